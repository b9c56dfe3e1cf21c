"""Today: decide, chase and verify, each acted on where it stands."""

from __future__ import annotations

from datetime import date

import pytest

from office_tui.domain.capture import Capture
from office_tui.domain.clock import due_on, original_due
from office_tui.domain.directive import Directive
from office_tui.domain.letter import Letter
from office_tui.services.capturing import capture
from office_tui.services.deciding import Done
from office_tui.services.desk import Desk
from office_tui.services.follow import ask_more_time, report
from office_tui.services.triage import give
from tests.stories.conftest import SitsDown
from tests.stories.desk_story import House


def ordered(house: House, line: str, monkeypatch: pytest.MonkeyPatch, day: str = "2026-03-02") -> str:
    """Have a directive registered on that day; its id."""
    monkeypatch.setenv("OFFICE_TUI_TODAY", day)
    done: Done = capture(house.desk, line, accept=True)
    monkeypatch.setenv("OFFICE_TUI_TODAY", "2026-03-02")
    return done.made[0]


def directive(house: House, id_: str) -> Directive:
    return house.read(id_, Directive)


def due(desk: Desk, it: Directive) -> date | None:
    return due_on(it.due, desk.workdays) if it.due else None


def test_what_presses_is_decided_on_today(house: House, sit_down: SitsDown) -> None:
    house.capture("GM wants the cash plan by tomorrow !top")
    house.capture("something that can wait")
    at = sit_down(wait="DECIDE")
    at.cursor_on("cash plan")
    assert "can wait" not in at.screen()
    at.press("w f Enter a")
    at.says("CAP-1 GM wants the cash plan → DIR-1")
    at.wait_gone("DECIDE")
    assert house.desk.name(directive(house, "DIR-1").department) == "Finance"


