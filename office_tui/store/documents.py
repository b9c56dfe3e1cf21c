"""A table as TinyDB sees it: documents decoded when looked at, and a recording of what was changed."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, MutableMapping
from typing import TYPE_CHECKING, Any

import msgspec

from office_tui.domain.kinds import BY_TABLE
from office_tui.errors import UsageError
from office_tui.store.memory import id_of

if TYPE_CHECKING:
    from office_tui.store.draft import Draft

_read = msgspec.json.Decoder(dict[str, Any])


class Documents(Mapping[str, Mapping[str, Any]]):
    """Documents by key (a string, as in JSON); each look decodes afresh, so that no two callers share one."""

    def __init__(self, rows: Mapping[int, msgspec.Raw]) -> None:
        self._rows = rows

    def __getitem__(self, key: str) -> Mapping[str, Any]:
        return _read.decode(self._rows[_number(key)])

    def __iter__(self) -> Iterator[str]:
        return map(str, list(self._rows))

    def __len__(self) -> int:
        return len(self._rows)


def _number(key: str) -> int:
    try:
        return int(key)
    except ValueError:
        raise KeyError(key) from None


class Recording(MutableMapping[int, Any]):
    """One table inside a transaction: TinyDB changes it like a dictionary, only what changed is recorded."""

    def __init__(self, draft: Draft, table: str) -> None:
        self._draft = draft
        self._table = table
        self._shown: dict[int, tuple[dict[str, Any], msgspec.Raw]] = {}

    def __getitem__(self, key: int) -> dict[str, Any]:
        if key in self._shown:
            return self._shown[key][0]
        row = self._draft.row(self._table, key)
        if row is None:
            raise KeyError(key)
        document = _read.decode(row)
        self._shown[key] = (document, row)
        return document

    def __setitem__(self, key: int, document: Mapping[str, Any]) -> None:
        self._shown.pop(key, None)
        self.place(key, self._encoded(key, document))

    def __delitem__(self, key: int) -> None:
        if self._draft.row(self._table, key) is None:
            raise KeyError(key)
        self._shown.pop(key, None)
        self.place(key, None)

    def __contains__(self, key: object) -> bool:
        return isinstance(key, int) and self._draft.row(self._table, key) is not None

    def __iter__(self) -> Iterator[int]:
        return iter(list(self._draft.rows(self._table)))

    def __len__(self) -> int:
        return len(self._draft.rows(self._table))

    def clear(self) -> None:
        """Delete every document."""
        for key in self:
            del self[key]

    def become(self, documents: Mapping[int, Mapping[str, Any]]) -> None:
        """Hold these documents and no others; what is the same already is not written again."""
        for key in self:
            if key not in documents:
                del self[key]
        for key, document in documents.items():
            if self.get(key) != document:
                self[key] = document

    def place(self, key: int, row: msgspec.Raw | None) -> None:
        """Record one document, already encoded (None: deleted)."""
        self._draft.place(self._table, key, row)

    def settle(self) -> None:
        """Record the documents that were handed out and changed in place."""
        for key, (document, row) in self._shown.items():
            if _read.decode(row) != document:
                self.place(key, self._encoded(key, document))

    def _encoded(self, key: int, document: Mapping[str, Any]) -> msgspec.Raw:
        if type(key) is not int or key < 1:
            raise UsageError(f"{key!r} is not a key: the office numbers its records 1, 2, 3, …")
        whole = dict(document)
        if self._table in BY_TABLE:  # a record of the office says who it is and which commit wrote it
            whole = {"id": "", "rev": 0} | whole | {"id": id_of(self._table, key), "rev": self._draft.seq}
        _refuse_no_json(whole)
        try:
            return msgspec.Raw(msgspec.json.encode(whole))
        except (TypeError, ValueError, OverflowError) as error:
            raise UsageError(f"{id_of(self._table, key)} cannot be saved as JSON: {error}.") from error


def _refuse_no_json(value: object) -> None:
    """Refuse what JSON has no word for: it would be saved as something else, without a sound."""
    if isinstance(value, float) and not math.isfinite(value):
        raise UsageError(f"{value} is not a number that can be saved.")
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        for each in value:
            _refuse_no_json(each)
    elif not isinstance(value, str | int | float | None):
        raise UsageError(f"A {type(value).__name__} cannot be saved as JSON.")
