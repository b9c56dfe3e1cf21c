"""The forms of a date that count from today: +3d, in two weeks, 10 working days."""

from __future__ import annotations

from datetime import date, timedelta

from office_tui.domain.date_rules import Asked, Groups, Rule
from office_tui.domain.date_words import COUNT, number_of
from office_tui.domain.months import add_months
from office_tui.domain.workdays import Workdays, shift


def later(day: date, n: int, unit: str, workdays: Workdays) -> date:
    """Return `day` and `n` units: d(ays), w(eeks), m(onths), y(ears), or b for working days.

    Raises OverflowError or ValueError beyond the years 1 to 9999.
    """
    match unit:
        case "d":
            return day + timedelta(days=n)
        case "w":
            return day + timedelta(weeks=n)
        case "m":
            return add_months(day, n)
        case "y":
            return add_months(day, 12 * n)
        case _:
            return shift(day, n, workdays)


def unit_of(word: str) -> str:
    """Return the letter of `later` for a unit as it was typed: `bd`, `working days`, `weeks`."""
    word = word.casefold()
    return "b" if word.startswith(("b", "wd", "work")) else word[0]


def _ahead(groups: Groups, asked: Asked) -> date:
    return later(asked.today, number_of(groups["n"]), unit_of(groups["unit"]), asked.workdays)


def _ago(groups: Groups, asked: Asked) -> date:
    return later(asked.today, -number_of(groups["n"]), unit_of(groups["unit"]), asked.workdays)


_LETTERS = r"(?P<unit>bd|wd|[dwmy])"
_UNIT = r"(?P<unit>(?:business|working)[\s-]+days?|work\s*days?|days?|weeks?|wks?|months?|years?|yrs?)"

# "3d" in running text is a way to print, and "5m" is money: there the letters need their plus.
SPANS: tuple[Rule, ...] = (
    Rule(rf"\+\s?(?P<n>\d{{1,4}})\s?{_LETTERS}", _ahead),
    Rule(rf"(?P<n>\d{{1,4}})\s?{_LETTERS}", _ahead, "alone"),
    Rule(
        rf"(?:(?:in|within)\s+)?(?:the\s+next\s+)?(?P<n>{COUNT})\s+{_UNIT}(?:\s+from\s+(?:now|today))?",
        _ahead,
        span=True,
    ),
    Rule(rf"(?P<n>{COUNT})\s+{_UNIT}\s+ago", _ago, "alone"),
)
