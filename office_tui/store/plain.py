"""The plain file under its name: read whole, replaced whole; what somebody else put there is kept."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import NamedTuple

from office_tui.errors import DamagedError, OfficeError
from office_tui.paths import make_private
from office_tui.store.adoption import edited_by_tinydb
from office_tui.store.backups import keep_backup, put_copy
from office_tui.store.disk import Disk
from office_tui.store.entrance import holds_lines
from office_tui.store.folder import Names, identity, read_file
from office_tui.store.frames import Line
from office_tui.store.memory import Memory
from office_tui.store.replace import put_in_place, write_beside
from office_tui.store.rows import Rows
from office_tui.store.snapshot import Snapshot, is_newer, read_snapshot, snapshot_pieces


class State(NamedTuple):
    """Everything there is after one commit, to be written."""

    database: str
    seq: int
    tables: Mapping[str, Rows]


class PlainFile:
    """`office.json`, as this process last saw it; `size` is its length in bytes."""

    def __init__(self, disk: Disk, names: Names) -> None:
        self._disk = disk
        self._names = names
        self._identity: tuple[int, ...] = ()
        self._database = ""
        self._seq = 0
        self.size = 0

    def exists(self) -> bool:
        """Say whether there is one."""
        return self._names.file.exists()

    def create(self) -> None:
        """Put a new, empty office under the name."""
        new = self.write(State(os.urandom(8).hex(), 0, Memory.empty("").tables))
        put_in_place(self._disk, new, self._names.file)

    def read(self) -> Snapshot:
        """Read it; `DamagedError` if it is neither as we wrote it nor as stock TinyDB would write it again."""
        content, self._identity = read_file(self._disk, self._names.file)
        self.size = len(content)
        try:
            found = read_snapshot(content, self._names.file.name)
        except DamagedError:
            edited = edited_by_tinydb(content)
            if edited is None:
                raise
            found = edited
        self._database, self._seq = found.database, found.seq
        return found

    def take_over(self, memory: Memory, *, read_only: bool) -> None:
        """Take over what stock TinyDB changed while nobody had the office open; one entry of `memory` says so.

        `DamagedError` where the journal still holds changes: only a person can say that both are meant.
        """
        if holds_lines(self._disk, self._names):
            raise DamagedError(
                f"{self._names.file.name} was changed by another program, but {self._names.journal.name} "
                "still holds changes for it.",
                "`office-tui doctor --repair` brings them together.",
            )
        at = datetime.fromtimestamp(self._disk.status(self._names.file).st_mtime, UTC).astimezone()
        label = "taken over as another program has changed it"
        memory.apply(Line(memory.seq + 1, at, "another program", "", label, "", []))
        if not read_only:
            new = self.write(State(memory.database, memory.seq, memory.tables))
            self.replace(new, memory.seq, edited=True)

    def replaced(self, seq: int) -> bool:
        """Take note that another process has put its state after commit `seq` there; False if a newer one did.

        Only its first line is read: whether anything else has changed it since is asked when it is replaced.
        """
        status = self._disk.status(self._names.file)
        self._identity, self.size, self._seq = (), status.st_size, seq
        return not is_newer(self._disk, self._names.file)

    def _see(self, seq: int) -> None:
        status = self._disk.status(self._names.file)
        self._identity, self.size, self._seq = identity(status), status.st_size, seq

    def write(self, state: State, go_on: Callable[[], None] = lambda: None) -> Path:
        """Write what shall take its place beside it and return the name; `go_on` may raise between the pieces."""

        def pieces() -> Iterator[bytes | memoryview]:
            for piece in snapshot_pieces(*state):
                go_on()
                yield piece

        return write_beside(self._disk, self._names.file, pieces())

    def replace(self, new: Path, seq: int, *, latest: int = 0, edited: bool = False) -> str:
        """Put `new`, the state after commit `seq`, in its place; return what a person must be told, if anything.

        `latest` is the newest commit of all: up to there another process may have put its state there. The file
        that stood there becomes an earlier copy; one that another program has changed (`edited`: that is known,
        and its changes are in `new`) is kept as well.
        """
        told = ""
        if edited:
            self._keep_as(make_private(self._names.backups) / f"edited-{self._seq}.json")
        elif self.exists():
            if self._is_changed(max(seq, latest)):
                told = self._put_aside()
            else:
                told = keep_backup(self._disk, self._names, self._seq)
        put_in_place(self._disk, new, self._names.file)
        self._see(seq)
        return told

    def _is_changed(self, latest: int) -> bool:
        if identity(self._disk.status(self._names.file)) == self._identity:
            return False
        with suppress(OfficeError):
            found = read_snapshot(read_file(self._disk, self._names.file).content, "")
            # Only touched, or put there by one of us who was killed before the journal that belongs to it stood.
            return found.database != self._database or not self._seq <= found.seq <= latest
        return True

    def _put_aside(self) -> str:
        name = self._names.file.name
        aside = self._keep_as(self._names.folder / f"{name}.aside-{self._seq}")
        return (
            f"{name} was changed by another program while the office was open; that is kept in {aside.name}."
        )

    def _keep_as(self, path: Path) -> Path:
        for turn in count(1):
            free = path.with_name(f"{path.name}-{turn}") if turn > 1 else path
            if put_copy(self._disk, free, [read_file(self._disk, self._names.file).content]):
                return free
        raise AssertionError("there is always another number")
