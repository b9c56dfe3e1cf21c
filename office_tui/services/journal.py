"""The journal: who decided what and when, for the whole office or for one record."""

from __future__ import annotations

from collections.abc import Iterator

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


def told_of(entry: Entry, id_: str) -> str:
    """Return an entry's label for the history of a record, which need not be told its own title each time."""
    label, own, _ = entry.label.partition(f": {id_} ")
    return label + own.rstrip()
