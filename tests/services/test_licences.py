"""Licences, lent, renewed, verified, amended: each decision one entry, refused with its reason, undone for nothing."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from office_tui.domain.clock import due_on, is_paused
from office_tui.domain.copy import Copy
from office_tui.domain.duty import Duty
from office_tui.domain.fact import Fact, Printed
from office_tui.domain.lead import Lead
from office_tui.domain.licence import Licence
from office_tui.domain.loan import Loan
from office_tui.domain.people import Department, Office
from office_tui.domain.reminder import Reminder
from office_tui.domain.renewal import Renewal
from office_tui.domain.verification import Check, Round
from office_tui.errors import AccessError, ConflictError, NotFoundError, OfficeError, StepError, UsageError
from office_tui.services import facts, follow, lending, licences, reminding, renewing, verifying
from office_tui.services.capturing import capture
from office_tui.services.desk import Desk
from office_tui.services.doctor import examine
from office_tui.services.holdings import holdings
from office_tui.services.register import delete, save
from office_tui.services.today import today_bands
from office_tui.services.undo import redo, undo
from office_tui.store.kept import read_kept
from tests.services.office import FixedClock, Opens, labels, now, put, whole

FIRE = Licence(
    name="Fire safety", number="XF-9", issuer="Fire Brigade", valid_to=date(2026, 6, 30), custodian="PER-1",
    decision_days=20, copies=(Copy(kind="original", place="safe"), Copy(kind="duplicate", number=1, place="hall")),
    plan=(Lead(kind="material", title="photos", days=5), Lead(kind="step", title="agency test", days=20)),
    duties=(Duty(title="Visit", kind="inspection", since=date(2026, 3, 31), months=6),),
    printed=(Printed(fact="address", value="18 Weir Lane"),),
)  # fmt: skip
MARCH_9 = date(2026, 3, 9)


@pytest.fixture
def fire(office: Desk) -> Licence:
    """A licence of Li Wei's, in an office of two departments."""
    return save(office, FIRE)


def lend(desk: Desk, it: Licence, **more: object) -> Loan:
    terms = {"borrower": "Works", "purpose": "tender", "back_by": MARCH_9} | more
    done = lending.lend(desk, [it], **terms)  # type: ignore[arg-type]  # the terms of a loan
    return now(desk, done.made[0], Loan)


def begun(desk: Desk, it: Licence) -> Renewal:
    return now(desk, renewing.begin(desk, [it]).made[0], Renewal)


def filed(desk: Desk, it: Licence) -> Renewal:
    done = renewing.file(desk, [begun(desk, it)], "R-77")
    return now(desk, done.ids[0], Renewal)


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


def test_a_loan_goes_out_once_and_comes_back(office: Desk, fire: Licence) -> None:
    loan = lend(office, fire)
    assert (loan.licence, loan.copy, loan.borrower, loan.approver) == (
        fire.id,
        "original",
        "DEP-2",
        office.actor,
    )
    with pytest.raises(UsageError, match=r"out already \(LOA-1\): with Works, due back 9 March 2026"):
        lend(office, fire)
    assert lend(office, fire, copy="副本1", borrower="Chen Jun").borrower == "PER-2"
    lending.give_back(office, [loan], "crease at the fold")
    back = now(office, loan.id, Loan)
    assert (back.returned, back.condition) == (date(2026, 3, 2), "crease at the fold")
    with pytest.raises(StepError, match="came back"):
        lending.give_back(office, [back])
    assert lend(office, fire).id == "LOA-3"


@pytest.mark.parametrize(
    ("terms", "says"),
    [
        ({"back_by": date(2026, 4, 2)}, "31 March 2026: Visit"),
        ({"back_by": date(2026, 6, 12), "copy": "duplicate 1", "borrower": ""}, "who has it"),
        ({"purpose": ""}, "needed for"),
        ({"copy": "duplicate 4"}, "no duplicate 4"),
    ],
)
def test_a_loan_that_may_not_be_is_refused_and_nothing_is_written(
    office: Desk, fire: Licence, terms: dict[str, object], says: str
) -> None:
    before = whole(office)
    with pytest.raises(UsageError) as refused:
        lend(office, fire, **terms)
    assert says in refused.value.hint
    assert whole(office) == before


def test_an_original_is_not_lent_across_the_filing_of_its_renewal(office: Desk, fire: Licence) -> None:
    it = save(office, replace(fire, duties=()))
    with pytest.raises(UsageError) as refused:
        lend(office, it, back_by=date(2026, 6, 5))
    assert "2 June 2026, when the renewal is filed" in refused.value.hint
    filed(office, it)
    lend(office, it, back_by=date(2026, 6, 5))


