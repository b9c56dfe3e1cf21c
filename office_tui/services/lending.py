"""Lending a piece of a licence, and having it back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from office_tui.domain.clock import on, stop
from office_tui.domain.copy import Copy, copy_named
from office_tui.domain.directive import Chase, Effect
from office_tui.domain.lending import (
    ends_while_out,
    filing_overdue,
    needed_while_out,
    wrong_with_lending,
    wrong_with_loan,
)
from office_tui.domain.licence import Licence
from office_tui.domain.loan import Loan
from office_tui.domain.months import long_date
from office_tui.domain.record import Record
from office_tui.errors import OfficeError, StepError, UsageError
from office_tui.services.deciding import Done, Seen, decide
from office_tui.services.desk import Desk
from office_tui.services.holdings import as_found, holdings
from office_tui.services.licences import latest, licence
from office_tui.services.who import who
from office_tui.store.draft import Draft


def lend(
    desk: Desk,
    seen: Sequence[Seen],
    *,
    borrower: str,
    purpose: str,
    back_by: date,
    copy: str = "original",
    approver: str = "",
) -> Done:
    """Lend a piece to a person or department (id or name) until a day; `UsageError` says all that forbids it.

    The approver is whoever acts, unless named. An original whose renewal is late to be filed goes out, and that is
    said: it may be on its way to the issuer.
    """
    beware: list[str] = []
    kind, number = copy_named(copy)
    name, held = Copy(kind=kind, number=number).name, as_found()

    def act(draft: Draft, record: Record) -> Record:
        it = licence(record)
        loan = Loan(
            licence=it.id, copy=name, borrower=_who(desk, draft, borrower), purpose=purpose.strip(),
            approver=approver.strip() or desk.actor, lent=desk.today, due=on(back_by, desk.today),
        )  # fmt: skip
        wrong = wrong_with_loan(loan, it, back_by, held(draft), desk.workdays, desk.name)
        if wrong:
            raise UsageError(
                f"The {name} of {it.id} cannot be lent.", " ".join(each.message for each in wrong)
            )
        beware.extend(ends_while_out(it, desk.today, back_by))
        if loan.is_of_original:
            beware.extend(filing_overdue(it, held(draft), desk.today, desk.workdays))
        return draft.put(loan)

    lent = decide(desk, seen, f"lend {name} to {desk.name(borrower)} until {back_by:%d %b %Y}", act)
    return lent._replace(beware=tuple(beware))


def _who(desk: Desk, draft: Draft, borrower: str) -> str:
    """Return the id behind a name; nothing stays nothing, which the rules refuse in one sentence with the rest."""
    if not borrower.strip():
        return ""
    department, person = who(desk, draft, borrower)
    return person or department


def give_back(desk: Desk, seen: Sequence[Seen], condition: str = "", day: date | None = None) -> Done:
    """Note that what was lent is back, in whatever condition; `seen` are loans."""
    returned = latest(day, desk.today)

    def act(draft: Draft, record: Record) -> None:
        loan = open_loan(record)
        if loan.lent is not None and returned < loan.lent:
            raise UsageError(f"{loan.id} went out on {long_date(loan.lent)} only.", "Say when it came back.")
        due = stop(loan.due, returned) if loan.due else None
        draft.put(replace(loan, returned=returned, condition=condition.strip(), due=due))

    return decide(desk, seen, f"back ({condition.strip()})" if condition.strip() else "back", act)


def stays(desk: Desk, it: Licence) -> dict[str, str]:
    """Return, for each piece of a licence, why it cannot go out today whoever asks; "" for one that can."""
    held = holdings(desk)
    wrong = {
        name: wrong_with_lending(it, name, desk.today, held, desk.workdays, desk.name) for name in it.pieces
    }
    return {name: " ".join(each.message for each in found) for name, found in wrong.items()}


def refuse_until(desk: Desk, it: Licence, copy: str, day: date) -> None:
    """Raise a `UsageError` with all that forbids a piece that may go out to stay out until a day, whoever asks."""
    asked = Loan(licence=it.id, copy=copy, borrower="-", purpose="-", lent=desk.today)
    wrong = wrong_with_loan(asked, it, day, holdings(desk), desk.workdays, desk.name)
    if wrong:
        raise UsageError(" ".join(each.message for each in wrong))


def needed_though_out(desk: Desk, it: Licence) -> tuple[str, ...]:
    """Return what an original of a licence that is out is needed for, as the licence stands now."""
    return tuple(needed_while_out(it, holdings(desk), desk.today, desk.workdays))


def chased(
    desk: Desk, record: Record, *, channel: str, effect: Effect, note: str, again: date | None
) -> Loan:
    """Return the loan with one more reminder to whoever has it."""
    loan = open_loan(record)
    one = Chase(at=desk.now, to=loan.borrower, channel=channel, effect=effect, note=note, next=again)
    return replace(loan, chases=(*loan.chases, one))


def open_loan(record: Record) -> Loan:
    """Return the record as a loan that is still out; `OfficeError` says what it is otherwise."""
    if not isinstance(record, Loan):
        raise OfficeError(f"{record.id} is no loan.", "Loans are LOA-….")
    if record.returned is not None:
        came = f"the {record.copy} of {record.licence} came back on {long_date(record.returned)}"
        raise StepError(f"{record.id} is settled: {came}.", "It can be lent again.")
    return record