def test_what_is_late_is_chased_and_then_quiet(
    house: House, sit_down: SitsDown, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = ordered(house, "Sales: receivables by 20 Feb", monkeypatch, "2026-02-10")
    at = sit_down(wait="CHASE")
    at.cursor_on("receivables")
    assert "1 late" in at.line(0)
    at.press("c n Enter")
    at.says(f"chase (none): {late}")
    at.wait_gone("CHASE")  # asked again tomorrow, not before
    (chase,) = directive(house, late).chases
    assert (chase.effect, chase.next) == ("none", date(2026, 3, 3))
    assert "1 late" in at.line(0)  # late it stays


def test_a_promise_has_a_day_and_escape_chases_nothing(
    house: House, sit_down: SitsDown, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = ordered(house, "Sales: receivables by 20 Feb", monkeypatch, "2026-02-10")
    at = sit_down(wait="CHASE")
    at.press("c p Esc")
    at.wait_quiet()
    assert directive(house, late).chases == ()
    at.press("c p th Enter")
    at.says(f"chase (promised): {late}")
    (chase,) = directive(house, late).chases
    assert (chase.effect, chase.next) == ("promised", date(2026, 3, 5))


def test_what_was_reported_done_is_verified_with_what_shows_it(
    house: House, sit_down: SitsDown, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = ordered(house, "Safety: repair the fire doors by 6 March @Chen", monkeypatch)
    at = sit_down(wait="NEXT DAYS")
    at.cursor_on("fire doors")
    at.press("R")
    at.says(f"report done: {done}")
    at.wait_for("VERIFY")
    at.cursor_on("fire doors")
    at.press("v Enter")
    at.wait_quiet()
    assert directive(house, done).state == "reported done"  # not without evidence
    at.press("Esc v")
    at.write("photo of 2 March")
    at.press("Enter")
    at.says(f"verify and close: {done}")
    at.wait_gone("VERIFY")
    closed = directive(house, done)
    assert (closed.state, closed.evidence) == ("closed", "photo of 2 March")


def test_what_is_not_done_goes_back(
    house: House, sit_down: SitsDown, monkeypatch: pytest.MonkeyPatch
) -> None:
    id_ = ordered(house, "Safety: repair the fire doors by 13 March", monkeypatch)
    report(house.desk, [house.desk.get(id_)])
    at = sit_down(wait="VERIFY")
    at.press("b")
    at.write("two doors of three")
    at.press("Enter")
    at.says(f"rework: {id_}")
    at.wait_gone("VERIFY")
    assert directive(house, id_).rework == 1


def test_more_time_is_asked_for_and_granted(
    house: House, sit_down: SitsDown, monkeypatch: pytest.MonkeyPatch
) -> None:
    id_ = ordered(house, "Finance: the audit by 10 March", monkeypatch)
    ask_more_time(house.desk, [house.desk.get(id_)], date(2026, 3, 20), "the auditor is ill")
    at = sit_down(wait="DECIDE")
    at.cursor_on("the audit")
    at.press("+")
    at.wait_for("the auditor is ill")
    at.press("y")
    at.wait_gone("DECIDE")
    it = directive(house, id_)
    assert it.due is not None
    assert due(house.desk, it) == date(2026, 3, 20)
    assert original_due(it.due, house.desk.workdays) == date(2026, 3, 10)


def test_a_later_date_wants_a_reason(
    house: House, sit_down: SitsDown, monkeypatch: pytest.MonkeyPatch
) -> None:
    id_ = ordered(house, "Finance: the audit by 4 March", monkeypatch)
    at = sit_down(wait="the audit")
    at.press("d fr Enter Enter")
    at.wait_quiet()
    assert due(house.desk, directive(house, id_)) == date(2026, 3, 4)
    at.press("Esc d fr Enter")
    at.wait_for("Why more time")
    at.write("figures of the bank are missing")
    at.press("Enter")
    at.says(f"due 2026-03-06: {id_}")
    assert due(house.desk, directive(house, id_)) == date(2026, 3, 6)


def test_enter_opens_and_the_same_keys_work_there(house: House, sit_down: SitsDown) -> None:
    house.capture("GM wants the cash plan by tomorrow !top")
    at = sit_down(wait="DECIDE")
    at.press("Enter")
    at.wait_for("History")
    at.press("2")
    at.wait_for("undecided 1")
    at.press("1")
    at.wait_for("DECIDE")
    at.press("Enter x 3")
    at.says("decline: CAP-1")
    at.wait_gone("DECIDE")
    assert house.read("CAP-1", Capture).reason == "no longer needed"


def test_what_awaits_a_clarification_is_paused_until_it_is_resumed(
    house: House, sit_down: SitsDown, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OFFICE_TUI_TODAY", "2026-02-20")
    capture(house.desk, "letter Tax Bureau, SZ-118, 19 Feb: Inspection, reply by 2 March", accept=True)
    give(house.desk, [house.desk.get("LET-1")], "Finance")
    monkeypatch.setenv("OFFICE_TUI_TODAY", "2026-03-02")
    at = sit_down(wait="NEXT DAYS")
    at.cursor_on("Inspection")
    at.wait_for("due today")
    at.press("m 1")
    at.wait_for("What is asked")
    at.press("Esc m 1")
    at.write("which year is meant")
    at.press("Enter")
    at.says("clarify (which year is meant): LET-1")
    at.wait_gone("NEXT DAYS")
    at.press("2 o o o")
    at.wait_for("letters 1")
    at.wait_for("paused")
    at.leave()
    house.today = "2026-03-09"
    at = sit_down()
    at.wait_until(lambda: "0 late" in at.line(0))
    at.press("2 o o o")
    at.cursor_on("paused")
    at.press("Enter")
    at.wait_for("Paused since 2 March 2026, 7 days by now: which year is meant.")
    at.wait_for("Resumed now, it is due on Monday, 9 March 2026.")
    at.press("m")
    at.wait_for("resume")
    at.press("1")
    at.says("resume: LET-1")
    at.wait_for("9 Mar")
    at.press("u")
    at.says("Undone: resume: LET-1")
    at.wait_for("paused")
    letter = house.read("LET-1", Letter)
    assert letter.due is not None
    assert (letter.state, letter.due.pauses[0].until) == ("awaiting clarification", None)


def test_one_directive_goes_into_another_and_enter_leads_there(
    house: House, sit_down: SitsDown, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = ordered(house, "Finance: the cash plan for March by 5 March", monkeypatch)
    other = ordered(house, "Finance: the cash plan for spring by 6 March", monkeypatch)
    at = sit_down(wait="NEXT DAYS")
    at.cursor_on("for March")
    at.press("m")
    at.wait_for("merge")
    at.press(at.screen().partition(" merge")[0][-1])
    at.wait_for("Merge into")
    at.press("Enter")
    at.says(f"merge into {other}: {one}")
    assert directive(house, one).merged_into == other
    at.press("2 o o o o")
    at.wait_for("settled")
    at.cursor_on("for March")
    at.press("Enter")
    at.wait_for("merged into")
    at.press("Enter")
    at.wait_for(f"merged into {other}")
    at.press("Enter")
    at.wait_for(f"{other}  DIR-2026-002")
    at.press("Esc")
    at.wait_for(f"{one}  DIR-2026-001")
