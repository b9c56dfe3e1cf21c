"""Undo and redo: an entry taken back is a new entry, so nothing is ever rubbed out of the journal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Literal, NamedTuple

from office_tui.domain.capture import Text
from office_tui.domain.entry import Change, Entry
from office_tui.domain.kinds import BY_TABLE
from office_tui.domain.record import Record
from office_tui.errors import ConflictError, NotFoundError, OfficeError
from office_tui.services.desk import Desk
from office_tui.services.journal import touched
from office_tui.services.numbering import LEDGER, settle_number
from office_tui.services.steps import parts
from office_tui.services.still_named import still_named
from office_tui.services.upholding import upheld
from office_tui.store.draft import Draft

IMPORT = "import"
"""The first word of an import's label; undoing one spares what has been decided since."""


class Undone(NamedTuple):
    """What was taken back: the new entry's id, the label, how many records were spared, and which were not."""

    entry: str
    label: str
    spared: int
    ids: tuple[str, ...]


class EntryHead(Record, frozen=True, kw_only=True, omit_defaults=True):
    """An entry without what it changed: enough to tell whose it is and whether it still stands."""

    at: datetime
    actor: str = ""
    session: str = ""
    label: str = ""
    undoes: str = ""


def undo(desk: Desk) -> Undone:
    """Take back this session's newest decision, or else this person's from before the session began."""
    head = next(_undoable(desk), None)
    if head is None:
        raise NotFoundError(
            "There is nothing of yours to undo.", "The journal (`office-tui journal`) shows who did what."
        )
    return _take_back(desk, head, "undo")


def redo(desk: Desk) -> Undone:
    """Do again what was last undone, as long as nothing new was decided since."""
    head = next(_redoable(desk), None)
    if head is None:
        raise NotFoundError("There is nothing to redo.", "Redo works until the next new decision.")
    return _take_back(desk, head, "redo")


def next_to_take(desk: Desk, entry: str) -> Literal["undo", "redo", ""]:
    """Return which of the two would take back the entry of this id with its next step; else nothing."""
    if entry == getattr(next(_undoable(desk), None), "id", ""):
        return "undo"
    return "redo" if entry == getattr(next(_redoable(desk), None), "id", "") else ""


def _take_back(desk: Desk, head: EntryHead, verb: str) -> Undone:
    entry = desk.get(head.id)
    assert isinstance(entry, Entry)
    label = entry.label if entry.undoes == "" else entry.label.partition(": ")[2]
    spare = label.startswith(f"{IMPORT}:")
    spared, stays = set[str](), set[str]()

    def build(draft: Draft) -> None:
        # A number once taken stays taken: where its record goes, it becomes void instead.
        changes = [each for each in reversed(entry.changes) if each.table != LEDGER]
        standing = _standing_since(desk, draft, entry)
        later = [change for change in changes if (change.table, change.key) in standing]
        if later and not spare:
            raise _later(desk, entry, later[0], standing[later[0].table, later[0].key])
        spared.clear()
        spared.update(_spared(draft, changes, {_id(each) for each in later}) if spare else ())
        stays.clear()
        stays.update(spared, (_id(each) for each in changes if _is_body_of(draft, each, spared)))
        back = [each for each in changes if _id(each) not in stays]
        with upheld(draft, [_id(each) for each in back], lambda broken: _broken(entry, verb, broken)):
            for change in back:
                _put_back(draft, change)

    commit = desk.change(f"{verb}: {label}", build, undoes=entry.id)
    if not commit.entry:
        raise OfficeError(f"Nothing of “{label}” could be taken back: all of it has been decided since.")
    left = [id_ for id_ in spared if not id_.startswith("TXT-")]
    return Undone(commit.entry, label, len(left), tuple(id_ for id_ in touched(entry) if id_ not in stays))


def _spared(draft: Draft, changes: Sequence[Change], later: set[str]) -> set[str]:
    """Return what of an import stays: what was changed `later`, licences in use, and whom what stays names."""
    made = {_id(each) for each in changes if each.is_new}
    spared = later | {_id(each) for each in changes if each.is_new and _is_in_use(draft, each)}
    return spared | still_named(draft, made, {_id(each) for each in changes} - spared)


