"""The files of an open office: the plain file, its journal, and who else is there."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from office_tui.errors import AccessError, DamagedError, OfficeError
from office_tui.store.compaction import Upkeep, could_not
from office_tui.store.disk import Disk
from office_tui.store.entrance import enter, guard, holds_lines, refuse_orphan
from office_tui.store.folder import Names, reported
from office_tui.store.frames import HINT, Header, Line
from office_tui.store.journal import DoubtError, Journal, write_journal
from office_tui.store.lock import Lock, Presence
from office_tui.store.memory import Memory
from office_tui.store.plain import PlainFile, State
from office_tui.store.replace import leftovers

UNWRITABLE: Final = "The office is open for reading only: its disk or folder cannot be written."


class Files:
    """Keeps `memory` the same as the files, whoever writes them; `notice` is what a person must be told."""

    memory: Memory
    journal: Journal | None = None

    def __init__(self, path: Path, disk: Disk, *, create: bool) -> None:
        """Open the office at `path`; `create` makes one where there is none."""
        self.disk = disk
        self.names = names = Names(path)
        self.plain = PlainFile(disk, names)
        self.read_only = ""
        """Why nothing can be saved; empty where it can."""
        self.notice = ""
        self._in_doubt = False
        self._upkeep = Upkeep(disk, self.plain)
        enter(disk, names, create=create)
        lock = guard(disk, names, names.lock)
        self.lock = Lock(disk, lock.descriptor)
        try:
            with self.lock:
                presence = guard(disk, names, names.presence)
                self._presence = Presence(disk, presence.descriptor)
                self.read_only = "" if lock.may_write and presence.may_write else UNWRITABLE
                if not self.plain.exists():
                    refuse_orphan(disk, names)
                    self.plain.create()
                self.reload()
        except BaseException:
            self.close()
            raise

    # The plain file and the journal

    def reload(self) -> None:
        """Read everything anew."""
        with self.lock:
            self._close_journal()
            found = self.plain.read()
            memory = Memory(found)
            if found.newer:
                self.read_only = f"A newer office-tui wrote {self.names.file.name}; it can only be read here."
            if found.edited:
                self.plain.take_over(memory, read_only=bool(self.read_only))
                self._renew_journal(Header(memory.database, memory.seq))
            elif not found.newer or holds_lines(self.disk, self.names):
                self._open_journal(memory)
            self.memory = memory

    def _open_journal(self, memory: Memory) -> None:
        try:
            self.journal = Journal(self.disk, self.names.journal, read_only=bool(self.read_only))
        except FileNotFoundError:
            self._renew_journal(Header(memory.database, memory.seq))
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
            # it adds nothing to the plain file, and could not be continued
            self._renew_journal(Header(memory.database, memory.seq))

    def _renew_journal(self, header: Header, carried: bytes = b"") -> None:
        """Begin a new journal after the plain file as it stands, with the lines that were written since."""
        if self.read_only:
            return
        write_journal(self.disk, self.names.journal, header, carried)
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
                self._step_over(journal, locked=locked)
            elif lines := journal.news(locked=locked):
                self.memory.apply_all(lines)

    def _step_over(self, old: Journal, *, locked: bool) -> None:
        """Go on in the journal that took the old one's place; read the plain file only where needed."""
        self.memory.apply_all(old.news(locked=False))
        new = Journal(self.disk, self.names.journal, read_only=bool(self.read_only))
        head = new.header
        if (
            head.database != self.memory.database
            or head.previous != (old.header.base, old.offset)
            or head.base > self.memory.seq
        ):
            new.close()
            self.reload()
            return
        self.plain.replaced(head.base)
        self._close_journal()
        self.journal = new
        self.memory.apply_all(new.news(locked=locked))

    def prepare(self) -> None:
        """Make ready for a change (with the lock held): take in what others wrote."""
        if self.read_only:
            raise AccessError(self.read_only, "Nothing was saved.")
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
        except DoubtError as doubt:
            return self._save_anew(line, doubt)
        entry = self.memory.apply(line)
        journal.advance(length, line.seq)
        return entry

    def _save_anew(self, line: Line, doubt: DoubtError) -> str:
        """Put a change the disk would not confirm into fresh files with everything else; or it stays in doubt.

        Nobody may build upon bytes the disk once refused, and another process would not even be told of it.
        """
        self._in_doubt = True
        entry = self.memory.apply(line)
        try:
            self.compact()
        except (OSError, OfficeError) as error:
            raise doubt from error
        self._in_doubt = False
        self.notice = "The disk did not confirm a write; everything was written anew, and nothing is lost."
        return entry

    # Compaction

    def compact_in_time(self) -> None:
        """Keep the journal short (with the lock held): what a thread has written meanwhile is put in place.

        What goes wrong is only a notice: nothing depends on it.
        """
        journal = self.journal
        assert journal is not None
        done = self._upkeep.next(journal, self.memory)
        try:
            if done is not None and done.new is not None and done.journal is journal:
                self._put(done.new, done.seq, done.offset)
            elif done is not None:
                done.abandon()  # another process was quicker, everything was read anew, or there was no room
        except (OSError, OfficeError) as error:
            self._upkeep.failed(self.journal or journal, str(error))
            if done is not None:
                done.abandon()
        self.notice = self._upkeep.failure or self.notice

    def compact(self) -> None:
        """Write everything into the plain file, begin a new journal (with the lock held, and caught up)."""
        journal, memory = self.journal, self.memory
        assert journal is not None
        new = self.plain.write(State(memory.database, memory.seq, memory.tables))
        self._put(new, memory.seq, journal.offset)

    def _put(self, new: Path, seq: int, offset: int) -> None:
        """Let `new`, the state after commit `seq`, stand; carry what the journal has after `offset` over."""
        journal = self.journal
        assert journal is not None
        self.notice = self.plain.replace(new, seq, latest=self.memory.seq) or self.notice
        header = Header(self.memory.database, seq, (journal.header.base, journal.offset))
        self._renew_journal(header, journal.lines_after(offset))

    # Leaving

    def leave(self) -> None:
        """Close everything; the last one here compacts (`notice` says why that was not possible)."""
        try:
            self._upkeep.end()
            self._settle()
        finally:
            self.close()

    def _settle(self) -> None:
        try:
            with reported(self.names.file), self.lock:
                if self._presence.leave() and not self.read_only:
                    self.catch_up(locked=True)
                    self._come_to_rest()
                self._presence.close()  # still under the lock: who opens next must not find us half gone
        except OfficeError as error:
            self.notice = str(error)

    def _come_to_rest(self) -> None:
        """Leave everything in the plain file, and nothing else that is of no use."""
        try:
            if self.journal is not None and self.memory.seq > self.journal.header.base:
                self.compact()
            for each in leftovers(self.names.file):
                self.disk.unlink(each)
        except OSError as error:
            self.notice = could_not(error.strerror or str(error))

    def _close_journal(self) -> None:
        if self.journal is not None:
            self.journal.close()
            self.journal = None

    def close(self) -> None:
        """Close every file; what is committed is on the disk already."""
        self._upkeep.end()
        self._close_journal()
        if hasattr(self, "_presence"):
            self._presence.close()
        self.lock.close()
