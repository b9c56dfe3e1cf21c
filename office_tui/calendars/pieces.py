"""A calendar file taken apart into its events without trusting it: any bytes, in time that grows with their number."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Final, NamedTuple

EVENTS_LIMIT: Final = 20_000
"""Events of one file that are looked at."""
LINE_LIMIT: Final = 200_000
"""Bytes of one unfolded line that are read; the rest of a longer one is passed over."""
LINES_LIMIT: Final = 2_000
"""Lines of one event that are read."""
EVENT: Final = frozenset({b"VEVENT", b"VTODO"})
_BEGINNINGS: Final = (b"BEGIN:VCALENDAR", b"BEGIN:VEVENT", b"BEGIN:VTODO")
_ZONE: Final = b"VTIMEZONE"
_READ: Final = frozenset(
    {
        b"UID", b"SUMMARY", b"DESCRIPTION", b"LOCATION", b"DTSTART", b"DTEND", b"DUE", b"DURATION", b"RRULE",
        b"RDATE", b"EXDATE", b"RECURRENCE-ID", b"ORGANIZER", b"STATUS", b"SEQUENCE", b"LAST-MODIFIED", b"DTSTAMP",
        b"TZID", b"X-LIC-LOCATION", b"TZOFFSETTO",
    }
)  # fmt: skip
_INSIDE_ZONE: Final = frozenset({b"STANDARD", b"DAYLIGHT"})
_BOM: Final = b"\xef\xbb\xbf"


class Piece(NamedTuple):
    """One event, task or zone: the lines that matter, unfolded, and where its bytes lie in the file."""

    name: bytes
    """`VEVENT`, `VTODO` or `VTIMEZONE`."""
    lines: tuple[bytes, ...]
    start: int
    end: int


def is_calendar(data: bytes) -> bool:
    """Say whether a file that begins so is a calendar, or one event or task without the calendar around it."""
    return data[:1000].removeprefix(_BOM).lstrip()[:15].upper().startswith(_BEGINNINGS)


def pieces(data: bytes) -> Iterator[Piece]:
    """Yield every event, task and zone, also those that are never ended; what stands inside them is passed over."""
    open_: _Open | None = None
    for line, start, end in _unfolded(data):
        word, _, value = line.partition(b":")
        word, value = word.strip().upper(), value.strip().upper()
        if word == b"BEGIN" and (value in EVENT or value == _ZONE):
            if open_ is not None:
                yield open_.ended(start)
            open_ = _Open(value, start)
        elif open_ is not None and word == b"END" and value in {open_.name, b"VCALENDAR"}:
            yield open_.ended(end if value == open_.name else start)
            open_ = None
        elif open_ is not None:
            open_.take(word, value, line)
    if open_ is not None:
        yield open_.ended(len(data))


class _Open:
    """A piece that is being gathered."""

    def __init__(self, name: bytes, start: int) -> None:
        self.name = name
        self._start = start
        self._lines: list[bytes] = []
        self._depth = 0

    def take(self, word: bytes, value: bytes, line: bytes) -> None:
        """Take a line that matters; what belongs to an alarm or the like does not."""
        if word == b"BEGIN":
            self._depth += not (self.name == _ZONE and value in _INSIDE_ZONE)
            self._keep(line)
        elif word == b"END":
            self._depth = max(0, self._depth - 1)
        elif not self._depth and word.partition(b";")[0] in _READ:
            self._keep(line)

    def _keep(self, line: bytes) -> None:
        if not self._depth and len(self._lines) < LINES_LIMIT:
            self._lines.append(line)

    def ended(self, at: int) -> Piece:
        """Return the piece, which ends before byte `at`."""
        return Piece(self.name, tuple(self._lines), self._start, at)


def _unfolded(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Yield each whole line with the bytes it stands on, from and to; ends of line are those of any system."""
    if b"\n" not in data:
        data = data.replace(b"\r", b"\n")
    parts: list[bytes] = []
    start = end = size = 0
    for raw in io.BytesIO(data):
        begins = end
        end += len(raw)
        line = raw.rstrip(b"\r\n")
        if line[:1] in {b" ", b"\t"} and parts:
            if size < LINE_LIMIT:
                parts.append(line[1 : 1 + LINE_LIMIT - size])
                size += len(parts[-1])
        elif line:
            if parts:
                yield b"".join(parts), start, begins
            start = begins
            parts, size = [_head(line, begins)], min(len(line), LINE_LIMIT)
    if parts:
        yield b"".join(parts), start, end


def _head(line: bytes, begins: int) -> bytes:
    return (line if begins else line.removeprefix(_BOM))[:LINE_LIMIT]
