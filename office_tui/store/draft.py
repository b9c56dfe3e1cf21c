"""A draft: the changes of one transaction, gathered while the lock is held."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeVar

import msgspec

from office_tui.domain.entry import Change, Entry
from office_tui.domain.kinds import BY_TABLE, BY_TYPE, key_of, kind_of
from office_tui.domain.record import Record
from office_tui.errors import ConflictError, DamagedError, UsageError
from office_tui.store.memory import JOURNAL, Commit, Memory, id_of
from office_tui.store.rows import decoder

if TYPE_CHECKING:
    from office_tui.store.tables import OfficeDB

R = TypeVar("R", bound=Record)
H = TypeVar("H", bound=msgspec.Struct)

Changed = tuple[str, int, msgspec.Raw | None]
"""A record's table and key, and its document after the draft."""


class Revision(msgspec.Struct, frozen=True):
    """The only field of a document that decides a conflict."""

    rev: int = 0


class Draft:
    """The only way to change the office: put, delete, restore; reads see what was put before."""

    def __init__(self, memory: Memory, tables: OfficeDB) -> None:
        """Begin the transaction that becomes commit `memory.seq + 1`."""
        self.seq = memory.seq + 1
        self._memory = memory
        self._tables = tables
        self._next: dict[str, int] = {}
        self.committed = Commit(memory.seq, (), "")
        """What became of it; the store sets it."""
        self.placed: dict[str, dict[int, msgspec.Raw | None]] = {}
        """What was put (None: deleted), by table and key."""

    # Reading

    def get(self, id_: str) -> Record | None:
        """Return the record with this id as this draft has it, or None; `DamagedError`: it cannot be read."""
        kind = kind_of(id_)
        if kind is None:
            return None
        row = self.row(kind.table, key_of(id_))
        return None if row is None else read_record(row, kind.type, id_)

    def scan(self, type_: type[R]) -> Iterator[R]:
        """Yield every readable record of a kind as this draft has it, by ascending key."""
        table = BY_TYPE[type_].table
        rows = self._memory.rows(table)
        for key, row in self.rows(table).items():
            record = rows.read(key, row, type_)
            if record is not None:
                yield record

    def headers(self, table: str, shape: type[H]) -> list[H]:
        """Return every readable record of a table as the smaller `shape`, as this draft has it, ascending."""
        rows = self._memory.rows(table)
        found = dict(rows.headers(shape))
        for key, row in self.placed.get(table, {}).items():
            head = None if row is None else rows.read(key, row, shape)
            if head is None:
                found.pop(key, None)
            else:
                found[key] = head
        return [found[key] for key in sorted(found)]

    def tables(self) -> list[str]:
        """Return the names of all tables, empty ones too."""
        return list(self._memory.tables)

    def row(self, table: str, key: int) -> msgspec.Raw | None:
        """Return one document as this draft has it, or None."""
        placed = self.placed.get(table)
        if placed is not None and key in placed:
            return placed[key]
        return self._memory.rows(table).get(key)

    def rows(self, table: str) -> dict[int, msgspec.Raw]:
        """Return a table's documents as this draft has them, by ascending key; not to be changed."""
        stored = self._memory.rows(table).all()
        placed = self.placed.get(table)
        if not placed:
            return stored
        return dict(sorted((key, row) for key, row in (stored | placed).items() if row is not None))

    # Changing

    def put(self, record: R, *, expected: int | None = None) -> R:
        """Save a record and return it as saved; one without an id gets the next of its kind.

        `ConflictError` if `expected` is given and is not the revision that stands there; `UsageError` if what
        would be written could not be read back.
        """
        kind = BY_TYPE[type(record)]
        self._refuse_journal(kind.table)
        key = key_of(record.id) if record.id else self.issue(kind.table)
        if record.id and kind_of(record.id) is not kind:
            raise UsageError(f"“{record.id}” is not the id of a {kind.name}.")
        self._expect(kind.table, key, expected)
        saved = msgspec.structs.replace(record, id=id_of(kind.table, key), rev=self.seq)
        self._tables.table(kind.table).place(self, key, _encoded(saved, type(record)))
        return saved

    def delete(self, id_: str, *, expected: int | None = None) -> None:
        """Take a record away; deleting what is not there does nothing unless a revision was expected."""
        kind = kind_of(id_)
        if kind is None:
            raise UsageError(f"“{id_}” is not an id.")
        self._refuse_journal(kind.table)
        self._expect(kind.table, key_of(id_), expected)
        if self.row(kind.table, key_of(id_)) is not None:
            self._tables.table(kind.table).place(self, key_of(id_), None)

    def restore(self, change: Change) -> None:
        """Put back what stood there before a change: the old document under a new revision, or nothing."""
        self._refuse_journal(change.table)
        if change.is_new:
            if self.row(change.table, change.key) is not None:
                self._tables.table(change.table).place(self, change.key, None)
            return
        document = msgspec.json.decode(change.before)
        if change.table in BY_TABLE:
            document["rev"] = self.seq
        self._tables.table(change.table).place(self, change.key, msgspec.Raw(msgspec.json.encode(document)))

    # For the tables of TinyDB, through which all of the above goes

    def place(self, table: str, key: int, document: msgspec.Raw | None) -> None:
        """Note one document (None: deleted)."""
        self.placed.setdefault(table, {})[key] = document
        if key >= self._next.get(table, 1):
            self._next[table] = max(self._memory.rows(table).next, key + 1)

    def issue(self, table: str) -> int:
        """Return the next key of a table; none is ever given twice by commits that were made."""
        key = max(self._next.get(table, 1), self._memory.rows(table).next)
        self._next[table] = key + 1
        return key

    def changes(self) -> list[Changed]:
        """Return what was put, without records that came and went within this draft."""
        return [
            (table, key, row)
            for table, placed in self.placed.items()
            for key, row in placed.items()
            if row is not None or self._memory.rows(table).get(key) is not None
        ]

    def _expect(self, table: str, key: int, expected: int | None) -> None:
        if expected is None:
            return
        row = self.row(table, key)
        if row is None:
            raise self._conflict(table, key, "deleted")
        stored = self._memory.rows(table).get(key)
        either = (row,) if stored is None or stored is row else (row, stored)
        if expected not in {decoder(Revision).decode(each).rev for each in either}:
            raise self._conflict(table, key, "changed")

    def _conflict(self, table: str, key: int, how: str) -> ConflictError:
        """Say that somebody was quicker, and by which entry of the journal."""
        told = ""
        for row in reversed(self._memory.rows(JOURNAL).all().values()):
            entry = decoder(Entry).decode(row)
            if any((each.table, each.key) == (table, key) for each in entry.changes):
                told = f" (“{entry.label}”, {entry.actor})"
                break
        return ConflictError(
            f"{id_of(table, key)} was {how} in the meantime{told}.",
            "Nothing was overwritten; look at it again, then decide.",
        )

    @staticmethod
    def _refuse_journal(table: str) -> None:
        if table == JOURNAL:
            raise UsageError("The journal is written by the store alone.")


def read_record(row: msgspec.Raw, type_: type[R], id_: str) -> R:
    """Decode one record; `DamagedError` names it and says what is wrong."""
    try:
        record: R = decoder(type_).decode(row)
    except msgspec.MsgspecError as error:
        raise DamagedError(
            f"{id_} cannot be read: {error}.", "`office-tui doctor` lists all such records."
        ) from None
    return record


def _encoded(record: R, type_: type[R]) -> msgspec.Raw:
    try:
        row = msgspec.json.encode(record)
        decoder(type_).decode(row)
    except (msgspec.MsgspecError, UnicodeEncodeError, TypeError, ValueError, OverflowError) as error:
        raise UsageError(f"{record.id} cannot be saved: {error}.") from error
    return msgspec.Raw(row)
