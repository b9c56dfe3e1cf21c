"""Undo and redo: across each other, restarts and sessions."""

from __future__ import annotations

import pytest

from office_tui.domain.capture import Capture, Importance
from office_tui.domain.people import Office
from office_tui.errors import ConflictError, NotFoundError
from office_tui.services import deleting, triage
from office_tui.services.desk import Desk
from office_tui.services.register import save_office
from office_tui.services.undo import next_to_take, redo, undo
from tests.services.office import Opens, captured, labels, now, whole


def fresh(desk: Desk, id_: str = "CAP-1") -> list[Capture]:
    return [now(desk, id_, Capture)]


def test_nothing_to_undo_and_nothing_to_redo_say_so(desk: Desk) -> None:
    with pytest.raises(NotFoundError, match="nothing of yours to undo"):
        undo(desk)
    with pytest.raises(NotFoundError, match="nothing to redo"):
        redo(desk)


def test_an_undo_is_an_entry_of_its_own(desk: Desk) -> None:
    captured(desk, "call them")
    undone = undo(desk)
    assert (undone.label, undone.spared, undone.ids) == ("capture: call them", 0, ("CAP-1",))
    assert labels(desk) == ["undo: capture: call them", "capture: call them"]
    assert desk.all(Capture) == []


def test_decisions_on_one_record_are_undone_one_after_another_and_done_again(desk: Desk) -> None:
    states = [whole(desk)]
    captured(desk)
    states.append(whole(desk))
    triage.set_importance(desk, fresh(desk), "high")
    states.append(whole(desk))
    triage.file(desk, fresh(desk))
    states.append(whole(desk))
    triage.reopen(desk, fresh(desk), "after all")
    states.append(whole(desk))
    for state in states[-2::-1]:
        undo(desk)
        assert whole(desk) == state
    for state in states[1:]:
        redo(desk)
        assert whole(desk) == state
    with pytest.raises(NotFoundError):
        redo(desk)
    undo(desk)
    undo(desk)
    redo(desk)
    undo(desk)
    assert whole(desk) == states[2]


def test_a_new_decision_ends_what_can_be_done_again(desk: Desk) -> None:
    captured(desk, "one")
    undo(desk)
    captured(desk, "two")
    with pytest.raises(NotFoundError):
        redo(desk)
    undo(desk)
    assert desk.all(Capture) == []
    with pytest.raises(NotFoundError):
        undo(desk)
    redo(desk)
    assert [each.title for each in desk.all(Capture)] == ["two"]


def test_after_a_restart_what_i_did_before_is_undone_and_redone(opens: Opens) -> None:
    first = opens()
    captured(first)
    triage.file(first, fresh(first))
    first.close()
    second = opens()
    undo(second)
    assert now(second, "CAP-1", Capture).state == "new"
    third = opens()
    redo(third)
    assert now(third, "CAP-1", Capture).state == "filed"


def test_what_i_did_before_i_was_named_is_still_mine(opens: Opens) -> None:
    first = opens()
    captured(first)
    save_office(first, Office(director="Wang"))
    second = opens()
    captured(second, "another")
    assert [each.actor for each in second.entries()] == ["Wang", "me", "me"]
    for _ in range(3):
        undo(second)
    assert whole(second) == {}


def test_what_another_person_did_is_not_mine_to_undo(opens: Opens) -> None:
    me, other = opens(), opens(login="other")
    captured(me)
    other.refresh()
    with pytest.raises(NotFoundError):
        undo(other)


def test_what_another_session_decided_since_is_not_undone_and_is_named(opens: Opens) -> None:
    me, other = opens(), opens(login="Zhao")
    captured(me)
    triage.set_importance(me, fresh(me), "high")
    other.refresh()
    triage.file(other, fresh(other))
    before = whole(other)
    with pytest.raises(ConflictError, match=r"CAP-1 has changed since \(file: CAP-1 cash plan, Zhao, "):
        undo(me)
    assert whole(me) == before


@pytest.mark.parametrize("importance", ["high", "top"])
def test_importance_is_no_import(opens: Opens, importance: Importance) -> None:
    """Only an import spares what was decided since, although both words begin alike."""
    me, other = opens(), opens(login="Zhao")
    one, two = captured(me, "one"), captured(me, "two")
    triage.set_importance(me, [one, two], importance)
    other.refresh()
    triage.file(other, fresh(other))
    with pytest.raises(ConflictError):
        undo(me)
    assert now(me, "CAP-2", Capture).suggestion.importance == importance


def test_what_another_session_deleted_since_does_not_come_back(opens: Opens) -> None:
    me, other = opens(), opens(login="Zhao")
    captured(me)
    triage.set_importance(me, fresh(me), "high")
    other.refresh()
    deleting.delete(other, fresh(other))
    with pytest.raises(ConflictError, match="delete: CAP-1 cash plan, Zhao"):
        undo(me)
    assert me.all(Capture) == []


def test_what_another_session_decided_and_undid_is_no_obstacle(opens: Opens) -> None:
    me, other = opens(), opens(login="Zhao")
    captured(me)
    triage.set_importance(me, fresh(me), "high")
    other.refresh()
    triage.file(other, fresh(other))
    undo(other)
    undo(me)
    assert now(me, "CAP-1", Capture).suggestion.importance == "normal"


def test_what_i_undid_elsewhere_is_not_undone_again(opens: Opens) -> None:
    here = opens()
    captured(here, "one")
    captured(here, "two")
    undo(opens())  # a command line beside the desk
    here.refresh()
    undo(here)
    assert here.all(Capture) == []


def test_a_deletion_is_undone_and_done_again(desk: Desk) -> None:
    captured(desk)
    state = whole(desk)
    deleting.delete(desk, fresh(desk))
    undo(desk)
    assert whole(desk) == state
    redo(desk)
    assert whole(desk) == {}


def test_what_the_next_step_takes_back_is_told(desk: Desk) -> None:
    captured(desk)
    made = next(desk.entries()).id
    assert next_to_take(desk, made) == "undo"
    triage.set_importance(desk, fresh(desk), "high")
    assert next_to_take(desk, made) == ""
    undo(desk)
    undo(desk)
    assert next_to_take(desk, next(desk.entries()).id) == "redo"
