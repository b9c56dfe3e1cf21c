"""Merging: a directive goes into another one, and keeps the link to it."""

from __future__ import annotations

from collections.abc import Sequence

from office_tui.domain.directive import Directive
from office_tui.domain.record import Record
from office_tui.errors import OfficeError, UsageError
from office_tui.services.deciding import Done, Seen, decide
from office_tui.services.desk import Desk
from office_tui.services.steps import chain, stepped, write
from office_tui.store.draft import Draft


def merge(desk: Desk, seen: Sequence[Seen], into: str, reason: str = "") -> Done:
    """Put directives into another one (an id or a number), with or without a reason beside the link."""
    if not into.strip():
        raise UsageError("It is not said into what.", "Give the id or number of the directive it goes into.")
    target = desk.find(into)
    if not isinstance(target, Directive):
        raise OfficeError(f"{target.id} is no directive.", "A directive is merged into a directive.")
    why = reason.strip() or f"into {target.number or target.id}"

    def act(draft: Draft, record: Record) -> None:
        if record.id == target.id:
            raise OfficeError(f"{record.id} cannot be merged into itself.", "Name another directive.")
        if record.id in chain(draft, target.id, "merged_into"):
            raise OfficeError(f"{target.id} is itself merged into {record.id}.", "One of them must stay.")
        write(draft, stepped(desk, record, "merge", reason=why, merged_into=target.id))

    return decide(desk, seen, f"merge into {target.id}", act)
