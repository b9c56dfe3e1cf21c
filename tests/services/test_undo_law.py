"""A law: any sequence of decisions, undone, gives the first state back; done again, the last."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from office_tui.domain.capture import Capture
from office_tui.domain.directive import Directive
from office_tui.domain.letter import Letter
from office_tui.domain.people import Department, Series
from office_tui.domain.record import Record
from office_tui.errors import NotFoundError, OfficeError
from office_tui.paths import Paths
from office_tui.services import deleting, follow, triage
from office_tui.services.capturing import capture
from office_tui.services.desk import Desk
from office_tui.services.undo import redo, undo
from office_tui.settings import Settings
from office_tui.store.store import Store
from tests.services.office import NOW, FixedClock, put, whole

Decide = Callable[[Desk, Sequence[Record]], object]

TODAY = NOW.date()
VERBS: dict[str, Decide] = {
    "accept directive": lambda desk, seen: triage.accept(desk, seen, "directive"),
    "accept letter": lambda desk, seen: triage.accept(desk, seen, "letter"),
    "give": lambda desk, seen: triage.give(desk, seen, "Works"),
    "give anew": lambda desk, seen: triage.give(desk, seen, "Logistics", add=True),
    "own": lambda desk, seen: triage.own(desk, seen, "Zhao", add=True),
    "due": lambda desk, seen: triage.set_due(desk, seen, TODAY + timedelta(days=4)),
    "extend": lambda desk, seen: triage.set_due(desk, seen, TODAY + timedelta(days=9)),
    "importance": lambda desk, seen: triage.set_importance(desk, seen, "high"),
    "defer": lambda desk, seen: triage.defer(desk, seen, NOW + timedelta(days=1)),
    "delegate": lambda desk, seen: triage.delegate(desk, seen, "Works"),
    "duplicate": lambda desk, seen: triage.duplicate(desk, seen, "CAP-1"),
    "decline": lambda desk, seen: triage.decline(desk, seen, "no"),
    "file": triage.file,
    "reopen": triage.reopen,
    "delete": deleting.delete,
    "chase": follow.chase,
    "report": follow.report,
    "verify": lambda desk, seen: follow.verify(desk, seen, "seen"),
    "rework": lambda desk, seen: follow.rework(desk, seen, "again"),
    "ask": lambda desk, seen: follow.ask_more_time(desk, seen, TODAY + timedelta(days=30), "busy"),
    "grant": lambda desk, seen: follow.answer_time(desk, seen, granted=True),
    "start": lambda desk, seen: follow.move(desk, seen, "start"),
}
TURNS = st.lists(
    st.one_of(
        st.just("capture"),
        st.sampled_from(["undo", "redo"]),
        st.tuples(st.sampled_from(sorted(VERBS)), st.sets(st.integers(0, 5), min_size=1, max_size=3)),
    ),
    max_size=14,
)


def open_desk(folder: Path) -> Desk:
    where = Paths(*(folder / name for name in ("data", "config", "cache", "state")))
    store = Store.open(where.file, create=True)
    return Desk(store, where, Settings(), session="law", login="me", clock=FixedClock())


def take(desk: Desk, turn: str | tuple[str, set[int]]) -> None:
    """Do one thing as a person would; what is refused is refused, and must change nothing."""
    before = whole(desk)
    try:
        if turn == "capture":
            capture(desk, "Finance: plan by friday @Li")
        elif turn == "undo":
            undo(desk)
        elif turn == "redo":
            redo(desk)
        elif isinstance(turn, tuple):
            verb, chosen = turn
            items = [*desk.all(Capture), *desk.all(Directive), *desk.all(Letter)]
            if seen := [each for n, each in enumerate(items) if n in chosen]:
                VERBS[verb](desk, seen)
    except OfficeError:
        assert whole(desk) == before


def all_of(desk: Desk, turn: Callable[[Desk], object]) -> int:
    """Undo or redo until there is nothing left; return how often."""
    for count in range(1000):
        try:
            turn(desk)
        except NotFoundError:  # anything else, such as a conflict, is wrong: nobody else is here
            return count
    raise AssertionError("it never ends")


@settings(max_examples=60, deadline=None)
@given(TURNS)
def test_everything_undone_is_the_first_state_and_done_again_the_last(
    turns: list[str | tuple[str, set[int]]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = open_desk(Path(folder))
        empty = whole(desk)
        put(desk, Department(name="Finance"), Department(name="Works"))
        capture(desk, "one")
        for turn in turns:
            take(desk, turn)
        last = whole(desk)
        numbers = {each.id: each.last for each in desk.all(Series)}
        count = all_of(desk, undo)
        assert whole(desk) == empty
        assert {each.id: each.last for each in desk.all(Series)} == numbers
        for _ in range(count):
            redo(desk)
        assert whole(desk) == last
        registered: list[Directive | Letter] = [*desk.all(Directive), *desk.all(Letter)]
        borne = [each.number for each in registered]
        void = [number for each in desk.all(Series) for number in each.void]
        assert len(set(borne)) == len(borne)
        assert not set(borne) & set(void)
        assert len(borne) + len(void) == sum(numbers.values())
        desk.close()
