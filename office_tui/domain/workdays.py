"""Working days as a plain value, so that the rules never ask a calendar."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import msgspec

DAY = timedelta(days=1)
_LONG = 60
"""More days are not counted one by one."""


class Workdays(msgspec.Struct, frozen=True):
    """Which days are worked: the weekend by weekday (Monday is 0), holidays by name, make-up days.

    `provisional` holds the years whose holidays are not all announced yet, or not known.
    """

    weekend: frozenset[int] = frozenset({5, 6})
    holidays: Mapping[date, str] = {}
    worked: frozenset[date] = frozenset()
    provisional: frozenset[int] = frozenset()


def is_working(day: date, workdays: Workdays) -> bool:
    """Say whether `day` is worked: a make-up day always, else neither a weekend nor a holiday."""
    if day in workdays.worked:
        return True
    return day.weekday() not in workdays.weekend and day not in workdays.holidays


def shift(day: date, n: int, workdays: Workdays) -> date:
    """Return the `n`-th working day after `day` (before it where `n` is negative); `day` is not counted.

    With `n` = 0 it is `day`, worked or not. Raises OverflowError beyond the years 1 to 9999.
    """
    step = DAY if n > 0 else -DAY
    left = abs(n)
    while left > _LONG:
        weeks = left // 7
        begin, day = day + step, day + step * 7 * weeks
        left -= _worked_in(min(begin, day), weeks, workdays)
    while left:
        day += step
        left -= is_working(day, workdays)
    return day


def _worked_in(first: date, weeks: int, workdays: Workdays) -> int:
    """Count the working days of whole weeks from `first` on, without asking each day."""
    last, weekend = first + DAY * (7 * weeks - 1), workdays.weekend
    free = sum(
        first <= day <= last and day.weekday() not in weekend and day not in workdays.worked
        for day in workdays.holidays
    )
    more = sum(first <= day <= last and day.weekday() in weekend for day in workdays.worked)
    return weeks * (7 - len(weekend)) - free + more


def count_between(a: date, b: date, workdays: Workdays) -> int:
    """Count the working days after `a` up to and including `b`; negative where `b` comes first."""
    if b < a:
        return -count_between(b, a, workdays)
    return sum(is_working(a + DAY * n, workdays) for n in range(1, (b - a).days + 1))


def working_from(day: date, workdays: Workdays) -> date:
    """Return `day` if it is worked, else the next day that is."""
    return day if is_working(day, workdays) else shift(day, 1, workdays)


def working_until(day: date, workdays: Workdays) -> date:
    """Return `day` if it is worked, else the last day before it that is."""
    return day if is_working(day, workdays) else shift(day, -1, workdays)
