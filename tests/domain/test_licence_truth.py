"""Rounds, findings, drift, red: what is wrong with a licence, and what was missed."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from office_tui.domain.copy import Copy
from office_tui.domain.drift import drift, is_same, to_amend, version_on
from office_tui.domain.duty import Duty
from office_tui.domain.fact import Fact, Printed, Version
from office_tui.domain.holdings import gather
from office_tui.domain.licence import Licence
from office_tui.domain.months import add_months
from office_tui.domain.people import Office
from office_tui.domain.red import reds
from office_tui.domain.rounds import (
    checked_late,
    next_round,
    open_findings,
    original_missing,
    round_of,
    rounds_told,
    series,
    unchecked,
)  # fmt: skip
from office_tui.domain.verification import Check, Round

TODAY = date(2026, 3, 2)
SAFE = (Copy(kind="original", place="safe"),)
FIRE = Licence(id="LIC-1", name="Fire", long_term=True, copies=SAFE)
FOOD = Licence(id="LIC-2", name="Food", long_term=True)
ROUND = Round(
    id="RND-1",
    name="2026 Q1",
    opened=date(2026, 1, 5),
    due=date(2026, 1, 30),
    every=3,
    covers=("LIC-1", "LIC-2"),
)
APART = -1
"""Stands for a round of its own."""
CHECK = Check(id="CHK-1", licence="LIC-1", round="RND-1", on=date(2026, 1, 8), seen="yes")


def test_what_a_round_leaves_unchecked_shows() -> None:
    held = gather([FIRE, FOOD], checks=[CHECK], rounds=[ROUND])
    assert [each.id for each in unchecked(ROUND, held)] == ["LIC-2"]
    assert next_round(held) == date(2026, 4, 5)


@pytest.mark.parametrize(
    ("of", "on", "closed", "left", "late"),
    [
        ("RND-1", date(2026, 1, 30), None, 1, 0),
        ("RND-1", date(2026, 1, 31), None, 1, 1),  # a day after it was over
        ("", date(2026, 2, 20), None, 1, 1),
        ("RND-2", date(2026, 4, 6), None, 1, 1),  # the next one is running: it catches up on both
        ("RND-0", date(2026, 1, 4), None, 2, 0),  # before it was begun
        ("RND-2", date(2026, 4, 6), date(2026, 2, 1), 0, 0),  # after it was closed
        ("", date(2026, 2, 1), date(2026, 2, 1), 0, 1),
    ],
)
def test_a_check_counts_for_every_round_open_and_late_for_one_over(
    of: str, on: date, closed: date | None, left: int, late: int
) -> None:
    round_, check = replace(ROUND, closed=closed), replace(CHECK, round=of, on=on)
    held = gather([FIRE, FOOD], checks=[check], rounds=[round_])
    assert (len(unchecked(round_, held)), len(checked_late(round_, held))) == (left, late)


def test_what_was_checked_in_time_is_not_late_for_being_checked_again() -> None:
    again = replace(CHECK, id="CHK-2", round="RND-2", on=date(2026, 4, 6))
    second = replace(ROUND, id="RND-2", name="2026 Q2", opened=date(2026, 4, 5), due=date(2026, 4, 30))
    held = gather([FIRE, FOOD], checks=[CHECK, again], rounds=[ROUND, second])
    assert checked_late(ROUND, held) == []
    assert (rounds_told(CHECK, held), rounds_told(again, held)) == ("2026 Q1", "2026 Q2")
    caught_up = gather([FIRE, FOOD], checks=[again], rounds=[ROUND, second])
    assert rounds_told(again, caught_up) == "2026 Q1 (late), 2026 Q2"


@pytest.mark.parametrize(
    ("rounds", "checks", "today", "expected"),
    [
        ([ROUND], [], date(2026, 1, 30), "RND-1"),
        ([ROUND], [], date(2026, 1, 31), "RND-1"),  # over, and not checked in it
        ([ROUND], [CHECK], date(2026, 1, 31), ""),
        ([replace(ROUND, closed=date(2026, 1, 31))], [], date(2026, 2, 1), ""),
        ([ROUND, replace(ROUND, id="RND-2", due=date(2026, 4, 30))], [], date(2026, 4, 6), "RND-2"),
        ([replace(ROUND, due=date(2026, 4, 30)), replace(ROUND, id="RND-2")], [], date(2026, 4, 6), "RND-1"),
        ([replace(ROUND, covers=("LIC-2",))], [], date(2026, 1, 30), ""),
    ],
)
def test_the_round_a_check_is_noted_for(
    rounds: list[Round], checks: list[Check], today: date, expected: str
) -> None:
    held = gather([FIRE, FOOD], checks=checks, rounds=rounds)
    found = round_of("LIC-1", held.rounds, held, today)
    assert (found.id if found else "") == expected


def test_what_was_given_up_is_not_asked_and_no_round_follows_what_is_not_repeated() -> None:
    gone = replace(FOOD, state="surrendered")
    assert [each.id for each in unchecked(ROUND, gather([FIRE, gone], rounds=[ROUND]))] == ["LIC-1"]
    assert next_round(gather([], rounds=[replace(ROUND, every=0)])) is None
    assert next_round(gather([])) is None


@pytest.mark.parametrize(
    ("rounds", "expected"),
    [
        ([(3, False)], 0),
        ([(3, False), (APART, False)], 0),  # one of its own is no part of the series
        ([(3, False), (6, False), (APART, False), (APART, False)], 1),
        ([(3, False), (6, True)], None),  # it ended with its newest, not with the one before
        ([(3, False), (6, True), (APART, False)], None),
        ([(3, False), (0, False)], None),  # ended as it was before such rounds were marked
        ([(3, False), (0, False), (APART, False)], None),
        ([(3, False), (0, False), (6, False)], 2),
        ([(APART, False)], None),
        ([(3, True), (1, False)], 1),  # begun anew
        ([(0, False)], None),
    ],
)
def test_the_newest_round_that_is_repeated_carries_the_series(
    rounds: list[tuple[int, bool]], expected: int | None
) -> None:
    all_ = [
        replace(
            ROUND,
            id=f"RND-{n}",
            opened=date(2026, n + 1, 5),
            every=max(every, 0),
            is_last=is_last,
            is_apart=every == APART,
        )
        for n, (every, is_last) in enumerate(rounds)
    ]
    held = gather([FIRE], rounds=all_)
    last = series(held)
    assert (last.id if last else None) == (f"RND-{expected}" if expected is not None else None)
    begins = (
        add_months(all_[expected].opened or TODAY, all_[expected].every) if expected is not None else None
    )
    assert next_round(held) == begins


def test_a_finding_is_open_until_it_is_put_right() -> None:
    found = replace(CHECK, finding="stamp faded")
    assert open_findings("LIC-1", gather([FIRE], checks=[found])) == [found]
    assert open_findings("LIC-1", gather([FIRE], checks=[replace(found, corrected=TODAY)])) == []


@pytest.mark.parametrize(
    ("copies", "checks", "says"),
    [
        (SAFE, [], ""),
        ((), [], "no original"),
        ((Copy(kind="duplicate", number=1),), [], "no original"),
        ((Copy(kind="original", is_missing=True),), [], "is missing"),
        ((*SAFE, Copy(kind="original", number=2, is_missing=True)), [], "the original 2 is missing"),
        (SAFE, [replace(CHECK, seen="no")], "not seen"),
        (SAFE, [replace(CHECK, seen="no"), replace(CHECK, on=date(2026, 2, 1))], ""),
        (SAFE, [replace(CHECK, seen="no"), replace(CHECK, on=date(2026, 2, 1), seen="")], "not seen"),
        (SAFE, [replace(CHECK, seen="no", corrected=TODAY)], ""),
    ],
)
def test_a_missing_original(copies: tuple[Copy, ...], checks: list[Check], says: str) -> None:
    why = original_missing(replace(FIRE, copies=copies), gather([FIRE], checks=checks))
    assert (says in why) if says else why == ""


MOVED = Fact(
    id="FCT-1",
    name="address",
    versions=(
        Version(value="1 Old Road", since=date.min),
        Version(value="18 Weir Lane", value_zh="堰巷18号", since=date(2026, 2, 10), why="moved"),
        Version(value="3 Far Street", since=date(2026, 9, 1)),
    ),
)


@pytest.mark.parametrize(
    ("day", "value"),
    [
        (date(2025, 1, 1), "1 Old Road"),
        (date(2026, 2, 10), "18 Weir Lane"),
        (date(2026, 9, 1), "3 Far Street"),
    ],
)
def test_a_fact_is_what_it_was_on_the_day(day: date, value: str) -> None:
    version = version_on(MOVED, day)
    assert version is not None
    assert version.value == value


def with_address(value: str, **fields: object) -> Licence:
    return replace(FIRE, printed=(Printed(fact="address", value=value),), **fields)


@pytest.mark.parametrize(
    ("licence", "drifts"),
    [
        (with_address("18 Weir  Lane"), False),
        (with_address("堰巷１８号"), False),
        (with_address("1 Old Road"), True),
        (with_address("1 Old Road", state="superseded"), False),
        (replace(FIRE, printed=(Printed(fact="capital", value="9"),)), False),  # nobody knows better
        (FIRE, False),
    ],
)
def test_drift_is_what_is_printed_and_not_true_today(licence: Licence, drifts: bool) -> None:
    found = drift(gather([licence], facts=[MOVED]), TODAY)
    assert bool(found) == drifts
    assert (
        bool([each for each in reds(licence, gather([licence], facts=[MOVED]), TODAY) if "address" in each])
        == drifts
    )


def test_a_change_lists_every_licence_with_the_day_to_amend_by() -> None:
    slow, quick = with_address("1 Old Road", amend_days=30), replace(with_address("1 Old Road"), id="LIC-2")
    held = gather([slow, quick, replace(FOOD, id="LIC-3")], facts=[MOVED])
    assert [(each.licence, each.amend_by) for each in drift(held, TODAY)] == [
        ("LIC-1", date(2026, 3, 12)), ("LIC-2", date(2026, 2, 10)),
    ]  # fmt: skip
    coming = Version(value="3 Far Street", since=date(2026, 9, 1))
    assert [each.licence for each in to_amend(held, "address", coming, TODAY)] == ["LIC-1", "LIC-2"]


def test_name_and_address_are_the_offices_own_until_a_fact_says_otherwise() -> None:
    office = Office(company="Pumps Ltd", company_zh="水泵公司", address="1 Old Road")
    wrong = replace(
        FIRE, printed=(Printed(fact="name", value="Pump Ltd"), Printed(fact="address", value="1 Old Road"))
    )
    assert [each.fact for each in drift(gather([wrong], office=office), TODAY)] == ["name"]
    assert [each.fact for each in drift(gather([wrong], facts=[MOVED], office=office), TODAY)] == [
        "name",
        "address",
    ]


def test_an_empty_translation_matches_nothing() -> None:
    assert not is_same("", Version(value="x", since=TODAY))


def test_red_says_everything_worst_first() -> None:
    licence = Licence(
        id="LIC-1", name="Lift", valid_to=date(2026, 2, 28), copies=(Copy(kind="original", is_missing=True),),
        duties=(Duty(title="Test", kind="inspection", since=date(2026, 2, 20), months=6),),
    )  # fmt: skip
    held = gather([licence], checks=[replace(CHECK, finding="stamp faded")])
    assert reds(licence, held, TODAY) == [
        "expired 28 Feb", "Test was due 20 Feb", "the original is missing", "found: stamp faded",
    ]  # fmt: skip
    assert reds(FIRE, gather([FIRE]), TODAY) == []
    assert reds(replace(licence, state="superseded"), held, TODAY) == []
    assert reds(replace(licence, state="lost"), held, TODAY) == ["lost"]


@pytest.mark.parametrize(
    ("value_zh", "since", "printed", "said"),
    [
        (
            "",
            date.min,
            "堰巷18号",
            ["Chinese address not known"],
        ),  # nobody has said it in Chinese, and it was always so
        ("", date(2026, 1, 1), "堰巷18号", ["prints an old address"]),  # it has changed since
        ("新路1号", date.min, "堰巷18号", ["prints an old address"]),
        ("", date.min, "2 New Road", ["prints an old address"]),
        ("", date.min, "18 weir lane", []),
    ],
)
def test_what_was_never_said_in_chinese_is_asked_and_not_called_old(
    value_zh: str, since: date, printed: str, said: list[str]
) -> None:
    version = Version(value="18 Weir Lane", value_zh=value_zh, since=since)
    licence = replace(FIRE, printed=(Printed(fact="address", value=printed),))
    held = gather([licence], facts=[Fact(id="FCT-1", name="address", versions=(version,))])
    assert list(reds(licence, held, TODAY)) == said
