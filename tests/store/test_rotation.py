"""Which earlier copies stay: a table of cases, and what holds for any."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from office_tui.store.rotation import MOST, Copy, to_drop

MONDAY = date(2026, 3, 2)


def copies(*days_ago: int) -> list[Copy]:
    """Return one copy for each of these days before the Monday, oldest first, with ascending commits."""
    days = sorted(MONDAY - timedelta(each) for each in days_ago)
    return [Copy(seq, day, 1, Path(f"{seq}")) for seq, day in enumerate(days, 1)]


def kept(found: list[Copy]) -> list[int]:
    """Return how many days before the Monday the copies are that stay, newest first."""
    dropped = {drop.copy for drop in to_drop(found)}
    return [(MONDAY - each.day).days for each in reversed(found) if each not in dropped]


@pytest.mark.parametrize(
    ("days_ago", "expected"),
    [
        ((), []),
        ((0,), [0]),
        ((0, 0, 0), [0, 0, 0]),
        ((0, 0, 0, 0), [0, 0, 0]),
        ((0, 0, 0, 0, 0, 1), [0, 0, 0, 1]),
        ((0, 1, 1, 1), [0, 1, 1]),
        ((*range(14),), [*range(14)]),
        # a Monday: the fifteenth day is two weeks ago to the day, in its week the newest but for four
        ((*range(15),), [*range(14)]),
        ((*range(16),), [*range(14), 15]),
        # beyond the days, the Sundays of eight weeks and the last days of the months
        ((*range(400),), [*range(14), 15, 22, 29, 30, 36, 43, 61, 92, 122, 153, 183, 214, 245, 275, 306]),
        # days, weeks and months without a copy do not count
        ((0, 700, 1400), [0, 700, 1400]),
    ],
)  # fmt: skip
def test_which_stay(days_ago: tuple[int, ...], expected: list[int]) -> None:
    assert kept(copies(*days_ago)) == expected


@given(st.lists(st.integers(0, 1500), max_size=120))
def test_what_holds_for_any(days_ago: list[int]) -> None:
    found = copies(*days_ago)
    drops = to_drop(found)
    dropped = {drop.copy for drop in drops}
    staying = [each for each in found if each not in dropped]
    assert len(staying) <= MOST
    assert set(found[-3:]) <= set(staying), "the newest stay"
    days = sorted({each.day for each in found})[-14:]
    assert {each.day for each in staying} >= set(days), "several a day push no day out"
    for drop in drops:
        assert drop.heir in staying
        assert drop.heir > drop.copy
    assert to_drop(staying) == [], "nothing more goes without something new"


@given(st.lists(st.integers(0, 3), min_size=1, max_size=400).map(sorted))
def test_used_every_day_the_days_before_stay(days_ago: list[int]) -> None:
    """Rotate after each copy, as the office does."""
    standing: list[Copy] = []
    for seq, day in enumerate(sorted(MONDAY - timedelta(each) for each in days_ago), 1):
        standing.append(Copy(seq, day, 1, Path(f"{seq}")))
        gone = {drop.copy for drop in to_drop(standing)}
        standing = [each for each in standing if each not in gone]
    assert {each.day for each in standing} == {MONDAY - timedelta(each) for each in days_ago}
