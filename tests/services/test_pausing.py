"""What waits for an answer or an approval has its clock paused: by which steps, since when, why, and until when."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from office_tui.domain.clock import Pause, due_on, explain, is_late, original_due
from office_tui.domain.directive import Directive
from office_tui.domain.letter import Letter
from office_tui.domain.width import width
from office_tui.errors import OfficeError, UsageError
from office_tui.services import follow, triage
from office_tui.services.desk import Desk
from office_tui.services.inbox import away
from office_tui.services.merging import merge
from office_tui.services.steps import Item
from office_tui.services.today import counts, today_bands
from office_tui.services.undo import redo, undo
from tests.services.office import NOW, FixedClock, arrived, now, put, suggested, whole

TODAY = NOW.date()
DUE = date(2026, 3, 12)


@pytest.fixture
def letter(office: Desk, clock: FixedClock) -> Letter:
    """LET-1, with Finance since last week, to be answered by 12 March."""
    clock.now = NOW - timedelta(days=4)
    triage.accept(office, [suggested(office, becomes="letter", department="DEP-1", due=DUE)])
    clock.now = NOW
    return now(office, "LET-1", Letter)


@pytest.fixture
def directive(office: Desk, clock: FixedClock) -> Directive:
    """DIR-1, with Finance since last week, due 12 March."""
    clock.now = NOW - timedelta(days=4)
    triage.accept(office, [suggested(office, becomes="directive", department="DEP-1", due=DUE)])
    clock.now = NOW
    return now(office, "DIR-1", Directive)


def current(desk: Desk, it: Item) -> Item:
    return now(desk, it.id, type(it))


def take(desk: Desk, it: Item, verb: str, reason: str = "why") -> Item:
    """Take a step of its life, and return it as it then stands."""
    until = desk.now + timedelta(days=30) if verb == "suspend" else None
    seen = [current(desk, it)]
    match verb:
        case "assign":
            triage.give(desk, seen, "DEP-2")
        case "answer":
            follow.report(desk, seen)
        case "close":
            follow.verify(desk, seen, reason=reason)
        case "merge":
            (other,) = put(desk, Directive(title="the other one"))
            merge(desk, seen, other.id)
        case "file":
            triage.file(desk, seen)
        case "reopen":
            triage.reopen(desk, seen, reason)
        case _:
            follow.move(desk, seen, verb, reason, until)
    return current(desk, it)


def due(desk: Desk, it: Item) -> date | None:
    one = current(desk, it)
    return due_on(one.due, desk.workdays, desk.today) if one.due else None


@pytest.mark.parametrize("verb", ["resume", "assign", "answer", "close", "file"])
def test_a_clarification_pauses_until_the_letter_goes_on(
    office: Desk, letter: Letter, clock: FixedClock, verb: str
) -> None:
    one = take(office, letter, "clarify", "which banks are meant")
    assert (one.state, one.reason) == ("awaiting clarification", "which banks are meant")
    assert one.due is not None
    assert one.due.pauses == (Pause(since=TODAY, reason="which banks are meant"),)
    clock.now = NOW + timedelta(days=5)
    one = take(office, letter, verb)
    assert one.due is not None
    assert one.due.pauses == (
        Pause(since=TODAY, until=TODAY + timedelta(days=5), reason="which banks are meant"),
    )
    assert due(office, letter) == DUE + timedelta(days=5)
    assert original_due(one.due, office.workdays) == DUE


@pytest.mark.parametrize(
    ("verb", "stopped"), [("resume", None), ("cancel", TODAY + timedelta(3)), ("merge", TODAY + timedelta(3))]
)
def test_a_suspension_pauses_until_it_is_resumed(
    office: Desk, directive: Directive, clock: FixedClock, verb: str, stopped: date | None
) -> None:
    one = take(office, directive, "suspend", "the GM: no budget before April")
    assert one.due is not None
    assert one.due.pauses == (Pause(since=TODAY, reason="the GM: no budget before April"),)
    clock.now = NOW + timedelta(days=3)
    one = take(office, directive, verb)
    assert one.due is not None
    assert one.due.pauses[0].until == TODAY + timedelta(days=3)
    assert (due(office, directive), one.due.stopped) == (DUE + timedelta(days=3), stopped)


def test_put_aside_while_suspended_and_reopened_later_it_lost_only_the_suspension(
    office: Desk, directive: Directive, clock: FixedClock
) -> None:
    take(office, directive, "suspend")
    clock.now = NOW + timedelta(days=2)
    take(office, directive, "cancel")
    clock.now = NOW + timedelta(days=6)
    one = take(office, directive, "reopen")
    assert one.due is not None
    assert one.due.stopped is None
    assert due(office, directive) == DUE + timedelta(days=2)


def test_paused_twice_every_pause_counts(office: Desk, letter: Letter, clock: FixedClock) -> None:
    for days, verb in ((0, "clarify"), (2, "resume"), (4, "clarify"), (5, "resume")):
        clock.now = NOW + timedelta(days=days)
        one = take(office, letter, verb, f"on day {days}")
    assert one.due is not None
    assert [each.reason for each in one.due.pauses] == ["on day 0", "on day 4"]
    assert due(office, letter) == DUE + timedelta(days=3)


@pytest.mark.parametrize("reason", ["", "  "])
def test_what_is_asked_is_said(office: Desk, letter: Letter, reason: str) -> None:
    with pytest.raises(UsageError, match="reason"):
        take(office, letter, "clarify", reason)
    assert current(office, letter) == letter


@pytest.mark.parametrize("days", [10, 11, 60])
def test_paused_in_time_it_is_never_late_and_presses_nobody(
    office: Desk, letter: Letter, clock: FixedClock, days: int
) -> None:
    take(office, letter, "clarify")
    clock.now = NOW + timedelta(days=days)
    bands = today_bands(office)
    assert (bands.decide, bands.chase, bands.next_days) == ((), (), ())
    assert (counts(office).late, counts(office).due_today, counts(office).waiting) == (0, 0, 1)
    assert due(office, letter) == DUE + timedelta(days=days)
    take(office, letter, "resume")
    clock.now = NOW + timedelta(days=days + 11)
    assert [each.why for each in today_bands(office).chase] == ["1 day late"]


def test_what_was_late_when_it_was_paused_stays_late(office: Desk, letter: Letter, clock: FixedClock) -> None:
    clock.now = NOW + timedelta(days=11)
    take(office, letter, "clarify")
    assert [each.why for each in today_bands(office).chase] == ["1 day late"]
    assert due(office, letter) == DUE


def test_suspended_it_comes_back_on_its_day_and_time_still_stands(
    office: Desk, directive: Directive, clock: FixedClock
) -> None:
    take(office, directive, "suspend")
    assert [each.id for each in away(office)] == ["DIR-1"]
    clock.now = NOW + timedelta(days=30)
    assert away(office) == []
    (back,) = today_bands(office).decide
    assert (back.id, back.why, back.due, back.late) == ("DIR-1", "suspended until now", None, 0)
    take(office, directive, "resume")
    assert due(office, directive) == DUE + timedelta(days=30)


def test_a_first_day_set_while_it_is_suspended_stands_still_too(office: Desk, clock: FixedClock) -> None:
    triage.accept(office, [suggested(office, becomes="directive", department="DEP-1")])
    one = take(office, now(office, "DIR-1", Directive), "suspend", "no budget")
    triage.set_due(office, [one], DUE)
    clock.now = NOW + timedelta(days=4)
    one = take(office, one, "resume")
    assert one.due is not None
    assert one.due.pauses == (Pause(since=TODAY, until=TODAY + timedelta(days=4), reason="no budget"),)
    assert due(office, one) == DUE + timedelta(days=3)  # the day it begins to run is never counted


def test_extended_while_it_is_paused_the_later_day_stands_from_the_day_it_is_resumed(
    office: Desk, letter: Letter, clock: FixedClock
) -> None:
    take(office, letter, "clarify")
    clock.now = NOW + timedelta(days=4)
    with pytest.raises(OfficeError, match="due 16 Mar 2026 already"):
        triage.set_due(office, [current(office, letter)], DUE + timedelta(days=2), reason="holidays")
    triage.set_due(office, [current(office, letter)], date(2026, 4, 1), reason="holidays")
    clock.now = NOW + timedelta(days=6)
    one = take(office, letter, "resume")
    assert one.due is not None
    assert due(office, letter) == date(2026, 4, 3)
    assert (one.due.extended, original_due(one.due, office.workdays)) == (date(2026, 4, 1), DUE)
    assert not is_late(one.due, date(2026, 4, 3), office.workdays)
    assert is_late(one.due, date(2026, 4, 4), office.workdays)


def test_more_time_is_granted_while_it_is_paused_and_lost_days_still_do_not_count(
    office: Desk, directive: Directive, clock: FixedClock
) -> None:
    follow.ask_more_time(office, [directive], date(2026, 4, 1), "the auditors are late")
    take(office, directive, "suspend")
    clock.now = NOW + timedelta(days=3)
    follow.answer_time(office, [current(office, directive)], granted=True)
    assert due(office, directive) == date(2026, 4, 1)
    clock.now = NOW + timedelta(days=5)
    take(office, directive, "resume")
    assert due(office, directive) == date(2026, 4, 3)


def test_every_step_is_undone_with_its_pause(office: Desk, letter: Letter, clock: FixedClock) -> None:
    states = [whole(office)]
    for days, verb in ((0, "clarify"), (5, "resume"), (6, "clarify"), (8, "answer")):
        clock.now = NOW + timedelta(days=days)
        take(office, letter, verb)
        states.append(whole(office))
    for before in reversed(states[:-1]):
        undo(office)
        assert whole(office) == before
    for after in states[1:]:
        redo(office)
        assert whole(office) == after


def test_the_date_tells_of_its_pauses(office: Desk, letter: Letter, clock: FixedClock) -> None:
    take(office, letter, "clarify", "which banks are meant")
    clock.now = NOW + timedelta(days=5)
    one = current(office, letter)
    assert one.due is not None
    assert "Paused since 2 March 2026, 5 days by now: which banks are meant." in explain(
        one.due, office.workdays, office.today
    )
    one = take(office, letter, "resume")
    assert one.due is not None
    assert "Paused for 5 days from 2 March 2026: which banks are meant." in explain(
        one.due, office.workdays, office.today
    )


def test_without_a_day_there_is_nothing_to_pause(office: Desk) -> None:
    triage.accept(office, [suggested(office, becomes="letter", department="DEP-1")])
    one = take(office, now(office, "LET-1", Letter), "clarify")
    assert (one.state, one.due) == ("awaiting clarification", None)
    assert take(office, one, "resume").due is None


@pytest.mark.parametrize("verb", ["resume", "assign", "report"])
def test_once_it_goes_on_a_past_question_is_no_longer_its_reason(
    office: Desk, letter: Letter, verb: str
) -> None:
    one = take(office, letter, "clarify", "Which years do they mean?")
    assert next(office.entries()).label.startswith("clarify (Which years do they mean?): LET-1")
    if verb == "report":
        follow.report(office, [one])
    else:
        one = take(office, one, verb, "")
    one = current(office, letter)
    assert one.reason == ""
    assert one.due is not None
    assert one.due.pauses[0].reason == "Which years do they mean?"


def test_what_is_given_names_itself_once_and_by_its_title(office: Desk, letter: Letter) -> None:
    done = triage.give(office, [current(office, letter)], "DEP-1")
    assert (done.made, done.label.partition(": ")[2]) == ((), f"{letter.id} {letter.title}")


def test_a_long_title_is_cut_in_a_label(office: Desk) -> None:
    one = arrived(office, "财务部关于资金计划的请示" * 9)
    label = triage.file(office, [one]).label
    assert label.startswith("file: CAP-1 财务部")
    assert label.endswith("…")
    assert width(label) <= len("file: CAP-1 ") + 40
