"""What reading a calendar gives: its events as plain cleaned values, and which could not be read."""

from __future__ import annotations

from datetime import datetime

import msgspec

from office_tui.calendars.properties import When


class Foreign(msgspec.Struct, frozen=True, kw_only=True):
    """Something dated that somebody else sent; one of a series stands for all of it."""

    uid: str
    """As the sender's program named it; our own mark of it where it has no name."""
    title: str
    start: When | None
    """The day, or the aware moment; of a series that goes on, when it comes next; None where no date can be read."""
    end: When | None = None
    place: str = ""
    sender: str = ""
    address: str = ""
    text: str = ""
    repeats: str = ""
    """How often, in words; empty for what happens once."""
    is_over: bool = False
    """Of a series: it does not come round again, and `start` is when it began."""
    is_cancelled: bool = False
    sequence: int = 0
    changed: datetime | None = None
    mark: str = ""
    """A hash of what it says: the same as long as nothing that matters changes."""
    content: bytes = b""
    """A calendar of this alone, as it came."""
    cleaned: bool = False
    warnings: tuple[str, ...] = ()


class Read(msgspec.Struct, frozen=True, kw_only=True):
    """A calendar: what was read of it, how many events and tasks stood in it, and why some were not read."""

    events: tuple[Foreign, ...] = ()
    found: int = 0
    read: int = 0
    """How many of those found could be read; several of one name are one of `events`."""
    unread: tuple[str, ...] = ()
    """A clause each: `event 7: it has no date`; where not all were looked at, that stands first."""
