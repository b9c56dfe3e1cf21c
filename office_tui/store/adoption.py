"""Recognising the plain file as stock TinyDB writes it again after an edit, and taking it over."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

import msgspec

from office_tui.domain.kinds import BY_TABLE
from office_tui.store.memory import JOURNAL, id_of
from office_tui.store.rows import Rows
from office_tui.store.snapshot import Head, Snapshot, head_of

_Document = Mapping[str, Any]


def edited_by_tinydb(content: bytes) -> Snapshot | None:
    """Return what a file holds that stock TinyDB has written again; None for any other.

    A damaged file is none: TinyDB's own bytes come out of what it says, to the last one, and what `_store` says
    of the office still has its checksum. Which records were changed nobody can tell; so each of them counts as
    changed by the commit that takes the file over.
    """
    try:
        data = json.loads(content, parse_constant=_refuse)
        if not isinstance(data, dict) or content != _as_written(data, content):
            return None
        head = head_of(data.pop("_store", None))
        return _taken_over(head, data) if head is not None and all(map(_is_table, data.values())) else None
    except (ValueError, TypeError, OverflowError, RecursionError):
        return None


def _refuse(word: str) -> None:
    raise ValueError(word)  # NaN and the like: stock TinyDB writes them, JSON has no word for them


def _as_written(data: dict[str, Any], content: bytes) -> bytes:
    """Return the data as TinyDB writes it, in the manner in which this content seems to be written."""
    indent = re.search(rb"\n( *)", content)
    width = len(indent[1]) if indent else None
    return json.dumps(data, ensure_ascii=content.isascii(), indent=width).encode()


def _taken_over(head: Head, data: dict[str, Mapping[str, _Document]]) -> Snapshot:
    tables = {name: _rows(name, table, head.seq + 1, head.next.get(name, 1)) for name, table in data.items()}
    for name, key in head.next.items():
        tables.setdefault(name, Rows(next_=key))
    return Snapshot(head.database, head.seq, tables, edited=True)


def _is_table(table: object) -> bool:
    return isinstance(table, dict) and all(
        key.isdecimal() and key.isascii() and key[0] != "0" and isinstance(document, dict)
        for key, document in table.items()
    )


def _rows(name: str, table: Mapping[str, _Document], seq: int, next_: int) -> Rows:
    rows = Rows(next_=next_)
    for key, document in sorted((int(key), document) for key, document in table.items()):
        rows.place(key, _encoded(name, key, document, seq))
    return rows


def _encoded(name: str, key: int, document: _Document, seq: int) -> msgspec.Raw:
    whole = dict(document)
    if name in BY_TABLE and name != JOURNAL:
        whole = {"id": "", "rev": 0} | whole | {"id": id_of(name, key), "rev": seq}
    return msgspec.Raw(msgspec.json.encode(whole))
