"""What is in memory: the tables after the last commit, and which records the last commits touched."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from typing import Final, NamedTuple

import msgspec

from office_tui.domain.entry import Change, Entry
from office_tui.domain.kinds import BY_TABLE, KINDS
from office_tui.store.frames import NOTHING, Line, Row
from office_tui.store.rows import Rows
from office_tui.store.snapshot import Snapshot

JOURNAL: Final = "entries"
"""The table that only the store itself writes."""

_REMEMBERED: Final = 1_000
"""Commits whose records are remembered one by one."""

_encode = msgspec.json.Encoder().encode


class Changes(NamedTuple):
    """What changed up to commit `seq`: ids of records (None: too long ago to tell) and names of tables."""

    seq: int
    ids: frozenset[str] | None
    tables: frozenset[str]


class Commit(NamedTuple):
    """What a transaction became: its number, the records it touched, the id of its entry in the journal."""

    seq: int
    ids: tuple[str, ...]
    entry: str


class Memory:
    """The tables, after commit `seq` of the database `database`."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.database = snapshot.database
        self.seq = snapshot.seq
        self.is_whole = True
        """Whether no transaction was interrupted while it was taken in."""
        self.tables = {kind.table: Rows() for kind in KINDS} | snapshot.tables
        self._log: deque[tuple[int, tuple[tuple[str, int], ...]]] = deque(maxlen=_REMEMBERED)

    @classmethod
    def empty(cls, database: str) -> Memory:
        """Return an office without a record."""
        return cls(Snapshot(database, 0, {}))

    def rows(self, table: str) -> Rows:
        """Return a table, which springs into being when it is first asked for."""
        rows = self.tables.get(table)
        return rows if rows is not None else self.tables.setdefault(table, Rows())

    def apply_all(self, lines: Iterable[Line]) -> None:
        """Apply the transactions after `seq`; the others are in the tables already."""
        for line in lines:
            if line.seq == self.seq + 1:
                self.apply(line)

    def apply(self, line: Line) -> None:
        """Take in one transaction, with an entry of what stood there before.

        Every process makes the same entry of the same line, so the line need not hold it.
        """
        self.is_whole = False
        changes = [self._place(row) for row in line.rows]
        entries = self.rows(JOURNAL)
        key = entries.next
        entry = Entry(
            id=id_of(JOURNAL, key),
            rev=line.seq,
            at=line.at,
            actor=line.actor,
            session=line.session,
            label=line.label,
            undoes=line.undoes,
            changes=tuple(changes),
        )
        entries.place(key, msgspec.Raw(_encode(entry)))
        self._log.append((line.seq, (*[(row.table, row.key) for row in line.rows], (JOURNAL, key))))
        self.seq = line.seq
        self.is_whole = True

    @property
    def last_entry(self) -> str:
        """The id of the entry of what was taken in last."""
        return id_of(JOURNAL, self.rows(JOURNAL).next - 1)

    def _place(self, row: Row) -> Change:
        rows = self.rows(row.table)
        before = rows.get(row.key)
        rows.place(row.key, None if row.document == NOTHING else row.document)
        return Change(row.table, row.key, before or NOTHING)

    def changes(self, since: int) -> Changes:
        """Return what the commits after `since` touched."""
        if since >= self.seq:
            return Changes(self.seq, frozenset(), frozenset())
        if not self._log or self._log[0][0] > since + 1:
            return Changes(self.seq, None, frozenset(self.tables))
        touched = {each for seq, records in self._log if seq > since for each in records}
        ids = frozenset(id_of(table, key) for table, key in touched)
        return Changes(self.seq, ids, frozenset(table for table, _ in touched))


def id_of(table: str, key: int) -> str:
    """Return the readable id of a record; in a table that is none of ours, `table-key`."""
    kind = BY_TABLE.get(table)
    return f"{kind.prefix if kind else table}-{key}"
