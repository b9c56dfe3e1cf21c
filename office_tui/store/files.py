"""The files of an open office: the plain file, its journal, and who else is there."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from office_tui.errors import AccessError, DamagedError, NoOfficeError, OfficeError
from office_tui.paths import make_private
from office_tui.store.backups import keep_backup
from office_tui.store.disk import Disk
from office_tui.store.folder import READ_ONLY, Names, check_folder, identity, read_file, reported
from office_tui.store.frames import HINT, Header, Line
from office_tui.store.journal import DoubtError, Journal, write_journal
from office_tui.store.lock import Lock, Presence
from office_tui.store.memory import Memory
from office_tui.store.replace import put_in_place, write_beside
from office_tui.store.snapshot import read_snapshot, snapshot_pieces


class Files:
    """Keeps `memory` the same as the files, whoever writes them."""

    memory: Memory
    journal: Journal | None = None

    def __init__(self, path: Path, disk: Disk, *, create: bool) -> None:
        """Open the office at `path`; `create` makes one where there is none."""
        self.disk = disk
        self.names = names = Names(path)
        self.read_only = False
        self._in_doubt = False
        self._make_folder(create=create)
        lock = self._open_guard(names.lock)
        self.lock = Lock(disk, lock)
        try:
            with self.lock:
                self._presence = Presence(disk, self._open_guard(names.presence))
                if not names.file.exists():
                    self._create()
                self.reload()
        except BaseException:
            self.close()
            raise

    def _make_folder(self, *, create: bool) -> None:
        there = self.names.file.exists() or self.names.file.is_symlink()
        if not there and not create:
            if self._leftover():
                raise self._orphaned()
            raise NoOfficeError(
                f"There is no office in {self.names.folder}.",
                "`office-tui add` or opening the desk makes one.",
            )
        if create:
            make_private(self.names.folder)
        check_folder(self.names.folder)

    def _open_guard(self, path: Path) -> int | None:
        """Open a file that only locks are put on; on a read-only disk, as it is or not at all."""
        try:
            return self.disk.open(path, os.O_RDWR | os.O_CREAT)
        except OSError as error:
            if error.errno not in READ_ONLY or not self.names.file.exists():
                raise
        self.read_only = True
        with suppress(OSError):
            return self.disk.open(path, os.O_RDONLY)
        return None

    # The plain file and the journal

    def _create(self) -> None:
        if self._leftover():
            raise self._orphaned()
        database = os.urandom(8).hex()
        tables = Memory.empty(database).tables
        put_in_place(
            self.disk,
            write_beside(self.disk, self.names.file, snapshot_pieces(database, 0, tables)),
            self.names.file,
        )

    def _leftover(self) -> bool:
        """Say whether there is a journal with something in it."""
        try:
            return read_file(self.disk, self.names.journal).content.count(b"\n") > 1
        except FileNotFoundError:
            return False

    def _orphaned(self) -> DamagedError:
        return DamagedError(
            f"{self.names.file.name} is missing from {self.names.folder}, but its journal is there.",
            "Put the file back, or an earlier copy from the folder `backups`.",
        )

    def reload(self) -> None:
        """Read everything anew."""
        with self.lock:
            self._close_journal()
            content, self._identity = read_file(self.disk, self.names.file)
            memory = Memory(read_snapshot(content, self.names.file.name))
            self._open_journal(memory)
            self.memory = memory

    def _open_journal(self, memory: Memory) -> None:
        try:
            self.journal = Journal(self.disk, self.names.journal, read_only=self.read_only)
        except FileNotFoundError:
            self._renew_journal(memory, (0, 0))
            return
        lines = self.journal.news(locked=True)
        header = self.journal.header
        if header.database == memory.database and header.base <= memory.seq:
            memory.apply_all(lines)
        elif lines:
            raise DamagedError(
                f"{self.names.journal.name} does not belong to this {self.names.file.name}.",
                HINT,
            )
        if header.database != memory.database or self.journal.seq != memory.seq:
            self._renew_journal(
                memory, (0, 0)
            )  # it adds nothing to the plain file, and could not be continued

    def _renew_journal(self, memory: Memory, previous: tuple[int, int]) -> None:
        """Begin a new journal after the plain file as it stands."""
        if self.read_only:
            return
        write_journal(self.disk, self.names.journal, Header(memory.database, memory.seq, previous))
        self._close_journal()
        self.journal = Journal(self.disk, self.names.journal)
        self.journal.news(locked=True)

    # Reading what others wrote, and writing

    def catch_up(self, *, locked: bool = False) -> None:
        """Take in what other processes committed; one `stat` when that is nothing."""
        journal = self.journal
        if self._in_doubt or not self.memory.is_whole:
            self.reload()
        elif journal is not None and not journal.is_current():
            if journal.is_replaced():
                self._step_over(journal)
            elif lines := journal.news(locked=locked):
                self.memory.apply_all(lines)

    def _step_over(self, old: Journal) -> None:
        """Go on in the journal that took the old one's place; read the plain file only where needed."""
        self.memory.apply_all(old.news(locked=False))
        new = Journal(self.disk, self.names.journal, read_only=self.read_only)
        expected = Header(self.memory.database, self.memory.seq, (old.header.base, old.offset))
        if new.header != expected:
            new.close()
            self.reload()
            return
        self._identity = identity(self.disk.status(self.names.file))
        self._close_journal()
        self.journal = new
        self.memory.apply_all(new.news(locked=False))

    def prepare(self) -> None:
        """Make ready for a change (with the lock held): take in what others wrote."""
        if self.read_only:
            raise AccessError(
                "The office is open for reading only: its disk or folder cannot be written.",
                "Nothing was saved.",
            )
        self.catch_up(locked=True)
        if self.journal is None or self.journal.seq != self.memory.seq:
            self.reload()  # an interrupt fell between reading a transaction and taking it in
        if self._in_doubt:
            self.compact()  # nothing is built upon bytes the disk once refused: everything goes into fresh files
            self._in_doubt = False

    def write(self, line: Line) -> str:
        """Make one transaction durable (after `prepare`), then take it into memory; return its entry's id.

        Interrupted in between, its line is read and taken in like anybody else's at the next turn.
        """
        journal = self.journal
        assert journal is not None
        try:
            length = journal.append(line)
        except DoubtError:
            self._in_doubt = True
            raise
        entry = self.memory.apply(line)
        journal.advance(length, line.seq)
        return entry

    def compact(self) -> None:
        """Write everything into the plain file, begin a new journal (with the lock held, and caught up)."""
        if identity(self.disk.status(self.names.file)) != self._identity:
            raise DamagedError(
                f"{self.names.file.name} was changed by another program while the office was open.",
                "It was not overwritten; what was decided since is in the journal. See `office-tui doctor`.",
            )
        journal, memory = self.journal, self.memory
        assert journal is not None
        new = write_beside(
            self.disk, self.names.file, snapshot_pieces(memory.database, memory.seq, memory.tables)
        )
        keep_backup(self.disk, self.names, journal.header.base)
        put_in_place(self.disk, new, self.names.file)
        self._identity = identity(self.disk.status(self.names.file))
        self._renew_journal(memory, (journal.header.base, journal.offset))

    # Leaving

    def leave(self) -> str:
        """Close everything; the last one here compacts. Return why that was not possible, or nothing."""
        try:
            return self._settle()
        finally:
            self.close()

    def _settle(self) -> str:
        try:
            with reported(self.names.file), self.lock:
                if self._presence.leave() and not self.read_only:
                    self.catch_up(locked=True)
                    if self.journal is not None and self.memory.seq > self.journal.header.base:
                        self.compact()
                self._presence.close()  # still under the lock: who opens next must not find us half gone
        except OfficeError as error:
            return str(error)
        return ""

    def _close_journal(self) -> None:
        if self.journal is not None:
            self.journal.close()
            self.journal = None

    def close(self) -> None:
        """Close every file; what is committed is on the disk already."""
        self._close_journal()
        if hasattr(self, "_presence"):
            self._presence.close()
        self.lock.close()
