"""Which licences the plan of a renewal names anew that are not there."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from office_tui.domain.kinds import kind_of
from office_tui.domain.licence import Licence
from office_tui.domain.record import Problem, Record

Get = Callable[[str], Record | None]
"""What stands under an id; None where nothing does."""


def newly_needed(record: Record, get: Get) -> Iterator[Problem]:
    """Yield every licence that a plan names, that is not there, and that the record as it is here does not name.

    What stood so before stays as it is: an old licence can be edited.
    """
    if not isinstance(record, Licence):
        return
    same = record.id or record.succeeds  # a successor has the plan of what it succeeds
    before = get(same) if same else None
    known = {lead.title for lead in before.plan} if isinstance(before, Licence) else set()
    for id_ in dict.fromkeys(lead.title for lead in record.plan if lead.kind == "needs"):
        kind = kind_of(id_)  # what is no id of a licence is refused as that
        if id_ not in known and kind is not None and kind.table == "licences" and get(id_) is None:
            yield Problem("plan", f"{id_} is not there: enter it first, or name one that is.")
