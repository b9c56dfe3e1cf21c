"""One dated thing of the office, as every calendar shows it: a day, a letter, a title, and what it is of."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

import msgspec


class Event(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What falls on a day: computed from a record, never stored.

    `id`, `what` and `key` make its name, which must stay the same however date and title change.
    """

    day: date
    """The day it falls on, in the office's zone."""
    what: str
    """What of the record it is, in a word or two: `due`, `back`, `expires`, `inspection`."""
    title: str
    """What it is about, on one line."""
    id: str
    """The record it is of, such as `LIC-12`."""
    kind: str
    """That record's kind, as `domain.kinds` names it: `directive`, `licence`."""
    letter: str = "•"
    """One character that stands for it in the cell of a calendar."""
    key: str = ""
    """Tells apart several of one `what`: the number of a step, a period such as `2026-1`; never the date itself."""
    at: datetime | None = None
    """The moment, aware, where it has one; without it the whole day."""
    lines: tuple[str, ...] = ()
    """What else to know, a sentence a line."""
    alarms: tuple[int, ...] = ()
    """How many days before to be reminded; 0 is the day itself."""
    rev: int = 0
    """The commit that last wrote the record."""

    @property
    def name(self) -> str:
        """What it is called for ever within this office: `LIC-12.inspection.2026-1`."""
        what = self.what.replace(" ", "-")
        return ".".join(each for each in (self.id, what, self.key) if each)

    @property
    def heading(self) -> str:
        """What a calendar of one line a day shows: `Due: Cash plan`."""
        return f"{self.what[:1].upper()}{self.what[1:]}: {self.title}"


def in_order(events: Iterable[Event]) -> list[Event]:
    """Return events by day, whole days first, then by moment, kind and record."""
    return sorted(events, key=_place)


def between(events: Iterable[Event], first: date, last: date) -> list[Event]:
    """Return the events from `first` to `last`, both included, in order."""
    return in_order(event for event in events if first <= event.day <= last)


def _place(event: Event) -> tuple[date, float, str, int, str, str]:
    prefix, _, number = event.id.partition("-")
    moment = event.at.timestamp() if event.at is not None else float("-inf")
    return event.day, moment, prefix, int(number) if number.isdecimal() else 0, event.what, event.key
