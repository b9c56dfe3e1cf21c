"""Undo and redo: an entry taken back is a new entry, so nothing is ever rubbed out of the journal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from office_tui.domain.entry import Change, Entry
from office_tui.domain.kinds import BY_TABLE
from office_tui.errors import ConflictError, NotFoundError, OfficeError
from office_tui.services.desk import Desk
from office_tui.services.journal import touched
from office_tui.services.numbering import give_up, take_up
from office_tui.store.draft import Draft

IMPORT = "import"
"""The first word of an import's label; undoing one spares what has been decided since."""

LEDGER = "numbers"


class Undone(NamedTuple):
    """What was taken back: the entry's id, its label, how many records were spared, and which were not."""

    entry: str
    label: str
    spared: int
    ids: tuple[str, ...]


def undo(desk: Desk) -> Undone:
    """Take back this session's newest decision, or else this person's from before the session began."""
    entry = next(_undoable(desk), None)
    if entry is None:
        raise NotFoundError(
            "There is nothing of yours to undo.", "The journal (`office-tui journal`) shows who did what."
        )
    return _take_back(desk, entry, "undo")


def redo(desk: Desk) -> Undone:
    """Do again what was last undone, as long as nothing new was decided since."""
    entry = next(_redoable(desk), None)
    if entry is None:
        raise NotFoundError("There is nothing to redo.", "Redo works until the next new decision.")
    return _take_back(desk, entry, "redo")


def _take_back(desk: Desk, entry: Entry, verb: str) -> Undone:
    label = entry.label if entry.undoes == "" else entry.label.partition(": ")[2]
    spare = label.startswith(IMPORT)
    spared = 0

    def build(draft: Draft) -> None:
        nonlocal spared
        for change in reversed(entry.changes):
            if change.table == LEDGER:
                continue  # a number once taken stays taken; below it becomes void instead
            if not _untouched(draft, entry, change):
                if not spare:
                    raise _later(desk, entry, change)
                spared += 1
                continue
            _put_back(draft, change)

    commit = desk.change(f"{verb}: {label}", build, undoes=entry.id)
    if not commit.entry:
        raise OfficeError(f"Nothing of “{label}” could be taken back: all of it has been decided since.")
    return Undone(commit.entry, label, spared, touched(entry))


def _put_back(draft: Draft, change: Change) -> None:
    stands = draft.get(_id(change))
    draft.restore(change)
    restored = draft.get(_id(change))
    if stands is not None and restored is None:
        give_up(draft, stands, "undone")
    elif stands is None and restored is not None:
        take_up(draft, restored)


def _id(change: Change) -> str:
    return f"{BY_TABLE[change.table].prefix}-{change.key}"


def _untouched(draft: Draft, entry: Entry, change: Change) -> bool:
    """Say whether the record still stands as the entry left it (gone, if the entry deleted it)."""
    record = draft.get(_id(change))
    return record is None or record.rev == entry.rev


def _later(desk: Desk, entry: Entry, change: Change) -> ConflictError:
    for other in desk.entries():
        if other.rev <= entry.rev:
            break
        if any((each.table, each.key) == (change.table, change.key) for each in other.changes):
            by = f"{other.label}, {other.actor}, {other.at:%H:%M}"
            return ConflictError(
                f"“{entry.label}” is not undone: {_id(change)} has changed since ({by}).",
                "Undo that first, or change the record itself.",
            )
    return ConflictError(f"“{entry.label}” is not undone: {_id(change)} has changed since.")


# Which entry is next: an entry is dead once a living entry undoes it


def _mine(desk: Desk) -> Iterable[Entry]:
    actor, began = desk.actor, desk.began
    return (
        each
        for each in desk.entries()
        if each.session == desk.session or (each.actor == actor and each.at < began)
    )


def _living(entries: Iterable[Entry]) -> Iterable[tuple[Entry, int]]:
    """Yield each living entry, newest first, with its turns: 0 a decision, 1 an undo, 2 a redo, 3 its undo."""
    all_ = list(entries)
    by_id = {each.id: each for each in all_}
    dead: set[str] = set()
    for each in all_:
        if each.id in dead:
            continue
        if each.undoes:
            dead.add(each.undoes)
        yield each, _turns(each, by_id)


def _turns(entry: Entry, by_id: dict[str, Entry]) -> int:
    turns = 0
    while entry.undoes and entry.undoes in by_id:
        entry = by_id[entry.undoes]
        turns += 1
    return turns


def _undoable(desk: Desk) -> Iterator[Entry]:
    return (each for each, turns in _living(_mine(desk)) if turns % 2 == 0)


def _redoable(desk: Desk) -> Iterator[Entry]:
    for each, turns in _living(_mine(desk)):
        if turns == 0:
            return  # a new decision: what was undone before it stays undone
        if turns % 2 == 1:
            yield each
