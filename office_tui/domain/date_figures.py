"""The forms of a date in figures: 2026-03-20, 20.3., 20/3/2026, the 20th."""

from __future__ import annotations

from datetime import date

from office_tui.domain.date_rules import (
    Asked,
    Groups,
    Rule,
    beside_weekday,
    checked,
    day_in,
    day_of_month,
    day_without_year,
    month_name,
    refusal,
)
from office_tui.errors import UsageError


def _full(groups: Groups, asked: Asked) -> date:
    del asked
    return day_in(int(groups["year"]), int(groups["month"]), int(groups["day"]))


def _day_and_month(groups: Groups, asked: Asked) -> date:
    return day_without_year(int(groups["month"]), int(groups["day"]), asked)


def _undotted(groups: Groups, asked: Asked) -> date:
    first, second = int(groups["day"]), int(groups["month"])
    if first <= 12 and second <= 12 and first != second:
        raise _ambiguous(f"{first}.{second}", first, second, f"Write {first}.{second}. for the first.")
    return _day_and_month(groups, asked)


def _slashed(groups: Groups, asked: Asked) -> date:
    first, second, year = int(groups["first"]), int(groups["second"]), groups.get("year")
    if first <= 12 and second <= 12 and first != second:
        words = f"{first}/{second}" + (f"/{year}" if year else "")
        raise _ambiguous(words, first, second, "Name the month, or write 2026-03-20.")
    day, month = (second, first) if second > 12 else (first, second)
    return day_in(int(year), month, day) if year else day_without_year(month, day, asked)


def _ambiguous(words: str, first: int, second: int, hint: str) -> UsageError:
    one, other = f"{first} {month_name(second)}", f"{second} {month_name(first)}"
    return refusal(f"“{words}” could be {one} or {other}.", hint)


def _short_year(groups: Groups, asked: Asked) -> date:
    del groups, asked
    raise refusal("A year of two figures can be mistaken.", "Write the year in four: 20.3.2026.")


def _day_alone(groups: Groups, asked: Asked) -> date:
    return day_of_month(int(groups["day"]), asked)


# "the 4th quarter" names no day.
_NO_DAY = (
    r"(?!\s+(?:century|quarter|floor|anniversary|meeting|edition|session|time|party|street|place|largest|round"
    r"|congress|draft|version|generation)\b)"
)

FIGURES: tuple[Rule, ...] = (
    Rule(
        beside_weekday(r"(?P<year>\d{4})(?P<sep>[-/.])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})"),
        checked(_full),
    ),
    Rule(r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)", _full, "alone"),
    Rule(beside_weekday(r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})"), checked(_full)),
    # Without a year only where it was typed: "raised by 2.5." ends many a sentence.
    Rule(beside_weekday(r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\."), checked(_day_and_month), "typed"),
    Rule(r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})", _undotted, "alone"),
    Rule(r"(?:\d{1,2}[-./]){2}\d\d", _short_year, "typed"),
    Rule(
        beside_weekday(r"(?P<first>\d{1,2})(?P<sep>[/-])(?P<second>\d{1,2})(?P=sep)(?P<year>\d{4})"),
        checked(_slashed),
    ),
    Rule(r"(?P<first>\d{1,2})/(?P<second>\d{1,2})", _slashed, "typed"),
    Rule(rf"(?:the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th){_NO_DAY}", _day_alone),
    Rule(r"(?P<day>\d{1,2})", _day_alone, "alone"),
)
