"""What cannot be true together of licences and what belongs to them, whichever way it came about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from office_tui.domain.holdings import Holdings
from office_tui.domain.licence import Licence
from office_tui.domain.loan import Loan
from office_tui.domain.renewal import Renewal
from office_tui.domain.validity import is_current
from office_tui.domain.verification import Check


def clashes(held: Holdings) -> Iterator[str]:
    """Yield a sentence for everything that contradicts something else; an office in order yields nothing.

    Each verb refuses these by itself; what puts records back past the verbs (undo, an earlier copy) asks here.
    """
    yield from _orphans(held)
    for licence, loans in held.loans.items():
        yield from _out_twice(licence, [each for each in loans if each.returned is None])
        if licence in held.licences:  # without it, that is said already
            yield from out_of_place(held.licences[licence], loans)
    for licence, renewals in held.renewals.items():
        running = [each.id for each in renewals if each.state not in {"granted", "refused"}]
        if len(running) > 1:
            yield f"{licence} would be renewed twice at once ({', '.join(running)})."


def _out_twice(licence: str, out: list[Loan]) -> Iterator[str]:
    by_piece: dict[str, list[str]] = defaultdict(list)
    for loan in out:
        by_piece[loan.copy].append(loan.id)
    for piece, loans in by_piece.items():
        if len(loans) > 1:
            yield f"The {piece} of {licence} would be out twice ({', '.join(loans)})."


def out_of_place(licence: Licence, loans: Iterable[Loan]) -> Iterator[str]:
    """Say which of its `loans` has a paper out that the licence does not name, or says is missing."""
    pieces = {copy.name: copy for copy in licence.copies}
    for loan in loans:
        piece = pieces.get(loan.copy)
        if loan.returned is not None or (piece is not None and not piece.is_missing):
            continue
        would = "no paper of it any more" if piece is None else "missing: it lies with whoever has it"
        yield f"The {loan.copy} of {licence.id} is out ({loan.id}) and would be {would}."


def _orphans(held: Holdings) -> Iterator[str]:
    """Say what would belong to a licence that is gone."""
    parts: list[Renewal | Loan | Check] = [
        each
        for of in (held.renewals, held.loans, held.checks)
        for belonging in of.values()
        for each in belonging
    ]
    for each in parts:
        if each.licence not in held.licences:
            yield f"{each.id} belongs to {each.licence}, which would be gone."
    for licence in held.licences.values():
        yield from _missing_needs(licence, held)
        if licence.succeeded_by and licence.succeeded_by not in held.licences:
            yield f"{licence.id} was superseded by {licence.succeeded_by}, which would be gone."


def _missing_needs(licence: Licence, held: Holdings) -> Iterator[str]:
    """Say which licence the plan of one that is ours names and that is not there."""
    for lead in licence.plan if is_current(licence) else ():
        if lead.kind == "needs" and lead.title not in held.licences:
            yield f"The renewal of {licence.id} needs {lead.title}, which would not be there."
