"""A licence with papers, a plan, a duty and a printed fact, and the first steps that tests take with it."""

from __future__ import annotations

from datetime import date

from office_tui.domain.copy import Copy
from office_tui.domain.duty import Duty
from office_tui.domain.fact import Printed
from office_tui.domain.lead import Lead
from office_tui.domain.licence import Licence
from office_tui.domain.loan import Loan
from office_tui.domain.renewal import Renewal
from office_tui.services import lending, renewing
from office_tui.services.desk import Desk
from tests.services.office import now

FIRE = Licence(
    name="Fire safety", number="XF-9", issuer="Fire Brigade", valid_to=date(2026, 6, 30), custodian="PER-1",
    decision_days=20, copies=(Copy(kind="original", place="safe"), Copy(kind="duplicate", number=1, place="hall")),
    plan=(Lead(kind="material", title="photos", days=5), Lead(kind="step", title="agency test", days=20)),
    duties=(Duty(title="Visit", kind="inspection", since=date(2026, 3, 31), months=6),),
    printed=(Printed(fact="address", value="18 Weir Lane"),),
)  # fmt: skip


MARCH_9 = date(2026, 3, 9)


def lend(desk: Desk, it: Licence, **more: object) -> Loan:
    terms = {"borrower": "Works", "purpose": "tender", "back_by": MARCH_9} | more
    done = lending.lend(desk, [it], **terms)  # type: ignore[arg-type]  # the terms of a loan
    return now(desk, done.made[0], Loan)


def begun(desk: Desk, it: Licence) -> Renewal:
    return now(desk, renewing.begin(desk, [it]).made[0], Renewal)


def filed(desk: Desk, it: Licence) -> Renewal:
    done = renewing.file(desk, [begun(desk, it)], "R-77")
    return now(desk, done.ids[0], Renewal)
