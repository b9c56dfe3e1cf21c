"""A clock from words, so that a date that was counted can tell how: "+2w", "10 working days"."""

from __future__ import annotations

from datetime import date

from office_tui.domain.clock import Clock, Unit, due_on, on
from office_tui.domain.dates import read_date
from office_tui.domain.workdays import Workdays

UNITS: dict[str, tuple[Unit, int]] = {
    "d": ("days", 1),
    "w": ("weeks", 1),
    "m": ("months", 1),
    "y": ("months", 12),
    "b": ("workdays", 1),
}
"""The unit of a clock for a letter of the grammar, and how many of it the letter means."""


def read_clock(words: str, today: date, workdays: Workdays) -> Clock:
    """Return a clock due on the day that `words` mean; one that counts, where they count from today.

    Raises UsageError for what is no date, impossible or ambiguous.
    """
    from office_tui.domain.date_asking import span_meant

    day = read_date(words, today, workdays)
    span = span_meant(words)
    if span is not None:
        unit, times = UNITS[span.unit]
        clock = Clock(start=today, unit=unit, amount=span.n * times)
        if due_on(clock, workdays) == day:
            return clock
    return on(day, today)
