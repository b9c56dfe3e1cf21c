"""From when and until when a successor is likely to be valid."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from office_tui.domain.holdings import Holdings, gather
from office_tui.domain.licence import Licence
from office_tui.domain.months import add_months
from office_tui.domain.next_term import next_first_day, next_last_day
from office_tui.domain.reach import later

ALONE = Holdings()


@pytest.mark.parametrize(
    ("first", "last", "then"),
    [
        (date(2021, 5, 3), date(2026, 5, 2), date(2031, 5, 2)),
        (date(2023, 3, 15), date(2026, 3, 14), date(2029, 3, 14)),
        (date(2024, 3, 1), date(2028, 2, 29), date(2032, 2, 29)),
        (date(2026, 1, 1), date(2026, 12, 31), date(2027, 12, 31)),
        (date(2025, 1, 1), date(2026, 6, 30), date(2027, 12, 31)),  # eighteen months
        (date(2026, 3, 2), date(2031, 6, 30), date(2036, 6, 30)),  # granted early, for five years
        (date(2026, 3, 1), date(2031, 6, 30), date(2036, 6, 30)),
        (
            date(2021, 6, 20),
            date(2026, 6, 30),
            date(2031, 6, 30),
        ),  # issued in its month, ends with that month
        (date(2025, 6, 20), date(2026, 6, 30), date(2027, 6, 30)),
        (date(2026, 1, 31), date(2026, 2, 26), None),
        (date(2026, 1, 31), date(2026, 2, 27), date(2026, 3, 27)),
        (date(2026, 1, 1), date(2026, 1, 20), None),
        (None, date(2026, 5, 2), None),
        (date(2021, 5, 3), None, None),
    ],
)
def test_as_long_again(first: date | None, last: date | None, then: date | None) -> None:
    assert next_last_day(Licence(valid_from=first, valid_to=last), ALONE) == then
    assert next_last_day(Licence(issued=first, valid_to=last), ALONE) == then


def test_what_is_long_term_has_no_next_term() -> None:
    for_ever = Licence(valid_from=date(2021, 5, 3), valid_to=date(2026, 5, 2), long_term=True)
    assert next_last_day(for_ever, ALONE) is None


@pytest.mark.parametrize(
    ("ended", "then"),
    [
        (date(2026, 6, 30), date(2028, 6, 30)),  # a year behind it, granted four months early
        (date(2026, 2, 1), date(2028, 10, 31)),  # its predecessor had ended: the term is as it says
        (date(2027, 6, 30), date(2028, 10, 31)),
        (None, date(2028, 10, 31)),
    ],
)
def test_what_it_was_granted_early_by_is_no_part_of_its_term(ended: date | None, then: date) -> None:
    old = Licence(id="LIC-1", valid_to=ended, long_term=ended is None)
    new = Licence(id="LIC-2", valid_from=date(2026, 3, 1), valid_to=date(2027, 6, 30), succeeds="LIC-1")
    assert next_last_day(new, gather([old, new])) == then


@given(st.dates(date(2000, 1, 1), date(2050, 12, 28)), st.integers(2, 20))
def test_whole_years_from_any_day_come_again(first: date, years: int) -> None:
    if first.day > 28:
        first = first.replace(day=28)
    last = later(add_months(first, 12 * years), -1)
    again = next_last_day(Licence(valid_from=first, valid_to=last), ALONE)
    assert again == later(add_months(first, 24 * years), -1)


@pytest.mark.parametrize(
    ("last", "first"),
    [
        (date(2026, 6, 30), date(2026, 7, 1)),
        (date(2026, 3, 2), date(2026, 3, 3)),
        (date(2026, 3, 1), date(2026, 3, 2)),  # over: from today
        (None, date(2026, 3, 2)),
    ],
)
def test_it_follows_the_old_one(last: date | None, first: date) -> None:
    assert next_first_day(Licence(valid_to=last), date(2026, 3, 2)) == first
