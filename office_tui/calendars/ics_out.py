"""The office's events as an iCalendar file (RFC 5545) that phones and calendar programs take in and update."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from office_tui.domain.clean import clean, clean_line
from office_tui.domain.event import Event
from office_tui.domain.reach import MOST_DAYS

if TYPE_CHECKING:
    from icalendar import Alarm, Calendar
    from icalendar import Event as Written

PRODUCT: Final = "-//office-tui//office-tui//EN"
_OURS: Final = "office-tui."
_SHORT_WHILE: Final = timedelta(minutes=15)
"""How long something lasts that has a moment and no length."""
_DAY: Final = timedelta(days=1)


class Edition(NamedTuple):
    """What a calendar says besides its events; equal editions of equal events are equal to the byte."""

    office: str
    """The database's own id: two offices in one calendar never take each other's events for their own."""
    today: datetime
    """The beginning of the day it is written on, aware."""
    morning: time
    """When alarms of whole days ring."""
    changed: Mapping[int, datetime]
    """When each commit was made; an event of an unknown one counts as changed today."""
    title: str = ""


def uid(event: Event, office: str) -> str:
    """Return the name an event has for ever, in every calendar: of its record and what of it, never of its date."""
    return f"{prefix(office)}{event.name}"


def prefix(office: str) -> str:
    """Return what the names of all events of one office begin with."""
    return f"{_OURS}{office}."


def write(events: Iterable[Event], edition: Edition) -> bytes:
    """Return a whole calendar: UTF-8, CRLF, lines folded at 75 octets between characters."""
    calendar = _calendar(edition)
    for event in events:
        calendar.add_component(_written(event, edition))
    content: bytes = calendar.to_ical()
    return content


def _calendar(edition: Edition) -> Calendar:
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    if edition.title:
        calendar.add("x-wr-calname", clean_line(edition.title))
    return calendar


def _written(event: Event, edition: Edition) -> Written:
    from icalendar import Event as Written

    changed = edition.changed.get(event.rev, edition.today).astimezone(UTC)
    written = Written()
    written.add("uid", uid(event, edition.office))
    written.add("dtstamp", changed)
    written.add("last-modified", changed)
    written.add("sequence", event.rev)
    written.add("summary", clean_line(event.heading))
    written.add("description", clean("\n".join((*event.lines, event.id))))
    written.add("categories", [event.kind])
    written.add("dtstart", event.day if event.at is None else event.at.astimezone(UTC))
    if event.at is not None:
        written.add("dtend", event.at.astimezone(UTC) + _SHORT_WHILE)
    elif event.day < date.max:  # without an end it lasts its day
        written.add("dtend", event.day + _DAY)
    written.add("transp", "TRANSPARENT")
    for days in dict.fromkeys(max(-MOST_DAYS, min(each, MOST_DAYS)) for each in event.alarms):
        written.add_component(_alarm(event, days, edition.morning))
    return written


def _alarm(event: Event, days: int, morning: time) -> Alarm:
    from icalendar import Alarm

    hour = timedelta(hours=morning.hour, minutes=morning.minute) if event.at is None else timedelta()
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", clean_line(event.heading))
    alarm.add("trigger", hour - timedelta(days=days))
    return alarm
