"""TinyDB over the store: its own tables and queries, with every change going into the journal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any

import msgspec
from tinydb import TinyDB
from tinydb.queries import QueryLike
from tinydb.storages import Storage
from tinydb.table import Document, Table

from office_tui.errors import UsageError
from office_tui.store.documents import Documents, Recording
from office_tui.store.memory import JOURNAL

if TYPE_CHECKING:
    from office_tui.store.draft import Draft
    from office_tui.store.store import Store

Fields = Mapping[str, Any] | Callable[[MutableMapping[str, Any]], None]
Updater = Callable[[dict[int, Mapping[str, Any]]], None]


class OfficeStorage(Storage):
    """TinyDB's seam: whole-database reads and writes, for the few of its calls that ask for one."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def read(self) -> dict[str, dict[str, Any]]:
        """Return every table that is not empty, every document decoded afresh."""
        view = self.store.reading()
        return {table: dict(Documents(view.rows(table))) for table in view.tables() if view.rows(table)}

    def write(self, data: Mapping[str, Mapping[Any, Mapping[str, Any]]]) -> None:
        """Make every table hold what `data` says and nothing else; the journal of entries stays."""
        with self.writing() as draft:
            for table in draft.tables():
                if table != JOURNAL:
                    rows = Recording(draft, table)
                    rows.become({int(key): document for key, document in data.get(table, {}).items()})

    def writing(self) -> AbstractContextManager[Draft]:
        """Return the open transaction, or a new one of the person logged in."""
        return self.store.script()

    def close(self) -> None:
        """Leave the store to whoever opened it."""


class OfficeTable(Table):
    """A table whose documents stay raw until they are looked at; each write is one transaction."""

    _storage: OfficeStorage

    def place(self, draft: Draft, key: int, document: msgspec.Raw | None) -> None:
        """Set or delete one document, already encoded, in the transaction that is open."""
        draft.place(self._name, key, document)

    def _change(self, updater: Callable[[Recording], None]) -> None:
        with self._storage.writing() as draft:
            rows = Recording(draft, self._name)
            updater(rows)
            rows.settle()

    def _read_table(self) -> dict[str, Mapping[str, Any]]:
        return Documents(self._storage.store.reading().rows(self._name))  # type: ignore[return-value]  # a mapping is all it needs

    def _update_table(self, updater: Updater) -> None:
        if self._name in {"_store", JOURNAL}:
            raise UsageError(f"The table {self._name} is written by the store alone.")
        self._change(updater)  # type: ignore[arg-type]  # a mapping is all it needs

    def _get_next_id(self) -> int:
        with self._storage.writing() as draft:
            return draft.issue(self._name)

    def __len__(self) -> int:
        return len(self._storage.store.reading().rows(self._name))

    def insert(self, document: Mapping[str, Any]) -> int:
        """Insert a document; its key is taken within the transaction that writes it."""
        with self._storage.writing():
            return super().insert(document)

    def upsert(self, document: Mapping[str, Any], cond: QueryLike | None = None) -> list[int]:
        """Update what matches or insert it, in one transaction."""
        with self._storage.writing():
            return super().upsert(document, cond)

    def search(self, cond: QueryLike) -> list[Document]:
        """Return what matches, decoded afresh: another process may have changed it since the last time."""
        return [Document(each, int(key)) for key, each in self._read_table().items() if cond(each)]

    def update(
        self, fields: Fields, cond: QueryLike | None = None, doc_ids: Iterable[int] | None = None
    ) -> list[int]:
        """Update what matches; only that is written."""
        with self._storage.writing():
            if cond is not None and doc_ids is None:
                doc_ids = self._matching(cond)
            return super().update(fields, cond, doc_ids)

    def remove(self, cond: QueryLike | None = None, doc_ids: Iterable[int] | None = None) -> list[int]:
        """Remove what matches."""
        with self._storage.writing():
            if cond is not None and doc_ids is None:
                doc_ids = self._matching(cond)
            return super().remove(cond, doc_ids)

    def _matching(self, cond: QueryLike) -> list[int]:
        return [int(key) for key, each in self._read_table().items() if cond(each)]


class OfficeDB(TinyDB):
    """The TinyDB that runs: `db.table("letters").search(...)` and all the rest of its own API."""

    table_class = OfficeTable

    def __init__(self, store: Store) -> None:
        super().__init__(store, storage=OfficeStorage)

    def table(self, name: str, **_: Any) -> OfficeTable:
        """Return a table; nothing is written by asking."""
        found = self._tables.get(name)
        if found is None:
            found = self._tables[name] = OfficeTable(self._storage, name)
        assert isinstance(found, OfficeTable)
        return found

    def tables(self) -> set[str]:
        """Return the names of the tables that are not empty."""
        return set(self._storage.read() or {})

    def __iter__(self) -> Iterator[Document]:
        return iter(self.table(self.default_table_name))
