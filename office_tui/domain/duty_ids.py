"""The id of each duty within its licence: kept while others come and go, so that calendars update and do not double."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TypeVar

from msgspec.structs import replace

from office_tui.domain.duty import Duty
from office_tui.domain.licence import Licence
from office_tui.domain.names import fold
from office_tui.domain.record import Record

R = TypeVar("R", bound=Record)
Alike = Callable[[Duty, Duty], bool]

TYPED: tuple[Alike, ...] = (
    lambda old, new: replace(old, id="") == replace(new, id=""),
    lambda old, new: (old.kind, fold(old.title)) == (new.kind, fold(new.title)),
    lambda old, new: fold(old.title) == fold(new.title),
    lambda old, new: (old.kind, old.since, old.interval, old.days) == (new.kind, new.since, new.interval, new.days),
)  # fmt: skip
"""By what a typed line is known to be a duty that was there, the surest first: all of it, its title, its days."""


def with_ids(duties: Sequence[Duty]) -> tuple[Duty, ...]:
    """Return duties each with an id of its own; one saved without is called by its place, counted from 1.

    Calendars written before duties had ids named them so, and every save keeps it from then on.
    """
    ids = _without_doubles([duty.id for duty in duties])
    for n, own in enumerate(ids):
        place = str(n + 1)
        ids[n] = own or (place if place not in ids else _unused(ids))
    return tuple(replace(duty, id=own) for duty, own in zip(duties, ids, strict=True))


def keep_ids(before: Record | None, after: R) -> R:
    """Return a licence as it is to be saved: each duty that was there `before`, even reworded, keeps its id.

    A new one gets a number above all others. Where none was added or taken away, what is known by nothing else
    is the one of its kind in its place. Any other record stays as it is.
    """
    saved = after
    if isinstance(after, Licence):
        duties = _kept(before.duties, after.duties) if isinstance(before, Licence) else with_ids(after.duties)
        saved = replace(saved, duties=duties)
    return saved


def meant(duties: Sequence[Duty], words: str) -> list[Duty]:
    """Return the duties that words mean: those of that title, else the one of that id, else all of that kind.

    No words mean every duty.
    """
    said = fold(words)
    by_title = [duty for duty in duties if said == fold(duty.title)]
    by_id = [duty for duty in duties if said == fold(duty.id)]
    return by_title or by_id or [duty for duty in duties if said in {"", duty.kind}]


def _kept(before: Sequence[Duty], after: Sequence[Duty]) -> tuple[Duty, ...]:
    old = list(with_ids(before))
    left = {duty.id: duty for duty in old}
    ids = [left.pop(own).id if own in left else "" for own in _without_doubles([d.id for d in after])]
    for is_same in TYPED:
        for n, duty in enumerate(after):
            known = next((id_ for id_, each in left.items() if not ids[n] and is_same(each, duty)), "")
            ids[n] = left.pop(known).id if known else ids[n]
    for n, (was, is_) in enumerate(zip(old, after, strict=True) if len(old) == len(after) else ()):
        if was.id in left and was.kind == is_.kind:
            ids[n] = ids[n] or was.id
    for n, own in enumerate(ids):
        ids[n] = own or _unused([*ids, *(duty.id for duty in old)])
    return tuple(replace(duty, id=own) for duty, own in zip(after, ids, strict=True))


def _without_doubles(ids: Sequence[str]) -> list[str]:
    """Return ids, the second of one kind left empty, as a file edited by hand may have it."""
    return [own if own not in ids[:n] else "" for n, own in enumerate(ids)]


def _unused(ids: Collection[str]) -> str:
    return str(max((int(each) for each in ids if each.isdecimal()), default=0) + 1)
