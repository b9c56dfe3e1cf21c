"""Giving a loan more time: the day it was to be back first stays on record."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from office_tui.domain.clock import extend, on
from office_tui.domain.holdings import Holdings
from office_tui.domain.lending import back_by, days_overdue, ends_while_out, wrong_with_loan
from office_tui.domain.licence import Licence
from office_tui.domain.loan import Loan
from office_tui.domain.months import long_date
from office_tui.domain.record import Record
from office_tui.errors import StepError, UsageError
from office_tui.services.deciding import Done, Seen, decide
from office_tui.services.desk import Desk
from office_tui.services.holdings import as_found, holdings
from office_tui.services.lending import open_loan
from office_tui.services.licences import licence
from office_tui.store.draft import Draft


def due_back(desk: Desk, seen: Sequence[Seen], day: date, reason: str) -> Done:
    """Let what is lent stay out until another day, for a reason; `seen` are loans.

    What is late already stays late (`StepError`); what forbids a loan until then is said (`UsageError`).
    """
    if not reason.strip():
        raise UsageError("More time needs its reason.", "Say in a few words why.")

    beware: list[str] = []
    found = as_found()

    def act(draft: Draft, record: Record) -> None:
        loan = open_loan(record)
        it = licence(draft.get(loan.licence))
        _refuse(desk, loan, it, day, found(draft))
        beware.extend(ends_while_out(it, desk.today, day))
        due = extend(loan.due, day, desk.today) if loan.due else on(day, desk.today)
        draft.put(replace(loan, due=due))

    done = decide(desk, seen, f"back by {day:%d %b %Y} ({reason.strip()})", act)
    return done._replace(beware=tuple(beware))


def refuse_later(desk: Desk, loan: Loan, day: date) -> None:
    """Raise what forbids a loan to stay out until a day, as the office stands now."""
    _refuse(desk, loan, licence(desk.store.get(loan.licence)), day, holdings(desk))


def _refuse(desk: Desk, loan: Loan, it: Licence, day: date, held: Holdings) -> None:
    if days_overdue(loan, desk.today, desk.workdays):
        raise StepError(f"{loan.id} is late, and stays so.", "Log that you asked, and when to ask again.")
    if day <= (now_ := back_by(loan, desk.workdays, desk.today)):
        raise UsageError(f"{loan.id} may stay out until {long_date(now_)} already.", "Give a later day.")
    others = tuple(each for each in held.loans.get(it.id, ()) if each.id != loan.id)
    without = held._replace(loans={**held.loans, it.id: others}, worked_out=None)
    wrong = wrong_with_loan(replace(loan, lent=desk.today), it, day, without, desk.workdays)
    if wrong:
        raise UsageError(f"{loan.id} stays as it is.", " ".join(each.message for each in wrong))
