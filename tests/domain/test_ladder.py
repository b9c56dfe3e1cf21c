"""The ladder: each rung once, one message after downtime, silence behind the end."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from office_tui.domain.ladder import rung_to_tell
from office_tui.domain.licence import LADDER
from office_tui.domain.workdays import Workdays, is_working

WEEK = Workdays()
EVERY_DAY = Workdays(weekend=frozenset())
END = date(2026, 6, 30)


@pytest.mark.parametrize(
    ("today", "told", "expected"),
    [
        (date(2025, 12, 31), (), None),
        (date(2026, 1, 1), (), 180),
        (date(2026, 1, 2), (180,), None),
        (date(2026, 4, 1), (180,), 90),
        (date(2026, 6, 24), (180,), 7),  # after downtime: one, not four
        (date(2026, 6, 25), (180, 7), None),
        (date(2026, 6, 30), (180, 7), 0),
        (date(2026, 7, 1), (180, 7, 0), None),  # silent behind the end
        (date(2026, 7, 9), (180, 7), 0),  # down on the very day: told once
        (date(2026, 7, 30), (180, 7), 0),
        (date(2026, 7, 31), (180, 7), None),  # by now everybody has seen it red
        (date(2026, 12, 12), (180,), None),
        (date(2026, 7, 9), (), 0),  # nobody knows since when it is there
    ],
)
def test_rungs(today: date, told: tuple[int, ...], expected: int | None) -> None:
    assert rung_to_tell(LADDER, END, told, today, EVERY_DAY) == expected


@pytest.mark.parametrize("ladder", [(0,), (7, 0), LADDER])
@pytest.mark.parametrize(
    ("today", "since", "expected"),
    [
        (date(2026, 7, 1), date.min, 0),  # it was there, and nobody asked on its day
        (date(2026, 7, 9), date(2026, 6, 30), 0),
        (date(2026, 7, 9), date(2026, 7, 1), None),  # entered when it was past
        (date(2026, 7, 30), date.min, 0),
        (date(2026, 7, 31), date.min, None),
    ],
)
def test_what_was_there_and_never_told_is_told_once_behind_its_day(
    ladder: tuple[int, ...], today: date, since: date, expected: int | None
) -> None:
    assert rung_to_tell(ladder, END, (), today, EVERY_DAY, since=since) == expected
    assert rung_to_tell(ladder, END, (0,), today, EVERY_DAY, since=since) is None


def test_what_falls_on_a_weekend_is_told_the_working_day_before() -> None:
    sunday = date(2026, 3, 8)
    assert rung_to_tell((7, 0), sunday, (7,), date(2026, 3, 5), WEEK) is None
    assert rung_to_tell((7, 0), sunday, (7,), date(2026, 3, 6), WEEK) == 0


@pytest.mark.parametrize(
    ("until", "rungs"),
    [
        (date.max, [1, 0, -1, -8]),
        (END + timedelta(days=8), [1, 0, -1, -8]),
        (END + timedelta(days=7), [1, 0, -1]),  # it is true no more
        (END, [1, 0]),
        (None, [1, 0, -1, -8]),
    ],
)
def test_a_ladder_that_goes_on_asks_again_behind_the_day_until_it_is_true_no_more(
    until: date | None, rungs: list[int]
) -> None:
    told: list[int] = []
    for n in range(40):
        rung = rung_to_tell((1, 0, -1, -8), END, told, END + timedelta(days=n - 2), EVERY_DAY, until=until)
        told += [] if rung is None else [rung]
    assert told == rungs


def test_what_goes_on_is_told_first_when_it_is_long_past_but_not_behind_its_end() -> None:
    for until, expected in ((date(2028, 6, 30), 0), (date(2028, 6, 29), None)):
        assert rung_to_tell((14, 0), END, (), date(2028, 6, 30), EVERY_DAY, until=until) == expected


@given(
    st.sets(st.integers(0, 200), min_size=1, max_size=8),
    st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    st.sets(st.integers(0, 250), max_size=150),
)
def test_whatever_days_are_missed_no_rung_is_told_twice_and_the_last_is_told(
    ladder: set[int], day: date, down: set[int]
) -> None:
    told: list[int] = []
    for n in range(251):
        today = day - timedelta(days=220 - n)
        if n in down or not is_working(today, WEEK):
            continue
        rung = rung_to_tell(ladder, day, told, today, WEEK, since=date.min)
        told += [] if rung is None else [rung]
    assert told == sorted(set(told), reverse=True)
    assert set(told) <= ladder
    looked_again = [day - timedelta(days=220 - n) for n in range(220, 251) if n not in down]
    if any(is_working(each, WEEK) for each in looked_again):
        assert min(told) == min(ladder)
