"""Memory kept the same as the files: read when the office is opened, and on when others have written."""

from __future__ import annotations

import errno
from contextlib import suppress
from typing import Final

from office_tui.errors import DamagedError
from office_tui.store.compaction import Upkeep
from office_tui.store.disk import Disk
from office_tui.store.entrance import holds_lines
from office_tui.store.folder import Names, identity
from office_tui.store.frames import HINT, Header, Line
from office_tui.store.journal import Journal, write_journal
from office_tui.store.lock import Lock
from office_tui.store.memory import Memory
from office_tui.store.plain import PlainFile
from office_tui.store.snapshot import Snapshot

NO_ROOM: Final = "There is no room on the disk: the office can only be read."
"""Why nothing can be saved until there is some."""

TORN: Final = (
    "The last change before an interruption was cut short; it was never confirmed, and is not there."
)
"""What is told where the torn end of a write was found, and taken away."""

_FULL: Final = {errno.ENOSPC, errno.EDQUOT}


class Mirror:
    """Keeps `memory` the same as the files, whoever writes them."""

    memory: Memory
    journal: Journal | None = None
    lock: Lock

    def __init__(self, disk: Disk, names: Names) -> None:
        self.disk = disk
        self.names = names
        self.plain = PlainFile(disk, names)
        self.upkeep = Upkeep(disk, self.plain)
        self.read_only = ""
        """Why nothing can be saved; empty where it can."""
        self.is_stale = False
        """Whether memory is not, or may not be, what the files say."""
        self.names_sure = False
        """Whether no rename of another process may still be on its way to the disk."""
        self.in_doubt = False
        """Whether the disk once refused bytes that memory, or the journal, may have: nothing is built upon them."""
        self._seen: tuple[tuple[int, ...], ...] = ()
        self._told: list[str] = []

    @property
    def notice(self) -> str:
        """What a person must be told by now."""
        return " ".join([*self._told, self.upkeep.failure]).strip()

    def tell(self, what: str) -> None:
        """Let a person be told."""
        if what and what not in self._told:
            self._told.append(what)

    def reload(self) -> None:
        """Read everything anew."""
        with self.lock:
            self.is_stale = True
            self.close_journal()
            found = self.plain.read()
            memory = Memory(found)
            if found.newer:
                self.read_only = f"A newer office-tui wrote {self.names.file.name}; it can only be read here."
            try:
                self._begin(memory, found)
            except OSError as error:
                if error.errno not in _FULL:
                    raise
                self.read_only = NO_ROOM
            self._tell_of_older(memory)
            self.memory = memory
            self._seen = self._look()
            self.is_stale = False

    def _look(self) -> tuple[tuple[int, ...], ...]:
        """Return what changes with the files: for where no journal is open that could be read on."""
        seen: tuple[tuple[int, ...], ...] = (identity(self.disk.status(self.names.file)),)
        with suppress(FileNotFoundError):
            seen += (identity(self.disk.status(self.names.journal)),)
        return seen

    def _tell_of_older(self, memory: Memory) -> None:
        before = getattr(self, "memory", None)
        if self.in_doubt or before is None or before.database != memory.database:
            return
        if memory.seq < before.seq:
            self.tell(
                f"An earlier state of {self.names.file.name} was put in place while the office was open."
            )

    def _begin(self, memory: Memory, found: Snapshot) -> None:
        if found.edited:
            self.plain.take_over(memory, read_only=bool(self.read_only))
            self.tell(f"{self.names.file.name} was changed by another program at rest; that was taken over.")
            self.renew_journal(Header(memory.database, memory.seq))
        elif not found.newer or holds_lines(self.disk, self.names):
            self._open_journal(memory)

    def _open_journal(self, memory: Memory) -> None:
        try:
            self.journal = Journal(self.disk, self.names.journal, read_only=bool(self.read_only))
        except FileNotFoundError:
            self.renew_journal(Header(memory.database, memory.seq))
            return
        lines = self._news(self.journal, locked=True)
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
            self.renew_journal(Header(memory.database, memory.seq))

    def _news(self, journal: Journal, *, locked: bool) -> list[Line]:
        lines = journal.news(locked=locked)
        if journal.was_torn:
            self.tell(TORN)
        return lines

    def renew_journal(self, header: Header, carried: bytes = b"") -> None:
        """Begin a new journal after the plain file as it stands, with the lines that were written since."""
        if self.read_only:
            self.close_journal()
            return
        self.names_sure = False
        write_journal(self.disk, self.names.journal, header, carried)
        self.names_sure = True
        was_stale, self.is_stale = self.is_stale, True
        self.close_journal()
        self.journal = Journal(self.disk, self.names.journal)
        self.journal.news(locked=True)
        self.is_stale = was_stale

    def catch_up(self, *, locked: bool = False) -> None:
        """Take in what other processes committed; one `stat` and one small read when that is nothing."""
        journal = self.journal
        if self.is_stale or not self.memory.is_whole or (journal and journal.seq != self.memory.seq):
            self.reload()  # reading failed, or an interrupt fell between reading a transaction and taking it in
        elif journal is None:
            if self._look() != self._seen:
                self.reload()
        elif not journal.is_current(locked=locked):
            if journal.is_replaced():
                self._step_over(journal, locked=locked)
            elif lines := self._news(journal, locked=locked):
                self.memory.apply_all(lines)

    def _step_over(self, old: Journal, *, locked: bool) -> None:
        """Go on in the journal that took the old one's place; read the plain file only where needed."""
        self.memory.apply_all(old.news(locked=False))
        self.names_sure = False
        if not self._follow(old):
            self.reload()
        elif self.journal is not None:
            self.memory.apply_all(self._news(self.journal, locked=locked))

    def _follow(self, old: Journal) -> bool:
        """Take up the new journal, if it continues what was read of the old one."""
        new = Journal(self.disk, self.names.journal, read_only=bool(self.read_only))
        head, memory = new.header, self.memory
        try:
            if (
                head.database != memory.database
                or head.previous != (old.header.base, old.offset)
                or head.base > memory.seq
                or not self.plain.replaced(head.base)
            ):
                return False
            self.close_journal()
            self.journal = new
            return True
        finally:
            if self.journal is not new:
                new.close()

    def close_journal(self) -> None:
        """Close it, if it is open."""
        if self.journal is not None:
            self.journal.close()
            self.journal = None
