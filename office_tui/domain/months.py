"""Weeks, months, quarters and years: where they end, and a day said in full."""

from __future__ import annotations

from datetime import date, timedelta

from office_tui.domain.date_words import MONTH_NAMES


def days_in(year: int, month: int) -> int:
    """Return how many days the month has (January is 1)."""
    if month == 12:
        return 31
    return (date(year, month + 1, 1) - date(year, month, 1)).days


def add_months(day: date, n: int) -> date:
    """Return the same day `n` months later, or the last of that month: 31 January + 1 is 28 or 29 February.

    Raises ValueError beyond the years 1 to 9999.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + n, 12)
    month += 1
    if not 1 <= year <= 9999:
        raise ValueError(year)
    return date(year, month, min(day.day, days_in(year, month)))


def week_start(day: date) -> date:
    """Return the Monday of the week of `day`."""
    return day - timedelta(days=day.weekday())


def month_end(day: date) -> date:
    """Return the last day of the month of `day`."""
    return day.replace(day=days_in(day.year, day.month))


def quarter_end(day: date) -> date:
    """Return the last day of the quarter of `day`."""
    return month_end(day.replace(day=1, month=(day.month - 1) // 3 * 3 + 3))


def year_end(day: date) -> date:
    """Return the 31st of December of the year of `day`."""
    return date(day.year, 12, 31)


def long_date(day: date) -> str:
    """Return the day in full without its weekday: `20 March 2026`."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"
