"""What ails an office that does not open, and what it would be after a repair; nothing is changed here."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Final, NamedTuple

from office_tui.errors import DamagedError
from office_tui.store.adoption import edited_by_tinydb
from office_tui.store.backups import newest_sound
from office_tui.store.disk import DISK, Disk
from office_tui.store.folder import Names, read_file
from office_tui.store.frames import Line
from office_tui.store.memory import JOURNAL, Memory
from office_tui.store.mending.documents_read import LAST_REVISION
from office_tui.store.mending.finding import Finding
from office_tui.store.mending.journal_remains import JournalRemains, read_remains
from office_tui.store.mending.merging import Merged, Merging
from office_tui.store.mending.salvage import Remains, body_in
from office_tui.store.newer import refuse_newer
from office_tui.store.snapshot import Snapshot, read_snapshot, snapshot_pieces

UNREADABLE: Final = "unreadable"
"""The file of the bytes nobody could read, beside the copies of the damaged files."""

_SHOWN: Final = 8


class Diagnosis(NamedTuple):
    """What is wrong, the office as a repair would leave it, and the bytes that nobody can read."""

    findings: list[Finding]
    memory: Memory
    scraps: list[bytes]


def diagnose(names: Names, disk: Disk = DISK, *, why: str = "") -> Diagnosis:
    """Look at the files of an office that does not open (with the lock held, where that is possible).

    `why` it does not open is found, too, if nothing more exact is.
    `AccessError` if a newer office-tui wrote them: what is not understood is not repaired.
    """
    found = _Case(names, disk).diagnose()
    if why and not any(each.damaged for each in found.findings):
        found.findings.insert(
            0, Finding(str(names.file), why, damaged=True, cure="both files are written anew")
        )
    return found


class _Case:
    """One office and what was found out about it."""

    def __init__(self, names: Names, disk: Disk) -> None:
        self._names = names
        self._disk = disk
        self._findings: list[Finding] = []
        self._scraps: list[bytes] = []
        content = self._content(names.journal)
        self._journal = read_remains(content or b"", names.journal.name)
        self._has_journal = content is not None

    def diagnose(self) -> Diagnosis:
        memory = Memory(self._plain())
        lines = self._lines(memory)
        self._look_at_journal()
        for line in lines:
            if line.seq > memory.seq:
                self._apply(memory, line)
        return Diagnosis(self._findings, memory, self._scraps)

    def _content(self, path: os.PathLike[str]) -> bytes | None:
        try:
            return read_file(self._disk, self._names.folder / path).content
        except FileNotFoundError:
            return None

    def _find(self, what: str, cure: str, *, file: str = "", damaged: bool = True) -> None:
        self._findings.append(
            Finding(str(self._names.folder / (file or self._names.file.name)), what, damaged, cure)
        )

    # The plain file

    def _plain(self) -> Snapshot:
        content = self._content(self._names.file)
        header = self._journal.header
        if content is None:
            return self._from_copy("is missing", header.database if header else "")
        try:
            found = read_snapshot(content, self._names.file.name)
        except DamagedError as error:
            edited = edited_by_tinydb(content)
            if edited is None:
                return self._merged(Remains(content), error)
            self._find(
                "was changed by another program while the journal still held changes for it",
                "the file is taken as that program left it, and the journal's changes are put over it",
            )
            return edited
        refuse_newer(found, self._names.file.name, "repaired")
        return self._later_copy(found)

    def _later_copy(self, found: Snapshot) -> Snapshot:
        """Return the file, or a copy of a later commit if the journal goes on after that one."""
        header = self._journal.header
        if header is None or header.database != found.database or header.base <= found.seq:
            return found
        newest = newest_sound(self._names, found.database, self._disk)
        what = f"is older (commit {found.seq}) than its journal, which begins after commit {header.base}"
        if newest is None or not found.seq < newest[1].seq <= header.base:
            self._find(what, "the journal's changes are put over it")
            return found
        self._find(what, f"the copy {newest[0].path.name} (commit {newest[1].seq}) takes its place")
        return newest[1]

    def _from_copy(self, what: str, database: str) -> Snapshot:
        newest = newest_sound(self._names, database, self._disk)
        if newest is None:
            self._find(f"{what}, and there is no sound copy", "a new one is made of what the journal has")
            return Snapshot(database or os.urandom(8).hex(), 0, {})
        self._find(what, f"the copy {newest[0].path.name} (commit {newest[1].seq}) takes its place")
        return newest[1]

    def _merged(self, remains: Remains, error: DamagedError) -> Snapshot:
        database = self._database(remains)
        newest = newest_sound(self._names, database, self._disk)
        copy, name = (newest[1], f"the copy {newest[0].path.name}") if newest else (None, "")
        lines = self._lines_of(database)
        merged = Merging(remains, copy, name, lines, self._seq(remains, copy)).merge()
        database = database or (copy.database if copy else os.urandom(8).hex())
        found = Memory(Snapshot(database, merged.seq, merged.tables))
        pieces = [gap.content for gap in remains.gaps if gap.content]
        is_exact = bool(remains.body) and remains.body == _body(found)
        what = error.message.rstrip(".") + (f"; {len(pieces)} of its lines cannot be read" if pieces else "")
        proof = ": its checksum is right again then, so nothing is lost" if is_exact else ""
        self._find(what, f"it is put together anew{proof}")
        self._tell(merged, is_exact=is_exact)
        self._scraps += pieces
        return Snapshot(database, merged.seq, found.tables)

    def _database(self, remains: Remains) -> str:
        """Return whose file this is: as it says, where that is beyond doubt or something else says so, too."""
        header = self._journal.header.database if self._journal.header else ""
        read = remains.database
        if remains.head or read == header:
            return read
        named = (each for each in (read, header) if each and newest_sound(self._names, each, self._disk))
        return next(named, header)

    def _seq(self, remains: Remains, copy: Snapshot | None) -> int:
        """Return the last commit the plain file held, as far as that can be made out."""
        header, last = self._journal.header, [line.seq for line in self._journal.lines[-1:]]
        most = max([header.base, *last]) if header else LAST_REVISION
        return max(remains.seq(most), copy.seq if copy else 0)

    def _tell(self, merged: Merged, *, is_exact: bool) -> None:
        for source, ids in merged.replaced.items():
            self._find(f"{_counted(ids)} damaged or missing: {_some(ids)}", f"taken from {source}")
        if is_exact:
            return
        for table, count in merged.lost.items():
            cure = f"lost; the bytes that cannot be read are kept in {UNREADABLE}"
            self._find(f"{count} of {table} cannot be found anywhere", cure)
        if merged.doubtful:
            what = f"{_counted(merged.doubtful)} in no copy, so nothing proves them unharmed: "
            self._find(what + _some(merged.doubtful), "kept as they can be read; look at them", damaged=False)

    # The journal

    def _lines_of(self, database: str) -> list[Line]:
        header = self._journal.header
        return (
            self._journal.lines if header is None or header.database == (database or header.database) else []
        )

    def _lines(self, memory: Memory) -> list[Line]:
        found = self._lines_of(memory.database)
        if self._journal.lines and not found:
            self._find(
                f"belongs to another office ({len(self._journal.lines)} changes)",
                "it is kept aside, and a new one begun",
                file=self._names.journal.name,
            )
        return found

    def _look_at_journal(self) -> None:
        journal: JournalRemains = self._journal
        name = self._names.journal.name
        if self._has_journal and journal.header is None:
            self._find("its first line is damaged", "a new one is begun", file=name)
        for offset, piece in journal.damaged:
            self._find(
                f"{len(piece)} bytes from byte {offset} on are no whole line",
                "the whole lines around them are taken, these bytes kept aside",
                file=name,
            )
            self._scraps.append(piece)

    def _apply(self, memory: Memory, line: Line) -> None:
        missing = line.seq - memory.seq - 1
        if missing:
            last = line.seq - 1
            what = f"commit {last} is" if missing == 1 else f"commits {memory.seq + 1} to {last} are"
            cure = "the later ones are taken: each has its records whole"
            self._find(f"{what} missing", cure, file=self._names.journal.name)
            memory.rows(
                JOURNAL
            ).next += missing  # each had an entry, and later ones are named by their numbers
        memory.apply(line)


def _body(memory: Memory) -> bytes:
    """Return the checksum the plain file would have for all but its first line."""
    first = next(iter(snapshot_pieces(memory.database, memory.seq, memory.tables)))
    return body_in(bytes(first))


def _counted(ids: Sequence[str]) -> str:
    return f"{len(ids)} {'record is' if len(ids) == 1 else 'records are'}"


def _some(ids: Sequence[str]) -> str:
    rest = len(ids) - _SHOWN
    return ", ".join(ids[:_SHOWN]) + (f" and {rest} more" if rest > 0 else "")
