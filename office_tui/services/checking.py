"""The rules for what people fill in, asked before it is saved."""

from __future__ import annotations

from office_tui.domain.problems import is_checked, problems
from office_tui.domain.record import Record
from office_tui.errors import UsageError
from office_tui.store.draft import Draft


def refuse_wrong(draft: Draft, record: Record) -> None:
    """Raise `UsageError` with everything that is wrong with a record, before it is put into the draft."""
    if not is_checked(record):
        return
    wrong = problems(record, draft.scan(type(record)))
    if wrong:
        raise UsageError(
            f"{record.id or 'This'} cannot be saved.",
            " ".join(f"{each.field}: {each.message}" for each in wrong),
        )
