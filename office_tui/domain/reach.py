"""How far the days of the rules reach: what is typed stays within it, and what a file holds beyond it does no harm."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from office_tui.errors import UsageError

FIRST, LAST = date(1900, 1, 1), date(2200, 12, 31)
"""The days people mean; any other is a slip of the finger."""
FOR_EVER = date.max
"""What forms and registers write as the last day of what has none."""
MOST_DAYS = 36_500
"""A hundred years, in days or working days."""
MOST_MONTHS = 600


def is_far(day: date | None) -> bool:
    """Tell whether a day is one that nobody means."""
    return day is not None and not FIRST <= day <= LAST


def later(day: date, days: int) -> date:
    """Return the day so many days later, negative: earlier; the calendar's end where it has no such day."""
    return capped(lambda: day + timedelta(days=days), back=days < 0)


def capped(count: Callable[[], date], *, back: bool = False) -> date:
    """Return the day that `count` reaches; where it falls off the calendar, its last, or counting `back` its first."""
    try:
        return count()
    except (OverflowError, ValueError):
        return date.min if back else date.max


def read_count(words: str) -> int:
    """Return a number typed in a line, nothing being 0; `UsageError` for more than a hundred years have days."""
    digits = words.lstrip("0")
    if len(digits) > len(str(MOST_DAYS)) or int(digits or "0") > MOST_DAYS:
        shown = words if len(words) < 12 else f"{words[:10]}…"
        raise UsageError(f"“{shown}” is too many.", f"At most {MOST_DAYS:,} are taken.")
    return int(digits or "0")
