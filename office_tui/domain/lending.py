"""May a piece of a licence go out, is it out, and is it late."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from office_tui.domain.clock import due_on
from office_tui.domain.duties import next_due
from office_tui.domain.holdings import Holdings, open_loans, open_renewal
from office_tui.domain.licence import Licence
from office_tui.domain.loan import Loan
from office_tui.domain.months import long_date
from office_tui.domain.reach import is_far
from office_tui.domain.record import Problem
from office_tui.domain.succession import is_ours
from office_tui.domain.validity import file_by, last_day
from office_tui.domain.workdays import Workdays


def out(held: Holdings, licence: str, copy: str) -> Loan | None:
    """Return the loan by which a piece is out now."""
    return next((loan for loan in open_loans(held, licence) if loan.copy == copy), None)


def wrong_with_loan(
    loan: Loan,
    licence: Licence,
    back_by: date,
    held: Holdings,
    workdays: Workdays,
    name: Callable[[str], str] = str,
) -> list[Problem]:
    """Return everything that forbids a loan of `loan.copy` from the day it is `lent` until `back_by`.

    `name` gives the name behind the id of whoever has the piece now.
    """
    lent = loan.lent or back_by
    return [
        *_piece(loan, licence, held, workdays, name),
        *_terms(loan, licence, lent, back_by, held),
        *(_needed_here(licence, lent, back_by, held, workdays) if loan.is_of_original else ()),
    ]


def wrong_with_lending(
    licence: Licence,
    copy: str,
    today: date,
    held: Holdings,
    workdays: Workdays,
    name: Callable[[str], str] = str,
) -> list[Problem]:
    """Return what forbids any loan of a piece, whoever asks for it, even one that is back today."""
    asked = Loan(licence=licence.id, copy=copy, borrower="-", purpose="-", lent=today)
    return wrong_with_loan(asked, licence, today, held, workdays, name)


def back_by(loan: Loan, workdays: Workdays, today: date | None = None) -> date:
    """Return the day a piece is due back; a loan without one was due the day it went out."""
    if loan.due is None:
        return loan.lent or date.min
    return due_on(loan.due, workdays, today)


def days_overdue(loan: Loan, today: date, workdays: Workdays) -> int:
    """Return for how many days a piece should have been back; 0 once it is."""
    return 0 if loan.returned else max(0, (today - back_by(loan, workdays, today)).days)


def needed_while_out(licence: Licence, held: Holdings, today: date, workdays: Workdays) -> Iterator[str]:
    """Yield what an original that is out is needed for before it is due back, or today where it is late."""
    for loan in open_loans(held, licence.id):
        if loan.is_of_original:
            until = max(back_by(loan, workdays, today), today)
            for late in filing_overdue(licence, held, today, workdays):
                yield f"The {loan.copy} is out ({loan.id}). {late}"
            for each in _needed_here(licence, today, until, held, workdays):
                yield f"The {loan.copy} is out ({loan.id}). {each.message}"


def filing_overdue(licence: Licence, held: Holdings, today: date, workdays: Workdays) -> Iterator[str]:
    """Say what an original is needed for already: a renewal that was to be filed. It may go out all the same.

    It may be on its way to the issuer, and an expired one is needed for nothing else.
    """
    filing = _filing(licence, held, workdays)
    if filing is not None and filing < today:
        yield f"The original is needed now: the renewal was to be filed by {long_date(filing)}."


def ends_while_out(licence: Licence, today: date, back_by: date) -> Iterator[str]:
    """Say that a licence ends before what of it is lent is due back: a day of the wrong year, most likely."""
    last = last_day(licence)
    if last is not None and today <= last < back_by:
        yield f"{licence.id} ends on {long_date(last)}, before it is back: look at the day."


def _filing(licence: Licence, held: Holdings, workdays: Workdays) -> date | None:
    """Return by when its renewal is to be filed; None where it was, or has been granted."""
    renewal = open_renewal(held, licence.id)
    if licence.state == "superseded" or (renewal is not None and renewal.state != "preparing"):
        return None
    return file_by(licence, workdays)


def _piece(
    loan: Loan, licence: Licence, held: Holdings, workdays: Workdays, name: Callable[[str], str]
) -> Iterator[Problem]:
    """Say where there is no such piece, or it is not here."""
    piece = next((copy for copy in licence.copies if copy.name == loan.copy), None)
    already = out(held, licence.id, loan.copy)
    if piece is None:
        known = ", ".join(copy.name for copy in licence.copies) or "none is recorded"
        yield Problem("copy", f"{licence.id} has no {loan.copy} (there is: {known}).")
    elif already is not None:
        where = f"with {name(already.borrower)}, due back {long_date(back_by(already, workdays))}"
        yield Problem("copy", f"The {loan.copy} is out already ({already.id}): {where}.")
    elif piece.is_missing:
        yield Problem("copy", f"The {loan.copy} is missing.")


def _terms(loan: Loan, licence: Licence, lent: date, back_by: date, held: Holdings) -> Iterator[Problem]:
    if not is_ours(licence, lent, held):
        yield Problem("licence", f"{licence.id} is {licence.state}.")
    if not loan.borrower.strip():
        yield Problem("borrower", "Say who has it.")
    if not loan.purpose.strip():
        yield Problem("purpose", "Say what it is needed for.")
    if is_far(back_by):
        yield Problem("due", f"{long_date(back_by)} is too far away.")
    if back_by < lent:
        yield Problem("due", f"It would be back on {long_date(back_by)}, before it went out.")


def _needed_here(
    licence: Licence, lent: date, back_by: date, held: Holdings, workdays: Workdays
) -> Iterator[Problem]:
    """The original stays in the house across a filing or an inspection to come, and while an inspection is overdue."""
    filing = _filing(licence, held, workdays)
    if filing is not None and lent <= filing <= back_by:
        yield Problem("due", f"The original is needed on {long_date(filing)}, when the renewal is filed.")
    for duty in licence.duties:
        day = next_due(duty).day  # what was carried out before its day needs no paper any more
        if duty.kind == "inspection" and day <= back_by:
            yield Problem("due", f"The original is needed {_when(day, lent)}: {duty.title}.")


def _when(day: date, lent: date) -> str:
    return f"on {long_date(day)}" if day >= lent else f"now, since {long_date(day)}"