def _put_back(draft: Draft, change: Change) -> None:
    stands = draft.get(_id(change))
    draft.restore(change)
    settle_number(draft, stands, draft.get(_id(change)), "undone")


def _id(change: Change) -> str:
    return f"{BY_TABLE[change.table].prefix}-{change.key}"


def _is_body_of(draft: Draft, change: Change, spared: set[str]) -> bool:
    """Say whether a change is the body of what is spared: it stays with it."""
    if not spared or change.table != "texts":
        return False
    text = draft.get(_id(change))
    return isinstance(text, Text) and text.of in spared


def _is_in_use(draft: Draft, change: Change) -> bool:
    """Say whether a licence was lent, renewed or checked; its record does not change by that."""
    record = draft.get(_id(change)) if change.table == "licences" else None
    return record is not None and bool(parts(draft, record))


# What was decided since


def _standing_since(desk: Desk, draft: Draft, entry: Entry) -> dict[tuple[str, int], Entry]:
    """Return, by record, the newest later entry that still stands; an undone one and its undoing do not."""
    if all(_is_as_left(draft, entry, change) for change in entry.changes):
        return {}
    later: dict[tuple[str, int], list[Entry]] = {}
    for other in desk.entries():
        if other.rev <= entry.rev:
            break
        # an entry without changes took the file over as another program had left it: any record may be changed
        for change in other.changes or entry.changes:
            later.setdefault((change.table, change.key), []).append(other)
    found = ((key, _standing(entries)) for key, entries in later.items())
    return {key: other for key, other in found if other is not None}


def _is_as_left(draft: Draft, entry: Entry, change: Change) -> bool:
    record = draft.get(_id(change)) if change.table != LEDGER else None
    return change.table == LEDGER or (record is not None and record.rev == entry.rev)


def _standing(entries: list[Entry]) -> Entry | None:
    """Return the newest of these entries, newest first, that is neither undone nor the undoing of another."""
    ids, cancelled = {each.id for each in entries}, set[str]()
    for each in entries:
        if each.id in cancelled:
            continue
        if each.undoes not in ids:
            return each
        cancelled.add(each.undoes)
    return None


def _later(desk: Desk, entry: Entry, change: Change, other: Entry) -> ConflictError:
    return ConflictError(
        f"“{entry.label}” is not undone: {_id(change)} has changed since "
        f"({other.label}, {other.actor}, {desk.here(other.at):%H:%M}).",
        "Undo that first, or change the record itself.",
    )


def _broken(entry: Entry, verb: str, broken: str) -> ConflictError:
    done = "undone" if verb == "undo" else "done again"
    return ConflictError(
        f"“{entry.label}” is not {done}: {broken}",
        "Put right first what stands against it, or change the record itself.",
    )


# Which entry is next: an entry is dead once a living entry undoes it, whoever did


def _living(desk: Desk) -> Iterator[tuple[EntryHead, int]]:
    """Yield each living entry of mine, newest first, with its turns: 0 a decision, 1 an undo, 2 a redo, 3 its undo."""
    heads = desk.headers("entries", EntryHead)
    by_id = {each.id: each for each in heads}
    mine = desk.acting_as
    dead: set[str] = set()
    for each in reversed(heads):
        if each.id in dead:
            continue
        dead.add(each.undoes)
        if each.session == desk.session or (each.actor in mine and each.at < desk.began):
            yield each, _turns(each, by_id)


def _turns(entry: EntryHead, by_id: dict[str, EntryHead]) -> int:
    turns = 0
    while entry.undoes in by_id:
        entry = by_id[entry.undoes]
        turns += 1
    return turns


def _undoable(desk: Desk) -> Iterator[EntryHead]:
    return (each for each, turns in _living(desk) if turns % 2 == 0)


def _redoable(desk: Desk) -> Iterator[EntryHead]:
    for each, turns in _living(desk):
        if turns == 0:
            return  # a new decision: what was undone before it stays undone
        if turns % 2 == 1:
            yield each
