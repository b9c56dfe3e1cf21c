"""Putting aside, deciding several at once, and two sessions deciding."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from office_tui.domain.capture import Capture
from office_tui.domain.directive import Directive
from office_tui.domain.letter import Letter
from office_tui.errors import ConflictError, NotFoundError, OfficeError, StepError, UsageError
from office_tui.services import deleting, triage
from office_tui.services.capturing import capture
from office_tui.services.desk import Desk
from office_tui.services.inbox import away, directives
from office_tui.services.today import today_bands
from office_tui.services.undo import undo
from tests.services.office import (
    NOW,
    FixedClock,
    Opens,
    arrived,
    captured,
    labels,
    now,
    suggested,
    whole,
)

FRIDAY = date(2026, 3, 6)


def directive(desk: Desk, line: str = "Finance: plan by friday") -> Directive:
    return now(desk, capture(desk, line, accept=True).made[0], Directive)


# Away


def test_deferred_until_a_moment_to_come(desk: Desk) -> None:
    until = NOW + timedelta(days=1)
    triage.defer(desk, [captured(desk)], until, "after the audit")
    after = now(desk, "CAP-1", Capture)
    assert (after.state, after.until, after.reason) == ("deferred", until, "after the audit")
    with pytest.raises(UsageError, match="is past"):
        triage.defer(desk, [after], NOW)


def test_a_directive_put_off_keeps_its_day_and_state(office: Desk) -> None:
    made = directive(office)
    triage.defer(office, [made], NOW + timedelta(days=1))
    after = now(office, made.id, Directive)
    assert (after.state, after.due, after.until) == (made.state, made.due, NOW + timedelta(days=1))


def test_delegated_it_waits_on_them(office: Desk) -> None:
    triage.delegate(office, [captured(office)], "Chen Jun", NOW + timedelta(days=2))
    after = now(office, "CAP-1", Capture)
    assert (after.state, after.delegated_to) == ("delegated", "PER-2")
    with pytest.raises(OfficeError, match="registered already"):
        triage.delegate(office, [directive(office)], "Works")


def test_delegated_without_a_moment_it_comes_back_all_the_same(office: Desk) -> None:
    week, friday = captured(office, "one"), captured(office, "two by friday")
    triage.delegate(office, [week, friday], "Works")
    assert [each.until for each in office.all(Capture)] == [at_eight(9), at_eight(6)]
    with pytest.raises(UsageError, match="is past"):
        triage.delegate(office, [captured(office)], "Works", NOW)


def at_eight(day: int) -> datetime:
    return datetime(2026, 3, day, 8, tzinfo=NOW.tzinfo)


def test_what_is_away_is_away_whatever_it_is(office: Desk) -> None:
    made = directive(office)
    triage.accept(office, [suggested(office, becomes="letter")])
    came = now(office, "LET-1", Letter)
    triage.delegate(office, [captured(office)], "Works")
    triage.defer(office, [came], NOW + timedelta(days=2))
    triage.defer(office, [made], NOW + timedelta(days=1))
    assert [each.id for each in away(office)] == ["DIR-1", "LET-1", "CAP-3"]
    assert [each.id for each in directives(office)] == ["DIR-1"]


def test_what_was_put_off_is_not_in_today(office: Desk, clock: FixedClock) -> None:
    made = directive(office, "Finance: plan by tomorrow")
    clock.now = NOW + timedelta(days=3)
    assert [each.id for each in today_bands(office).chase] == ["DIR-1"]
    triage.defer(office, [made], NOW + timedelta(days=5))
    found = today_bands(office)
    assert (found.chase, found.counts.late) == ((), 1)
    assert [each.id for each in away(office)] == ["DIR-1"]


# Aside


def test_a_duplicate_names_its_original(desk: Desk) -> None:
    captured(desk, "one")
    triage.duplicate(desk, [captured(desk, "two")], "CAP-1")
    after = now(desk, "CAP-2", Capture)
    assert (after.state, after.duplicate_of) == ("duplicate", "CAP-1")


def test_duplicates_never_go_round_in_a_ring(desk: Desk) -> None:
    for line in ("one", "two", "three"):
        captured(desk, line)
    triage.duplicate(desk, [now(desk, "CAP-1", Capture)], "CAP-2")
    triage.duplicate(desk, [now(desk, "CAP-2", Capture)], "CAP-3")
    for of in ("CAP-1", "CAP-2", "CAP-3"):
        with pytest.raises(OfficeError, match="duplicate of"):
            triage.duplicate(desk, [now(desk, "CAP-3", Capture)], of)
    with pytest.raises(NotFoundError):
        triage.duplicate(desk, [now(desk, "CAP-3", Capture)], "CAP-9")
    with pytest.raises(UsageError):
        triage.duplicate(desk, [now(desk, "CAP-3", Capture)], " ")


def test_only_items_are_repeated_and_repeat(office: Desk) -> None:
    with pytest.raises(OfficeError, match="no item"):
        triage.duplicate(office, [captured(office)], "DEP-1")
    with pytest.raises(OfficeError, match="not in the inbox"):
        triage.duplicate(office, [directive(office)], "CAP-1")


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_declining_needs_a_reason(desk: Desk, reason: str) -> None:
    with pytest.raises(UsageError, match="reason"):
        triage.decline(desk, [captured(desk)], reason)


def test_declined_nothing_is_deleted(desk: Desk) -> None:
    triage.decline(desk, [captured(desk)], " not for us ")
    after = now(desk, "CAP-1", Capture)
    assert (after.state, after.reason) == ("declined", "not for us")


def test_a_directive_declined_is_cancelled_and_its_clock_stops(office: Desk) -> None:
    triage.decline(office, [directive(office)], "withdrawn")
    after = now(office, "DIR-1", Directive)
    assert (after.state, after.reason) == ("cancelled", "withdrawn")
    assert after.due is not None
    assert after.due.stopped == NOW.date()


def test_filed_and_reopened(office: Desk) -> None:
    letter_ = suggested(office, becomes="letter", due=FRIDAY)
    triage.accept(office, [letter_])
    triage.file(office, [now(office, "LET-1", Letter)])
    filed = now(office, "LET-1", Letter)
    assert filed.state == "filed"
    assert filed.due is not None
    assert filed.due.stopped == NOW.date()
    triage.reopen(office, [filed], "more to do")
    after = now(office, "LET-1", Letter)
    assert after.state == "registered"
    assert after.due is not None
    assert (after.due.stopped, after.due.fixed) == (None, FRIDAY)


@pytest.mark.parametrize("state", ["declined", "duplicate", "deferred", "delegated", "filed"])
def test_a_capture_reopened_is_new(desk: Desk, state: str) -> None:
    until: dict[str, Any] = {"until": NOW, "decided": NOW}
    triage.reopen(desk, [arrived(desk, state=state, delegated_to="DEP-1", duplicate_of="CAP-7", **until)])
    after = now(desk, "CAP-1", Capture)
    assert (after.state, after.until, after.delegated_to, after.duplicate_of) == ("new", None, "", "")
    assert after.decided is None


# Several, and sessions


def test_several_at_once_are_one_entry(desk: Desk) -> None:
    seen = [captured(desk, str(n)) for n in range(3)]
    before = len(labels(desk))
    done = triage.file(desk, seen)
    assert (done.label, done.ids) == ("file: 3 items", ("CAP-1", "CAP-2", "CAP-3"))
    assert len(labels(desk)) == before + 1
    undo(desk)
    assert {each.state for each in desk.all(Capture)} == {"new"}


def test_all_of_several_or_none(desk: Desk) -> None:
    seen = [captured(desk, "one"), captured(desk, "two")]
    triage.accept(desk, seen[1:], "directive")
    before, seq = whole(desk), desk.store.seq
    with pytest.raises(StepError):
        triage.file(desk, [seen[0], now(desk, "CAP-2", Capture)])
    with pytest.raises(NotFoundError):
        triage.file(desk, [seen[0], Capture(id="CAP-9", rev=1)])
    with pytest.raises(OfficeError, match="Nothing is chosen"):
        triage.file(desk, [])
    assert (whole(desk), desk.store.seq) == (before, seq)


def test_what_was_decided_elsewhere_is_told_and_not_overwritten(opens: Opens) -> None:
    me, other = opens(), opens(login="Zhao")
    seen = captured(me)
    other.refresh()
    triage.decline(other, [now(other, "CAP-1", Capture)], "no")
    with pytest.raises(ConflictError, match="CAP-1 was changed in the meantime") as refused:
        triage.accept(me, [seen], "directive")
    assert "decline" in str(refused.value)
    assert "Zhao" in str(refused.value)
    assert now(me, "CAP-1", Capture).state == "declined"
    assert me.all(Directive) == []


def test_what_was_deleted_elsewhere_is_told(opens: Opens) -> None:
    me, other = opens(), opens(login="Zhao")
    seen = captured(me)
    other.refresh()
    deleting.delete(other, [now(other, "CAP-1", Capture)])
    with pytest.raises(NotFoundError, match="no longer there"):
        triage.file(me, [seen])


def test_each_session_is_told_of_the_others_changes(opens: Opens) -> None:
    me, other = opens(), opens(login="Zhao")
    told: list[frozenset[str]] = []
    stop = me.subscribe(lambda changes: told.append(frozenset(changes.tables)))
    captured(other)
    assert me.refresh()
    assert not me.refresh()
    assert "captures" in told[0]
    assert len(told) == 1
    stop()
    captured(other)
    me.refresh()
    assert len(told) == 1
