"""The files of an open office: the plain file, its journal, and who else is there."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Final

from office_tui.errors import AccessError, OfficeError
from office_tui.store.compaction import could_not
from office_tui.store.disk import Disk
from office_tui.store.entrance import enter, guard, refuse_orphan
from office_tui.store.folder import Names, reported
from office_tui.store.frames import Header, Line
from office_tui.store.journal import DoubtError
from office_tui.store.lock import Lock, Presence
from office_tui.store.mirror import NO_ROOM, Mirror
from office_tui.store.plain import State
from office_tui.store.replace import leftovers

UNWRITABLE: Final = "The office is open for reading only: its disk or folder cannot be written."


class Files(Mirror):
    """An open office: reads, writes, and leaves."""

    def __init__(self, path: Path, disk: Disk, *, create: bool) -> None:
        """Open the office at `path`; `create` makes one where there is none."""
        names = Names(path)
        super().__init__(disk, names)
        enter(disk, names, create=create)
        lock = guard(disk, names, names.lock)
        self.lock = Lock(disk, names.lock, lock.descriptor)
        try:
            with self.lock:
                presence = guard(disk, names, names.presence)
                self._presence = Presence(disk, presence.descriptor, counts=presence.may_write)
                self.read_only = "" if lock.may_write and presence.may_write else UNWRITABLE
                if not self.plain.exists():
                    refuse_orphan(disk, names)
                    self.plain.create()
                self.reload()
        except BaseException:
            self.close()
            raise

    # Writing

    def prepare(self) -> None:
        """Make ready for a change (with the lock held): take in what others wrote."""
        self._refuse_read_only()
        self.catch_up(locked=True)
        self._refuse_read_only()
        if self.in_doubt:
            self.compact()
            self.in_doubt = False
        if not self.names_sure:
            self.disk.sync_folder(self.names.folder)
            self.names_sure = True

    def _refuse_read_only(self) -> None:
        if self.read_only == NO_ROOM:
            self.read_only = ""
            self.reload()  # perhaps there is room by now
        if self.read_only:
            raise AccessError(self.read_only, "Nothing was saved.")

    def write(self, line: Line) -> None:
        """Make one transaction durable (after `prepare`), and take it into memory.

        Memory comes while the disk is already writing, and before it is waited for.
        Interrupted anywhere, memory is not where the journal is, and everything is read anew at the next turn.
        """
        journal = self.journal
        assert journal is not None
        try:
            length = journal.append(line)
            self.memory.apply(line)
            journal.confirm()
        except DoubtError as doubt:
            self._save_anew(line, doubt)
        else:
            journal.advance(length, line.seq)

    def _save_anew(self, line: Line, doubt: DoubtError) -> None:
        """Put a change the disk would not confirm into fresh files with everything else; or it stays in doubt.

        Nobody may build upon bytes the disk once refused, and another process would not even be told of it.
        """
        self.memory.apply_all([line])
        try:
            self.compact()
        except (OSError, OfficeError) as error:
            self.is_stale = self.in_doubt = True
            if self.journal is not None:
                with suppress(OSError):
                    self.journal.take_back()
            raise doubt from error
        self.tell("The disk did not confirm a write; everything was written anew, and nothing is lost.")

    # Compaction

    def compact_in_time(self) -> None:
        """Keep the journal short (with the lock held): what a thread has written meanwhile is put in place.

        What goes wrong is only a notice: nothing depends on it.
        """
        journal = self.journal
        done = None
        try:
            assert journal is not None
            done = self.upkeep.next(journal, self.memory)
            if done is not None and done.new is not None and done.journal is journal:
                self._put(done.new, done.seq, done.offset)
            elif done is not None:
                done.abandon()  # another process was quicker, everything was read anew, or there was no room
        except Exception as error:  # noqa: BLE001 - the commit stands; whoever is told otherwise repeats it
            self.upkeep.failed(self.journal, str(error))
            if done is not None:
                done.abandon()

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
        self.tell(self.plain.replace(new, seq, latest=self.memory.seq))
        header = Header(self.memory.database, seq, (journal.header.base, journal.offset))
        self.renew_journal(header, journal.lines_after(offset))

    # Leaving

    def leave(self) -> None:
        """Close everything; the last one here compacts (`notice` says why that was not possible)."""
        try:
            self.upkeep.end()
            self._settle()
        finally:
            self.close()

    def _settle(self) -> None:
        try:
            with reported(self.names.file), self.lock:
                if self._presence.leave() and not self.read_only:
                    self.catch_up(locked=True)
                    if not self.read_only:  # what was read just now may be of a newer version
                        self._come_to_rest()
                self._presence.close()  # still under the lock: who opens next must not find us half gone
        except OfficeError as error:
            self.tell(str(error))

    def _come_to_rest(self) -> None:
        """Leave everything in the plain file, and nothing else that is of no use."""
        try:
            if self.journal is not None and self.memory.seq > self.journal.header.base:
                self.compact()
            for each in leftovers(self.names.file):
                self.disk.unlink(each)
        except OSError as error:
            self.tell(could_not(error.strerror or str(error)))

    def close(self) -> None:
        """Close every file; what is committed is on the disk already."""
        self.upkeep.end()
        self.close_journal()
        if hasattr(self, "_presence"):
            self._presence.close()
        self.lock.close()
