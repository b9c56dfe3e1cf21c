"""Merging: a directive goes into another one, and the link says which."""

from __future__ import annotations

import pytest

from office_tui.domain.assignment import Assignment
from office_tui.domain.directive import Directive, DirectiveState
from office_tui.domain.letter import Letter
from office_tui.errors import NotFoundError, OfficeError, StepError, UsageError
from office_tui.services import follow, triage
from office_tui.services.desk import Desk
from office_tui.services.merging import merge, targets, went_into
from office_tui.services.undo import undo
from tests.services.office import now, put, whole


@pytest.fixture
def three(office: Desk) -> list[Directive]:
    """DIR-1 to DIR-3, each in progress."""
    return put(
        office,
        *(Directive(title=f"plan {n}", number=f"DIR-2026-00{n}", state="in progress") for n in (1, 2, 3)),
    )


def read(desk: Desk, id_: str) -> Directive:
    return now(desk, id_, Directive)


@pytest.mark.parametrize(
    ("into", "reason", "why"),
    [
        ("DIR-2", "", ""),
        ("DIR-2026-002", "  ", ""),
        ("dir-2", " one plan is enough ", "one plan is enough"),
    ],
)
def test_the_link_says_into_what(
    office: Desk, three: list[Directive], into: str, reason: str, why: str
) -> None:
    before = whole(office)
    done = merge(office, three[:1], into, reason)
    one = read(office, "DIR-1")
    assert (done.label, one.state, one.merged_into, one.reason) == (
        "merge into DIR-2: DIR-1 plan 1", "merged", "DIR-2", why,
    )  # fmt: skip
    undo(office)
    assert whole(office) == before


def test_several_go_into_one(office: Desk, three: list[Directive]) -> None:
    merge(office, three[:2], "DIR-3")
    assert [read(office, id_).merged_into for id_ in ("DIR-1", "DIR-2")] == ["DIR-3", "DIR-3"]


def test_reopened_it_is_merged_into_nothing(office: Desk, three: list[Directive]) -> None:
    merge(office, three[:1], "DIR-2")
    triage.reopen(office, [read(office, "DIR-1")], "not the same after all")
    one = read(office, "DIR-1")
    assert (one.state, one.merged_into) == ("registered", "")


@pytest.mark.parametrize(
    ("into", "error", "says"),
    [
        ("", UsageError, "into what"),
        ("  ", UsageError, "into what"),
        ("DIR-9", NotFoundError, "DIR-9"),
        ("DIR-1", OfficeError, "into itself"),
        ("LET-1", OfficeError, "no directive"),
        ("DEP-1", OfficeError, "no directive"),
    ],
)
def test_what_nothing_can_go_into_is_refused(
    office: Desk, three: list[Directive], into: str, error: type[OfficeError], says: str
) -> None:
    put(office, Letter(title="a letter"))
    with pytest.raises(error, match=says):
        merge(office, three[:1], into)
    assert read(office, "DIR-1") == three[0]


def test_two_never_go_into_each_other(office: Desk, three: list[Directive]) -> None:
    merge(office, three[:1], "DIR-2")
    merge(office, three[1:2], "DIR-3")
    with pytest.raises(OfficeError, match="DIR-1 is itself merged into DIR-3"):
        merge(office, three[2:], "DIR-1")


def test_only_what_is_open_is_merged_and_never_without_saying_into_what(
    office: Desk, three: list[Directive]
) -> None:
    with pytest.raises(UsageError, match="into what"):
        follow.move(office, three[:1], "merge", "some other one")
    merge(office, three[:1], "DIR-2")
    with pytest.raises(StepError):
        merge(office, [read(office, "DIR-1")], "DIR-3")


@pytest.mark.parametrize("state", ["closed", "cancelled"])
def test_nothing_goes_into_what_is_settled(office: Desk, state: DirectiveState) -> None:
    one, _ = put(office, Directive(title="plan"), Directive(title="plan", state=state))
    with pytest.raises(StepError, match=f"DIR-2 is {state}: nothing goes into it"):
        merge(office, [one], "DIR-2")
    assert read(office, "DIR-1") == one


def test_nothing_goes_into_what_went_elsewhere(office: Desk, three: list[Directive]) -> None:
    merge(office, three[:1], "DIR-2")
    with pytest.raises(StepError, match="DIR-1 is merged into DIR-2 itself"):
        merge(office, three[2:], "DIR-1")


def test_offered_are_the_open_ones_the_most_alike_first(office: Desk) -> None:
    one, *_ = put(
        office,
        Directive(title="cash plan for March"),
        Directive(title="cash plan for March", state="closed"),
        Directive(title="fire drill"),
        Directive(title="cash plan for April"),
    )
    assert [each.id for each in targets(office, one)] == ["DIR-4", "DIR-3"]


def test_what_went_into_one_is_known_there_until_it_is_taken_back(
    office: Desk, three: list[Directive]
) -> None:
    assert went_into(office, "DIR-3") == []
    merge(office, three[:2], "DIR-3")
    assert [each.id for each in went_into(office, "DIR-3")] == ["DIR-1", "DIR-2"]
    undo(office)
    assert went_into(office, "DIR-3") == []


def test_the_share_in_what_was_merged_says_where_it_went(office: Desk, three: list[Directive]) -> None:
    triage.give(office, three[:1], "Finance")
    merge(office, [read(office, "DIR-1")], "DIR-2")
    assert [(each.of, each.state, each.reason) for each in office.all(Assignment)] == [
        ("DIR-1", "returned", "merged into DIR-2")
    ]
