"""A month as a calendar shows it: its weeks, and what falls on its days, in letters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from office_tui.domain.event import Event
from office_tui.domain.months import days_in
from office_tui.settings import WeekBegins

_FIRST: Mapping[str, int] = {"monday": 0, "saturday": 5, "sunday": 6}


def weekdays(begins: WeekBegins) -> list[int]:
    """Return the weekdays (Monday is 0) in the order of a week that begins so."""
    return [(_FIRST[begins] + n) % 7 for n in range(7)]


def weeks(year: int, month: int, begins: WeekBegins = "monday") -> list[list[date | None]]:
    """Return the weeks of a month, seven days each; None where a day belongs to another month."""
    lead = (date(year, month, 1).weekday() - _FIRST[begins]) % 7
    days = [date(year, month, n) for n in range(1, days_in(year, month) + 1)]
    cells: list[date | None] = [*[None] * lead, *days]
    cells += [None] * (-len(cells) % 7)
    return [cells[n : n + 7] for n in range(0, len(cells), 7)]


def by_day(events: Iterable[Event]) -> dict[date, tuple[Event, ...]]:
    """Return events by their day, in the order given."""
    found: dict[date, list[Event]] = defaultdict(list)
    for event in events:
        found[event.day].append(event)
    return {day: tuple(those) for day, those in found.items()}


def letters_of(events: Iterable[Event], order: str = "") -> str:
    """Return the letters of events, each once; those in `order` as they stand there, before any other."""
    rank = {letter: n for n, letter in enumerate(order)}
    return "".join(sorted({event.letter for event in events}, key=lambda each: (rank.get(each, 99), each)))


def by_month(days: Mapping[date, Sequence[Event]], order: str = "") -> list[tuple[int, str]]:
    """Return, for the twelve months of a year, how many events fall into each and their first letter."""
    found: list[list[Event]] = [[] for _ in range(12)]
    for day, events in days.items():
        found[day.month - 1] += events
    return [(len(events), letters_of(events, order)[:1]) for events in found]
