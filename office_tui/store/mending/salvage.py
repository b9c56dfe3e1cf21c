"""What a damaged plain file still holds: every record that can be read, and where something is missing."""

from __future__ import annotations

import json
import math
import re
from typing import Final, NamedTuple

from office_tui.domain.kinds import BY_TABLE, key_of
from office_tui.store.mending.documents_read import id_in, is_document, kind_in, revision
from office_tui.store.snapshot import Head, head_of

Mark = tuple[str, float]
"""A place in the file: a table, and the last key seen in it (0: its beginning, infinite: its end)."""

_OVER: Final = ("", math.inf)
"""The end of the file, where it should be."""

_TITLE: Final = re.compile(rb'"([^"\\]{1,200})": \{')
_ROW: Final = re.compile(rb'"(\d{1,18})": (\{.*\})')
_RECORD: Final = re.compile(rb'": (?=\{"id":"[A-Z]{2,6}-\d{1,18}")')  # a record in a record has no such blank
_BODY: Final = re.compile(rb'"body":"([0-9a-f]{8})"')
_DATABASE: Final = re.compile(rb'"database":"([0-9a-f]{16})"')

_end_of = json.JSONDecoder().raw_decode


class Gap(NamedTuple):
    """Bytes that cannot be read, and what was read last before and first after them."""

    before: Mark | None
    after: Mark | None
    content: bytes

    def is_within(self, table: str) -> bool:
        """Say whether nothing but records of this table can have stood here."""
        return self.before is not None and self.after is not None and self.before[0] == self.after[0] == table

    def covers(self, table: str, key: int) -> bool:
        """Say whether a record may have stood here."""
        begins = self.before is not None and self.before[0] == table
        ends = self.after is not None and self.after[0] == table
        after_begin = not begins or (self.before is not None and key > self.before[1])
        before_end = not ends or (self.after is not None and key < self.after[1])
        return (begins or ends) and after_begin and before_end


class Remains:
    """The readable records of a file by table and key, the gaps between them, and what its first line says."""

    def __init__(self, content: bytes) -> None:
        """Read the file's bytes, however damaged, line by line."""
        self.tables: dict[str, dict[int, bytes]] = {}
        self.gaps: list[Gap] = []
        self.rivals: dict[tuple[str, int], list[bytes]] = {}
        """What else bears the key of a record; of two, damage made one."""
        self._here: Mark | None = None
        self._torn: list[bytes] = []
        self._doubtful: list[bytes] = []
        self.first, *lines = content.split(b"\n")
        self.head = _head_in(self.first)
        if not (self.first.startswith(b'{"_store"') and self.first.endswith(b"}},")):
            self._pick(self.first)
        for line in lines:
            self._take(line)
        self._finish()

    def _finish(self) -> None:
        if self._here != _OVER or self._torn:
            self.gaps.append(Gap(self._here, None, b"\n".join(self._torn)))
        for document in self._doubtful:
            self._rows_for(document).setdefault(key_of(id_in(document)), document)

    @property
    def database(self) -> str:
        """The id of the database, or nothing if that cannot be read."""
        found = _DATABASE.search(self.first)
        return found[1].decode() if found else ""

    @property
    def body(self) -> bytes:
        """The checksum that the first line has for the rest, or nothing."""
        return body_in(self.first)

    def seq(self, most: int) -> int:
        """Return the last commit in the file, as far as that can be made out; no more than `most`."""
        if self.head:
            return self.head.seq
        # Every commit left an entry; a number in another record may be what is damaged.
        tables = [self.tables["entries"]] if self.tables.get("entries") else self.tables.values()
        found = (revision(row) for rows in tables for row in rows.values())
        return max((rev for rev in found if rev <= most), default=0)

    def may_have_held(self, table: str, key: int) -> bool:
        """Say whether a record that is not among the readable ones may have been lost, rather than deleted."""
        if self.missing_from(table) == 0:
            return False
        return table not in self.tables or any(gap.covers(table, key) for gap in self.gaps)

    def missing_from(self, table: str) -> int | None:
        """Return how many records of a table cannot be read; None where the file does not say how many it had."""
        if self.head is None:
            return None
        place = self.head.tables.get(table)
        return max((place.count if place else 0) - len(self.tables.get(table, ())), 0)

    def mentioned(self, table: str) -> set[int]:
        """Return the keys of those records that what cannot be read in a table still shows where one begins."""
        kind = BY_TABLE.get(table)
        prefix = kind.prefix.encode() if kind else b"-"
        begin = re.compile(rb'(?:^|\n)"(\d{1,18})": \{|"id":"%b-(\d{1,18})","rev":' % prefix)
        return {
            key
            for gap in self.gaps
            if gap.is_within(table)
            for found in begin.finditer(gap.content)
            if gap.covers(table, key := int(found[1] or found[2]))
        }

    def _take(self, line: bytes) -> None:
        bare = line.removesuffix(b",")
        if bare == b"}" and self._here and not self._torn:
            self._here = (self._here[0], math.inf)
        elif bare == b"}}":
            self._come_to(_OVER)
        elif bare in {b"", b"}"}:
            pass
        elif title := _TITLE.fullmatch(bare):
            name = title[1].decode(errors="replace")
            self.tables.setdefault(name, {})
            self._come_to((name, 0))
        elif not ((row := _ROW.fullmatch(bare)) and self._place(int(row[1]), row[2])):
            self._pick(line)

    def _place(self, key: int, document: bytes) -> bool:
        """Take a line that is one whole row, and say whether it was."""
        if not is_document(document):
            return False
        kind = kind_in(document)
        if kind is not None and key_of(id_in(document)) == key:
            table = kind.table
        elif self._here and self._here[0] not in BY_TABLE and key > self._here[1]:
            table = self._here[0]  # a table that is none of the office's: its documents need bear no id
        else:
            return False
        rows = self.tables.setdefault(table, {})
        if rows.setdefault(key, document) != document:
            self.rivals.setdefault((table, key), []).append(document)
            return False
        self._come_to((table, key))
        return True

    def _pick(self, line: bytes) -> None:
        """Take what records there are in a line that is none; a damaged newline may have joined several."""
        self._torn.append(line)
        text = line.decode("latin-1")  # one character a byte
        for found in _RECORD.finditer(line):
            try:
                _, end = _end_of(text, found.end())
            except (ValueError, RecursionError):
                continue
            document = line[found.end() : end]
            if is_document(document) and kind_in(document) is not None:
                self._doubtful.append(document)

    def _rows_for(self, document: bytes) -> dict[int, bytes]:
        kind = kind_in(document)
        return self.tables.setdefault(kind.table, {}) if kind else {}

    def _come_to(self, here: Mark) -> None:
        """Come to a readable place; whatever could not be read before it is one gap."""
        if self._torn:
            self.gaps.append(Gap(self._here, here, b"\n".join(self._torn)))
            self._torn = []
        self._here = here


def body_in(first: bytes) -> bytes:
    """Return the checksum that a first line has for the rest, or nothing, whatever else of it is damaged."""
    found = _BODY.search(first)
    return found[1] if found else b""


def _head_in(line: bytes) -> Head | None:
    """Return the words of a first line, if they can be read and bear their own checksum."""
    try:
        return head_of(json.loads(line.removesuffix(b",") + b"}")["_store"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
