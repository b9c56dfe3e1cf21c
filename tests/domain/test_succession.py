"""A renewal granted early: the old licence stands until the day the new one begins, and no day is without either."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from office_tui.domain.holdings import Holdings, gather
from office_tui.domain.licence import Licence
from office_tui.domain.licence_line import licence_line
from office_tui.domain.licence_told import say_licence
from office_tui.domain.may_we import may_we
from office_tui.domain.succession import in_force, is_valid, superseded_from, valid_until
from office_tui.domain.workdays import Workdays

WEEK = Workdays()
TODAY = date(2026, 3, 2)
OLD = Licence(
    id="LIC-1", name="Food", valid_from=date(2021, 7, 1), valid_to=date(2026, 6, 30), state="superseded",
    since=TODAY, succeeded_by="LIC-2",
)  # fmt: skip
NEW = Licence(
    id="LIC-2", name="Food", valid_from=date(2026, 7, 1), valid_to=date(2031, 6, 30), succeeds="LIC-1"
)
BOTH = gather([OLD, NEW])
GAP = gather([OLD, replace(NEW, valid_from=date(2026, 7, 6))])
EARLY = gather([OLD, replace(NEW, valid_from=date(2026, 5, 1))])
ALONE = gather([OLD])


@pytest.mark.parametrize(
    ("held", "day", "which", "valid"),
    [
        (BOTH, date(2021, 6, 30), "LIC-1", False),
        (BOTH, date(2022, 1, 1), "LIC-1", True),  # a day that is past
        (BOTH, TODAY, "LIC-1", True),
        (BOTH, date(2026, 6, 30), "LIC-1", True),
        (BOTH, date(2026, 7, 1), "LIC-2", True),
        (BOTH, date(2031, 7, 1), "LIC-2", False),
        (GAP, date(2026, 7, 2), "LIC-1", False),
        (GAP, date(2026, 7, 6), "LIC-2", True),
        (EARLY, date(2026, 4, 30), "LIC-1", True),
        (EARLY, date(2026, 5, 1), "LIC-2", True),
        (gather([replace(OLD, stood="suspended"), NEW]), date(2026, 5, 1), "LIC-1", False),
        (gather([replace(OLD, state="held", succeeded_by=""), NEW]), date(2026, 5, 1), "LIC-1", True),
    ],
)
def test_which_is_in_force_and_whether_it_is_valid(
    held: Holdings, day: date, which: str, valid: bool
) -> None:
    found = in_force(held, "LIC-1", day)
    assert found is not None
    assert (found.id, is_valid(found, day, held)) == (which, valid)


@pytest.mark.parametrize(
    ("day", "valid"), [(date(2026, 3, 1), True), (TODAY, False), (date(2026, 5, 1), False)]
)
def test_without_its_successor_it_stood_until_that_was_entered(day: date, valid: bool) -> None:
    assert is_valid(OLD, day, ALONE) is valid
    assert superseded_from(OLD, ALONE) == TODAY


def test_until_when_each_serves() -> None:
    assert [valid_until(OLD, held) for held in (BOTH, GAP, EARLY)] == [
        date(2026, 6, 30), date(2026, 6, 30), date(2026, 4, 30),
    ]  # fmt: skip
    assert valid_until(NEW, BOTH) == date(2031, 6, 30)
    assert in_force(BOTH, "LIC-9", TODAY) is None


def test_a_chain_that_bites_its_tail_ends() -> None:
    bites = gather([OLD, replace(NEW, state="superseded", succeeded_by="LIC-1")])
    assert in_force(bites, "LIC-1", date(2040, 1, 1)) is not None


@given(st.integers(0, 5200))
def test_of_two_that_meet_one_is_valid_on_every_day(n: int) -> None:
    day = date(2021, 7, 1) + timedelta(days=n % 3652)
    assert [is_valid(each, day, BOTH) for each in (OLD, NEW)].count(True) == 1


@pytest.mark.parametrize(
    ("day", "held", "expected"),
    [
        (date(2026, 5, 1), BOTH, (True, "LIC-1", date(2026, 6, 30), ())),
        (date(2024, 5, 1), BOTH, (True, "LIC-1", date(2026, 6, 30), ())),
        (date(2026, 7, 1), BOTH, (True, "LIC-2", date(2031, 6, 30), ())),
        (date(2026, 4, 30), EARLY, (True, "LIC-1", date(2026, 4, 30), ())),
        (date(2026, 7, 2), GAP, (False, "", None, ())),
    ],
)
def test_may_we_between_the_grant_and_the_first_day(
    day: date, held: Holdings, expected: tuple[Any, ...]
) -> None:
    verdict = may_we("food", day, held, today=TODAY, workdays=WEEK)
    assert (verdict.yes, verdict.licence, verdict.until, verdict.beware) == expected


def test_the_old_one_says_until_when_it_is_the_one() -> None:
    line = licence_line(OLD, BOTH, TODAY, WEEK)
    assert (line.words, line.presses) == ("renewed from 1 Jul", "settled")
    assert licence_line(OLD, BOTH, date(2026, 7, 1), WEEK).words == "superseded"
    said = say_licence(OLD, BOTH, TODAY, WEEK, str)[0].text
    assert said == "valid, superseded by LIC-2 from Wed 1 Jul 2026, in 121 days"
    assert say_licence(OLD, BOTH, date(2026, 7, 1), WEEK, str)[0].text.startswith("superseded")
