"""Merging: a directive goes into another one, and keeps the link to it."""

from __future__ import annotations

from collections.abc import Sequence

from office_tui.domain.directive import Directive
from office_tui.domain.heads import DirectiveHead
from office_tui.domain.record import Record
from office_tui.domain.standing import is_settled
from office_tui.errors import OfficeError, StepError, UsageError
from office_tui.services.deciding import Done, Seen, decide
from office_tui.services.desk import Desk
from office_tui.services.likeness import RECENT, likeness
from office_tui.services.steps import chain, stepped, write
from office_tui.store.draft import Draft


class Merged(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A directive's title and what it went into; every field means what it means there."""

    title: str = ""
    merged_into: str = ""


def merge(desk: Desk, seen: Sequence[Seen], into: str, reason: str = "") -> Done:
    """Put directives into another open one (an id or a number), with or without a reason beside the link."""
    if not into.strip():
        raise UsageError("It is not said into what.", "Give the id or number of the directive it goes into.")
    target = desk.find(into)
    if not isinstance(target, Directive):
        raise OfficeError(f"{target.id} is no directive.", "A directive is merged into a directive.")

    def act(draft: Draft, record: Record) -> None:
        if record.id == target.id:
            raise OfficeError(f"{record.id} cannot be merged into itself.", "Name another directive.")
        if record.id in chain(draft, target.id, "merged_into"):
            raise OfficeError(f"{target.id} is itself merged into {record.id}.", "One of them must stay.")
        _refuse_settled(draft.get(target.id))
        write(draft, stepped(desk, record, "merge", reason=reason.strip(), merged_into=target.id))

    return decide(desk, seen, f"merge into {target.id}", act)


def _refuse_settled(target: Record | None) -> None:
    """Raise `StepError` for a target in which nobody would do anything any more."""
    if not isinstance(target, Directive) or not is_settled(target):
        return
    if target.state == "merged":
        raise StepError(
            f"{target.id} is merged into {target.merged_into} itself: nothing goes into it any more.",
            f"Name {target.merged_into}, or reopen {target.id} first.",
        )
    raise StepError(f"{target.id} is {target.state}: nothing goes into it any more.", "Reopen it first.")


def targets(desk: Desk, record: Record) -> list[DirectiveHead]:
    """Return the open directives that one may go into: of the newest the most alike first, then the older ones."""
    title = getattr(record, "title", "").casefold()
    open_ = [
        each
        for each in reversed(desk.headers("directives", DirectiveHead))
        if each.id != record.id and not is_settled(each)
    ]
    recent = sorted(open_[:RECENT], key=lambda each: -likeness(title, each.title.casefold()))
    return [*recent, *open_[RECENT:]]


def went_into(desk: Desk, id_: str) -> list[Merged]:
    """Return the directives that were merged into this one, oldest first."""
    found = desk.remembered("merged", lambda: _merged(desk), {"directives"})
    return found.get(id_, [])


def _merged(desk: Desk) -> dict[str, list[Merged]]:
    found: dict[str, list[Merged]] = {}
    for each in desk.headers("directives", Merged):
        if each.merged_into:
            found.setdefault(each.merged_into, []).append(each)
    return found
