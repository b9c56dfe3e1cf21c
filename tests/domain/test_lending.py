"""A piece goes out once, comes back, and the original stays here when it is needed here."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from office_tui.domain.clock import on
from office_tui.domain.copy import Copy
from office_tui.domain.duty import Duty
from office_tui.domain.holdings import gather
from office_tui.domain.lending import days_overdue, needed_while_out, wrong_with_loan
from office_tui.domain.licence import Licence
from office_tui.domain.loan import Loan
from office_tui.domain.renewal import Renewal
from office_tui.domain.workdays import Workdays

WEEK = Workdays()
MARCH_2, MARCH_9 = date(2026, 3, 2), date(2026, 3, 9)
PAPERS = (
    Copy(kind="original", place="safe"),
    Copy(kind="duplicate", number=1),
    Copy(kind="duplicate", number=2, is_missing=True),
)
FIRST = Copy(kind="original", number=1)
FIRE = Licence(id="LIC-1", name="Fire", valid_to=date(2026, 12, 31), copies=PAPERS)
LOAN = Loan(licence="LIC-1", borrower="PER-1", purpose="tender", lent=MARCH_2)
OUT = replace(LOAN, id="LOA-1", due=on(MARCH_9, MARCH_2))
INSPECTED = replace(FIRE, duties=(Duty(title="Visit", kind="inspection", since=date(2026, 3, 5), months=12),))
REPORTED = replace(FIRE, duties=(Duty(title="Report", kind="report", since=date(2026, 3, 5), months=12),))
DONE = replace(INSPECTED, duties=(replace(INSPECTED.duties[0], done=date(2026, 3, 5)),))
OVERDUE = replace(FIRE, valid_to=date(2026, 3, 20), decision_days=20)
"""To be filed by 20 February."""
ENDING = replace(FIRE, valid_to=date(2026, 3, 6))


@pytest.mark.parametrize(
    ("licence", "loan", "more", "says"),
    [
        (FIRE, LOAN, {}, ""),
        (FIRE, LOAN, {"loans": [OUT]}, "out already (LOA-1): with PER-1, due back 9 March 2026."),
        (FIRE, replace(LOAN, copy="duplicate 1"), {"loans": [OUT]}, ""),
        (FIRE, LOAN, {"loans": [replace(OUT, returned=MARCH_2)]}, ""),
        (FIRE, replace(LOAN, copy="duplicate 3"), {}, "has no duplicate 3"),
        (FIRE, replace(LOAN, copy="duplicate 2"), {}, "is missing"),
        (replace(FIRE, state="surrendered"), LOAN, {}, "is surrendered"),
        (FIRE, replace(LOAN, borrower=""), {}, "who has it"),
        (FIRE, replace(LOAN, purpose=" "), {}, "needed for"),
        (FIRE, replace(LOAN, lent=date(2026, 3, 10)), {}, "before it went out"),
        (INSPECTED, LOAN, {}, "5 March 2026: Visit"),
        (INSPECTED, replace(LOAN, copy="duplicate 1"), {}, ""),
        (INSPECTED, replace(LOAN, lent=date(2026, 3, 6)), {}, "needed now, since 5 March 2026: Visit"),
        (DONE, replace(LOAN, lent=date(2026, 3, 6)), {}, ""),
        (DONE, LOAN, {}, ""),
        (replace(INSPECTED, copies=(FIRST,)), replace(LOAN, copy="original 1"), {}, "5 March 2026: Visit"),
        (replace(ENDING, copies=(FIRST,)), replace(LOAN, copy="original 1"), {}, "the renewal is filed"),
        (REPORTED, LOAN, {}, ""),
        (ENDING, LOAN, {}, "6 March 2026, when the renewal is filed"),
        (ENDING, LOAN, {"renewals": [Renewal(id="REN-1", licence="LIC-1")]}, "renewal is filed"),
        (ENDING, LOAN, {"renewals": [Renewal(id="REN-1", licence="LIC-1", state="filed")]}, ""),
        (OVERDUE, LOAN, {}, ""),  # it may be on its way to the issuer
        (OVERDUE, LOAN, {"renewals": [Renewal(id="REN-1", licence="LIC-1")]}, ""),
        (OVERDUE, LOAN, {"renewals": [Renewal(id="REN-1", licence="LIC-1", state="refused")]}, ""),
        (replace(OVERDUE, valid_to=date(2026, 2, 27)), LOAN, {}, ""),  # expired
        (OVERDUE, LOAN, {"renewals": [Renewal(id="REN-1", licence="LIC-1", state="filed")]}, ""),
        (OVERDUE, replace(LOAN, copy="duplicate 1"), {}, ""),
    ],
)
def test_what_forbids_a_loan(licence: Licence, loan: Loan, more: dict[str, Any], says: str) -> None:
    found = [
        each.message for each in wrong_with_loan(loan, licence, MARCH_9, gather([licence], **more), WEEK)
    ]
    assert len(found) == bool(says)
    assert all(says in each for each in found)


@pytest.mark.parametrize(
    ("licence", "loan", "today", "says"),
    [
        (FIRE, OUT, MARCH_2, ""),
        (
            INSPECTED,
            OUT,
            MARCH_2,
            "The original is out (LOA-1). The original is needed on 5 March 2026: Visit.",
        ),
        (INSPECTED, OUT, date(2026, 3, 6), "needed now, since 5 March 2026: Visit."),
        (INSPECTED, replace(OUT, returned=MARCH_2), MARCH_2, ""),
        (INSPECTED, replace(OUT, copy="duplicate 1"), MARCH_2, ""),
        (INSPECTED, replace(OUT, due=on(date(2026, 3, 4), MARCH_2)), MARCH_2, ""),
        (
            INSPECTED,
            replace(OUT, due=on(date(2026, 3, 4), MARCH_2)),
            date(2026, 3, 5),
            "needed on 5 March",
        ),  # late
        (DONE, OUT, MARCH_2, ""),
        (OVERDUE, OUT, MARCH_2, "needed now: the renewal was to be filed by 20 February 2026."),
    ],
)
def test_what_an_original_that_is_out_is_needed_for(
    licence: Licence, loan: Loan, today: date, says: str
) -> None:
    found = list(needed_while_out(licence, gather([licence], loans=[loan]), today, WEEK))
    assert len(found) == bool(says)
    assert all(says in each for each in found)


def test_everything_wrong_is_said_at_once() -> None:
    found = wrong_with_loan(Loan(licence="LIC-1", copy="duplicate 7"), FIRE, MARCH_9, gather([FIRE]), WEEK)
    assert {each.field for each in found} == {"copy", "borrower", "purpose"}


@pytest.mark.parametrize(
    ("loan", "today", "late"),
    [(OUT, MARCH_9, 0), (OUT, date(2026, 3, 12), 3), (replace(OUT, returned=MARCH_9), date(2026, 3, 12), 0)],
)
def test_how_late_a_loan_is(loan: Loan, today: date, late: int) -> None:
    assert days_overdue(loan, today, WEEK) == late
