"""Licences, lent, renewed, verified, amended: each decision one entry, refused with its reason, undone for nothing."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from msgspec.structs import replace

from office_tui.domain.copy import Copy
from office_tui.domain.duty import Duty
from office_tui.domain.licence import Licence
from office_tui.domain.loan import Loan
from office_tui.domain.people import Department
from office_tui.domain.reminder import Reminder
from office_tui.domain.reminding import Message
from office_tui.domain.renewal import Renewal
from office_tui.errors import AccessError, ConflictError, OfficeError, StepError, UsageError
from office_tui.services import facts, granting, licences, reminding, renewing, verifying
from office_tui.services.capturing import capture
from office_tui.services.deleting import delete
from office_tui.services.desk import Desk
from office_tui.services.doctor import examine
from office_tui.services.holdings import holdings
from office_tui.services.register import save
from office_tui.services.today import today_bands
from office_tui.services.undo import undo
from office_tui.store.kept import read_kept
from tests.services.fire_licence import begun, filed, lend
from tests.services.office import FixedClock, Opens, labels, now, put, whole


def test_a_licence_that_cannot_be_is_refused_with_everything_wrong(office: Desk) -> None:
    with pytest.raises(UsageError, match=r"name: A name is needed.*valid_to: Say until when"):
        save(office, Licence())


def test_the_life_of_a_licence(office: Desk, fire: Licence) -> None:
    with pytest.raises(UsageError, match="needs its reason"):
        licences.move(office, [fire], "suspend")
    licences.move(office, [fire], "suspend", "hydrants")
    it = now(office, fire.id, Licence)
    assert (it.state, it.since, it.reason) == ("suspended", date(2026, 3, 2), "hydrants")
    licences.move(office, [it], "resume")
    assert now(office, fire.id, Licence).reason == ""
    licences.move(office, [now(office, fire.id, Licence)], "surrender", "moved out")
    with pytest.raises(StepError):
        licences.move(office, [now(office, fire.id, Licence)], "suspend", "x")
    with pytest.raises(UsageError, match="successor"):
        licences.move(office, [fire], "supersede", "x")
    with pytest.raises(OfficeError, match="no licence"):
        licences.move(office, office.all(Department)[:1], "resume")


def test_a_duty_met_is_due_the_next_time_and_papers_are_missed_and_found(office: Desk, fire: Licence) -> None:
    licences.duty_done(office, [fire])
    it = now(office, fire.id, Licence)
    assert it.duties[0].done == date(2026, 3, 31)
    with pytest.raises(UsageError, match="Which duty"):
        licences.duty_done(office, [it], "dance")
    licences.mislay(office, [it], "duplicate 1")
    it = now(office, fire.id, Licence)
    assert it.copies[1].is_missing
    licences.mislay(office, [it], "duplicate 1", "drawer 3")
    assert now(office, fire.id, Licence).copies[1] == Copy(kind="duplicate", number=1, place="drawer 3")
    with pytest.raises(OfficeError, match="has no duplicate 2"):
        licences.mislay(office, [now(office, fire.id, Licence)], "duplicate 2")


def test_a_duty_is_not_noted_again_before_the_turn_of_the_next(
    office: Desk, fire: Licence, clock: FixedClock
) -> None:
    done = licences.duty_done(office, [fire])
    assert done.label == "duty done: LIC-1 Fire safety (for 31 March 2026, next 30 September 2026)"
    for day in (date(2026, 3, 2), date(2026, 3, 31)):
        clock.now = datetime.combine(day, time(9), tzinfo=UTC)
        with pytest.raises(
            StepError, match="Visit was noted for 31 March 2026 already: next 30 Sep"
        ) as refused:
            licences.duty_done(office, [now(office, fire.id, Licence)])
        assert "Undo" in refused.value.hint
    clock.now = datetime(2026, 7, 1, 9, tzinfo=UTC)
    licences.duty_done(office, [now(office, fire.id, Licence)])
    assert now(office, fire.id, Licence).duties[0].done == date(2026, 9, 30)


def test_many_duties_noted_at_once_are_told_by_their_days(office: Desk) -> None:
    many = [
        save(
            office,
            Licence(name=f"Lift {n}", long_term=True, duties=(Duty(title="Test", since=day, months=6),)),
        )
        for n, day in enumerate(
            [date(2026, 3, 10)] * 58 + [date(2026, 3, 11), date(2026, 3, 12), date(2026, 3, 13)]
        )
    ]
    alike = licences.duty_done(office, many[:58])
    assert alike.label == "duty done: 58 items (for 10 March 2026, next 10 September 2026)"
    undo(office)
    label = licences.duty_done(office, [now(office, each.id, Licence) for each in many]).label
    assert label.startswith("duty done: 61 items (for 10 March 2026, next 10 September 2026; for 11 March")
    assert label.endswith("12 September 2026; …)")


def test_days_of_a_duty_that_were_missed_are_noted_one_after_the_other(office: Desk, fire: Licence) -> None:
    quarterly = Duty(title="Visit", since=date(2025, 9, 1), months=3)
    it = save(office, replace(fire, duties=(quarterly,)))
    for day in (date(2025, 9, 1), date(2025, 12, 1), date(2026, 3, 1)):
        licences.duty_done(office, [it])
        it = now(office, fire.id, Licence)
        assert it.duties[0].done == day
    with pytest.raises(StepError, match="1 March 2026 already: next 1 June 2026"):
        licences.duty_done(office, [it])


def test_a_scan_is_kept_by_its_hash_and_missed_by_the_doctor(
    office: Desk, fire: Licence, tmp_path: Path
) -> None:
    scan = tmp_path / "fire.pdf"
    scan.write_bytes(b"%PDF-1.4")
    licences.attach(office, [fire], scan)
    it = now(office, fire.id, Licence)
    assert [each.name for each in it.attachments] == ["fire.pdf"]
    scan.unlink()
    assert read_kept(office.where.kept, it.attachments[0].sha256) == b"%PDF-1.4"
    assert [each for each in examine(office) if each.where.startswith("LIC")] == []
    scan.write_bytes(b"%PDF-1.4")
    with pytest.raises(OfficeError, match="already"):
        licences.attach(office, [it], scan)
    with pytest.raises(AccessError):
        licences.attach(office, [it], tmp_path / "none.pdf")


def test_reminders_are_remembered_in_one_entry(office: Desk, clock: FixedClock) -> None:
    save(office, Licence(name="Food", valid_to=date(2026, 4, 1), custodian="PER-1"))
    save(office, Licence(name="Title", valid_to=date(2026, 3, 9), department="DEP-1"))
    due = reminding.due_messages(office)
    assert [(each.to, [line.title for line in each.lines]) for each in due] == [
        ("PER-1", ["Food expires"]), (office.actor, ["Title expires"]),
    ]  # fmt: skip
    assert reminding.due_messages(office) == due
    told: list[Message] = []
    reminding.tell(office, told.extend)
    assert told == due
    assert labels(office)[0] == "reminders given"
    assert len(office.all(Reminder)) == 2
    assert reminding.due_messages(office) == []
    before = len(labels(office))
    reminding.tell(office, told.extend)
    assert told == due
    assert len(labels(office)) == before
    clock.now = datetime(2026, 3, 9, 9, tzinfo=UTC)
    assert [each.lines[0].told.rung for each in reminding.due_messages(office)] == [0]


def test_what_another_session_changed_is_not_overwritten(office: Desk, fire: Licence) -> None:
    licences.move(office, [fire], "suspend", "hydrants")
    with pytest.raises(ConflictError):
        lend(office, fire)
    with pytest.raises(ConflictError):
        renewing.begin(office, [fire])


def test_everything_undone_gives_the_first_state_back(office: Desk, fire: Licence) -> None:
    before = whole(office)
    count = len(labels(office))
    lend(office, fire)
    it = filed(office, fire)
    renewing.supplement(office, [it], "plan")
    verifying.begin_round(office, "Q1", date(2026, 3, 20))
    verifying.check(office, [fire], paper="yes")
    facts.change_fact(office, "capital", "9 million")
    granting.grant(office, [now(office, it.id, Renewal)], valid_to=date(2027, 6, 30))
    for _ in range(len(labels(office)) - count):
        undo(office)
    assert whole(office) == before


def test_a_licence_deleted_takes_its_loans_and_renewals_along_and_undo_brings_all_back(
    office: Desk, fire: Licence
) -> None:
    lend(office, fire)
    begun(office, fire)
    before = whole(office)
    delete(office, [fire])
    assert not any(id_.startswith(("LIC", "LOA", "REN")) for id_ in whole(office))
    assert [each for each in examine(office) if each.where.startswith(("LIC", "LOA", "REN"))] == []
    undo(office)
    assert whole(office) == before


def test_the_doctor_says_what_names_a_licence_that_is_not_there(office: Desk) -> None:
    put(office, Loan(licence="LIC-9", borrower="PER-9"))
    assert {each.what for each in examine(office) if each.where == "LOA-1"} == {
        "licence names LIC-9, which is not there", "borrower names PER-9, which is not there",
    }  # fmt: skip


def test_what_others_do_elsewhere_is_seen_and_other_decisions_ask_nothing_anew(
    office: Desk, fire: Licence, opens: Opens, clock: FixedClock
) -> None:
    other = opens(session="other")
    assert holdings(office).licences[fire.id].state == "held"
    before = holdings(office)
    capture(office, "cash plan")
    assert holdings(office) is before
    licences.move(other, [fire], "suspend", "hydrants")
    office.refresh()
    assert holdings(office).licences[fire.id].state == "suspended"
    undo(other)
    office.refresh()
    assert holdings(office).licences[fire.id].state == "held"
    loan = lend(office, now(office, fire.id, Licence))
    assert [each.id for each in holdings(office).loans[fire.id]] == [loan.id]
    assert today_bands(office).chase == ()
    clock.now = datetime(2026, 3, 12, 9, tzinfo=UTC)
    assert [each.id for each in today_bands(office).chase] == [loan.id]
