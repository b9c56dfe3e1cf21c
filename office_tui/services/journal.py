"""The journal: who decided what and when, for the whole office or for one record."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from office_tui.domain.entry import Entry
from office_tui.domain.kinds import BY_TABLE, key_of, kind_of
from office_tui.services.desk import Desk


def history(desk: Desk, id_: str) -> Iterator[Entry]:
    """Yield the entries that touched a record, newest first."""
    kind = kind_of(id_)
    if kind is None:
        return
    mark = f'["{kind.table}",{key_of(id_)},'.encode()
    entries = desk.store.raw("entries")
    for key in sorted(entries, reverse=True):
        if mark in bytes(entries[key]):
            entry = desk.store.get(f"ENT-{key}")
            if isinstance(entry, Entry):
                yield entry


def touched(entry: Entry) -> tuple[str, ...]:
    """Return the ids of the records an entry changed, in order."""
    return tuple(
        f"{BY_TABLE[each.table].prefix}-{each.key}" for each in entry.changes if each.table in BY_TABLE
    )


def pointed_at(desk: Desk, entry_id: str) -> tuple[str, ...]:
    """Return under which keys lists show what an entry changed: its ids, then its licences, and its facts by name.

    What is gone with the entry is found as it stood before.
    """
    entry = desk.store.get(entry_id)
    if not isinstance(entry, Entry):
        return ()
    found = dict.fromkeys(touched(entry))
    for each in entry.changes:
        kind = BY_TABLE.get(each.table)
        record = desk.store.get(f"{kind.prefix}-{each.key}") if kind else None
        before = msgspec.json.decode(each.before) or {}
        for name in ("licence", "name") if each.table == "facts" else ("licence",):
            found[getattr(record, name, "") or before.get(name, "")] = None
    return tuple(filter(None, found))


def told_of(entry: Entry, id_: str) -> str:
    """Return an entry's label for the history of a record, which need not be told its own title each time."""
    label, own, _ = entry.label.partition(f": {id_} ")
    return label + own.rstrip()
