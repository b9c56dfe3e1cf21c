"""What a rule of the date grammar is, and what all share: the question, the refusal, the missing year."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Literal, NamedTuple

from office_tui.domain.date_words import DAY_NAMES, MONTH_NAMES, WEEKDAY, weekday_of
from office_tui.domain.months import add_months, days_in, long_date, week_start
from office_tui.domain.workdays import Workdays
from office_tui.errors import UsageError

EXAMPLES = "Write it like 2026-03-20, 20 Mar, fri, +3d, +10bd, end of month, 周五 or 月底."
HALF_A_YEAR = 183

Sense = Literal["ahead", "back", "nearest"]
"""What a date without a year means: the next such day, the last one, or (in mail) the last one if that is at
most half a year ago, else the next."""

Place = Literal["anywhere", "typed", "alone"]
"""Where a form counts as a date: in any running text, in a line just typed, or where one is asked for."""


class Asked(NamedTuple):
    """The day from which is counted, the working days, and what a missing year means."""

    today: date
    workdays: Workdays
    sense: Sense = "ahead"


Groups = dict[str, str]
Read = Callable[[Groups, Asked], date]


class Rule(NamedTuple):
    """One form of a date: its pattern, what its groups mean, where it counts, and whether it is a span."""

    pattern: str
    read: Read
    place: Place = "anywhere"
    span: bool = False


def refusal(message: str, hint: str = EXAMPLES) -> UsageError:
    """Return the error that tells the person what is wrong and how to write it."""
    return UsageError(message, hint)


def month_name(month: int) -> str:
    """Return the English name of the month (January is 1); refuse a number that is none."""
    if not 1 <= month <= 12:
        raise refusal(f"There is no month {month}.")
    return MONTH_NAMES[month - 1]


def day_in(year: int, month: int, day: int) -> date:
    """Return that day, or refuse it where the calendar has none."""
    if not 1 <= month <= 12:
        raise refusal(f"There is no month {month}.")
    if not 1 <= year <= 9999:
        raise refusal(f"There is no year {year}.")
    if not 1 <= day <= days_in(year, month):
        leap = f"{year} is not a leap year. " if (month, day) == (2, 29) else ""
        raise refusal(f"There is no {day} {MONTH_NAMES[month - 1]} {year}.", leap + EXAMPLES)
    return date(year, month, day)


def day_without_year(month: int, day: int, asked: Asked) -> date:
    """Return the day in the year that the sense of the question gives it."""
    if 1 <= month <= 12 and not 1 <= day <= days_in(2000, month):
        raise refusal(f"There is no {day} {MONTH_NAMES[month - 1]}.")
    today = asked.today
    behind = (month, day) < (today.month, today.day)
    if asked.sense == "back":
        return day_in(today.year - ((month, day) > (today.month, today.day)), month, day)
    if behind and asked.sense == "nearest" and today.year > 1:
        this = day_in(today.year, month, day)
        return this if (today - this).days <= HALF_A_YEAR else day_in(today.year + 1, month, day)
    return day_in(today.year + behind, month, day)


def day_of_month(day: int, asked: Asked) -> date:
    """Return the next (or last) day with that number, today included; months too short are passed over."""
    if not 1 <= day <= 31:
        raise refusal(f"No month has a day {day}.")
    step = -1 if asked.sense == "back" else 1
    first = asked.today.replace(day=1)
    for months in range(13):
        month = add_months(first, step * months)
        if day <= days_in(month.year, month.month):
            found = month.replace(day=day)
            if (found - asked.today).days * step >= 0:
                return found
    raise AssertionError(day)


def weekday_after(weekday: int, asked: Asked) -> date:
    """Return the next such weekday (Monday is 0) after today, or where the question looks back the last."""
    if asked.sense == "back":
        return asked.today - timedelta(days=(asked.today.weekday() - weekday - 1) % 7 + 1)
    return asked.today + timedelta(days=(weekday - asked.today.weekday() - 1) % 7 + 1)


def weekday_in_week(weekday: int, weeks: int, asked: Asked) -> date:
    """Return the weekday of this week (it begins on Monday) or `weeks` later; refuse one that is past."""
    day = week_start(asked.today) + timedelta(days=weekday + 7 * weeks)
    if day < asked.today and asked.sense != "back":
        raise refusal(f"The {DAY_NAMES[weekday]} of this week, {long_date(day)}, is past.")
    return day


def beside_weekday(pattern: str) -> str:
    """Return the pattern of a date that may bear its weekday: before it, or in brackets behind it."""
    return rf"(?:(?P<weekday>{WEEKDAY})\.?,?\s+(?:the\s+)?)?{pattern}(?:,?\s*\((?P<after>{WEEKDAY})\.?\))?"


def checked(read: Read) -> Read:
    """Return the reading that also compares a weekday written beside the date (groups `weekday`, `after`)."""

    def reading(groups: Groups, asked: Asked) -> date:
        day = read(groups, asked)
        for name in (groups.get("weekday"), groups.get("after")):
            if name and weekday_of(name) != day.weekday():
                said, true = DAY_NAMES[weekday_of(name)], DAY_NAMES[day.weekday()]
                raise refusal(
                    f"{long_date(day)} is a {true}, not a {said}.",
                    "Correct the date or leave the weekday out.",
                )
        return day

    return reading
