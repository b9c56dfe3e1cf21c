"""Dates in words, the one small grammar used everywhere: read, found in a text, and said back."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, NamedTuple

from office_tui.domain.date_words import DAY_NAMES, MONTH_NAMES
from office_tui.domain.workdays import Workdays

if TYPE_CHECKING:
    from office_tui.domain.date_rules import Sense

# The grammar is loaded when the first date is read: a list that only shows dates starts without it.

MORNING, EVENING = time(8), time(18)


def read_date(words: str, today: date, workdays: Workdays, *, sense: Sense = "ahead") -> date:
    """Return the day that `words` mean, counted from `today`; UsageError for what is impossible or ambiguous.

    A date without a year that is past means next year's, a weekday the next one after today; with the sense
    "back" (the date written on a letter) both mean the last one. A time of day behind the date is left out.
    """
    from office_tui.domain.date_asking import day_meant
    from office_tui.domain.date_rules import Asked

    return day_meant(words, Asked(today, workdays, sense))


def read_moment(
    words: str, now: datetime, workdays: Workdays, *, morning: time = MORNING, evening: time = EVENING
) -> datetime:
    """Return the moment that `words` mean, in the zone of `now`; a date alone means its `morning`.

    `tonight` is today's `evening`, a time alone the next such time, `+2h` counts hours. UsageError for what
    is impossible, ambiguous or already past.
    """
    from office_tui.domain.date_asking import moment_meant

    return moment_meant(words, now, workdays, morning, evening)


class FoundDate(NamedTuple):
    """A deadline in a text: the day, and the words with their introduction from `start` to `end`."""

    day: date
    start: int
    end: int
    words: str


def find_date(text: str, today: date, workdays: Workdays, *, strict: bool = False) -> FoundDate | None:
    """Return the first deadline in `text`, or None: `by Friday`, `within 10 working days`, `请于3月20日前`.

    In mail (not strict) an impossible or ambiguous date is passed over, and one without a year that is at
    most half a year behind counts as past; give as `today` the day the mail was written. In a line just typed
    (strict) a date without a year is the next one, "in 3 days" counts too, and what is impossible or
    ambiguous is a UsageError. A past date with its year is no deadline.
    """
    from office_tui.domain.date_finding import first_deadline

    return first_deadline(text, today, workdays, strict=strict)


def say_date(day: date, today: date) -> str:
    """Return the echo of a date: `Fri 27 Nov 2026, in 5 days`."""
    away = (day - today).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}.get(away)
    distance = near or (f"in {away} days" if away > 0 else f"{-away} days ago")
    return f"{DAY_NAMES[day.weekday()][:3]} {day.day} {MONTH_NAMES[day.month - 1][:3]} {day.year}, {distance}"


def short_date(day: date, today: date) -> str:
    """Return a date for a column, at most 11 cells: `2 Mar`, or `2 Mar 2027` in another year."""
    year = "" if day.year == today.year else f" {day.year}"
    return f"{day.day} {MONTH_NAMES[day.month - 1][:3]}{year}"
