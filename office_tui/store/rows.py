"""One table in memory: the raw JSON of each record by its key, cut from the file's bytes when needed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, Final, TypeVar

import msgspec

H = TypeVar("H", bound=msgspec.Struct)

EMPTY: Final = memoryview(b"{\n\n}")
_END: Final = len(b"\n}")
_BATCH: Final = 1024
"""Rows joined into one piece of the file: large enough for few writes, small enough for little memory."""

_split = msgspec.json.Decoder(dict[int, msgspec.Raw])


@cache
def decoder(type_: type[H]) -> msgspec.json.Decoder[H]:
    """Return the one decoder of a record type."""
    return msgspec.json.Decoder(type_)


@cache
def _table_decoder(type_: type[H]) -> msgspec.json.Decoder[dict[int, H]]:
    return msgspec.json.Decoder(dict[int, type_])  # type: ignore[valid-type]  # the type is a value here


class Rows:
    """The rows of one table, ascending by key; a large table nobody reads costs nothing but its bytes.

    `next` is the key the next new record gets; keys are never given twice. `damaged` says, by key, why a row
    could not be read.
    """

    __slots__ = ("_added", "_fresh", "_heads", "_ordered", "_rows", "_slice", "_sliced", "damaged", "next")

    def __init__(self, piece: memoryview = EMPTY, count: int = 0, next_: int = 1) -> None:
        """Take the table's bytes as they stand in the file: `{`, one row a line, `}`."""
        self._slice = piece
        self._sliced = count
        self._fresh = next_  # no key from here on is in the slice
        self._added: dict[int, msgspec.Raw] = {}
        self._rows: dict[int, msgspec.Raw] | None = None if count else {}
        self._ordered = True
        self._heads: dict[type[Any], _Heads] = {}
        self.next = next_
        self.damaged: dict[int, str] = {}

    def __len__(self) -> int:
        return len(self._rows) if self._rows is not None else self._sliced + len(self._added)

    def all(self) -> dict[int, msgspec.Raw]:
        """Return every row by key, ascending; the dictionary itself, not to be changed."""
        rows = self._cut()
        if not self._ordered:
            rows = self._rows = dict(sorted(rows.items()))
            self._ordered = True
        return rows

    def _cut(self) -> dict[int, msgspec.Raw]:
        if self._rows is None:
            self._rows = _split.decode(self._slice)
            self._rows.update(self._added)
            self._added = {}
            self._slice = EMPTY
        return self._rows

    def get(self, key: int) -> msgspec.Raw | None:
        """Return the row with this key, or None."""
        if self._rows is None and key >= self._fresh:
            return self._added.get(key)
        return self._cut().get(key)

    def place(self, key: int, document: msgspec.Raw | None) -> None:
        """Set or delete one row."""
        rows = self._added if self._rows is None and key >= self._fresh else self._cut()
        if document is None:
            rows.pop(key, None)
        else:
            if key not in rows and rows and key < next(reversed(rows)):
                self._cut()
                self._ordered = False
                rows = self._cut()
            rows[key] = document
        self.next = max(self.next, key + 1)
        self.damaged.pop(key, None)
        for heads in self._heads.values():
            heads.stale.add(key)

    def headers(self, shape: type[H]) -> dict[int, H]:
        """Return every readable row as `shape`, ascending; only what changed since is decoded anew.

        The dictionary itself, by key, not to be changed.
        """
        heads = self._heads.get(shape)
        if heads is None:
            heads = self._heads[shape] = _Heads(self._first_heads(shape))
        elif heads.stale:
            for key in sorted(heads.stale):
                self._renew(heads, key, shape)
            heads.stale.clear()
        return heads.found

    def _first_heads(self, shape: type[H]) -> dict[int, H]:
        if self._rows is None:
            try:
                found = _table_decoder(shape).decode(self._slice)
                found.update({key: decoder(shape).decode(row) for key, row in self._added.items()})
            except msgspec.MsgspecError:
                pass  # one row is damaged: read them one by one
            else:
                return found
        return {
            key: head for key, row in self.all().items() if (head := self.read(key, row, shape)) is not None
        }

    def _renew(self, heads: _Heads, key: int, shape: type[H]) -> None:
        row = self.get(key)
        head = None if row is None else self.read(key, row, shape)
        if head is None:
            heads.found.pop(key, None)
            return
        is_late = key not in heads.found and bool(heads.found) and key < next(reversed(heads.found))
        heads.found[key] = head
        if is_late:
            heads.found = dict(sorted(heads.found.items()))

    def read(self, key: int, row: msgspec.Raw, type_: type[H]) -> H | None:
        """Decode one row, or note why it cannot be read and return None."""
        try:
            record: H = decoder(type_).decode(row)
        except msgspec.MsgspecError as error:
            self.damaged[key] = str(error)
            return None
        return record

    def still(self) -> Rows:
        """Return the rows as they stand now, for another thread to write; later changes are not seen there."""
        rows = Rows(self._slice, self._sliced, self.next)
        rows._rows = None if self._rows is None else self.all().copy()
        rows._added = self._added.copy()
        return rows

    def pieces(self) -> Iterator[bytes | memoryview]:
        """Yield the table as it stands in the file, piece by piece."""
        if self._rows is None and self._slice.nbytes > EMPTY.nbytes:
            yield self._slice[:-_END]
            yield from _joined(self._added, b",\n")
        else:
            yield b"{\n"
            yield from _joined(self.all(), b"")
        yield b"\n}"


class _Heads:
    """The rows already decoded as one shape, and the keys that changed since."""

    __slots__ = ("found", "stale")

    def __init__(self, found: dict[int, Any]) -> None:
        self.found = found
        self.stale: set[int] = set()


def _joined(rows: dict[int, msgspec.Raw], before: bytes) -> Iterator[bytes]:
    lines: list[bytes] = []
    for key, row in rows.items():
        lines.append(b'"%d": %b' % (key, row))
        if len(lines) == _BATCH:
            yield before + b",\n".join(lines)
            before = b",\n"
            lines.clear()
    if lines:
        yield before + b",\n".join(lines)