def test_an_overdue_loan_is_chased_and_then_quiet(office: Desk, fire: Licence, clock: FixedClock) -> None:
    loan = lend(office, fire)
    clock.now = datetime(2026, 3, 12, 9, tzinfo=UTC)
    assert [(each.id, each.who, each.late) for each in today_bands(office).chase] == [(loan.id, "DEP-2", 3)]
    follow.chase(office, [loan], effect="promised", again=date(2026, 3, 16))
    after = now(office, loan.id, Loan)
    assert [(each.to, each.effect) for each in after.chases] == [("DEP-2", "promised")]
    assert today_bands(office).chase == ()


def test_a_renewal_from_begin_to_successor_is_a_handful_of_entries(
    office: Desk, fire: Licence, clock: FixedClock
) -> None:
    it = begun(office, fire)
    assert (it.owner, it.leads, it.begun) == ("PER-1", fire.plan, date(2026, 3, 2))
    with pytest.raises(StepError, match="REN-1"):
        renewing.begin(office, [fire])
    renewing.done(office, [it], "photo")
    renewing.done(office, [now(office, it.id, Renewal)], "2", date(2026, 2, 27))
    assert [each.done for each in now(office, it.id, Renewal).leads] == [date(2026, 3, 2), date(2026, 2, 27)]
    renewing.file(office, [now(office, it.id, Renewal)], "R-77")
    clock.now = datetime(2026, 3, 9, 9, tzinfo=UTC)
    renewing.supplement(office, [now(office, it.id, Renewal)], "floor plan", date(2026, 3, 20))
    waiting = now(office, it.id, Renewal)
    assert waiting.due is not None
    assert is_paused(waiting.due)
    clock.now = datetime(2026, 3, 16, 9, tzinfo=UTC)
    renewing.resume(office, [waiting])
    running = now(office, it.id, Renewal)
    assert running.due is not None
    # Twenty working days from 2 March are up on the 30th; five were lost.
    assert due_on(running.due, office.workdays) == date(2026, 4, 6)
    done = renewing.grant(
        office, [running], number="XF-10", valid_from=date(2026, 7, 1), valid_to=date(2027, 6, 30)
    )
    old, new = now(office, fire.id, Licence), now(office, done.made[0], Licence)
    assert (old.state, old.succeeded_by) == ("superseded", new.id)
    assert (new.succeeds, new.number, new.valid_to, new.state) == (
        fire.id,
        "XF-10",
        date(2027, 6, 30),
        "held",
    )
    assert (new.plan, new.duties, new.copies) == (fire.plan, fire.duties, fire.copies)
    assert now(office, it.id, Renewal).successor == new.id
    undo(office)
    assert now(office, fire.id, Licence).state == "held"
    assert now(office, it.id, Renewal).state == "filed"
    with pytest.raises(NotFoundError):
        office.get(new.id)
    redo(office)
    assert now(office, fire.id, Licence).state == "superseded"


def test_filing_needs_a_receipt_and_every_licence_it_needs_valid_on_the_day(
    office: Desk, fire: Licence
) -> None:
    other = save(office, Licence(name="Title", valid_to=date(2026, 3, 1)))
    it = save(office, replace(fire, plan=(Lead(kind="needs", title=other.id),)))
    renewal = begun(office, it)
    with pytest.raises(UsageError, match="receipt"):
        renewing.file(office, [renewal], " ")
    with pytest.raises(OfficeError, match="LIC-2 is not valid on 02 Mar 2026"):
        renewing.file(office, [renewal], "R-1")
    done = renewing.grant(office, [filed(office, save(office, replace(other, valid_to=date(2026, 3, 5))))])
    assert done.made == ("LIC-3",)
    renewing.file(office, [renewal], "R-1")  # what superseded it is what it needs now
    with pytest.raises(UsageError, match="has not come"):
        renewing.done(office, [renewal], "x", date(2027, 1, 1))


def test_a_refused_renewal_leaves_the_licence_as_it_was(office: Desk, fire: Licence) -> None:
    it = filed(office, fire)
    with pytest.raises(UsageError):
        renewing.refuse(office, [it], "")
    renewing.refuse(office, [it], "stairs too narrow")
    assert now(office, it.id, Renewal).state == "refused"
    assert now(office, fire.id, Licence).state == "held"
    assert begun(office, now(office, fire.id, Licence)).id == "REN-2"


