"""What cannot be true together of licences and what belongs to them, whichever way it came about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from office_tui.domain.holdings import Holdings
from office_tui.domain.loan import Loan
from office_tui.domain.renewal import Renewal
from office_tui.domain.verification import Check


def clashes(held: Holdings) -> Iterator[str]:
    """Yield a sentence for everything that contradicts something else; an office in order yields nothing.

    Each verb refuses these by itself; what puts records back past the verbs (undo, an earlier copy) asks here.
    """
    yield from _orphans(held)
    for licence, loans in held.loans.items():
        yield from _out_twice(licence, [each for each in loans if each.returned is None])
        yield from _no_such_piece(licence, held)
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


def _no_such_piece(licence: str, held: Holdings) -> Iterator[str]:
    """Say which paper is out that its licence no longer names; without the licence that is said already."""
    found = held.licences.get(licence)
    pieces = {copy.name for copy in found.copies} if found else set()
    for loan in held.loans[licence] if found else ():
        if loan.returned is None and loan.copy not in pieces:
            yield f"The {loan.copy} of {licence} is out ({loan.id}) and would be no paper of it any more."


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
        if licence.succeeded_by and licence.succeeded_by not in held.licences:
            yield f"{licence.id} was superseded by {licence.succeeded_by}, which would be gone."
