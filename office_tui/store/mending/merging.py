"""The best that is known of every record: what a damaged file still holds, a sound copy, whole journal lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

import msgspec

from office_tui.domain.entry import Entry
from office_tui.domain.kinds import BY_TABLE, KINDS
from office_tui.store.frames import NOTHING, Line
from office_tui.store.memory import JOURNAL, id_of
from office_tui.store.mending.documents_read import revision
from office_tui.store.mending.salvage import Remains
from office_tui.store.rows import Rows
from office_tui.store.snapshot import Snapshot

FILE: Final = "the damaged file"
LINE: Final = "the journal"
BEFORE: Final = "what it was before its last change"

_entry = msgspec.json.Decoder(Entry)

Place = tuple[str, int]
"""A table and a key."""


class Version(NamedTuple):
    """One document (None: deleted), the commit that wrote it, and where it was found."""

    rev: int
    document: bytes | None
    source: str


class Merged(NamedTuple):
    """Every record by table, and which could not be taken from the damaged file as they stood there."""

    tables: dict[str, Rows]
    seq: int
    replaced: dict[str, list[str]]
    """The ids of the records that were taken from elsewhere, by where that was."""
    doubtful: list[str]
    """The ids of records that nothing but the damaged file has."""
    lost: dict[str, int]
    """How many records could not be found anywhere, by table; only where the file says how many there were."""


class Merging:
    """Finds the best version of every record."""

    def __init__(
        self, remains: Remains, copy: Snapshot | None, copy_name: str, lines: Iterable[Line], seq: int
    ) -> None:
        """Weigh the remains of a file that held everything up to commit `seq`."""
        self._remains = remains
        self._seq = seq
        self._copy_seq = copy.seq if copy else 0
        self._proven: dict[Place, Version] = {}
        self._replaced: dict[str, list[str]] = {}
        self._doubtful: list[str] = []
        self._images: dict[Place, Version] = {}
        self._next: dict[str, int] = dict(remains.head.next) if remains.head else {}
        for table, rows in (copy.tables if copy else {}).items():
            self._next[table] = max(self._next.get(table, 1), rows.next)
            for key, row in rows.all().items():
                self._proven[table, key] = Version(revision(bytes(row)), bytes(row), copy_name)
        for line in lines:
            if line.seq <= seq:
                self._prove(line)

    def _prove(self, line: Line) -> None:
        for row in line.rows:
            document = None if row.document == NOTHING else bytes(row.document)
            known = self._proven.get((row.table, row.key))
            if known is None or known.rev < line.seq:
                self._proven[row.table, row.key] = Version(line.seq, document, LINE)

    def merge(self) -> Merged:
        """Return the best of everything; the entries first, because they tell what stood before."""
        entries = self._table(JOURNAL)
        if self._remains.gaps:
            self._remember_images(entries)
        names = dict.fromkeys([*(kind.table for kind in KINDS), *self._remains.tables])
        names.update(dict.fromkeys(table for table, _ in self._proven))
        tables = {table: entries if table == JOURNAL else self._table(table) for table in names}
        return Merged(tables, self._seq, self._replaced, self._doubtful, self._lost(tables))

    def _lost(self, tables: dict[str, Rows]) -> dict[str, int]:
        places = self._remains.head.tables if self._remains.head else {}
        missing = {table: place.count - len(tables[table]) for table, place in places.items()}
        return {table: count for table, count in missing.items() if count > 0}

    def _remember_images(self, entries: Rows) -> None:
        for row in entries.all().values():
            try:
                entry = _entry.decode(row)
            except msgspec.MsgspecError:
                continue
            for change in entry.changes:
                self._next[change.table] = max(self._next.get(change.table, 1), change.key + 1)
                if not change.is_new:
                    before = bytes(change.before)
                    self._images[change.table, change.key] = Version(revision(before), before, BEFORE)

    def _table(self, table: str) -> Rows:
        standing = self._remains.tables.get(table, {})
        found = {key: self._best(table, key, document) for key, document in standing.items()}
        found |= self._missing(table, standing)
        rows = Rows()
        for key, best in sorted(found.items()):
            if best.document is not None:
                rows.place(key, msgspec.Raw(best.document))
                self._note(id_of(table, key), best)
        rows.next = max(rows.next, self._next.get(table, 1))
        return rows

    def _note(self, id_: str, best: Version) -> None:
        if best.source != FILE:
            self._replaced.setdefault(best.source, []).append(id_)
        elif best.rev > self._copy_seq:
            self._doubtful.append(id_)

    def _best(self, table: str, key: int, document: bytes) -> Version:
        """Return the best version of a record that the damaged file shows."""
        found = Version(revision(document), document, FILE)
        proven = self._proven.get((table, key))
        if proven is None or table not in BY_TABLE:
            return found
        if document == proven.document:
            return found._replace(rev=0)  # beyond doubt
        if proven.document in self._remains.rivals.get((table, key), ()):
            return proven
        is_newer = found.rev > proven.rev and self._copy_seq < found.rev <= self._seq
        return found if is_newer else proven

    def _missing(self, table: str, standing: Mapping[int, bytes]) -> dict[int, Version]:
        """Return what stands in for the records that were lost; those that were deleted are none of them.

        Where more could be meant than are missing, the likeliest: what the unreadable bytes name, then what
        nobody has touched since the copy was made. Of equally likely ones none is left out.
        """
        known: dict[int, Version] = {}
        for place, version in [*self._proven.items(), *self._images.items()]:
            if place[0] == table and place[1] not in standing and self._remains.may_have_held(*place):
                other = known.get(place[1])
                known[place[1]] = max(other or version, version, key=lambda each: each.rev)
        lost = {key: version for key, version in known.items() if version.document is not None}
        count = self._remains.missing_from(table)
        named = self._remains.mentioned(table)
        if count is not None:
            count -= len(named - lost.keys())  # so many are missing of which nothing else is known
        if count is None or count >= len(lost):
            return lost
        ranks = {key: self._rank(table, key, lost[key], named) for key in lost}
        last = sorted(ranks.values())[count - 1] if count > 0 else 0
        return {key: version for key, version in lost.items() if ranks[key] <= last}

    def _rank(self, table: str, key: int, version: Version, named: set[int]) -> int:
        if key in named:
            return 0
        image = self._images.get((table, key))
        return 1 if image is None or image.rev < version.rev else 2
