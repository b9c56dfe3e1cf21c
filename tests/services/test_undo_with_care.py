"""Undoing what has parts: imports and their bodies, numbers in the ledger, deletions."""

from __future__ import annotations

from pathlib import Path

import pytest
import tinydb
from msgspec.structs import replace

from office_tui.domain.assignment import Assignment
from office_tui.domain.capture import Becomes, Capture, Text
from office_tui.domain.directive import Directive
from office_tui.domain.lead import Lead
from office_tui.domain.licence import Licence
from office_tui.domain.people import Department, Person, Series
from office_tui.errors import ConflictError, OfficeError
from office_tui.registers.licences import LICENCES
from office_tui.services import deleting, triage
from office_tui.services.bring import bring
from office_tui.services.capturing import capture
from office_tui.services.desk import Desk
from office_tui.services.journal import touched
from office_tui.services.newcomers import Newcomers
from office_tui.services.register import save
from office_tui.services.tables import bring_in
from office_tui.services.undo import redo, undo
from office_tui.services.verifying import check
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
    deleting.delete(desk, [now(desk, "DIR-1", Directive)])
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
    deleting.delete(desk, fresh(desk, "CAP-1"))
    assert [each.of for each in desk.all(Text)] == ["CAP-2"]
    triage.accept(desk, fresh(desk, "CAP-2"), becomes)
    state = whole(desk)
    deleting.delete(desk, [desk.get(id_)])
    assert desk.body(now(desk, "CAP-2", Capture).text) == "b text"
    undo(desk)
    assert whole(desk) == state
    deleting.delete(desk, fresh(desk, "CAP-2"))
    assert [each.of for each in desk.all(Text)] == [id_]
    deleting.delete(desk, [desk.get(id_)])
    assert desk.all(Text) == []


def test_assignments_go_with_what_was_given(desk: Desk) -> None:
    capture(desk, "Finance: plan", accept=True)
    deleting.delete(desk, [desk.get("DIR-1")])
    assert desk.all(Assignment) == []
    undo(desk)
    assert [each.of for each in desk.all(Assignment)] == ["DIR-1"]


def test_the_ledger_is_not_deleted(desk: Desk) -> None:
    capture(desk, "Finance: plan", accept=True)
    with pytest.raises(OfficeError, match="ledger"):
        deleting.delete(desk, [ledger(desk)])


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


# Who came with a table


def with_newcomers(desk: Desk, *rows: tuple[str, str, str]) -> None:
    """Bring in licences (name, custodian, department), and add whom they name."""
    newcomers = Newcomers(desk, LICENCES.links, add=True)
    licences = [
        Licence(name=name, long_term=True, custodian=newcomers.link(custodian, "people"),
            department=newcomers.link(department, "departments"))
        for name, custodian, department in rows
    ]  # fmt: skip
    bring_in(desk, licences, "l.csv", newcomers)


def everybody(desk: Desk) -> set[str]:
    desk.refresh()
    return {each.id for type_ in (Licence, Department, Person) for each in desk.all(type_)}


def test_a_table_undone_leaves_whom_others_have_come_to_name(opens: Opens) -> None:
    me, other = opens(), opens(login="Zhao")
    with_newcomers(me, ("Lift", "Ann", "Works"), ("Food", "Bob", "Sales"))
    other.refresh()
    (ann, bob) = other.all(Person)
    save(other, Licence(name="Later", long_term=True, custodian=bob.id))
    save(other, replace(ann, department="DEP-2"))
    undone = undo(me)
    # PER-1 was changed, PER-2 is named by LIC-3, DEP-2 by PER-1; DEP-1 only by a licence that goes
    assert everybody(me) == {"LIC-3", "PER-1", "PER-2", "DEP-2"}
    assert (undone.spared, sorted(undone.ids)) == (3, ["DEP-1", "LIC-1", "LIC-2"])
    redo(me)
    assert everybody(me) == {"LIC-1", "LIC-2", "LIC-3", "PER-1", "PER-2", "DEP-1", "DEP-2"}


def test_a_licence_spared_keeps_its_custodian_and_department(opens: Opens) -> None:
    me, other = opens(), opens(login="Zhao")
    with_newcomers(me, ("Lift", "Ann", "Works"), ("Food", "Bob", "Sales"))
    other.refresh()
    check(other, [now(other, "LIC-2", Licence)], paper="yes")
    undone = undo(me)
    assert everybody(me) == {"LIC-2", "PER-2", "DEP-2"}
    assert (undone.spared, sorted(undone.ids)) == (3, ["DEP-1", "LIC-1", "PER-1"])


def test_a_custodian_changed_by_a_table_goes_with_it(desk: Desk) -> None:
    with_newcomers(desk, ("Lift", "Ann", "Works"))
    newcomers = Newcomers(desk, LICENCES.links, add=True)
    lift = replace(now(desk, "LIC-1", Licence), custodian=newcomers.link("Bob", "people"))
    bring_in(desk, [lift], "m.csv", newcomers)
    assert undo(desk).spared == 0
    assert everybody(desk) == {"LIC-1", "PER-1", "DEP-1"}
    assert undo(desk).spared == 0
    assert everybody(desk) == set()


def test_a_licence_that_what_stays_needs_stays_too(opens: Opens) -> None:
    me, other = opens(), opens(login="Zhao")
    bring_in(me, [Licence(name=name, long_term=True) for name in ("Land", "Works", "Shop")], "m.csv")
    other.refresh()
    needs = Lead(kind="needs", title="LIC-1")
    save(other, replace(now(other, "LIC-2", Licence), plan=(needs,)))
    undone = undo(me)
    assert (undone.spared, undone.ids) == (2, ("LIC-3",))
    assert {each.id for each in me.all(Licence)} == {"LIC-1", "LIC-2"}
