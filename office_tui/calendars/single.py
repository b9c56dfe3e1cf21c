"""One event or task of a file, before it is known whether it stands alone or belongs to a series."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Final, NamedTuple

from office_tui.calendars.pieces import Piece
from office_tui.calendars.properties import (
    Property,
    When,
    every_when,
    first,
    lasts,
    properties,
    when,
    words,
)
from office_tui.calendars.zones import zone
from office_tui.domain.clean import clean, clean_line, is_clean

_TITLE: Final = 1_000
_TEXT: Final = 100_000
_NO_DATE: Final = 60
_ADDRESS: Final = re.compile(r"(?:mailto:)?\s*([^\s<>\"]{1,240}@[^\s<>\"]{1,240})", re.IGNORECASE)
_DAY: Final = timedelta(days=1)


class UnreadError(ValueError):
    """Why an event cannot be read, as a clause."""


class Around(NamedTuple):
    """What reading an event has to know: the zones the file describes, and the office's own."""

    zones: Mapping[str, tzinfo]
    here: tzinfo


class Single(NamedTuple):
    """What one event or task says, cleaned; `start` is None where no date can be read."""

    uid: str
    instead_of: When | None
    """The occurrence of its series that it replaces."""
    title: str
    start: When | None
    no_date: str
    """What stands where its date should, and is none; else nothing."""
    end: When | None
    """Of whole days the last one."""
    rule: str
    more: tuple[When, ...]
    without: tuple[When, ...]
    place: str
    sender: str
    address: str
    text: str
    is_cancelled: bool
    sequence: int
    changed: datetime | None
    cleaned: bool
    piece: Piece


def read_single(piece: Piece, around: Around) -> Single:
    """Read an event or task; `UnreadError` says why not."""
    found = properties(piece.lines)
    is_task = piece.name == b"VTODO"
    start = _placed(first(found, "DUE") if is_task else None, around) or _placed(
        first(found, "DTSTART"), around
    )
    if start is None and not first(found, "SUMMARY"):
        raise UnreadError("it has neither a title nor a date that can be read")
    title, text, place = (words(found, name) for name in ("SUMMARY", "DESCRIPTION", "LOCATION"))
    sender, address = _organiser(found)
    rule = first(found, "RRULE")
    return Single(
        uid=clean_line(words(found, "UID"))[:250],
        instead_of=_placed(first(found, "RECURRENCE-ID"), around),
        title=clean_line(title)[:_TITLE],
        start=start,
        no_date=_no_date(found) if start is None else "",
        end=None if start is None or is_task else _end(found, start, around),
        rule=rule.value.strip() if rule else "",
        more=_every(found, "RDATE", around),
        without=_every(found, "EXDATE", around),
        place=clean_line(place)[:_TITLE],
        sender=clean_line(sender)[:_TITLE],
        address=clean_line(address),
        text=clean(text)[:_TEXT].strip("\n"),
        is_cancelled=words(found, "STATUS").strip().upper() == "CANCELLED",
        sequence=_sequence(found),
        changed=_changed(found),
        cleaned=not all(map(is_clean, (title, text, place, sender))),
        piece=piece,
    )  # fmt: skip


def _no_date(found: list[Property]) -> str:
    said = first(found, "DTSTART") or first(found, "DUE")
    return clean_line(said.value)[:_NO_DATE] if said is not None else ""


def wall(moment: When) -> datetime:
    """Return a day or moment as the clock on the wall of its own zone shows it; a day begins at midnight."""
    if isinstance(moment, datetime):
        return moment.replace(tzinfo=None)
    return datetime(moment.year, moment.month, moment.day)  # noqa: DTZ001 - a wall clock's time, on purpose


def _placed(one: Property | None, around: Around) -> When | None:
    """Return the day, or the moment in its zone; one by a wall clock nobody named is by ours."""
    found = when(one)
    return _in_zone(one, found, around) if one is not None and found is not None else None


def _in_zone(one: Property, found: When, around: Around) -> When | None:
    if not isinstance(found, datetime):
        return found
    if found.tzinfo is None:
        found = found.replace(tzinfo=zone(one.parameters.get("TZID", ""), around.zones) or around.here)
    try:
        found.astimezone(UTC), found.astimezone(around.here)
    except OverflowError:
        return None
    return found


def _every(found: list[Property], name: str, around: Around) -> tuple[When, ...]:
    placed = (_in_zone(one, each, around) for one, each in every_when(found, name))
    return tuple(each for each in placed if each is not None)


def _end(found: list[Property], start: When, around: Around) -> When | None:
    """Return when it ends, where that is after its start; a calendar says of whole days the day after."""
    end = _placed(first(found, "DTEND"), around)
    if end is None:
        length = lasts(first(found, "DURATION"))
        try:
            end = start + length if length else None
        except OverflowError:
            end = None
    if end is None or isinstance(end, datetime) != isinstance(start, datetime):
        return None
    if not isinstance(end, datetime) and end > date.min:
        end -= _DAY
    return end if end > start else None


def _organiser(found: list[Property]) -> tuple[str, str]:
    one = first(found, "ORGANIZER")
    if one is None:
        return "", ""
    address = _ADDRESS.search(one.value)
    return one.parameters.get("CN", ""), address[1] if address else ""


def _sequence(found: list[Property]) -> int:
    value = words(found, "SEQUENCE").strip()
    return int(value) if value.isascii() and value.isdecimal() and len(value) <= 9 else 0


def _changed(found: list[Property]) -> datetime | None:
    for name in ("LAST-MODIFIED", "DTSTAMP"):
        read = when(first(found, name))
        if isinstance(read, datetime):
            return read if read.tzinfo else read.replace(tzinfo=UTC)
    return None
