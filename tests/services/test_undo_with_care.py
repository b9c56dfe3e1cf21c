"""Undoing what has parts: imports and their bodies, numbers in the ledger, deletions."""

from __future__ import annotations

from pathlib import Path

import pytest
import tinydb

from office_tui.domain.assignment import Assignment
from office_tui.domain.capture import Becomes, Capture, Text
from office_tui.domain.directive import Directive
from office_tui.domain.people import Series
from office_tui.errors import ConflictError, OfficeError
from office_tui.services import triage
from office_tui.services.bring import bring
from office_tui.services.capturing import capture
from office_tui.services.desk import Desk
from office_tui.services.journal import touched
from office_tui.services.undo import redo, undo
from tests.services.office import Opens, captured, now, whole


def fresh(desk: Desk, id_: str = "CAP-1") -> list[Capture]:
    return [now(desk, id_, Capture)]


def mails(folder: Path, *bodies: str) -> Path:
    mail = folder / "mail"
    mail.mkdir()
    for number, body in enumerate(bodies):
        (mail / f"{number}.eml").write_text(f"From: Li <li@x>\nSubject: {body}\n\n{body} text")
    return mail


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


@pytest.mark.parametrize(("becomes", "id_"), [("letter", "LET-1"), ("directive", "DIR-1")])
def test_a_body_goes_with_the_last_that_names_it(
    desk: Desk, tmp_path: Path, becomes: Becomes, id_: str
) -> None:
    bring(desk, [mails(tmp_path, "a", "b")])
    triage.delete(desk, fresh(desk, "CAP-1"))
    assert [each.of for each in desk.all(Text)] == ["CAP-2"]
    triage.accept(desk, fresh(desk, "CAP-2"), becomes)
    state = whole(desk)
    triage.delete(desk, [desk.get(id_)])
    assert desk.body(now(desk, "CAP-2", Capture).text) == "b text"
    undo(desk)
    assert whole(desk) == state
    triage.delete(desk, fresh(desk, "CAP-2"))
    assert [each.of for each in desk.all(Text)] == [id_]
    triage.delete(desk, [desk.get(id_)])
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


@pytest.mark.parametrize(
    "id_", ["CAP-1", "CAP-2"], ids=["what they changed", "what they left, as far as we know"]
)
def test_nothing_is_taken_back_over_what_another_program_may_have_changed(opens: Opens, id_: str) -> None:
    desk = opens()
    captured(desk, "theirs")
    captured(desk, "ours")
    triage.set_importance(desk, [now(desk, id_, Capture)], "high")
    desk.close()
    with tinydb.TinyDB(desk.store.path) as stock:
        stock.table("captures").update({"title": "changed"}, doc_ids=[1])
    desk = opens()
    with pytest.raises(ConflictError, match=r"taken over as another program has changed it, another program"):
        undo(desk)
    assert now(desk, "CAP-1", Capture).title == "changed"