def test_what_has_no_end_is_not_renewed(office: Desk) -> None:
    long = save(office, Licence(name="Business licence", long_term=True))
    with pytest.raises(StepError, match="no last day"):
        renewing.begin(office, [long])
    with pytest.raises(OfficeError, match="no renewal"):
        renewing.resume(office, [long])


def test_a_round_is_filled_in_and_a_finding_put_right(office: Desk, fire: Licence) -> None:
    other = save(office, Licence(name="Title", long_term=True))
    done = verifying.begin_round(office, "2026 Q1", date(2026, 3, 20))
    assert now(office, done.made[0], Round).covers == (fire.id, other.id)
    with pytest.raises(UsageError, match="Nothing was checked"):
        verifying.check(office, [fire])
    with pytest.raises(UsageError, match="finding"):
        verifying.check(office, [fire], paper="no")
    verifying.check(office, [fire, other], paper="yes", confirmed="yes")
    found = verifying.check(office, [fire], paper="yes", matches="no", finding="old address", by="Li Wei")
    check = now(office, found.made[0], Check)
    assert (check.round, check.on, check.by) == ("RND-1", date(2026, 3, 2), "Li Wei")
    assert [each.why for each in today_bands(office).chase] == ["found: old address"]
    verifying.correct(office, [fire], "amended")
    assert now(office, check.id, Check).corrected == date(2026, 3, 2)
    with pytest.raises(OfficeError, match="Nothing is to be put right"):
        verifying.correct(office, [fire], "amended")
    with pytest.raises(UsageError):
        verifying.begin_round(office, "late", date(2026, 3, 1))


def test_a_round_over_nothing_is_refused(office: Desk) -> None:
    with pytest.raises(OfficeError, match="no licence to check"):
        verifying.begin_round(office, "2026 Q1", date(2026, 3, 20))


def test_a_new_address_is_red_on_every_licence_until_it_is_amended(office: Desk, fire: Licence) -> None:
    put(office, Office(company="Pumps Ltd", address="18 Weir Lane"))
    other = save(office, replace(FIRE, number="2", amend_days=30))
    assert [each.id for each in today_bands(office).decide] == []
    office.where.templates.mkdir(parents=True)
    (office.where.templates / "own.md").write_text("Yours, 18 Weir Lane", encoding="utf-8")
    filing = filed(office, fire)
    done = facts.change_fact(office, "住所", "3 Far Street", value_zh="远街3号", why="moved")
    fact = now(office, done.ids[0], Fact)
    assert [(each.value, each.why) for each in fact.versions] == [
        ("18 Weir Lane", ""),
        ("3 Far Street", "moved"),
    ]
    assert office.office.address == "3 Far Street"
    todo = facts.what_to_amend(office, "address")
    assert [(each.licence, each.amend_by) for each in todo.licences] == [
        (fire.id, date(2026, 3, 2)), (other.id, date(2026, 4, 1)),
    ]  # fmt: skip
    assert (todo.filings, todo.templates) == ((), ("own.md",))
    assert filing.filed == date(2026, 3, 2)
    assert {each.why for each in today_bands(office).decide} == {"old address on it"}
    facts.amend(office, [now(office, fire.id, Licence), other])
    assert today_bands(office).decide == ()
    with pytest.raises(OfficeError, match="is true"):
        facts.amend(office, [now(office, fire.id, Licence)])
    undo(office)
    undo(office)
    assert office.office.address == "18 Weir Lane"
    with pytest.raises(OfficeError, match="Nobody has said"):
        facts.what_to_amend(office, "capital")


def test_a_fact_of_a_day_to_come_changes_nothing_yet(office: Desk, fire: Licence, clock: FixedClock) -> None:
    put(office, Office(company="Pumps Ltd", address="18 Weir Lane"))
    facts.change_fact(office, "address", "3 Far Street", since=date(2026, 4, 1))
    assert today_bands(office).decide == ()
    assert office.office.address == "18 Weir Lane"
    clock.now = datetime(2026, 4, 1, 9, tzinfo=UTC)
    assert "old address on it" in {each.why for each in today_bands(office).decide}
    assert facts.what_to_amend(office, "address").licences[0].licence == fire.id


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
    reminding.remember(office, due)
    assert labels(office)[0] == "reminded 2 people"
    assert len(office.all(Reminder)) == 2
    assert reminding.due_messages(office) == []
    before = len(labels(office))
    reminding.remember(office, [])
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
    renewing.grant(office, [now(office, it.id, Renewal)], valid_to=date(2027, 6, 30))
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
