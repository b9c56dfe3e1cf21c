"""A transaction's one line: what was put, and the entry that says who did it and what stood there before."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import NamedTuple

import msgspec

from office_tui.domain.entry import Change, Entry
from office_tui.store.draft import JOURNAL, Draft
from office_tui.store.frames import NOTHING, Line, Row
from office_tui.store.memory import Commit, Memory, id_of

_encode = msgspec.json.Encoder().encode


class Told(NamedTuple):
    """What a transaction is told about itself."""

    at: datetime
    actor: str
    session: str
    label: str
    undoes: str


class Written(NamedTuple):
    """What goes to the disk, what goes to memory, and what is answered."""

    payload: bytes
    rows: list[Row]
    commit: Commit


def told_of_script() -> Told:
    """Return what is said of a change made through TinyDB's own API: by the person logged in, now."""
    from getpass import getuser

    try:
        login = getuser()
    except (KeyError, OSError):  # a user id without a name
        login = str(os.getuid())
    return Told(datetime.now(UTC).astimezone(), login, "tinydb", "changed through TinyDB", "")


def write_down(draft: Draft, memory: Memory, told: Told) -> Written | None:
    """Return the draft as one line with its entry, or None if it changes nothing."""
    changed = draft.changes()
    if not changed:
        return None
    rows = [Row(table, key, row or NOTHING) for table, key, row, _ in changed]
    ids = tuple([id_of(table, key) for table, key, _, _ in changed])
    key = memory.rows(JOURNAL).next
    entry = Entry(
        id=id_of(JOURNAL, key),
        rev=draft.seq,
        at=told.at,
        actor=told.actor,
        session=told.session,
        label=told.label,
        undoes=told.undoes,
        changes=tuple([Change(table, key, before or NOTHING) for table, key, _, before in changed]),
    )
    rows.append(Row(JOURNAL, key, msgspec.Raw(_encode(entry))))
    return Written(_encode(Line(draft.seq, *told, rows)), rows, Commit(draft.seq, ids, entry.id))
