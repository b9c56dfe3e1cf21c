"""Today's bands: what I decide, whom I chase, what I verify, what the next days bring."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from office_tui.domain.capture import Capture, Suggestion
from office_tui.domain.clock import Clock, Pause
from office_tui.domain.directive import Chase, Directive, Extension
from office_tui.domain.heads import DirectiveHead
from office_tui.domain.letter import Letter
from office_tui.domain.standing import comes_back
from office_tui.domain.today import BandItem, Bands, Counts, bands, is_late, is_undecided, is_waiting
from office_tui.domain.workdays import Workdays

TODAY = date(2026, 3, 6)  # a Friday
NOW = datetime(2026, 3, 6, 9, tzinfo=UTC)
WORKDAYS = Workdays()
LONG_AGO = TODAY - timedelta(days=30)


def due(day: int, month: int = 3) -> Clock:
    return Clock(start=LONG_AGO, fixed=date(2026, month, day))


def cap(**fields: object) -> Capture:
    suggested = {name: fields.pop(name) for name in ("due", "importance") if name in fields}
    return Capture(id="CAP-1", title="Cash plan", sender="GM", suggestion=Suggestion(**suggested), **fields)  # type: ignore[arg-type]


def directive(id_: str = "DIR-1", **fields: object) -> Directive:
    return Directive(**{"id": id_, "title": "Fire doors", "since": TODAY, **fields})  # type: ignore[arg-type]


def letter(id_: str = "LET-1", **fields: object) -> Letter:
    return Letter(**{"id": id_, "title": "Inspection", "party": "Tax Bureau", **fields})  # type: ignore[arg-type]


def sort(*records: Capture | Directive | Letter, me: frozenset[str] = frozenset()) -> Bands:
    return bands(
        [record for record in records if isinstance(record, Capture)],
        [record for record in records if isinstance(record, Directive)],
        [record for record in records if isinstance(record, Letter)],
        today=TODAY, now=NOW, workdays=WORKDAYS, me=me,
    )  # fmt: skip


def placed(found: Bands) -> tuple[str, BandItem] | None:
    items = [
        (name, item) for name in ("decide", "chase", "verify", "next_days") for item in getattr(found, name)
    ]
    assert len(items) <= 1, "a thing stands in one band only"
    return items[0] if items else None


def paused(day: int, since: int) -> Clock:
    return Clock(start=LONG_AGO, fixed=date(2026, 3, day), pauses=(Pause(since=date(2026, 3, since)),))


def at(hour: int, days: int = 0) -> datetime:
    return NOW.replace(hour=hour) + timedelta(days=days)


def chased(next_: int) -> tuple[Chase, ...]:
    return (Chase(at=NOW, next=date(2026, 3, next_)),)


AGAIN: dict[str, Any] = {
    "state": "delegated", "delegated_to": "Li", "decided": at(9, -3), "until": at(8, 2),
}  # fmt: skip


@pytest.mark.parametrize(
    ("record", "band", "who", "why"),
    [
        (cap(), None, "", ""),
        (cap(importance="high"), "decide", "GM", "important"),
        (cap(due=date(2026, 3, 6)), "decide", "GM", "due today"),
        (cap(due=date(2026, 3, 9)), "decide", "GM", "due next"),  # Monday is the next working day
        (cap(due=date(2026, 3, 1)), "decide", "GM", "late"),
        (cap(due=date(2026, 3, 12)), "next_days", "GM", "due"),
        (cap(due=date(2026, 4, 12)), None, "", ""),
        (cap(state="accepted", importance="top"), None, "", ""),
        (cap(state="deferred", until=at(8)), "decide", "GM", "back today"),
        (cap(state="deferred", until=at(18), importance="top"), None, "", ""),
        (cap(state="deferred"), "decide", "GM", "back today"),
        (cap(state="delegated", delegated_to="Li", until=at(8)), "chase", "Li", "delegated, back today"),
        (cap(state="delegated", delegated_to="Li", until=at(8, 2)), None, "", ""),
        (cap(state="delegated", delegated_to="Li"), None, "", ""),
        (cap(state="delegated", delegated_to="Li", due=date(2026, 3, 6)), "chase", "Li", "delegated, due today"),
        (cap(state="delegated", delegated_to="Li", due=date(2026, 3, 2)), "chase", "Li", "delegated, late"),
        (cap(state="delegated", delegated_to="Li", due=date(2026, 3, 9)), None, "", ""),
        (cap(**AGAIN, due=date(2026, 3, 5)), "chase", "Li", "delegated, late"),  # its day came meanwhile
        (cap(**AGAIN, due=date(2026, 3, 2)), None, "", ""),  # it was late when it was put off
    ],
)  # fmt: skip
def test_captures(record: Capture, band: str | None, who: str, why: str) -> None:
    found = placed(sort(record))
    assert (found and (found[0], found[1].who, found[1].why)) == (band and (band, who, why))


ASKED = Extension(asked=LONG_AGO, to=date(2026, 3, 12), reason="More time", by="PER-4")
GIVEN: dict[str, Any] = {"department": "DEP-1", "state": "in progress"}
QUIET: dict[str, Any] = {**GIVEN, "cadence": 7, "since": LONG_AGO}
UNCLEAR: dict[str, Any] = {"department": "DEP-2", "state": "awaiting clarification"}
TOLD: dict[str, Any] = {"department": "DEP-1", "state": "assigned"}


@pytest.mark.parametrize(
    ("record", "band", "who", "why"),
    [
        (directive(given_by="GM"), None, "", ""),
        (directive(given_by="GM", importance="top"), "decide", "GM", "important"),
        (directive(given_by="GM", due=due(6)), "decide", "GM", "due today"),
        (directive(state="returned", department="DEP-1"), "decide", "DEP-1", "returned"),
        (directive(**GIVEN, due=due(2), extension=ASKED), "decide", "PER-4", "asks until 12 Mar"),
        (directive(**GIVEN, due=due(2)), "chase", "DEP-1", "4 days late"),
        (directive(**GIVEN, due=due(5)), "chase", "DEP-1", "1 day late"),
        (directive(**GIVEN, due=due(6)), "next_days", "DEP-1", "due"),
        (directive(**GIVEN, due=due(13)), "next_days", "DEP-1", "due"),
        (directive(**GIVEN, due=due(14)), None, "", ""),
        (directive(**GIVEN, owner="PER-1", due=due(2)), "chase", "PER-1", "4 days late"),
        (directive(**GIVEN, owner="PER-1", due=due(2), chases=chased(9)), None, "", ""),
        (directive(**GIVEN, owner="PER-1", due=due(8), chases=chased(6)), "chase", "PER-1", "ask again"),
        (directive(**GIVEN, owner="PER-9", due=due(2)), "decide", "PER-9", "late"),
        (directive(**QUIET, heard=date(2026, 2, 20)), "chase", "DEP-1", "silent for 14 days"),
        (directive(**QUIET, heard=date(2026, 3, 2)), None, "", ""),
        (directive(**GIVEN, since=LONG_AGO), None, "", ""),
        (directive(**TOLD, since=date(2026, 3, 2)), "chase", "DEP-1", "no answer for 4 days"),
        (directive(**TOLD, since=date(2026, 3, 3)), None, "", ""),
        (directive(**GIVEN, waiting_on="Bank", until=at(8)), "chase", "Bank", "back today"),
        (directive(**GIVEN, waiting_on="Bank", until=at(8, 3), due=due(2)), None, "", ""),
        (directive(waiting_on="Bank", due=due(2)), "chase", "Bank", "4 days late"),
        (directive(**{**GIVEN, "state": "reported done"}, due=due(2)), "verify", "DEP-1", "reported done"),
        (directive(**{**GIVEN, "state": "verified"}), "verify", "DEP-1", "verified, to close"),
        (directive(**GIVEN, until=at(18), due=due(2)), None, "", ""),
        (directive(**GIVEN, until=at(18), due=due(2), extension=ASKED), "decide", "PER-4", "asks until 12 Mar"),
        (directive(**GIVEN, until=at(8)), "chase", "DEP-1", "back today"),
        (directive(given_by="GM", importance="top", until=at(18)), None, "", ""),
        (directive(state="returned", department="DEP-1", until=at(18)), None, "", ""),
        (directive(state="suspended", given_by="GM", due=due(2)), "decide", "GM", "suspended"),
        (directive(state="suspended", given_by="GM", until=at(18)), None, "", ""),
        (directive(state="suspended", given_by="GM", until=at(8)), "decide", "GM", "suspended until now"),
        (directive(state="suspended", due=paused(2, 1), until=at(8)), "decide", "", "suspended until now"),
        (directive(**GIVEN, owner="PER-9", due=paused(6, 4)), None, "", ""),
        (directive(state="closed", due=due(2), importance="top"), None, "", ""),
    ],
)  # fmt: skip
def test_directives(record: Directive, band: str | None, who: str, why: str) -> None:
    found = placed(sort(record, me=frozenset({"PER-9", "Director"})))
    assert (found and (found[0], found[1].who, found[1].why)) == (band and (band, who, why))


@pytest.mark.parametrize(
    ("record", "band", "who", "why"),
    [
        (letter(), None, "", ""),
        (letter(due=due(6)), "decide", "Tax Bureau", "due today"),
        (letter(due=due(2)), "decide", "Tax Bureau", "late"),
        (letter(importance="high"), "decide", "Tax Bureau", "important"),
        (letter(importance="high", to_read=True), None, "", ""),
        (letter(state="with department", department="DEP-2", due=due(2)), "chase", "DEP-2", "4 days late"),
        (letter(state="with department", department="DEP-2", due=due(10)), "next_days", "DEP-2", "due"),
        (letter(due=due(2), until=at(18)), None, "", ""),
        (letter(**UNCLEAR, due=paused(6, 4)), None, "", ""),  # it would be due on 8 March by now
        (letter(**UNCLEAR, due=paused(2, 2)), None, "", ""),
        (
            letter(**UNCLEAR, due=paused(2, 3)),
            "chase",
            "DEP-2",
            "4 days late",
        ),  # it was late when it was paused
        (letter(**UNCLEAR, due=paused(6, 4), until=at(8)), "chase", "DEP-2", "back today"),
        (
            letter(**{**UNCLEAR, "department": ""}, due=paused(6, 4), chases=chased(5)),
            "chase",
            "Tax Bureau",
            "ask again",
        ),
        (letter(state="answered", due=due(2)), None, "", ""),
        (letter(direction="out", state="dispatched", due=due(2)), "chase", "Tax Bureau", "4 days late"),
        (letter(direction="out", state="replied", due=due(2)), None, "", ""),
    ],
)
def test_letters(record: Letter, band: str | None, who: str, why: str) -> None:
    found = placed(sort(record))
    assert (found and (found[0], found[1].who, found[1].why)) == (band and (band, who, why))


def test_chase_runs_from_the_worst_to_the_least() -> None:
    found = sort(
        directive("DIR-1", **GIVEN, due=due(5)),
        directive("DIR-2", **GIVEN, due=due(20, 2)),
        directive("DIR-3", **GIVEN, due=due(5), importance="top"),
        letter("LET-4", state="with department", department="DEP-2", due=due(2)),
    )
    assert [item.id for item in found.chase] == ["DIR-2", "LET-4", "DIR-3", "DIR-1"]
    assert [item.late for item in found.chase] == [14, 4, 1, 1]


def test_decide_begins_with_what_presses() -> None:
    found = sort(
        directive("DIR-1", importance="top"),
        directive("DIR-2", due=due(6)),
        directive("DIR-3", due=due(9), importance="high"),
    )
    assert [item.id for item in found.decide] == ["DIR-3", "DIR-2", "DIR-1"]


def test_counts() -> None:
    found = sort(
        cap(),
        directive("DIR-1", **GIVEN, due=due(2)),
        directive("DIR-2", department="DEP-1", state="assigned", due=due(6)),
        directive("DIR-3", waiting_on="Bank"),
        directive("DIR-4", state="closed", due=due(2)),
        letter("LET-1", due=due(2)),
        letter("LET-2", state="awaiting clarification", department="DEP-1"),
    )
    assert found.counts == Counts(late=2, unanswered=1, undecided=1, waiting=2, due_today=1)


def test_what_was_put_off_is_still_counted_as_late() -> None:
    found = sort(directive(**GIVEN, until=at(18), due=due(2)))
    assert (found.counts.late, found.chase) == (1, ())


TOMORROW = TODAY + timedelta(days=1)


@pytest.mark.parametrize(
    ("wanted", "hour", "back"),
    [
        (None, 9, TODAY + timedelta(days=7)),
        (TOMORROW, 9, TOMORROW),
        (TODAY, 9, TODAY + timedelta(days=7)),
        (TODAY, 7, TODAY),
        (LONG_AGO, 9, TODAY + timedelta(days=7)),
    ],
)
def test_what_is_handed_over_comes_back_on_its_day_or_in_a_week(
    wanted: date | None, hour: int, back: date
) -> None:
    assert comes_back(wanted, at(hour), time(8)) == datetime(back.year, back.month, back.day, 8, tzinfo=UTC)


def test_an_empty_office_has_empty_bands() -> None:
    assert sort() == Bands()


def test_the_head_of_a_directive_is_placed_like_the_whole() -> None:
    head = DirectiveHead(id="DIR-1", title="Fire doors", department="DEP-1", state="in progress", due=due(2))
    found = bands([], [head], [], today=TODAY, now=NOW, workdays=WORKDAYS)
    assert found == sort(directive(**GIVEN, due=due(2), since=None))


def test_what_is_late_undecided_and_waiting() -> None:
    assert is_late(directive(**GIVEN, due=due(5)), TODAY, WORKDAYS)
    assert not is_late(directive(**GIVEN, due=due(6)), TODAY, WORKDAYS)
    assert not is_late(directive(**{**GIVEN, "state": "reported done"}, due=due(5)), TODAY, WORKDAYS)
    assert is_late(cap(due=date(2026, 3, 5)), TODAY, WORKDAYS)
    assert is_undecided(cap(state="delegated", until=at(9)), NOW)
    assert not is_undecided(cap(state="delegated", until=at(10)), NOW)
    assert is_waiting(cap(state="delegated", until=at(10)), NOW)
    assert not is_waiting(cap(state="delegated", until=at(9)), NOW)
    assert not is_waiting(directive(state="closed", waiting_on="Bank"), NOW)


@given(
    st.sampled_from(
        ("registered", "assigned", "in progress", "returned", "reported done", "suspended", "closed")
    ),
    st.integers(-40, 40),
    st.sampled_from(("low", "normal", "high", "top")),
    st.booleans(),
)
def test_a_directive_is_in_one_band_at_most_and_late_means_pressing(
    state: str, days: int, importance: str, waits: bool
) -> None:
    clock = Clock(start=LONG_AGO, fixed=TODAY + timedelta(days=days))
    one = directive(state=state, due=clock, importance=importance, waiting_on="Bank" if waits else "")
    found = placed(sort(one))
    if is_late(one, TODAY, WORKDAYS):
        assert found is not None
        assert found[0] in {"decide", "chase"}
        assert found[1].late == -days
    if state == "closed":
        assert found is None


@given(st.integers(-40, 40))
def test_a_delegated_thing_that_is_late_is_asked_for(days: int) -> None:
    one = cap(state="delegated", delegated_to="Li", due=TODAY + timedelta(days=days))
    assert (placed(sort(one)) is not None) == (days <= 0)


def test_what_is_paused_has_no_day_and_counts_as_waiting() -> None:
    found = sort(letter(**UNCLEAR, due=paused(6, 4), until=at(8)))
    assert found.chase[0].due is None
    assert (found.counts.due_today, found.counts.late, found.counts.waiting) == (0, 0, 0)  # it is back
    assert sort(letter(**UNCLEAR, due=paused(6, 4))).counts.waiting == 1
