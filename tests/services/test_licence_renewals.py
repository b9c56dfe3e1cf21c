"""A licence renewed: begun, filed, supplemented, granted or refused, each an entry."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from office_tui.domain.clock import due_on, is_paused
from office_tui.domain.lead import Lead
from office_tui.domain.licence import Licence
from office_tui.domain.renewal import Renewal
from office_tui.errors import NotFoundError, OfficeError, StepError, UsageError
from office_tui.services import granting, licences, renewing
from office_tui.services.deleting import delete
from office_tui.services.desk import Desk
from office_tui.services.register import save
from office_tui.services.undo import redo, undo
from tests.services.fire_licence import begun, filed
from tests.services.office import FixedClock, now, put


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
    done = granting.grant(
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
    again = filed(office, save(office, replace(other, valid_to=date(2026, 3, 5))))
    done = granting.grant(office, [again], long_term=True)
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


def test_what_was_filed_before_the_licence_began_is_said(office: Desk, fire: Licence) -> None:
    it = save(office, replace(fire, valid_from=date(2023, 7, 1), plan=()))
    filed_ = renewing.file(office, [begun(office, it)], "R-1", date(1990, 1, 1))
    assert filed_.beware == ("LIC-1 is valid from 1 July 2023 only: look at the day.",)


def test_the_new_paper_is_not_missing_because_the_old_one_was(office: Desk, fire: Licence) -> None:
    renewal = filed(office, fire)
    licences.mislay(office, [now(office, fire.id, Licence)], "original")
    done = granting.grant(office, [renewal], valid_to=date(2029, 6, 30))
    assert not any(each.is_missing for each in now(office, done.made[0], Licence).copies)


def test_the_successor_stays_while_the_old_one_names_it(office: Desk, fire: Licence) -> None:
    done = granting.grant(office, [filed(office, fire)], valid_to=date(2029, 6, 30))
    old, new = now(office, fire.id, Licence), now(office, done.made[0], Licence)
    with pytest.raises(OfficeError, match=rf"{old.id} was superseded by {new.id}, which would be gone"):
        delete(office, [new])
    assert now(office, new.id, Licence) == new
    assert delete(office, [old, new]).ids == (old.id, new.id)


def test_filing_says_which_steps_nobody_noted(office: Desk, fire: Licence) -> None:
    it = begun(office, fire)
    renewing.done(office, [it], "photos")
    filed_ = renewing.file(office, [now(office, it.id, Renewal)], "R-1")
    assert filed_.beware == ("Not noted as done: agency test.",)


@pytest.mark.parametrize(
    ("last", "says"), [(date(2026, 6, 30), "no later than LIC-1"), (date(2026, 7, 1), "")]
)
def test_a_successor_that_ends_no_later_is_said(office: Desk, fire: Licence, last: date, says: str) -> None:
    done = granting.grant(office, [filed(office, fire)], valid_from=date(2026, 3, 2), valid_to=last)
    assert says in " ".join(done.beware)
    assert bool(done.beware) is bool(says)


def test_a_successor_that_has_ended_is_taken_down_and_said(office: Desk, fire: Licence) -> None:
    it, first = filed(office, fire), date(2026, 1, 1)
    done = granting.grant(office, [it], valid_from=first, valid_to=date(2026, 3, 1))
    assert done.beware == ("It ended on 1 March 2026 already.",)


def test_a_licence_stays_while_the_renewal_of_another_needs_it(office: Desk, fire: Licence) -> None:
    needs = save(
        office, Licence(name="Food", valid_to=date(2027, 1, 1), plan=(Lead(kind="needs", title=fire.id),))
    )
    with pytest.raises(OfficeError, match=rf"The renewal of {needs.id} needs {fire.id}"):
        delete(office, [fire])
    with pytest.raises(UsageError, match="LIC-77 is not there: enter it first"):
        save(office, replace(needs, plan=(Lead(kind="needs", title="LIC-77"),)))
    assert delete(office, [fire, needs]).ids == (fire.id, needs.id)


def test_a_plan_that_names_what_is_not_there_hinders_no_grant(office: Desk, fire: Licence) -> None:
    (old,) = put(office, replace(fire, plan=(Lead(kind="needs", title="LIC-77"),)))
    (filed_,) = put(office, Renewal(licence=old.id, state="filed"))
    assert granting.grant(office, [filed_], valid_to=date(2029, 6, 30)).made == ("LIC-2",)
