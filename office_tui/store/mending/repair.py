"""Repairing an office that does not open, or putting a copy in its place: after everything was kept aside."""

from __future__ import annotations

import os
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Final, NamedTuple

from office_tui.errors import ConflictError, DamagedError, NoOfficeError, UsageError
from office_tui.paths import make_private
from office_tui.store.backups import read_copy
from office_tui.store.disk import DISK, Disk
from office_tui.store.files import Files
from office_tui.store.folder import Names, read_file, reported
from office_tui.store.frames import Header, Line
from office_tui.store.journal import write_journal
from office_tui.store.memory import Memory
from office_tui.store.mending.diagnosis import UNREADABLE, diagnose
from office_tui.store.mending.finding import Finding
from office_tui.store.mending.present import alone
from office_tui.store.newer import refuse_newer
from office_tui.store.replace import leftovers, put_in_place, write_beside, write_whole
from office_tui.store.snapshot import read_snapshot, snapshot_pieces
from office_tui.store.still import STILL, HeldDisk

ACTOR: Final = "office-tui doctor"
"""Who repairs, in the journal; nobody's undo takes a repair back."""


class Repaired(NamedTuple):
    """What was wrong and is repaired, and the folder where the damaged files are kept; None: nothing was."""

    findings: list[Finding]
    kept_in: Path | None


def damage(file: Path, disk: Disk = STILL) -> DamagedError | None:
    """Return why the office at `file` does not open, or None if it does; nothing is changed.

    Raises the other errors of opening it: `NoOffice-`, `Access-`, `BusyError`.
    """
    try:
        with reported(file):
            Files(file, disk, create=False).close()
    except DamagedError as error:
        return error
    return None


def repair(file: Path, now: datetime, *, disk: Disk = DISK) -> Repaired:
    """Repair the office at `file` if it does not open; everything as it was is kept first.

    `BusyError` if somebody has it open, `AccessError` on a read-only disk or where a newer office-tui wrote it.
    """
    names = Names(file)
    if not names.folder.is_dir():
        raise NoOfficeError(f"There is no office in {names.folder}.")
    with reported(file), alone(names, disk):
        error = damage(file, HeldDisk())
        if error is None:
            return Repaired([], None)
        found = diagnose(names, disk, why=error.message)
        kept_in = keep_aside(names, now, found.scraps, disk)
        _write(names, found.memory, now, f"repaired; the damaged files are kept in {kept_in.name}", disk)
        return Repaired(found.findings, kept_in)


def put_back(file: Path, copy: Path, now: datetime, *, disk: Disk = DISK) -> Path | None:
    """Put a copy in the place of an office that does not open, or of none; return where that one is kept.

    No number of a commit or record is given twice by it, as far as the damaged files still tell. `ConflictError` if
    there is an office that opens: somebody repaired it, or made one, since it was looked at. `UsageError` if the
    copy is of another office; else as `repair`, and what reading the copy raises.
    """
    snapshot = read_copy(copy, disk)
    refuse_newer(snapshot, copy.name, "restored")
    memory, names, kept_in = Memory(snapshot), Names(file), None
    make_private(names.folder)
    with reported(file), alone(names, disk):
        _refuse_healthy(names)
        if names.file.exists() or names.journal.exists():
            found = diagnose(names, disk)
            if found.memory.database != memory.database:
                raise UsageError(
                    f"{copy.name} is a copy of another office.", f"Move {names.folder} away first."
                )
            _go_on_after(memory, found.memory)
            kept_in = keep_aside(names, now, found.scraps, disk)
        _write(names, memory, now, f"restored from {copy.name}", disk)
    return kept_in


def _refuse_healthy(names: Names) -> None:
    if names.file.exists() and damage(names.file, HeldDisk()) is None:
        raise ConflictError(
            "The office opens by now: somebody has repaired it, or made one; nothing was changed.",
            "Look at what the copy would change: `office-tui restore FILE --dry-run`.",
        )


def _go_on_after(memory: Memory, former: Memory) -> None:
    memory.seq = max(memory.seq, former.seq)
    for table, rows in former.tables.items():
        memory.rows(table).next = max(memory.rows(table).next, rows.next)


def keep_aside(names: Names, now: datetime, scraps: list[bytes], disk: Disk = DISK) -> Path:
    """Copy the office's files, and the bytes nobody can read, durably into a new folder among the backups."""
    folder = _new_folder(make_private(names.backups), f"damaged-{now:%Y-%m-%d}")
    for path in (names.file, names.journal, *leftovers(names.file)):
        if path.exists():
            _write_new(disk, folder / path.name, read_file(disk, path).content)
    if scraps:
        _write_new(disk, folder / UNREADABLE, b"\n".join(scraps))
    disk.sync_folder(folder)
    disk.sync_folder(names.backups)
    return folder


def _new_folder(within: Path, name: str) -> Path:
    for number in count(1):
        folder = within / f"{name}-{number}"
        try:
            folder.mkdir(mode=0o700)
        except FileExistsError:
            continue
        folder.chmod(0o700)
        return folder
    raise AssertionError("there is always another number")


def _write_new(disk: Disk, path: Path, content: bytes) -> None:
    descriptor = disk.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
    try:
        write_whole(disk, descriptor, content, 0)
        disk.sync(descriptor)
    finally:
        disk.close(descriptor)


def _write(names: Names, memory: Memory, now: datetime, label: str, disk: Disk) -> None:
    """Let the files hold this and one more entry that says so; each step leaves what can be repaired again."""
    memory.apply(Line(memory.seq + 1, now, ACTOR, "", label, "", []))
    new = write_beside(disk, names.file, snapshot_pieces(memory.database, memory.seq, memory.tables))
    read_snapshot(read_file(disk, new).content, new.name)  # before it takes the place of anything
    put_in_place(disk, new, names.file)
    write_journal(disk, names.journal, Header(memory.database, memory.seq))
    for each in leftovers(names.file):
        disk.unlink(each)
