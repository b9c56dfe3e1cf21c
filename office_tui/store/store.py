"""The store: the office's records in a TinyDB file that never loses one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import msgspec

from office_tui.domain.kinds import BY_TYPE, KINDS, key_of, kind_of
from office_tui.domain.record import Record
from office_tui.store.disk import DISK, Disk
from office_tui.store.draft import Draft, read_record
from office_tui.store.files import Files
from office_tui.store.folder import in_words, reported
from office_tui.store.memory import Changes, Commit, Memory, id_of
from office_tui.store.transaction import Told, line_of, told_of_script

if TYPE_CHECKING:
    from office_tui.store.tables import OfficeDB

R = TypeVar("R", bound=Record)
H = TypeVar("H", bound=msgspec.Struct)


class Damaged(NamedTuple):
    """A stored record that cannot be read: it stays as it is, and is shown."""

    table: str
    key: int
    why: str


class Store:
    """One opening of the office's file; several processes may have it open at once."""

    def __init__(self, files: Files) -> None:
        """Use `Store.open`."""
        self._files = files
        self._draft: Draft | None = None
        self._db: OfficeDB | None = None
        self.path = files.names.file

    @classmethod
    def open(cls, path: Path, *, create: bool = False, disk: Disk = DISK) -> Store:
        """Open the office at `path`; a `NoOffice-`, `Damaged-`, `Access-` or `BusyError` says why not."""
        with reported(path):
            return cls(Files(path, disk, create=create))

    @property
    def _memory(self) -> Memory:
        return self._files.memory

    @property
    def seq(self) -> int:
        """The number of the last commit seen here."""
        return self._memory.seq

    @property
    def read_only(self) -> str:
        """Why nothing can be saved; empty where it can."""
        return self._files.read_only

    @property
    def notice(self) -> str:
        """What a person must be told of the files by now: what was put aside, what could not be written."""
        return self._files.notice

    @property
    def database(self) -> str:
        """The id this office was made with."""
        return self._memory.database

    @property
    def db(self) -> OfficeDB:
        """The TinyDB that runs, for simple reads and scripts; each write through it is its own commit."""
        if self._db is None:
            from office_tui.store.tables import OfficeDB

            self._db = OfficeDB(self)
        return self._db

    # Reading: each answer is decoded afresh from the raw bytes

    def get(self, id_: str) -> Record | None:
        """Return the record with this id, or None; `DamagedError` if it cannot be read."""
        kind = kind_of(id_)
        if kind is None:
            return None
        row = self._memory.rows(kind.table).get(key_of(id_))
        return None if row is None else read_record(row, kind.type, id_)

    def scan(self, type_: type[R]) -> Iterator[R]:
        """Yield every readable record of a kind by ascending key; the others are in `damaged`."""
        rows = self._memory.rows(BY_TYPE[type_].table)
        for key, row in list(rows.all().items()):
            record = rows.read(key, row, type_)
            if record is not None:
                yield record

    def headers(self, table: str, shape: type[H]) -> list[H]:
        """Return every readable record of a table as the smaller `shape`, by ascending key.

        Fast to call again: only what changed since is decoded. The shapes are shared: make them frozen.
        """
        return list(self._memory.rows(table).headers(shape).values())

    def raw(self, table: str) -> Mapping[int, msgspec.Raw]:
        """Return a table's raw documents by ascending key, to be searched; ask anew after a change.

        A thread that searches while this one may commit takes `list(raw.items())` first.
        """
        return MappingProxyType(self._memory.rows(table).all())

    def count(self, table: str) -> int:
        """Return how many records a table has, damaged ones too."""
        return len(self._memory.rows(table))

    def damaged(self) -> list[Damaged]:
        """Return the records that reads have found unreadable so far."""
        return [
            Damaged(table, key, why)
            for table, rows in self._memory.tables.items()
            for key, why in sorted(rows.damaged.items())
        ]

    def check(self) -> list[Damaged]:
        """Read every record there is, and return those that cannot be read."""
        for kind in KINDS:
            for _ in self.scan(kind.type):
                pass
        return self.damaged()

    def export(self) -> Iterator[tuple[str, int, bytes]]:
        """Yield every record as its table, key and JSON, as they stand in the file."""
        for table, rows in list(self._memory.tables.items()):
            for key, row in list(rows.all().items()):
                yield table, key, bytes(row)

    # Changing

    def commit(
        self,
        build: Callable[[Draft], None],
        *,
        actor: str,
        session: str,
        label: str,
        at: datetime,
        undoes: str = "",
    ) -> Commit:
        """Run `build` with the lock held and everything others wrote taken in; make what it put durable.

        One transaction, one entry of the journal; if `build` raises, or puts nothing, nothing is written.
        Raises `AccessError` (nothing written; `DoubtError` where nobody can say), `BusyError`, and what
        `build` raises.
        """
        with self._transaction(Told(at, actor, session, label, undoes)) as draft:
            build(draft)
        return draft.committed

    def script(self) -> AbstractContextManager[Draft]:
        """Join the transaction open here, or make one of the person logged in: for TinyDB's own writes."""
        if self._draft is not None:
            return nullcontext(self._draft)
        return self._transaction(told_of_script())

    def reading(self) -> Draft:
        """Return what TinyDB's reads see: the transaction open here, or everything committed by anybody."""
        if self._draft is not None:
            return self._draft
        self._catch_up()
        return Draft(self._memory, self.db)

    @contextmanager
    def _transaction(self, told: Told) -> Iterator[Draft]:
        if self._draft is not None:
            raise RuntimeError("a commit cannot begin inside another one")
        try:
            with self._files.lock:
                self._files.prepare()
                # Not `or`: TinyDB's truth is how many records it has, and counting them reads the journal again.
                tables = self.db if self._db is None else self._db
                self._draft = draft = Draft(self._files.memory, tables)
                try:
                    yield draft
                finally:
                    self._draft = None
                line = line_of(draft, told)
                if line.rows:
                    self._files.write(line)
                    ids = tuple([id_of(row.table, row.key) for row in line.rows])
                    draft.committed = Commit(line.seq, ids, self._memory.last_entry)
                    self._files.compact_in_time()
        except OSError as error:
            raise in_words(error, self.path) from error

    # Others

    def changes(self, since: int) -> Changes:
        """Take in what other processes committed and return what changed after commit `since`."""
        self._catch_up()
        return self._memory.changes(since)

    def _catch_up(self) -> None:
        try:
            self._files.catch_up()
        except OSError as error:
            raise in_words(error, self.path) from error

    def close(self) -> None:
        """Leave; the last one here writes everything into the plain file (`notice` says if it could not)."""
        self._files.leave()


__all__ = ["Changes", "Commit", "Damaged", "Draft", "Store"]
