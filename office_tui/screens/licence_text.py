"""A licence as it is read: all its fields, its loans, its renewals with their steps, its checks, its history."""

from __future__ import annotations

from collections.abc import Iterator

from office_tui.domain.clock import explain
from office_tui.domain.dates import short_date
from office_tui.domain.holdings import Holdings
from office_tui.domain.lead import Lead
from office_tui.domain.lending import back_by
from office_tui.domain.licence import Licence
from office_tui.domain.loan import Loan
from office_tui.domain.renewal import Renewal
from office_tui.domain.verification import Check
from office_tui.screens.item_text import item_text
from office_tui.services.desk import Desk
from office_tui.services.holdings import holdings
from office_tui.widgets.ink import Line


def licence_text(desk: Desk, licence: Licence) -> tuple[list[Line], str]:
    """Return the head as lines, and all that belongs to the licence as text."""
    head, history = item_text(desk, licence, whole=True)
    return head, "\n".join([*_belonging(desk, licence, holdings(desk)), history]).strip("\n")


def _belonging(desk: Desk, licence: Licence, held: Holdings) -> Iterator[str]:
    """Yield, newest first, what was done about it, under headings."""
    parts = (
        ("Loans", [line for each in held.loans.get(licence.id, ())[::-1] for line in _loan(desk, each)]),
        (
            "Renewals",
            [line for each in held.renewals.get(licence.id, ())[::-1] for line in _renewal(desk, each)],
        ),
        ("Checks", [line for each in held.checks.get(licence.id, ())[::-1] for line in _check(desk, each)]),
    )
    for title, lines in parts:
        if lines:
            yield f"{title}"
            yield from (f"  {line}" for line in lines)
            yield ""


def _loan(desk: Desk, loan: Loan) -> Iterator[str]:
    today = desk.today
    lent = short_date(loan.lent, today) if loan.lent else ""
    allowed = f"; allowed by {desk.name(loan.approver)}" if loan.approver else ""
    yield f"{loan.id}  {loan.copy} to {desk.name(loan.borrower)}, {lent}, for {loan.purpose}{allowed}"
    if loan.returned is not None:
        condition = f": {loan.condition}" if loan.condition else ""
        yield f"       back {short_date(loan.returned, today)}{condition}"
    else:
        yield f"       out, back by {short_date(back_by(loan, desk.workdays, today), today)}"
        yield from (
            f"       {step}" for step in (explain(loan.due, desk.workdays, today) if loan.due else ())
        )
    for chase in loan.chases:
        said = ", ".join(each for each in (chase.effect, chase.note) if each)
        quiet = f"; quiet until {short_date(chase.next, today)}" if chase.next else ""
        yield f"       asked {short_date(desk.here(chase.at).date(), today)}: {said}{quiet}"


def _renewal(desk: Desk, renewal: Renewal) -> Iterator[str]:
    today = desk.today
    filed = f", filed {short_date(renewal.filed, today)}, receipt {renewal.receipt}" if renewal.filed else ""
    owner = f", {desk.name(renewal.owner)}" if renewal.owner else ""
    yield f"{renewal.id}  {renewal.state}{filed}{owner}"
    yield from (f"       {_lead(desk, lead)}" for lead in renewal.leads)
    if renewal.asked:
        by = f", by {short_date(renewal.supply_by, today)}" if renewal.supply_by else ""
        yield f"       asked for besides: {renewal.asked}{by}"
    if renewal.reason or renewal.successor:
        yield f"       {renewal.reason or f'became {renewal.successor}'}"


def _lead(desk: Desk, lead: Lead) -> str:
    mark = "x" if lead.done else " "
    done = f", done {short_date(lead.done, desk.today)}" if lead.done else ""
    return f"[{mark}] {lead.words()}{done}"


def _check(desk: Desk, check: Check) -> Iterator[str]:
    asked = (("paper seen", check.seen), ("issuer confirms", check.confirmed), ("facts true", check.matches))
    said = ", ".join(f"{what}: {answer}" for what, answer in asked if answer)
    on = short_date(check.on, desk.today) if check.on else ""
    yield f"{on}  {said}; by {desk.name(check.by)}"
    if check.finding:
        right = f"; put right: {check.correction}" if check.correction else "; still to be put right"
        yield f"       found: {check.finding}{right}"
