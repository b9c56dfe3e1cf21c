"""The decisions of triage, over a real file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from office_tui.domain.assignment import Assignment
from office_tui.domain.capture import Capture, Text
from office_tui.domain.directive import Directive
from office_tui.domain.letter import Letter
from office_tui.domain.people import Department, Person
from office_tui.errors import NotFoundError, OfficeError, StepError, UsageError
from office_tui.services import follow, triage
from office_tui.services.capturing import capture
from office_tui.services.desk import Desk
from office_tui.services.inbox import directives
from office_tui.services.search import passing
from office_tui.services.undo import undo
from tests.services.office import (
    NOW,
    FixedClock,
    arrived,
    captured,
    labels,
    now,
    put,
    suggested,
    whole,
)

FRIDAY = date(2026, 3, 6)


def directive(desk: Desk, line: str = "Finance: plan by friday") -> Directive:
    return now(desk, capture(desk, line, accept=True).made[0], Directive)


# Accepting


def test_accepting_takes_the_suggestion(office: Desk) -> None:
    seen = captured(office, "Finance: cash plan by friday !high @Wei")
    done = triage.accept(office, [seen])
    assert (done.label, done.ids, done.made) == ("accept: CAP-1 cash plan", ("CAP-1",), ("DIR-1",))
    made = now(office, "DIR-1", Directive)
    assert (made.number, made.title, made.importance) == ("DIR-2026-001", "cash plan", "high")
    assert (made.department, made.owner, made.state) == ("DEP-1", "PER-1", "assigned")
    assert made.due is not None
    assert (made.due.fixed, made.due.start) == (FRIDAY, NOW.date())
    assert made.words == "Finance: cash plan by friday !high @Wei"
    after = now(office, "CAP-1", Capture)
    assert (after.state, after.became, after.decided) == ("accepted", "DIR-1", NOW)
    (share,) = office.all(Assignment)
    assert (share.of, share.department, share.person, share.given) == ("DIR-1", "DEP-1", "PER-1", NOW.date())
    assert (share.role, share.state) == ("lead", "offered")


def test_accepting_as_a_letter_keeps_everything_that_came(office: Desk) -> None:
    seen = arrived(
        office, "Inspection", sender="Tax Office", address="tax@x", their_number="T-7", message_id="m@x"
    )
    assert triage.accept(office, [seen], "letter").label == "accept as letter: CAP-1 Inspection"
    made = now(office, "LET-1", Letter)
    assert (made.number, made.title, made.party, made.address) == (
        "IN-2026-001", "Inspection", "Tax Office", "tax@x",
    )  # fmt: skip
    assert (made.their_number, made.message_id, made.direction) == ("T-7", "m@x", "in")
    assert (made.state, made.capture, made.received) == ("registered", "CAP-1", NOW)


def test_a_directive_made_from_mail_says_all_that_the_mail_said(office: Desk) -> None:
    (text,) = put(office, Text(body="about the boilers"))
    file = {"name": "plan.csv", "size": 7, "sha256": "0"}
    seen = arrived(office, "Inspection", sender="GM", text=text.id, attachments=[file])
    triage.accept(office, [seen], "directive")
    made = now(office, "DIR-1", Directive)
    assert (made.text, made.attachments, made.given_by) == (text.id, seen.attachments, "GM")
    assert now(office, text.id, Text).of == "DIR-1"
    for wanted in ("boilers", "kind:directive boilers"):
        assert [each.id for each in passing(office, office.all(Directive), wanted)] == ["DIR-1"]
        assert [each.id for each in passing(office, directives(office), wanted)] == ["DIR-1"]


def test_what_does_not_say_what_it_is_must_be_asked(desk: Desk) -> None:
    with pytest.raises(UsageError, match="does not say what it is"):
        triage.accept(desk, [captured(desk, "something")])


def test_an_answer_for_those_that_do_not_say_leaves_the_others_theirs(desk: Desk) -> None:
    seen = [suggested(desk, becomes="letter"), captured(desk, "something")]
    done = triage.accept(desk, seen, unsure="directive")
    assert (done.label, done.made) == ("accept: 2 items", ("LET-1", "DIR-1"))


def test_a_typed_line_given_or_dated_is_a_directive_and_mail_is_not(office: Desk) -> None:
    triage.give(office, [captured(office, "who pays for the crane?")], "Finance")
    triage.set_due(office, [captured(office, "flowers for the reception")], FRIDAY)
    mail = put(office, Capture(title="A question", source="mail"))[0]
    triage.give(office, [mail], "Finance")
    suggested_as = [each.suggestion.becomes for each in office.all(Capture)]
    assert suggested_as == ["directive", "directive", ""]


def test_importance_is_raised_by_degrees_and_begins_anew(desk: Desk) -> None:
    captured(desk, "who pays for the crane?")
    degrees = []
    for _ in range(4):
        triage.raise_importance(desk, [now(desk, "CAP-1", Capture)])
        degrees.append(now(desk, "CAP-1", Capture).suggestion.importance)
    assert degrees == ["high", "top", "low", "normal"]


def test_an_unknown_department_is_kept_as_typed(desk: Desk) -> None:
    made = directive(desk, "Logistics: new lorry")
    assert (made.department, made.state) == ("Logistics", "assigned")


@pytest.mark.parametrize("state", ["declined", "filed", "duplicate"])
def test_a_second_thought_accepts_what_was_put_aside(desk: Desk, state: str) -> None:
    seen = arrived(desk, state=state, duplicate_of="CAP-9", reason="no")
    triage.accept(desk, [seen], "directive")
    after = now(desk, "CAP-1", Capture)
    assert (after.state, after.duplicate_of) == ("accepted", "")


def test_what_was_accepted_is_decided_on_what_it_became(office: Desk) -> None:
    directive(office)
    seen = [now(office, "CAP-1", Capture)]
    until = NOW + timedelta(days=1)
    before = whole(office)
    decisions: list[Callable[[], object]] = [
        lambda: triage.accept(office, seen, "letter"),
        lambda: triage.give(office, seen, "Works"),
        lambda: triage.own(office, seen, "Chen"),
        lambda: triage.set_due(office, seen, FRIDAY),
        lambda: triage.set_importance(office, seen, "top"),
        lambda: triage.defer(office, seen, until),
        lambda: triage.delegate(office, seen, "Works"),
        lambda: triage.decline(office, seen, "no"),
        lambda: triage.file(office, seen),
        lambda: triage.reopen(office, seen),
    ]
    for decide in decisions:
        with pytest.raises(StepError) as refused:
            decide()
        assert "DIR-1" in refused.value.hint
    assert whole(office) == before


# Giving


def test_a_capture_given_is_only_suggested_to_them(office: Desk) -> None:
    seen = captured(office, "roof")
    triage.give(office, [seen], "Works")
    after = now(office, "CAP-1", Capture)
    assert (after.suggestion.department, after.suggestion.owner, after.state) == ("DEP-2", "", "new")
    assert labels(office)[0] == "give to Works: CAP-1 roof"


def test_a_person_brings_the_department(office: Desk) -> None:
    made = directive(office, "roof by friday")
    triage.give(office, [made], "Chen Jun")
    after = now(office, made.id, Directive)
    assert (after.department, after.owner) == ("DEP-2", "PER-2")


def test_a_name_of_several_is_never_guessed(office: Desk) -> None:
    with pytest.raises(UsageError, match=r"Li Wei \(PER-1\), Li Na \(PER-3\)"):
        triage.give(office, [captured(office)], "Li")


def test_an_unknown_name_is_added_once_where_that_is_wanted(office: Desk) -> None:
    seen = [captured(office, "a"), captured(office, "b")]
    with pytest.raises(NotFoundError, match="Nobody here is called"):
        triage.give(office, seen, "Logistics")
    triage.give(office, seen, "Logistics", add=True)
    assert [each.name for each in office.all(Department)] == ["Finance", "Works", "Logistics"]
    assert {each.suggestion.department for each in office.all(Capture)} == {"DEP-3"}
    undo(office)
    assert len(office.all(Department)) == 2


def test_an_owner_leaves_the_department(office: Desk) -> None:
    seen = captured(office, "Finance: plan")
    triage.own(office, [seen], "Chen Jun")
    after = now(office, "CAP-1", Capture)
    assert (after.suggestion.department, after.suggestion.owner) == ("DEP-1", "PER-2")
    triage.own(office, [after], "Zhao Min", add=True)
    assert [each.name for each in office.all(Person)][-1] == "Zhao Min"
    made = directive(office, "roof by friday")
    triage.own(office, [made], "PER-2")
    assert now(office, made.id, Directive).department == "DEP-2"


# The day


def test_the_first_day_is_simply_set(office: Desk) -> None:
    made = directive(office, "Finance: plan")
    triage.set_due(office, [made], FRIDAY)
    after = now(office, made.id, Directive)
    assert after.due is not None
    assert (after.due.fixed, after.due.extended, after.extension) == (FRIDAY, None, None)


def test_a_later_day_extends_and_keeps_the_first(office: Desk) -> None:
    made = directive(office)
    triage.set_due(office, [made], date(2026, 3, 13), reason="auditors")
    after = now(office, made.id, Directive)
    assert after.due is not None
    assert (after.due.fixed, after.due.extended) == (FRIDAY, date(2026, 3, 13))
    assert after.extension is not None
    assert (after.extension.reason, after.extension.granted) == ("auditors", True)


@pytest.mark.parametrize("reason", ["", " "])
def test_a_later_day_needs_its_reason(office: Desk, reason: str) -> None:
    with pytest.raises(UsageError, match="reason"):
        triage.set_due(office, [directive(office)], date(2026, 3, 13), reason=reason)


@pytest.mark.parametrize("day", [FRIDAY, date(2026, 3, 3)])
def test_an_earlier_day_is_no_extension(office: Desk, day: date) -> None:
    with pytest.raises(OfficeError, match="is due 06 Mar 2026 already"):
        triage.set_due(office, [directive(office)], day)


def test_once_late_only_the_next_chase_is_set_and_it_stays_late(office: Desk, clock: FixedClock) -> None:
    made = directive(office)
    clock.now = NOW + timedelta(days=7)
    triage.set_due(office, [made], date(2026, 3, 20))
    after = now(office, made.id, Directive)
    assert after.due == made.due
    assert [each.next for each in after.chases] == [date(2026, 3, 20)]


def test_a_capture_takes_any_day(desk: Desk) -> None:
    seen = captured(desk)
    triage.set_due(desk, [seen], FRIDAY)
    assert now(desk, "CAP-1", Capture).suggestion.due == FRIDAY


def test_what_is_settled_is_not_dated_or_put_off(office: Desk) -> None:
    follow.verify(office, [directive(office)], "seen")
    closed = [now(office, "DIR-1", Directive)]
    with pytest.raises(StepError, match="closed"):
        triage.set_due(office, closed, date(2026, 4, 1))
    with pytest.raises(StepError, match="closed"):
        triage.defer(office, closed, NOW + timedelta(days=1))


def test_importance_is_one_of_four(office: Desk) -> None:
    made, seen = directive(office), captured(office)
    triage.set_importance(office, [made, seen], "top")
    assert now(office, made.id, Directive).importance == "top"
    assert now(office, seen.id, Capture).suggestion.importance == "top"
    with pytest.raises(UsageError, match="no importance"):
        triage.set_importance(office, [made], "huge")  # type: ignore[arg-type]  # that is the point
