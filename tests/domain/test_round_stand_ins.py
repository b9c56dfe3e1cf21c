"""A licence renewed while a round runs: its successor stands in for it, and one check of either counts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from office_tui.domain import round_checks
from office_tui.domain.bands import day_of
from office_tui.domain.holdings import Holdings, gather
from office_tui.domain.licence import Licence
from office_tui.domain.licence_events import licence_events
from office_tui.domain.round_checks import first_check
from office_tui.domain.rounds import checked_late, round_of, rounds_told, unchecked
from office_tui.domain.succession import in_line
from office_tui.domain.verification import Check, Round
from office_tui.domain.workdays import Workdays
from tests.domain.licence_today import day_with

OLD = Licence(
    id="LIC-1",
    name="Food",
    valid_to=date(2026, 3, 31),
    state="superseded",
    since=date(2026, 3, 20),
    succeeded_by="LIC-2",
)
NEW = Licence(
    id="LIC-2", name="Food", valid_from=date(2026, 4, 1), valid_to=date(2029, 3, 31), succeeds="LIC-1"
)
ROUND = Round(
    id="RND-1", name="Q1", opened=date(2026, 3, 15), due=date(2026, 4, 15), every=3, covers=("LIC-1",)
)
EARLY = replace(ROUND, due=date(2026, 3, 25))
"""Over before the successor begins."""


def checked(licence: str, on: date, of: str = "") -> Check:
    return Check(id="CHK-1", licence=licence, on=on, round=of, seen="yes")


def with_(round_: Round, *checks: Check, licences: tuple[Licence, ...] = (OLD, NEW)) -> Holdings:
    return gather(licences, checks=checks, rounds=[round_])


@pytest.mark.parametrize(
    ("licences", "round_", "left"),
    [
        ((OLD, NEW), ROUND, ["LIC-2"]),
        ((OLD, NEW), EARLY, ["LIC-1"]),
        ((OLD, NEW), replace(ROUND, covers=("LIC-1", "LIC-2")), ["LIC-2"]),
        ((OLD, replace(NEW, state="surrendered")), ROUND, []),
        ((replace(OLD, succeeded_by=""), NEW), ROUND, []),
        ((OLD,), ROUND, []),
        ((OLD, NEW), replace(ROUND, closed=date(2026, 4, 2)), []),
    ],
)
def test_what_stands_in_on_the_day_of_the_round_is_to_be_checked(
    licences: tuple[Licence, ...], round_: Round, left: list[str]
) -> None:
    assert [each.id for each in unchecked(round_, with_(round_, licences=licences))] == left


@pytest.mark.parametrize(
    ("round_", "check", "counts", "late"),
    [
        (ROUND, checked("LIC-1", date(2026, 3, 16)), True, False),  # seen while it was still the old one
        (ROUND, checked("LIC-1", date(2026, 3, 14)), False, False),
        (ROUND, checked("LIC-2", date(2026, 3, 21)), True, False),  # it came early, and stands on the day
        (ROUND, checked("LIC-2", date(2026, 4, 2)), True, False),
        (ROUND, checked("LIC-2", date(2026, 4, 16)), True, True),
        (EARLY, checked("LIC-2", date(2026, 3, 21)), False, False),  # the old one is still what is to be seen
        (EARLY, checked("LIC-2", date(2026, 3, 31)), False, False),
        (EARLY, checked("LIC-2", date(2026, 4, 1)), True, True),  # it has taken its place by then
        (EARLY, checked("LIC-2", date(2026, 3, 31), "RND-1"), True, True),
        (ROUND, checked("LIC-3", date(2026, 4, 2)), False, False),
    ],
)
def test_a_check_of_either_counts_once_it_stands_there(
    round_: Round, check: Check, counts: bool, late: bool
) -> None:
    held = with_(round_, check)
    assert (first_check(round_, "LIC-1", held) == check) is counts
    assert bool(unchecked(round_, held)) is not counts
    assert checked_late(round_, held) == (["LIC-1"] if late else [])
    assert rounds_told(check, held) == (("Q1 (late)" if late else "Q1") if counts else "")


@pytest.mark.parametrize(
    ("licence", "round_", "today", "expected"),
    [
        ("LIC-2", ROUND, date(2026, 3, 21), "RND-1"),
        ("LIC-1", ROUND, date(2026, 3, 21), "RND-1"),
        ("LIC-2", ROUND, date(2026, 4, 20), "RND-1"),
        ("LIC-2", EARLY, date(2026, 3, 21), ""),
        ("LIC-1", EARLY, date(2026, 3, 21), "RND-1"),
        ("LIC-2", EARLY, date(2026, 4, 1), "RND-1"),
        ("LIC-3", ROUND, date(2026, 3, 21), ""),
    ],
)
def test_a_check_is_noted_for_the_round_it_stands_in_for(
    licence: str, round_: Round, today: date, expected: str
) -> None:
    held = with_(round_)
    found = round_of(licence, held.rounds, held, today)
    assert (found.id if found else "") == expected
    done = with_(round_, checked("LIC-1", today, "RND-1"))
    again = round_of(licence, done.rounds, done, today)
    assert (again is not None) == (bool(expected) and (round_.due or today) >= today)


def test_today_and_the_calendar_have_the_round_until_the_successor_was_seen() -> None:
    today = date(2026, 4, 14)
    for check, is_there in ((None, True), (checked("LIC-2", date(2026, 4, 2), "RND-1"), False)):
        held = with_(ROUND, *([check] if check else []))
        verify = day_with(held, day_of(today, datetime(2026, 4, 14, 9, tzinfo=UTC), Workdays())).placed[
            "verify"
        ]
        assert [each.title for each in verify] == ["Verification round Q1: 1 of 1 not checked"] * is_there
        events = licence_events(held, today, date(2026, 4, 30), today=today, workdays=Workdays())
        assert ("round" in {each.what for each in events}) is is_there


def test_a_line_that_bites_its_tail_ends() -> None:
    ring = replace(NEW, state="superseded", since=date(2026, 4, 5), succeeded_by="LIC-1")
    assert [id_ for id_, _ in in_line(with_(ROUND, licences=(OLD, ring)), "LIC-1")] == ["LIC-1", "LIC-2"]
    assert list(in_line(gather([]), "LIC-9")) == [("LIC-9", date.min)]


def test_the_record_of_checks_asks_once_of_each_round_and_licence(monkeypatch: pytest.MonkeyPatch) -> None:
    ids, years = [f"LIC-{n}" for n in range(30)], range(2000, 2010)
    rounds = [
        Round(id=f"RND-{y}", name=f"Q{y}", opened=date(y, 1, 1), due=date(y, 2, 1), covers=tuple(ids))
        for y in years
    ]
    checks = [
        Check(id=f"{y}-{id_}", licence=id_, on=date(y, 1, 9), round=f"RND-{y}") for y in years for id_ in ids
    ]
    held = gather([Licence(id=id_, long_term=True) for id_ in ids], checks=checks, rounds=rounds)
    asked: list[str] = []

    def counted(held: Holdings, id_: str) -> Iterator[tuple[str, date]]:
        asked.append(id_)
        return in_line(held, id_)

    monkeypatch.setattr(round_checks, "in_line", counted)
    assert [rounds_told(each, held) for each in checks] == [f"Q{y}" for y in years for _ in ids]
    assert sorted(asked) == sorted(ids)


def test_noting_one_check_asks_only_of_what_it_stands_for(monkeypatch: pytest.MonkeyPatch) -> None:
    ids = [f"LIC-{n}" for n in range(3, 40)]
    rounds = [replace(ROUND, id=f"RND-{n}", covers=("LIC-1", *ids)) for n in range(9)]
    held = gather([OLD, NEW, *(Licence(id=id_, long_term=True) for id_ in ids)], rounds=rounds)
    asked: set[str] = set()

    def counted(held: Holdings, id_: str) -> Iterator[tuple[str, date]]:
        asked.add(id_)
        return in_line(held, id_)

    monkeypatch.setattr(round_checks, "in_line", counted)
    assert round_of("LIC-2", rounds, held, date(2026, 4, 20)) == rounds[-1]
    assert asked == {"LIC-1", "LIC-2"}
