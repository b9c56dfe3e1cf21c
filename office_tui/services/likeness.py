"""Which records an item may repeat, the likeliest first."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import NamedTuple

from office_tui.domain.capture import Capture
from office_tui.domain.heads import CaptureHead, DirectiveHead, LetterHead
from office_tui.domain.record import Record
from office_tui.services.desk import Desk

RECENT = 400
"""How many of the newest records of each kind are compared; older ones can still be named by id."""


class Original(NamedTuple):
    """A record that may be the original of another: its id, its title and its number."""

    id: str
    title: str
    number: str


def likely_originals(desk: Desk, record: Record) -> list[Original]:
    """Return what a record may be a duplicate of: what was suggested first, then by how alike the titles are."""
    title = getattr(record, "title", "").casefold()
    suggested = record.suggestion.duplicate_of if isinstance(record, Capture) else ""
    heads: list[CaptureHead | DirectiveHead | LetterHead] = [
        *desk.headers("directives", DirectiveHead)[-RECENT:],
        *desk.headers("letters", LetterHead)[-RECENT:],
        *(each for each in desk.headers("captures", CaptureHead)[-RECENT:] if each.state != "duplicate"),
    ]
    scored = [
        (2.0 if each.id == suggested else likeness(title, each.title.casefold()), each)
        for each in heads
        if each.id != record.id
    ]
    scored.sort(key=lambda pair: pair[0], reverse=True)
    return [Original(each.id, each.title, getattr(each, "number", "")) for _, each in scored]


def likeness(one: str, other: str) -> float:
    """Return how alike two titles are, from 0 to 1; the same words with and without `Re:` are all but the same."""
    if not one or not other:
        return 0.0
    return SequenceMatcher(None, one, other, autojunk=False).quick_ratio() if one != other else 1.0
