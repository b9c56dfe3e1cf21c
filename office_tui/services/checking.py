"""The rules for what people fill in, asked before it is saved."""

from __future__ import annotations

from collections.abc import Sequence

from office_tui.domain.problems import wrong_with
from office_tui.domain.record import Record
from office_tui.errors import UsageError
from office_tui.store.draft import Draft


def refuse_all_wrong(draft: Draft, records: Sequence[Record]) -> None:
    """Raise `UsageError` for the first of many records of one kind that cannot stand beside the others."""
    from office_tui.domain.namesakes import Namesakes  # for tables, which are rare

    changed = {each.id for each in records}
    here = draft.scan(type(records[0])) if records else ()
    others = Namesakes(each for each in here if each.id not in changed)
    for record in records:
        wrong = wrong_with(record, others.of(record), draft.get)
        if wrong:
            raise UsageError("Somebody changed the office meanwhile: nothing was imported.", wrong[0].message)
        others.add(record)


def refuse_wrong(draft: Draft, record: Record) -> None:
    """Raise `UsageError` with everything that is wrong with a record, before it is put into the draft."""
    wrong = wrong_with(record, draft.scan(type(record)), draft.get)
    if wrong:
        raise UsageError(
            f"{record.id or 'This'} cannot be saved.",
            " ".join(f"{each.field}: {each.message}" for each in wrong),
        )
