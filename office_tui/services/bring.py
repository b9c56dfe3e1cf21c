"""Bringing in messages and events: each becomes a capture in the inbox, all of one import in one entry."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from office_tui.calendars.ics_out import prefix
from office_tui.domain.capture import Capture, Suggestion, Text
from office_tui.domain.clean import clean_line
from office_tui.domain.clues import duplicate
from office_tui.domain.directive import Directive
from office_tui.domain.history import History, remember
from office_tui.domain.letter import Letter
from office_tui.domain.people import Department, Person
from office_tui.domain.record import Record
from office_tui.services.arrival import Arrived, Batch, Here, Progress, Unread
from office_tui.services.arriving import read_all
from office_tui.services.arriving_events import KnownEvent, KnownEvents
from office_tui.services.desk import Desk
from office_tui.services.undo import IMPORT
from office_tui.store.draft import Draft

_LONG_AGO = datetime.min.replace(tzinfo=UTC)

__all__ = [
    "Batch", "Brought", "Here", "Progress", "Unread", "bring", "in_words", "read_all", "register", "what_is_here",
]  # fmt: skip


class Brought(NamedTuple):
    """What an import did: how many came in, how many were here already, what could not be read, the new ids.

    `updated` are captures, still undecided, whose event has changed; of calendars also how many events were read,
    of how many.
    """

    imported: int
    present: int
    unreadable: tuple[Unread, ...]
    ids: tuple[str, ...]
    updated: tuple[str, ...] = ()
    events: int = 0
    events_found: int = 0


class _MailHead(Record, frozen=True, kw_only=True, omit_defaults=True):
    """Of a capture or letter only what it came as, and whether a capture is undecided."""

    message: str = ""
    message_id: str = ""
    source: str = ""
    state: str = "new"


def bring(
    desk: Desk,
    paths: Sequence[str | Path],
    *,
    progress: Callable[[Progress], None] | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Brought:
    """Bring in every message in `paths`; `-` is standard input. Cancelled, nothing is brought in."""
    stdin = sys.stdin.buffer if "-" in paths else None
    batch = read_all(paths, desk.where.kept, what_is_here(desk), progress, cancelled, stdin=stdin)
    return register(desk, batch)


def what_is_here(desk: Desk) -> Here:
    """Return what reading has to know of the office, as plain values that a thread may have."""
    heads = [each for table in ("captures", "letters") for each in desk.headers(table, _MailHead)]
    return Here(
        hashes=frozenset(each.message for each in heads if each.message),
        history=remember(desk.all(Capture), desk.all(Directive), desk.all(Letter)),
        departments=desk.all(Department),
        people=desk.all(Person),
        now=desk.now.replace(microsecond=0),
        today=desk.today,
        workdays=desk.workdays,
        events=_events(heads),
        ours=prefix(desk.store.database),
    )


def _events(heads: Sequence[_MailHead]) -> KnownEvents:
    found: dict[str, list[KnownEvent]] = {}
    for each in heads:
        if each.source == "calendar":
            known = KnownEvent(each.id, each.message, each.state == "new")
            found.setdefault(each.message_id, []).append(known)
    return found


def register(desk: Desk, batch: Batch) -> Brought:
    """Put what was read into the inbox, as one entry; what came in meanwhile from elsewhere is left out."""
    ids: list[str] = []
    updated: list[str] = []

    def build(draft: Draft) -> None:
        ids.clear()
        updated.clear()
        heads = [each for table in ("captures", "letters") for each in draft.headers(table, _MailHead)]
        hashes = {each.message for each in heads}
        for each in _oldest_first(batch.arrived):
            if each.capture.message not in hashes:
                is_update = _is_undecided(draft, each.instead_of)
                (updated if is_update else ids).append(_put(draft, each, batch.history, is_update=is_update))

    if batch.arrived and not batch.is_cancelled:
        desk.change(_label(batch), build)
    doubled = 0 if batch.is_cancelled else len(batch.arrived) - len(ids) - len(updated)
    return Brought(
        len(ids),
        batch.present + doubled,
        batch.unreadable,
        tuple(ids),
        tuple(updated),
        batch.events,
        batch.events_found,
    )


def in_words(brought: Brought) -> str:
    """Return what an import did, on one line: `3 imported, 1 updated, 2 already here, 12 of 13 events read`."""
    parts = [
        f"{brought.imported} imported",
        f"{len(brought.updated)} updated" if brought.updated else "",
        f"{brought.present} already here",
    ]
    unreadable = f"{len(brought.unreadable)} unreadable"
    read = f"{brought.events} of {brought.events_found} events read" if brought.events_found else ""
    return ", ".join(each for each in (*parts, unreadable, read) if each)


def _is_undecided(draft: Draft, id_: str) -> bool:
    """Say whether the earlier version of an event still waits for a decision, as it did when this one was read."""
    found = draft.get(id_) if id_ else None
    return isinstance(found, Capture) and found.state == "new"


def _label(batch: Batch) -> str:
    count = len(batch.arrived)
    where = ", ".join("standard input" if path == "-" else Path(path).name for path in batch.paths)
    what = "event" if all(each.capture.source == "calendar" for each in batch.arrived) else "message"
    return clean_line(f"{IMPORT}: {count} {what}{'s' if count != 1 else ''} from {where}")[:120]


def _oldest_first(arrived: list[Arrived]) -> list[Arrived]:
    """Order by date, so that a letter stands before what answers or repeats it."""
    return sorted(arrived, key=lambda each: each.capture.received or _LONG_AGO)


def _put(draft: Draft, arrived: Arrived, history: History, *, is_update: bool) -> str:
    """Put one message and its text, and remember it for those that follow in the same import.

    A later version of an event takes the place of the earlier one, text and all.
    """
    id_ = arrived.instead_of if is_update else f"CAP-{draft.issue('captures')}"
    before = getattr(draft.get(id_), "text", "") if is_update else ""
    text = draft.put(Text(id=before, of=id_, body=arrived.body)).id if arrived.body or before else ""
    capture = replace(arrived.capture, id=id_, text=text)
    capture = replace(capture, suggestion=_with_duplicate(capture, history))
    history.add_capture(capture)
    draft.put(capture)
    return id_


def _with_duplicate(capture: Capture, history: History) -> Suggestion:
    """Return the suggestion, with what it repeats of this import: only now are the ids of the others known."""
    suggestion = capture.suggestion
    found = None if suggestion.duplicate_of else duplicate(capture, history)
    if found is None:
        return suggestion
    return replace(suggestion, **found.fields, because=(found.because, *suggestion.because))
