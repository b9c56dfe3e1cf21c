"""Assignments: the share of who leads stands where the directive or letter stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from office_tui.domain.assignment import Assignment
from office_tui.domain.directive import Directive
from office_tui.domain.letter import Letter
from office_tui.services import follow, triage
from office_tui.services.capturing import capture
from office_tui.services.desk import Desk
from office_tui.services.register import save
from office_tui.services.search import passing
from office_tui.services.undo import undo
from tests.services.office import NOW, now, suggested, whole

Acts = Callable[[Desk, list[Directive]], object]


@pytest.fixture
def given(office: Desk) -> Desk:
    """An office in which Finance was given a directive."""
    capture(office, "Finance: plan by friday @Wei", accept=True)
    return office


def shares(desk: Desk) -> list[tuple[str, str]]:
    return [(desk.name(each.department), each.state) for each in desk.all(Assignment)]


def moves(verb: str) -> Acts:
    until = NOW + timedelta(days=3) if verb == "suspend" else None
    return lambda desk, seen: follow.move(desk, seen, verb, "so", until)


DO: dict[str, Acts] = {
    "report": follow.report,
    "rework": lambda desk, seen: follow.rework(desk, seen, "a page is missing"),
    "verify": lambda desk, seen: follow.verify(desk, seen, "seen"),
    "reopen": lambda desk, seen: triage.reopen(desk, seen, "wrong"),
    "decline": lambda desk, seen: triage.decline(desk, seen, "withdrawn"),
    "accept": triage.accept,
}


@pytest.mark.parametrize(
    ("verbs", "state"),
    [
        ([], "offered"),
        (["accept"], "accepted"),
        (["start"], "working"),
        (["accept", "start", "report"], "reported done"),
        (["report", "rework"], "working"),
        (["verify"], "accepted done"),
        (["verify", "reopen"], "working"),
        (["start", "suspend"], "waiting"),
        (["start", "suspend", "resume"], "working"),
        (["return"], "returned"),
        (["cancel"], "returned"),
        (["decline", "reopen"], "returned"),
    ],
)
def test_a_share_stands_where_the_directive_stands(given: Desk, verbs: list[str], state: str) -> None:
    before = whole(given)
    for verb in verbs:
        DO.get(verb, moves(verb))(given, [now(given, "DIR-1", Directive)])
    assert shares(given) == [("Finance", state)]
    for _ in verbs:
        undo(given)
    assert whole(given) == before


def test_given_anew_the_earlier_share_ends_as_returned(given: Desk) -> None:
    triage.give(given, [now(given, "DIR-1", Directive)], "工程部")
    assert shares(given) == [("Finance", "returned"), ("Works", "offered")]
    assert given.all(Assignment)[0].reason == "given to Works"
    follow.move(given, [now(given, "DIR-1", Directive)], "start")
    assert shares(given) == [("Finance", "returned"), ("Works", "working")]


def test_what_came_back_and_is_given_anew_keeps_why_it_came_back(given: Desk) -> None:
    follow.move(given, [now(given, "DIR-1", Directive)], "return", "not ours")
    triage.give(given, [now(given, "DIR-1", Directive)], "Works")
    assert shares(given) == [("Finance", "returned"), ("Works", "offered")]
    assert given.all(Assignment)[0].reason == "not ours"


def test_a_share_goes_to_the_new_owner(given: Desk) -> None:
    triage.own(given, [now(given, "DIR-1", Directive)], "Li Na")
    assert [each.person for each in given.all(Assignment)] == ["PER-3"]
    made = now(given, "DIR-1", Directive)
    save(
        given,
        Directive(**{name: getattr(made, name) for name in made.__struct_fields__} | {"owner": "PER-1"}),
    )
    assert [(each.person, each.state) for each in given.all(Assignment)] == [("PER-1", "offered")]


def test_a_letter_answered_ends_its_share(office: Desk) -> None:
    triage.accept(office, [suggested(office, becomes="letter", department="DEP-1")])
    assert shares(office) == [("Finance", "offered")]
    follow.move(office, [now(office, "LET-1", Letter)], "clarify", "which form")
    assert shares(office) == [("Finance", "waiting")]
    follow.move(office, [now(office, "LET-1", Letter)], "resume")
    follow.report(office, [now(office, "LET-1", Letter)])
    assert shares(office) == [("Finance", "accepted done")]


def test_a_share_is_found_by_what_it_is_of(given: Desk) -> None:
    triage.set_importance(given, [now(given, "DIR-1", Directive)], "top")
    assert [each.id for each in passing(given, given.all(Assignment), "plan")] == ["ASG-1"]
    assert passing(given, given.all(Assignment), "roof") == []
