"""Why a paper cannot be lent, left out longer or put elsewhere just now: said before anything is asked."""

from __future__ import annotations

from office_tui.domain.holdings import open_loans
from office_tui.domain.lending import days_overdue
from office_tui.domain.loan import Loan
from office_tui.screens.chosen import none_chosen, one_chosen
from office_tui.screens.licence_chosen import LicenceChosen, nothing_out
from office_tui.services.holdings import holdings
from office_tui.services.lending import stays


def nothing_to_lend(screen: LicenceChosen) -> str | None:
    """Return why nothing can be lent: no piece of the licence may go out today, whoever asks."""
    why = one_chosen(screen) or no_paper(screen)
    reasons = [] if why else list(stays(screen.desk, screen.licences()[0]).values())
    return why or (None if "" in reasons else " ".join(dict.fromkeys(reasons)))


def no_paper(screen: LicenceChosen) -> str | None:
    """Return why nothing can be done with the papers of what is chosen: of one of them none is recorded."""
    bare = next((each.id for each in screen.licences() if not each.copies), "")
    return f"No paper of {bare} is recorded: e, Papers." if bare else None


def in_time(screen: LicenceChosen) -> list[Loan]:
    """Return the loans meant that are not late: what is late stays late."""
    today, workdays = screen.desk.today, screen.desk.workdays
    return [loan for loan in screen.loans() if not days_overdue(loan, today, workdays)]


def all_late(screen: LicenceChosen) -> str | None:
    """Return why no loan can be given more time: nothing is out, or all that is out is late."""
    why = nothing_out(screen)
    if why or in_time(screen):
        return why
    late = ", ".join(loan.id for loan in screen.loans())
    return f"{late}: late, and stays so. c notes that you asked, and when to ask again."


def here(screen: LicenceChosen) -> list[str]:
    """Return the pieces of the first licence chosen that are not out."""
    out = {loan.copy for loan in _out(screen)}
    return [name for name in screen.licences()[0].pieces if name not in out]


def _out(screen: LicenceChosen) -> tuple[Loan, ...]:
    """Return every open loan of the first licence chosen, whichever day the cursor is on."""
    return tuple(open_loans(holdings(screen.desk), screen.licences()[0].id))


def nothing_here(screen: LicenceChosen) -> str | None:
    """Return why no paper can be said to lie somewhere: every one is out, and lies with whoever has it."""
    why = none_chosen(screen) or no_paper(screen)
    if why or here(screen):
        return why
    out = ", ".join(
        f"{each.copy} ({each.id}, with {screen.desk.name(each.borrower)})" for each in _out(screen)
    )
    return f"Out: {out}. b notes that it is back, then p where it lies."
