"""A copy of the office made on purpose: everything committed up to now, as one plain file, read again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import NamedTuple

from office_tui.errors import DamagedError, UsageError
from office_tui.paths import make_private
from office_tui.store.backups import holds, places, put_copy, read_copy, wrong_with
from office_tui.store.disk import DISK, Disk
from office_tui.store.files import Files
from office_tui.store.folder import Names, reported
from office_tui.store.memory import Memory
from office_tui.store.newer import refuse_newer
from office_tui.store.snapshot import snapshot_pieces
from office_tui.store.still import STILL


class BackedUp(NamedTuple):
    """A copy that was made: where, up to which commit, of how many records, and its length in bytes."""

    path: Path
    seq: int
    records: int
    size: int


def back_up(file: Path, day: date, target: Path | None = None, *, disk: Disk = DISK) -> BackedUp:
    """Write the office at `file` to `target`, or among its backups under this day; overwrites nothing.

    There, too, it stays: no later copy takes its place.

    Others may have it open meanwhile. Raises what opening it raises; `UsageError` if `target` is there,
    `DamagedError` if the disk does not give back what was written.
    """
    memory = _now(file)
    with reported(target or file):
        path = _put(disk, memory, Names(file), day) if target is None else _put_there(disk, memory, target)
        size = disk.status(path).st_size
    if wrong := wrong_with(path, disk):
        raise DamagedError(f"The copy is not what was written: {wrong}", f"Check the disk of {path}.")
    return BackedUp(path, memory.seq, sum(map(len, memory.tables.values())), size)


def _now(file: Path) -> Memory:
    """Read everything committed, with the lock held for as long as that takes."""
    with reported(file):
        files = Files(file, STILL, create=False)
    files.close()
    with suppress(DamagedError):  # edited, or it would not have opened
        refuse_newer(read_copy(file), file.name, "copied")
    return files.memory


def _pieces(memory: Memory) -> Iterator[bytes | memoryview]:
    return snapshot_pieces(memory.database, memory.seq, memory.tables)


def _put(disk: Disk, memory: Memory, names: Names, day: date) -> Path:
    make_private(names.backups)
    for copy in places(names, memory.seq, day, is_kept=True):
        if put_copy(disk, copy.path, _pieces(memory)) or holds(disk, copy.path, _pieces(memory)):
            return copy.path
    raise AssertionError("there is always one more place")


def _put_there(disk: Disk, memory: Memory, target: Path) -> Path:
    if target.exists() or not put_copy(disk, target, _pieces(memory)):
        raise UsageError(f"{target} is there already.", "Nothing is overwritten: choose another name.")
    return target
