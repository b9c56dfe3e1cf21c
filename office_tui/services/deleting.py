"""Deleting records of every kind, with what is only part of them."""

from __future__ import annotations

from collections.abc import Sequence

from office_tui.domain.people import Series
from office_tui.domain.record import Record
from office_tui.errors import OfficeError
from office_tui.services.deciding import Done, Seen, decide
from office_tui.services.desk import Desk
from office_tui.services.numbering import give_up
from office_tui.services.steps import parts
from office_tui.store.draft import Draft


def delete(desk: Desk, seen: Sequence[Seen]) -> Done:
    """Delete records, each with what is only part of it; undo brings them back. Their numbers become void.

    `OfficeError` where something that stays would name what is gone: a licence its successor, a plan what it needs.
    """
    from office_tui.services.upholding import upheld  # few deletions touch licences

    def act(draft: Draft, record: Record) -> None:
        if isinstance(record, Series):
            raise OfficeError(f"{record.id} is the ledger of numbers, which stays.")
        _hand_on(draft, record)  # before its checks are gone
        for each in parts(draft, record):
            draft.delete(each.id)
        give_up(draft, record, "deleted")
        draft.delete(record.id)

    ids = [each.id for each in seen]
    return decide(
        desk, seen, "delete", act,
        within=lambda draft: upheld(draft, ids, lambda broken: _needed(draft, ids, broken)),
    )  # fmt: skip


def _hand_on(draft: Draft, record: Record) -> None:
    """Let a round that is to check the successor of a licence cover that itself: it is still to be checked."""
    from office_tui.domain.licence import Licence

    if not isinstance(record, Licence) or not record.succeeded_by:
        return
    from office_tui.domain.rounds import once_gone
    from office_tui.services.holdings import drafted

    held = drafted(draft)
    for each in held.rounds:
        after = once_gone(each, record.id, held)
        if after != each:
            draft.put(after)


def _needed(draft: Draft, ids: Sequence[str], broken: str) -> OfficeError:
    """Say why nothing is deleted, and what to do first."""
    from office_tui.domain.licence import Licence  # nearly all that is deleted is needed by nothing
    from office_tui.domain.validity import is_current

    needed = ((each, lead) for each in draft.scan(Licence) if is_current(each) for lead in each.plan)
    by = ", ".join(
        dict.fromkeys(each.id for each, lead in needed if lead.kind == "needs" and lead.title in ids)
    )
    first = f"Take it out of the plan of {by} first" if by else "Undo what made it"
    return OfficeError(f"Nothing was deleted: {broken}", f"{first}, or delete both together.")
