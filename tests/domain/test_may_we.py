"""May we: yes by a licence that stands, or no and why."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from office_tui.domain.clock import on
from office_tui.domain.copy import Copy
from office_tui.domain.duty import Duty
from office_tui.domain.holdings import gather
from office_tui.domain.licence import Licence
from office_tui.domain.loan import Loan
from office_tui.domain.may_we import Verdict, may_we
from office_tui.domain.workdays import Workdays

TODAY = date(2026, 3, 2)
FOOD = Licence(
    id="LIC-1", name="Food permit", keywords=("食品经营许可证", "canteen"), scope="hot meals, cold dishes",
    valid_to=date(2026, 5, 2),
)  # fmt: skip
LENT = Loan(
    id="LOA-1", licence="LIC-1", lent=date(2026, 3, 1), due=on(date(2026, 3, 9), TODAY), borrower="Sales"
)
LATE = replace(LENT, due=on(date(2026, 3, 1), TODAY))


def ask(licence: Licence, day: date = TODAY, wanted: str = "food permit", **more: Any) -> Verdict:
    activity = more.pop("activity", "")
    return may_we(wanted, day, gather([licence], **more), today=TODAY, workdays=Workdays(), activity=activity)


@pytest.mark.parametrize("wanted", ["food permit", "FOOD", "canteen", "食品经营", "lic-1", "permit"])
def test_yes_by_any_of_its_names(wanted: str) -> None:
    assert ask(FOOD, wanted=wanted) == Verdict(
        yes=True, licence="LIC-1", name="Food permit", until=date(2026, 5, 2)
    )


def test_a_long_term_one_has_no_last_day() -> None:
    assert ask(replace(FOOD, long_term=True)).until is None


@pytest.mark.parametrize(
    ("other", "loans", "beware"),
    [
        ({"valid_to": date(2026, 2, 28)}, [], ("LIC-2 Food permit, works: expired on 28 Feb.",)),
        ({}, [replace(LENT, licence="LIC-2")],
         ("LIC-2 Food permit, works: its original is on loan (LOA-1), due back 9 Mar.",)),
        ({}, [replace(LENT, licence="LIC-2", copy="original 1")],
         ("LIC-2 Food permit, works: its original 1 is on loan (LOA-1), due back 9 Mar.",)),
        ({"state": "suspended", "reason": "hygiene"}, [], ("LIC-2 Food permit, works: suspended (hygiene).",)),
        ({"state": "lost"}, [], ("LIC-2 Food permit, works: lost.",)),
        ({"state": "superseded"}, [], ()),
        ({"state": "surrendered"}, [], ()),  # nobody takes up what was given up
        ({"scope": "drinks"}, [], ()),  # it stands, only not for this
        ({"name": "Blasting", "valid_to": date(2026, 2, 28)}, [], ()),
    ],
)  # fmt: skip
@pytest.mark.parametrize("first", [True, False])
def test_a_yes_bewares_of_the_others_called_so(
    first: bool, other: dict[str, Any], loans: list[Loan], beware: tuple[str, ...]
) -> None:
    second = replace(FOOD, **{"id": "LIC-2", "name": "Food permit, works", "keywords": ()} | other)
    held = gather([FOOD, second] if first else [second, FOOD], loans=loans)
    verdict = may_we("food", TODAY, held, today=TODAY, workdays=Workdays(), activity="hot")
    assert (verdict.licence, verdict.beware) == ("LIC-1", beware)


@pytest.mark.parametrize(
    ("licence", "day", "more", "says"),
    [
        (FOOD, TODAY, {"wanted": "blasting"}, "No licence here"),
        (FOOD, TODAY, {"wanted": ""}, "No licence here"),
        (FOOD, date(2026, 5, 3), {}, "expired on 2 May"),
        (replace(FOOD, state="suspended", reason="hygiene"), TODAY, {}, "suspended (hygiene)"),
        (replace(FOOD, valid_from=date(2026, 4, 1)), TODAY, {}, "not yet valid"),
        (FOOD, TODAY, {"activity": "catering"}, "out of its scope"),
        (FOOD, TODAY, {"loans": [LENT]}, "on loan (LOA-1), due back 9 Mar"),
        (FOOD, date(2026, 4, 1), {"loans": [LATE]}, "on loan"),  # late already: nobody knows when it comes
    ],
)
def test_no_with_the_reason(licence: Licence, day: date, more: dict[str, Any], says: str) -> None:
    verdict = ask(licence, day, **more)
    assert not verdict.yes
    assert says in " ".join(verdict.reasons)


def test_yes_where_the_reason_is_gone_by_then() -> None:
    assert ask(FOOD, date(2026, 5, 2)).yes
    assert ask(FOOD, date(2026, 3, 9), loans=[LENT]).yes
    assert ask(FOOD, loans=[replace(LENT, copy="duplicate 1")]).yes
    assert ask(FOOD, activity="cold dishes").yes


def test_a_superseded_one_is_silent_beside_its_successor() -> None:
    old = replace(FOOD, id="LIC-0", state="superseded")
    held = gather([old, replace(FOOD, valid_to=date(2026, 1, 1))])
    verdict = may_we("food", TODAY, held, today=TODAY, workdays=Workdays())
    assert [each[:5] for each in verdict.reasons] == ["LIC-1"]


@pytest.mark.parametrize(
    ("fields", "beware"),
    [
        ({"conditions": "no raw fish"}, ("under conditions: no raw fish",)),
        ({"copies": (Copy(kind="original", is_missing=True),)}, ("the original is missing",)),
        ({"copies": (Copy(kind="duplicate", number=1),)}, ("no original is recorded",)),
        ({"copies": (Copy(kind="original", place="safe"),)}, ()),
        ({"copies": ()}, ()),  # nobody has said anything of papers
    ],
)
def test_a_yes_names_its_conditions_and_a_missing_original(
    fields: dict[str, Any], beware: tuple[str, ...]
) -> None:
    verdict = ask(replace(FOOD, **fields))
    assert (verdict.yes, verdict.beware) == (True, beware)


def test_a_yes_says_that_nobody_recorded_its_scope_where_that_is_asked() -> None:
    assert ask(replace(FOOD, scope=""), activity="catering").beware == (
        "its scope is not recorded: see whether it names “catering”",
    )
    assert ask(replace(FOOD, scope="")).beware == ()


def test_the_one_that_names_what_is_to_be_done_is_the_surer_yes() -> None:
    vague, named = replace(FOOD, scope=""), replace(FOOD, id="LIC-2", scope="catering")
    held = gather([vague, named])
    verdict = may_we("food", TODAY, held, today=TODAY, workdays=Workdays(), activity="catering")
    assert (verdict.licence, verdict.beware) == ("LIC-2", ())
    assert may_we("food", TODAY, held, today=TODAY, workdays=Workdays()).licence == "LIC-1"


def test_a_yes_says_what_to_beware_of() -> None:
    duty = Duty(title="Hygiene", kind="inspection", since=date(2026, 2, 1), months=12)
    assert ask(replace(FOOD, duties=(duty,))).beware == ("Hygiene was due 1 Feb",)


@pytest.mark.parametrize(
    ("copy", "yes"),
    [("original", False), ("original 1", False), ("duplicate 1", True), ("stamped copy", True)],
)
def test_only_an_original_that_is_out_says_no(copy: str, yes: bool) -> None:
    assert ask(FOOD, loans=[replace(LENT, copy=copy)]).yes is yes


@pytest.mark.parametrize(
    ("old", "loans", "activity", "reasons"),
    [
        ({}, [LENT], "", ("LIC-1 Food permit: its original is on loan (LOA-1), due back 9 Mar.",)),
        ({"stood": "suspended", "reason": "hygiene"}, [], "", ("LIC-1 Food permit: suspended (hygiene).",)),
        (
            {},
            [],
            "catering",
            ("LIC-1 Food permit: “catering” is out of its scope (hot meals, cold dishes).",),
        ),
    ],
)
def test_of_one_that_was_renewed_early_the_reason_is_told_until_its_successor_begins(
    old: dict[str, Any], loans: list[Loan], activity: str, reasons: tuple[str, ...]
) -> None:
    early = replace(FOOD, state="superseded", succeeded_by="LIC-2", **old)
    new = replace(FOOD, id="LIC-2", valid_from=date(2026, 5, 3), valid_to=date(2031, 5, 2), succeeds="LIC-1")
    held = gather([early, new], loans=loans)
    verdict = may_we("food", TODAY, held, today=TODAY, workdays=Workdays(), activity=activity)
    assert not verdict.yes
    assert verdict.reasons[: len(reasons)] == reasons
    later = may_we("food", date(2026, 5, 3), held, today=TODAY, workdays=Workdays())
    assert (later.yes, later.licence, later.beware) == (True, "LIC-2", ())
