"""Following through, over a real file."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from office_tui.domain.capture import Capture
from office_tui.domain.clock import stop
from office_tui.domain.directive import Directive
from office_tui.domain.letter import Letter
from office_tui.domain.people import Office, Person
from office_tui.errors import OfficeError, StepError, UsageError
from office_tui.services import follow, triage
from office_tui.services.capturing import capture
from office_tui.services.desk import Desk
from office_tui.services.inbox import away
from office_tui.services.register import save_office
from office_tui.services.today import today_bands
from office_tui.services.undo import undo
from tests.services.office import NOW, FixedClock, captured, now, put, suggested, whole

TODAY = NOW.date()
FRIDAY, NEXT = date(2026, 3, 6), date(2026, 3, 13)


@pytest.fixture
def given(office: Desk) -> Directive:
    """A directive given to Finance, due on Friday."""
    return now(office, capture(office, "Finance: plan by friday @Wei", accept=True).made[0], Directive)


def after(desk: Desk) -> Directive:
    return now(desk, "DIR-1", Directive)


def test_a_chase_is_logged_with_whom_how_and_what_came_of_it(office: Desk, given: Directive) -> None:
    follow.chase(office, [given], channel="phone", effect="promised", note="by noon", again=NEXT)
    (one,) = after(office).chases
    assert (one.at, one.to, one.channel, one.effect, one.note, one.next) == (
        NOW, "PER-1", "phone", "promised", "by noon", NEXT,
    )  # fmt: skip
    follow.chase(office, [after(office)])
    assert [each.note for each in after(office).chases] == ["by noon", ""]
    assert after(office).state == given.state


def test_only_what_is_registered_is_chased(office: Desk) -> None:
    with pytest.raises(OfficeError, match="neither a directive nor a letter"):
        follow.chase(office, [captured(office)])


def test_what_is_settled_is_not_chased(office: Desk, given: Directive) -> None:
    follow.verify(office, [given], "seen")
    with pytest.raises(StepError, match="closed"):
        follow.chase(office, [after(office)])


def test_what_was_delegated_is_chased_and_comes_back(office: Desk) -> None:
    triage.delegate(office, [captured(office)], "Works")
    seen = now(office, "CAP-1", Capture)
    done = follow.chase(office, [seen], effect="promised", note="by noon", again=FRIDAY)
    assert done.label == "chase (promised, by noon): CAP-1 cash plan"
    assert now(office, "CAP-1", Capture).until == datetime(2026, 3, 6, 8, tzinfo=NOW.tzinfo)
    follow.chase(office, [now(office, "CAP-1", Capture)])
    assert now(office, "CAP-1", Capture).until == datetime(2026, 3, 9, 8, tzinfo=NOW.tzinfo)
    with pytest.raises(UsageError, match="past"):
        follow.chase(office, [now(office, "CAP-1", Capture)], again=TODAY)


def test_what_was_delegated_and_late_is_quiet_until_it_is_asked_for_again(
    office: Desk, clock: FixedClock
) -> None:
    triage.delegate(office, [captured(office, "plan by friday")], "Works")
    clock.now = NOW + timedelta(days=7)
    assert [each.id for each in today_bands(office).chase] == ["CAP-1"]
    follow.chase(office, [now(office, "CAP-1", Capture)], again=NEXT)
    assert today_bands(office).chase == ()
    clock.now = NOW + timedelta(days=11)
    assert [each.id for each in today_bands(office).chase] == ["CAP-1"]


def test_a_directive_passed_on_is_acknowledged_by_accepting_it(office: Desk, given: Directive) -> None:
    done = triage.accept(office, [given, suggested(office, becomes="letter")], unsure="directive")
    assert (after(office).state, done.made) == ("accepted", ("LET-1",))
    with pytest.raises(StepError, match="start"):
        triage.accept(office, [after(office)])
    with pytest.raises(OfficeError, match="not in the inbox"):
        triage.accept(office, [after(office)], "letter")
    with pytest.raises(StepError):
        triage.accept(office, [now(office, "LET-1", Letter)])


def test_reported_done_it_waits_to_be_verified(office: Desk, given: Directive) -> None:
    follow.report(office, [given], "the plan")
    one = after(office)
    assert (one.state, one.heard, one.evidence, one.since) == ("reported done", TODAY, "the plan", TODAY)
    assert one.due == given.due  # the clock runs until it is verified


def test_a_letter_reported_is_answered_and_its_clock_stops(office: Desk) -> None:
    triage.accept(office, [suggested(office, becomes="letter", department="DEP-1", due=FRIDAY)])
    follow.report(office, [now(office, "LET-1", Letter)], "by phone")
    one = now(office, "LET-1", Letter)
    assert (one.state, one.reason) == ("answered", "by phone")
    assert one.due is not None
    assert one.due.stopped == TODAY


def test_verified_it_is_closed_with_its_evidence(office: Desk, given: Directive) -> None:
    follow.report(office, [given])
    follow.verify(office, [after(office)], " the signed plan ")
    one = after(office)
    assert (one.state, one.evidence, one.verifier) == ("closed", "the signed plan", "me")
    assert one.due is not None
    assert one.due.stopped == TODAY


def test_what_was_seen_to_be_done_needs_no_report_first(office: Desk, given: Directive) -> None:
    follow.verify(office, [given], reason="settled by word of mouth")
    one = after(office)
    assert (one.state, one.reason, one.heard) == ("closed", "settled by word of mouth", TODAY)


def test_the_evidence_of_the_report_stays(office: Desk, given: Directive) -> None:
    follow.report(office, [given], "a photograph")
    follow.verify(office, [after(office)], reason="seen myself")
    assert after(office).evidence == "a photograph"


@pytest.mark.parametrize("words", ["", " \n"])
def test_closing_and_sending_back_need_their_words(office: Desk, given: Directive, words: str) -> None:
    before = whole(office)
    for decide in (follow.verify, follow.rework):
        with pytest.raises(UsageError):
            decide(office, [given], words)
    with pytest.raises(UsageError):
        follow.ask_more_time(office, [given], NEXT, words)
    assert whole(office) == before


@pytest.mark.parametrize("director", ["Li Wei", "李伟"])
def test_who_did_it_does_not_verify_it(office: Desk, given: Directive, director: str) -> None:
    save_office(office, Office(director=director))
    with pytest.raises(OfficeError, match="yours to do"):
        follow.verify(office, [given], "seen")


def test_a_namesake_without_a_name_is_nobody(office: Desk, given: Directive) -> None:
    put(office, Person(id="PER-1"))
    follow.verify(office, [given], "seen")
    assert after(office).state == "closed"


def test_a_closed_thing_is_closed(office: Desk, given: Directive) -> None:
    follow.verify(office, [given], "seen")
    for decide in (follow.verify, follow.rework, follow.report):
        with pytest.raises(StepError) as refused:
            decide(office, [after(office)], "again")
        assert "reopen" in refused.value.hint


def test_each_rework_is_counted(office: Desk, given: Directive) -> None:
    for turn in (1, 2):
        follow.report(office, [after(office)])
        follow.rework(office, [after(office)], "a page is missing")
        one = after(office)
        assert (one.state, one.rework, one.reason) == ("in progress", turn, "a page is missing")


def test_reopened_the_clock_keeps_its_first_date(office: Desk, given: Directive) -> None:
    follow.verify(office, [given], "seen")
    triage.reopen(office, [after(office)], "wrong figure")
    one = after(office)
    assert (one.state, one.reason) == ("in progress", "wrong figure")
    assert one.due == given.due


def test_time_asked_for_changes_nothing_until_it_is_granted(office: Desk, given: Directive) -> None:
    follow.ask_more_time(office, [given], NEXT, "the auditors are late")
    one = after(office)
    assert one.due == given.due
    assert one.extension is not None
    assert (one.extension.to, one.extension.by, one.extension.granted) == (NEXT, "PER-1", None)
    follow.answer_time(office, [one], granted=True)
    one = after(office)
    assert one.due is not None
    assert (one.due.fixed, one.due.extended) == (FRIDAY, NEXT)
    assert one.extension is not None
    assert one.extension.granted is True
    undo(office)
    assert after(office).due == given.due


def test_time_refused_leaves_the_day(office: Desk, given: Directive) -> None:
    follow.ask_more_time(office, [given], NEXT, "busy", by="DEP-1")
    follow.answer_time(office, [after(office)], granted=False)
    one = after(office)
    assert one.due == given.due
    assert one.extension is not None
    assert (one.extension.granted, one.extension.by) == (False, "DEP-1")
    with pytest.raises(OfficeError, match="Nobody asks"):
        follow.answer_time(office, [one], granted=True)


@pytest.mark.parametrize("to", [FRIDAY, TODAY])
def test_more_time_is_a_later_day(office: Desk, given: Directive, to: date) -> None:
    with pytest.raises(UsageError, match="no later"):
        follow.ask_more_time(office, [given], to, "busy")


def test_more_time_is_asked_for_before_it_is_late(office: Desk, given: Directive, clock: FixedClock) -> None:
    clock.now = NOW + timedelta(days=5)
    with pytest.raises(OfficeError, match="late already"):
        follow.ask_more_time(office, [given], NEXT, "busy")


def test_of_what_has_no_day_no_more_time_is_asked(office: Desk) -> None:
    made = now(office, capture(office, "Finance: plan", accept=True).made[0], Directive)
    with pytest.raises(OfficeError, match="no day"):
        follow.ask_more_time(office, [made], NEXT, "busy")


@pytest.mark.parametrize(
    ("verbs", "state"),
    [
        (["accept"], "accepted"),
        (["accept", "start"], "in progress"),
        (["start", "suspend", "resume"], "in progress"),
        (["return"], "returned"),
    ],
)
def test_steps_lead_where_the_life_says(office: Desk, given: Directive, verbs: list[str], state: str) -> None:
    for verb in verbs:
        until = NOW + timedelta(days=2) if verb == "suspend" else None
        follow.move(office, [after(office)], verb, "a reason", until)
    assert (after(office).state, after(office).reason) == (state, "a reason")


@pytest.mark.parametrize("verb", ["return", "suspend", "cancel"])
@pytest.mark.parametrize("reason", ["", "  "])
def test_what_goes_back_or_aside_needs_a_reason(
    office: Desk, given: Directive, verb: str, reason: str
) -> None:
    with pytest.raises(UsageError, match="reason"):
        follow.move(office, [given], verb, reason, NOW + timedelta(days=2))
    assert after(office) == given


@pytest.mark.parametrize("until", [None, NOW])
def test_what_is_suspended_has_a_day_to_come_back(
    office: Desk, given: Directive, until: datetime | None
) -> None:
    with pytest.raises(UsageError):
        follow.move(office, [given], "suspend", "no budget", until)
    assert after(office) == given


def test_suspended_it_is_away_until_its_day(office: Desk, given: Directive, clock: FixedClock) -> None:
    until = NOW + timedelta(days=2)
    follow.move(office, [given], "suspend", " no budget ", until)
    assert (after(office).state, after(office).until, after(office).reason) == (
        "suspended", until, "no budget",
    )  # fmt: skip
    assert [each.id for each in away(office)] == ["DIR-1"]
    assert today_bands(office).decide == ()
    clock.now = until
    assert [each.why for each in today_bands(office).decide] == ["suspended until now"]
    follow.move(office, [after(office)], "resume")
    assert (after(office).state, after(office).until) == ("in progress", None)


def test_what_moves_on_is_on_the_list_again(office: Desk, given: Directive) -> None:
    triage.defer(office, [given], NOW + timedelta(days=2))
    follow.report(office, [after(office)])
    assert [each.id for each in today_bands(office).verify] == ["DIR-1"]


def test_a_clock_stands_while_nothing_is_owed(office: Desk, given: Directive) -> None:
    follow.move(office, [given], "cancel", "withdrawn")
    assert given.due is not None
    assert after(office).due == stop(given.due, TODAY)
    with pytest.raises(UsageError, match="reason"):
        triage.reopen(office, [after(office)])
    follow.move(office, [after(office)], "reopen", "not the same after all")
    assert after(office).due == given.due


def test_an_illegal_step_is_refused_with_the_legal_ones(office: Desk, given: Directive) -> None:
    with pytest.raises(StepError) as refused:
        follow.move(office, [given], "verify")
    for verb in ("accept", "start", "report", "suspend"):
        assert verb in refused.value.hint
