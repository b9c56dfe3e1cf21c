"""What of a record falls on which day."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from msgspec.structs import replace

from office_tui.domain import clock
from office_tui.domain.assignment import Assignment
from office_tui.domain.capture import Capture, Suggestion
from office_tui.domain.clock import Clock
from office_tui.domain.dated import Owed, Seen, of_capture, of_owed, of_share
from office_tui.domain.directive import Chase, Directive, Extension
from office_tui.domain.letter import Letter
from office_tui.domain.workdays import Workdays

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
TODAY = NOW.date()
SEEN = Seen(NOW, Workdays(), {"DEP-1": "Finance", "PER-1": "Li Wei"}.get)  # type: ignore[arg-type]  # names known here
LATER = datetime(2026, 3, 12, 8, tzinfo=UTC)


def day(number: int) -> date:
    return date(2026, 3, number)


def directive(**fields: Any) -> Directive:
    plain: dict[str, Any] = {"id": "DIR-7", "title": "Cash plan", "rev": 4}
    return Directive(**plain | fields)


def said(record: Owed) -> list[tuple[str, date]]:
    return [(event.what, event.day) for event in of_owed(record, SEEN)]


DUE = clock.on(day(20), TODAY)


@pytest.mark.parametrize(
    ("record", "wanted"),
    [
        (directive(), []),
        (directive(due=DUE), [("due", day(20))]),
        (directive(due=replace(DUE, extended=day(25))), [("due", day(25))]),
        (directive(due=Clock(start=TODAY, unit="workdays", amount=5)), [("due", day(9))]),
        (directive(due=clock.stop(DUE, TODAY)), []),
        (directive(due=DUE, state="closed"), []),
        (directive(due=DUE, state="reported done"), []),
        (directive(due=DUE, state="suspended", until=LATER), [("due", day(20)), ("back", day(12))]),
        (directive(chases=(Chase(at=NOW, next=day(5)),)), [("ask again", day(5))]),
        (directive(chases=(Chase(at=NOW, next=day(5)), Chase(at=NOW))), []),
        (directive(extension=Extension(asked=TODAY, to=day(30), reason="ill")), [("more time asked", day(30))]),
        (directive(extension=Extension(asked=TODAY, to=day(30), reason="ill", granted=False)), []),
        (Letter(due=DUE), [("due", day(20))]),
        (Letter(due=DUE, state="answered"), []),
        (Letter(due=DUE, direction="out", state="dispatched"), [("due", day(20))]),
        (Letter(due=DUE, direction="out", state="replied"), []),
    ],
)  # fmt: skip
def test_what_is_owed_falls_on_these_days(record: Owed, wanted: list[tuple[str, date]]) -> None:
    assert said(record) == wanted


@pytest.mark.parametrize(
    ("record", "wanted"),
    [
        (directive(due=clock.pause(DUE, TODAY, "why"), state="suspended", until=LATER), [("back", day(12))]),
        (directive(due=clock.pause(DUE, TODAY, "why"), state="suspended"), []),
        (Letter(due=clock.pause(DUE, TODAY, "which"), state="awaiting clarification"), []),
        (Letter(due=clock.pause(clock.on(TODAY, TODAY), TODAY, "?"), state="awaiting clarification"), []),
        (
            Letter(due=clock.pause(clock.on(day(1), day(1)), TODAY, "?"), state="awaiting clarification"),
            [("due", day(1))],
        ),
        (directive(due=clock.resume(clock.pause(DUE, TODAY, "?"), TODAY)), [("due", day(20))]),
    ],
)
def test_what_is_paused_is_due_on_no_day_unless_it_was_late_before(
    record: Owed, wanted: list[tuple[str, date]]
) -> None:
    assert said(record) == wanted


def test_a_share_of_what_is_paused_is_due_on_no_day() -> None:
    share = Assignment(id="ASG-3", of="DIR-7", department="DEP-1", role="assist")
    assert not list(of_share(share, directive(due=clock.pause(DUE, TODAY, "why")), SEEN))


def test_an_event_says_whose_it_is_and_which_commit_wrote_it() -> None:
    record = directive(due=DUE, number="DIR-2026-007", department="DEP-1", owner="PER-1")
    [event] = of_owed(record, SEEN)
    assert (event.id, event.kind, event.rev, event.letter) == ("DIR-7", "directive", 4, "D")
    assert event.lines == ("DIR-2026-007", "With Finance, Li Wei")
    assert event.alarms == (1, 0)


def test_the_day_of_a_moment_is_the_office_s() -> None:
    from zoneinfo import ZoneInfo

    late = datetime(2026, 3, 12, 20, tzinfo=UTC)
    seen = SEEN._replace(now=NOW.astimezone(ZoneInfo("Asia/Shanghai")))
    [event] = of_owed(directive(until=late), seen)
    assert (event.day, event.at) == (day(13), late)


def test_only_an_assisting_share_has_a_day_of_its_own() -> None:
    whole = directive(due=DUE)
    share = Assignment(id="ASG-3", of="DIR-7", department="DEP-1", role="assist", rev=9)
    [event] = of_share(share, whole, SEEN)
    assert (event.name, event.day, event.rev, event.kind) == ("ASG-3.due", day(20), 9, "assignment")
    assert event.title == "Finance: Cash plan"
    for other in (replace(share, role="lead"), replace(share, state="accepted done")):
        assert not list(of_share(other, whole, SEEN))
    assert not list(of_share(share, replace(whole, state="closed"), SEEN))
    assert not list(of_share(share, None, SEEN))


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        ({}, []),
        ({"suggestion": Suggestion(due=day(6))}, [("due", day(6))]),
        ({"suggestion": Suggestion(due=day(6)), "state": "accepted"}, []),
        ({"state": "deferred", "until": LATER}, [("back", day(12))]),
        ({"state": "delegated", "until": LATER, "suggestion": Suggestion(due=day(6))}, [("back", day(12))]),
        ({"state": "filed", "until": LATER}, []),
    ],
)
def test_captures(fields: dict[str, Any], wanted: list[tuple[str, date]]) -> None:
    found = of_capture(Capture(id="CAP-1", title="a letter", **fields), SEEN)
    assert [(event.what, event.day) for event in found] == wanted
