"""More time for a loan: granted before it is late, for a reason, and never across what needs the paper."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from office_tui.domain.clock import due_on, original_due
from office_tui.domain.copy import Copy
from office_tui.domain.duty import Duty
from office_tui.domain.licence import Licence
from office_tui.domain.loan import Loan
from office_tui.errors import StepError, UsageError
from office_tui.services import lending
from office_tui.services.desk import Desk
from office_tui.services.due_back import due_back, refuse_later
from office_tui.services.register import save
from tests.services.office import FixedClock, now, whole

FIRE = Licence(
    name="Fire safety", valid_to=date(2026, 6, 30), copies=(Copy(kind="original", place="safe"),),
    duties=(Duty(title="Visit", kind="inspection", since=date(2026, 3, 31), months=6),),
)  # fmt: skip
MARCH_9, MARCH_20 = date(2026, 3, 9), date(2026, 3, 20)


@pytest.fixture
def loan(office: Desk) -> Loan:
    """The original, out until the 9th of March."""
    it = save(office, FIRE)
    done = lending.lend(office, [it], borrower="Works", purpose="tender", back_by=MARCH_9)
    return now(office, done.made[0], Loan)


def test_the_first_day_stays_on_record(office: Desk, loan: Loan) -> None:
    due_back(office, [loan], MARCH_20, "the tender moved")
    after = now(office, loan.id, Loan)
    assert after.due is not None
    assert (original_due(after.due, office.workdays), due_on(after.due, office.workdays)) == (
        MARCH_9,
        MARCH_20,
    )


@pytest.mark.parametrize(
    ("day", "reason", "says"),
    [
        (MARCH_20, " ", "its reason"),
        (date(2026, 4, 2), "x", "31 March 2026: Visit"),
        (date(2026, 3, 9), "x", "until 9 March 2026 already"),
    ],
)
def test_what_may_not_be_is_refused_and_nothing_is_written(
    office: Desk, loan: Loan, day: date, reason: str, says: str
) -> None:
    before = whole(office)
    with pytest.raises(UsageError) as refused:
        due_back(office, [loan], day, reason)
    assert says in str(refused.value)
    assert whole(office) == before


def test_what_is_late_stays_late(office: Desk, loan: Loan, clock: FixedClock) -> None:
    clock.now = datetime(2026, 3, 12, 9, tzinfo=UTC)
    with pytest.raises(StepError, match="late, and stays so"):
        due_back(office, [loan], MARCH_20, "x")


def test_what_is_back_needs_no_more_time(office: Desk, loan: Loan) -> None:
    lending.give_back(office, [loan])
    with pytest.raises(StepError, match="came back"):
        due_back(office, [now(office, loan.id, Loan)], MARCH_20, "x")


@pytest.mark.parametrize(
    ("day", "says"), [(date(2026, 4, 2), "31 March 2026: Visit"), (MARCH_9, "until 9 March 2026 already")]
)
def test_a_day_that_may_not_be_is_refused_before_a_reason_is_asked(
    office: Desk, loan: Loan, day: date, says: str
) -> None:
    with pytest.raises(UsageError, match=says):
        refuse_later(office, loan, day)
    refuse_later(office, loan, MARCH_20)


def test_more_time_than_the_licence_has_is_said(office: Desk) -> None:
    it = save(office, replace(FIRE, duties=(), copies=(Copy(kind="duplicate", number=1),)))
    lent = lending.lend(office, [it], copy="duplicate 1", borrower="Works", purpose="tender", back_by=MARCH_9)
    [loan] = [now(office, id_, Loan) for id_ in lent.made]
    said = due_back(office, [loan], date(2026, 7, 1), "the tender moved")
    assert said.beware == ("LIC-1 ends on 30 June 2026, before it is back: look at the day.",)
