"""The plain file: TinyDB's JSON, one record a line, with its own table `_store` first."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple
from zlib import crc32

import msgspec

from office_tui.errors import AccessError, DamagedError
from office_tui.store.disk import Disk
from office_tui.store.rows import Rows

SCHEMA: Final = 1
"""The version of the file's shape; a file with a newer one is only read."""

_START: Final = b'{"_store": {"1": {"crc": "'
_DIGITS: Final = 8
_FIRST: Final = 64 << 10
"""No first line is longer, in bytes."""

_HINT: Final = "`office-tui doctor` shows what can be saved; earlier copies are in the folder `backups`."


class Place(msgspec.Struct, frozen=True, array_like=True):
    """Where a table stands after the first line (offset and length in bytes), and its number of rows."""

    offset: int
    length: int
    count: int


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """What `_store` says of the file, after the checksum of these words themselves."""

    schema: int = SCHEMA
    database: str
    seq: int
    body: str = ""
    """The checksum of everything after the first line."""
    size: int = 0
    """The length of that, in bytes."""
    next: dict[str, int] = {}
    tables: dict[str, Place] = {}


class Snapshot(NamedTuple):
    """A file as read: which database, after which commit, and its tables.

    `newer`: a newer office-tui wrote it, and may know of more. `edited`: stock TinyDB wrote it again.
    """

    database: str
    seq: int
    tables: dict[str, Rows]
    newer: bool = False
    edited: bool = False


_head = msgspec.json.Decoder(Head)


def read_snapshot(content: bytes, name: str) -> Snapshot:
    """Check and open a file's bytes; `DamagedError`: one bit is wrong, `AccessError`: too new to be read."""
    end = content.find(b"\n") + 1 or len(content)
    head = _read_head(content[:end], name)
    body = memoryview(content)[end:]
    if len(body) != head.size or _digits(crc32(body)) != head.body.encode():
        raise DamagedError(
            f"{name} is damaged or was changed by another program: its checksum is wrong.", _HINT
        )
    tables = {
        table: Rows(body[place.offset : place.offset + place.length], place.count, head.next.get(table, 1))
        for table, place in head.tables.items()
    }
    for table, key in head.next.items():
        tables.setdefault(table, Rows(next_=key))
    return Snapshot(head.database, head.seq, tables, newer=head.schema > SCHEMA)


def _read_head(line: bytes, name: str) -> Head:
    rest = line[len(_START) + _DIGITS :]
    if line.startswith(_START) and line[len(_START) :][:_DIGITS] == _digits(crc32(rest)):
        try:
            head = _head.decode(b"{" + rest[3:].removesuffix(b"},\n"))
        except msgspec.MsgspecError:
            head = None
        if head is not None:
            return head
        raise AccessError(
            f"{name} was written by a newer office-tui; this one knows version {SCHEMA} of the file.",
            "Update office-tui; nothing was changed.",
        )
    if line.startswith(b'{"_store"'):
        raise DamagedError(f"{name} is damaged or was changed by another program.", _HINT)
    raise DamagedError(f"{name} is not a file of office-tui, or it is damaged.", _HINT)


def is_newer(disk: Disk, path: Path) -> bool:
    """Say whether a newer office-tui wrote this file, by its first line; False where that is not whole."""
    descriptor = disk.open(path, os.O_RDONLY)
    try:
        line = disk.read(descriptor, _FIRST, 0).partition(b"\n")[0] + b"\n"
    finally:
        disk.close(descriptor)
    try:
        return _read_head(line, path.name).schema > SCHEMA
    except AccessError:
        return True
    except DamagedError:
        return False


def head_of(table: object) -> Head | None:
    """Return the first line's words from the table `_store` as JSON has it; None if they are not as we wrote them."""
    if not isinstance(table, dict) or list(table) != ["1"] or not isinstance(table["1"], dict):
        return None
    try:
        head = msgspec.convert({k: v for k, v in table["1"].items() if k != "crc"}, Head)
    except msgspec.ValidationError:
        return None
    return head if _first_line(head)[len(_START) :][:_DIGITS] == str(table["1"].get("crc")).encode() else None


def _digits(checksum: int) -> bytes:
    return b"%08x" % checksum


def snapshot_pieces(database: str, seq: int, tables: Mapping[str, Rows]) -> Iterator[bytes | memoryview]:
    """Yield the whole file, piece by piece; it is made up twice, so that it never stands in memory twice."""
    places: dict[str, Place] = {}
    checksum = size = 0
    for table, kind, piece in _body(tables):
        if kind == "row":
            start = places[table].offset if table in places else size
            places[table] = Place(start, size + len(piece) - start, len(tables[table]))
        checksum = crc32(piece, checksum)
        size += len(piece)
    yield _first_line(
        Head(
            database=database,
            seq=seq,
            body=_digits(checksum).decode(),
            size=size,
            next={table: rows.next for table, rows in tables.items()},
            tables=places,
        )
    )
    for _, _, piece in _body(tables):
        yield piece


def _body(tables: Mapping[str, Rows]) -> Iterator[tuple[str, str, bytes | memoryview]]:
    separator = b""
    for table, rows in tables.items():
        yield table, "title", separator + msgspec.json.encode(table) + b": "
        for piece in rows.pieces():
            yield table, "row", piece
        separator = b",\n"
    yield "", "end", b"}\n"


def _first_line(head: Head) -> bytes:
    rest = b'", ' + msgspec.json.encode(head)[1:] + b"},\n"
    return _START + _digits(crc32(rest)) + rest
