"""Papers of a licence lent: out once, refused across a filing, chased, and back."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from office_tui.domain.licence import Licence
from office_tui.domain.loan import Loan
from office_tui.errors import StepError, UsageError
from office_tui.services import follow, lending
from office_tui.services.desk import Desk
from office_tui.services.register import save
from office_tui.services.today import today_bands
from tests.services.fire_licence import filed, lend
from tests.services.office import FixedClock, now, whole


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


def test_what_is_back_before_it_went_out_or_out_for_ever_is_refused(office: Desk, fire: Licence) -> None:
    with pytest.raises(UsageError, match="too far away"):
        lend(office, fire, copy="duplicate 1", back_by=date(9999, 12, 31))
    loan = lend(office, fire)
    with pytest.raises(UsageError, match=r"went out on 2 March 2026 only"):
        lending.give_back(office, [loan], "", date(2020, 1, 1))
    assert now(office, loan.id, Loan).returned is None
