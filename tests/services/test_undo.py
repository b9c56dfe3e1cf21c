"""Undo and redo: across each other, restarts, sessions and the ledger of numbers."""

from __future__ import annotations

from pathlib import Path

import pytest

from office_tui.domain.assignment import Assignment
from office_tui.domain.capture import Capture, Importance, Text
from office_tui.domain.directive import Directive
from office_tui.domain.people import Office, Series
from office_tui.errors import ConflictError, NotFoundError, OfficeError
from office_tui.services import triage
from office_tui.services.bring import bring
from office_tui.services.capturing import capture
from office_tui.services.desk import Desk
from office_tui.services.journal import touched
from office_tui.services.register import save_office
from office_tui.services.undo import redo, undo
from tests.services.office import Opens, captured, labels, now, whole


def fresh(desk: Desk, id_: str = "CAP-1") -> list[Capture]:
    return [now(desk, id_, Capture)]


def mails(folder: Path, *bodies: str) -> Path:
    mail = folder / "mail"
    mail.mkdir()
    for number, body in enumerate(bodies):
        (mail / f"{number}.eml").write_text(f"From: Li <li@x>\nSubject: {body}\n\n{body} text")
    return mail


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
    with pytest.raises(ConflictError, match=r"CAP-1 has changed since \(file: CAP-1, Zhao, "):
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
    triage.delete(other, fresh(other))
    with pytest.raises(ConflictError, match="delete: CAP-1, Zhao"):
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
    triage.delete(desk, fresh(desk))
    undo(desk)
    assert whole(desk) == state
    redo(desk)
    assert whole(desk) == {}


# Imports


def test_an_import_undone_leaves_what_another_has_decided(opens: Opens, tmp_path: Path) -> None:
    me, other = opens(), opens(login="Zhao")
    bring(me, [mails(tmp_path, "a", "b", "c")])
    other.refresh()
    triage.file(other, fresh(other, "CAP-2"))
    undone = undo(me)
    assert undone.spared == 1
    (spared,) = me.all(Capture)
    assert (spared.id, spared.state) == ("CAP-2", "filed")
    assert me.body(spared.text) == f"{spared.title} text"
    redo(me)
    assert [each.id for each in me.all(Capture)] == ["CAP-1", "CAP-2", "CAP-3"]
    assert len(me.all(Text)) == 3
    assert now(me, "CAP-2", Capture).state == "filed"


def test_an_import_of_which_all_was_decided_is_not_undone(opens: Opens, tmp_path: Path) -> None:
    me, other = opens(), opens(login="Zhao")
    bring(me, [mails(tmp_path, "a")])
    other.refresh()
    triage.accept(other, fresh(other), "letter")
    seq = me.store.seq
    with pytest.raises(OfficeError, match="all of it has been decided since"):
        undo(me)
    me.refresh()
    assert me.store.seq == seq + 1  # the other's decision, nothing of ours


# Numbers


def ledger(desk: Desk) -> Series:
    (series,) = desk.all(Series)
    return series


def test_an_undone_registration_makes_its_number_void_and_redone_valid(desk: Desk) -> None:
    capture(desk, "Finance: plan", accept=True)
    assert now(desk, "DIR-1", Directive).number == "DIR-2026-001"
    undo(desk)
    assert (ledger(desk).last, ledger(desk).void) == (1, {"DIR-2026-001": "undone"})
    redo(desk)
    assert (ledger(desk).last, ledger(desk).void) == (1, {})
    assert now(desk, "DIR-1", Directive).number == "DIR-2026-001"


def test_a_void_number_is_never_given_again(desk: Desk) -> None:
    capture(desk, "Finance: plan", accept=True)
    undo(desk)
    capture(desk, "Finance: another", accept=True)
    assert [each.number for each in desk.all(Directive)] == ["DIR-2026-002"]
    assert ledger(desk).void == {"DIR-2026-001": "undone"}


def test_a_deleted_record_leaves_its_number_void(desk: Desk) -> None:
    capture(desk, "Finance: plan", accept=True)
    triage.delete(desk, [now(desk, "DIR-1", Directive)])
    assert ledger(desk).void == {"DIR-2026-001": "deleted"}
    undo(desk)
    assert ledger(desk).void == {}
    redo(desk)
    assert list(ledger(desk).void) == ["DIR-2026-001"]


def test_two_desks_never_take_one_number(opens: Opens) -> None:
    desks = [opens(), opens(), opens()]
    for turn in range(9):
        capture(desks[turn % 3], f"Finance: plan {turn}", accept=True)
    desks[0].refresh()
    numbers = [each.number for each in desks[0].all(Directive)]
    assert numbers == [f"DIR-2026-{n:03}" for n in range(1, 10)]


def test_the_journal_names_what_an_entry_touched(desk: Desk) -> None:
    capture(desk, "Finance: plan", accept=True)
    (entry,) = desk.entries()
    assert set(touched(entry)) == {"CAP-1", "DIR-1", "ASG-1", "NUM-1"}


# Deleting


def test_a_body_goes_with_the_last_that_names_it(desk: Desk, tmp_path: Path) -> None:
    bring(desk, [mails(tmp_path, "a", "b")])
    triage.delete(desk, fresh(desk, "CAP-1"))
    assert [each.of for each in desk.all(Text)] == ["CAP-2"]
    triage.accept(desk, fresh(desk, "CAP-2"), "letter")
    state = whole(desk)
    triage.delete(desk, [desk.get("LET-1")])
    assert desk.body(now(desk, "CAP-2", Capture).text) == "b text"
    undo(desk)
    assert whole(desk) == state
    triage.delete(desk, fresh(desk, "CAP-2"))
    assert [each.of for each in desk.all(Text)] == ["LET-1"]
    triage.delete(desk, [desk.get("LET-1")])
    assert desk.all(Text) == []


def test_assignments_go_with_what_was_given(desk: Desk) -> None:
    capture(desk, "Finance: plan", accept=True)
    triage.delete(desk, [desk.get("DIR-1")])
    assert desk.all(Assignment) == []
    undo(desk)
    assert [each.of for each in desk.all(Assignment)] == ["DIR-1"]


def test_the_ledger_is_not_deleted(desk: Desk) -> None:
    capture(desk, "Finance: plan", accept=True)
    with pytest.raises(OfficeError, match="ledger"):
        triage.delete(desk, [ledger(desk)])
