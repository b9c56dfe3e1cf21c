"""Licences to measure with: their ends spread over one year, with windows, duties, plans, loans and renewals."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from office_tui.domain.clock import on
from office_tui.domain.copy import Copy
from office_tui.domain.duty import Duty
from office_tui.domain.lead import Lead
from office_tui.domain.licence import Licence
from office_tui.domain.loan import Loan
from office_tui.domain.record import Record
from office_tui.domain.renewal import Renewal

NAMES = ("Food permit", "Lift certificate", "Fire safety", "排污许可证", "特种设备使用登记证")
YEAR = date(2026, 1, 1)
PAPERS = (Copy(kind="original", place="safe 2"), Copy(kind="duplicate", number=1, place="hall 3"))
PLAN = (
    Lead(kind="material", title="photos", days=5),
    Lead(kind="step", title="test", days=20, unit="workdays"),
)


def licensed(count: int) -> Iterator[Record]:
    """Yield so many licences; every tenth is lent, every twelfth is being renewed."""
    for number in range(count):
        last = YEAR + timedelta(days=number * 37 % 365)
        visit = Duty(title="Visit", kind="inspection", since=YEAR + timedelta(days=number % 180), months=6)
        yield Licence(
            name=f"{NAMES[number % len(NAMES)]} {number + 1}", number=f"P-{number:05}", valid_to=last,
            window_opens=90, window_closes=10, decision_days=20, copies=PAPERS, plan=PLAN,
            duties=(visit,) if number % 2 else (),
        )  # fmt: skip
        if number % 10 == 0:
            back = YEAR + timedelta(days=60 + number % 90)
            yield Loan(licence=f"LIC-{number + 1}", copy="duplicate 1", borrower="Works", due=on(back, YEAR))
        if number % 12 == 0:
            yield Renewal(licence=f"LIC-{number + 1}", begun=YEAR, leads=PLAN)
