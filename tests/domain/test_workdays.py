"""Counting working days."""

from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from office_tui.domain.workdays import (
    Workdays,
    count_between,
    is_working,
    shift,
    working_from,
    working_until,
)

DAYS = Workdays(
    holidays={date(2026, 2, 17): "New Year", date(2026, 2, 18): "New Year"},
    worked=frozenset({date(2026, 2, 14), date(2026, 2, 18)}),
)
DATES = st.dates(date(2025, 1, 1), date(2027, 12, 31))


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        ("2026-02-13", True),  # a Friday
        ("2026-02-14", True),  # a Saturday that is worked
        ("2026-02-15", False),  # a Sunday
        ("2026-02-17", False),  # a holiday
        ("2026-02-18", True),  # a holiday taken back
    ],
)
def test_which_days_are_worked(day: str, worked: bool) -> None:
    assert is_working(date.fromisoformat(day), DAYS) is worked


@pytest.mark.parametrize(
    ("day", "n", "then"),
    [
        ("2026-02-13", 1, "2026-02-14"), ("2026-02-13", 2, "2026-02-16"), ("2026-02-13", 3, "2026-02-18"),
        ("2026-02-15", 1, "2026-02-16"), ("2026-02-16", -1, "2026-02-14"), ("2026-02-18", -2, "2026-02-14"),
        ("2026-02-15", 0, "2026-02-15"),
    ],
)  # fmt: skip
def test_shifting(day: str, n: int, then: str) -> None:
    assert shift(date.fromisoformat(day), n, DAYS) == date.fromisoformat(then)


def test_a_weekend_may_be_another() -> None:
    friday_saturday = Workdays(weekend=frozenset({4, 5}))
    assert shift(date(2026, 3, 12), 1, friday_saturday) == date(2026, 3, 15)


def test_the_nearest_working_day() -> None:
    sunday = date(2026, 2, 15)
    assert (working_until(sunday, DAYS), working_from(sunday, DAYS)) == (date(2026, 2, 14), date(2026, 2, 16))
    monday = date(2026, 2, 16)
    assert (working_until(monday, DAYS), working_from(monday, DAYS)) == (monday, monday)


@given(DATES, st.integers(1, 700))
def test_counting_undoes_shifting(day: date, n: int) -> None:
    later = shift(day, n, DAYS)
    assert is_working(later, DAYS)
    assert count_between(day, later, DAYS) == n
    assert count_between(later, day, DAYS) == -n
    assert count_between(day, later - timedelta(days=1), DAYS) == n - 1


@given(DATES)
def test_nothing_lies_between_a_day_and_itself(day: date) -> None:
    assert count_between(day, day, DAYS) == 0


def test_working_days_can_be_kept_in_a_file() -> None:
    assert msgspec.json.decode(msgspec.json.encode(DAYS), type=Workdays) == DAYS
