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

    `OfficeError` where something that stays would name what is gone: a licence its successor.
    """
    from office_tui.services.upholding import upheld  # few deletions touch licences

    def act(draft: Draft, record: Record) -> None:
        if isinstance(record, Series):
            raise OfficeError(f"{record.id} is the ledger of numbers, which stays.")
        for each in parts(draft, record):
            draft.delete(each.id)
        give_up(draft, record, "deleted")
        draft.delete(record.id)

    ids = [each.id for each in seen]
    return decide(desk, seen, "delete", act, within=lambda draft: upheld(draft, ids, _needed))


def _needed(broken: str) -> OfficeError:
    return OfficeError(f"Nothing was deleted: {broken}", "Undo what made it, or delete both together.")
