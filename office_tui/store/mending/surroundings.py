"""What lies around the office's files: copies, leftovers, edits put aside, and who may read all that."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from itertools import chain
from pathlib import Path

from office_tui.errors import OfficeError
from office_tui.store.adoption import edited_by_tinydb
from office_tui.store.backups import copies_of, wrong_with
from office_tui.store.disk import DISK, PRIVATE, Disk
from office_tui.store.folder import Names, read_file
from office_tui.store.mending.finding import Finding
from office_tui.store.mending.present import alone, who_is_here
from office_tui.store.replace import leftovers, leftovers_in


def look_around(names: Names, kept: Path, disk: Disk = DISK) -> Iterator[Finding]:
    """Yield what is odd around the office; every copy is read whole. `tidy` clears what it can."""
    yield from _open_to_others(names, kept)
    yield from _unwritable(names)
    if not who_is_here(names):  # somebody may be writing it just now
        yield from _leftovers(names, kept)
    for path in sorted({*names.folder.glob(f"{names.file.name}.aside-*")} - {*leftovers(names.file)}):
        yield _of_another_program(path, "holds what another program wrote while the office was open")
    for copy in copies_of(names):
        if wrong := wrong_with(copy.path, disk):
            yield _damaged_copy(copy.path, wrong, disk)


def _damaged_copy(path: Path, wrong: str, disk: Disk) -> Finding:
    with suppress(OSError, OfficeError):
        if edited_by_tinydb(read_file(disk, path).content):
            return _of_another_program(path, "holds what another program wrote into it")
    return Finding(str(path), wrong, cure="left: an earlier copy that is good for nothing")


def _of_another_program(path: Path, what: str) -> Finding:
    cure = f"left: `office-tui restore {path} --dry-run` shows what it has otherwise"
    return Finding(str(path), what, cure=cure)


def tidy(names: Names, kept: Path, disk: Disk = DISK) -> list[Finding]:
    """Close what others may read, take leftovers away, and return what was done; raises as `alone` does."""
    with alone(names, disk):
        open_, left = list(_open_to_others(names, kept)), list(_leftovers(names, kept))
        for path in (Path(each.where) for each in open_):
            path.chmod(0o700 if path.is_dir() else PRIVATE)
        for each in left:
            disk.unlink(Path(each.where))
    return open_ + left


def _unwritable(names: Names) -> Iterator[Finding]:
    """Yield a finding if no earlier copy can be kept, although the office can be written."""
    folder = names.backups
    if os.path.lexists(folder) and not folder.is_dir():
        yield Finding(str(folder), "is no folder, so no earlier copies are kept", cure="left: move it away")
    elif folder.exists() and os.access(names.folder, os.W_OK) and not os.access(folder, os.W_OK | os.X_OK):
        cure = f"left: chmod u+rwx '{folder}', or see whose it is"
        yield Finding(str(folder), "cannot be written, so no earlier copies are kept", cure=cure)


def _open_to_others(names: Names, kept: Path) -> Iterator[Finding]:
    mine = (names.folder, names.file, names.journal, names.lock, names.presence, names.backups, kept)
    for path in filter(Path.exists, mine):
        mode = stat.S_IMODE(path.stat().st_mode)
        if mode & 0o077:
            yield Finding(str(path), f"is open to others (mode {mode:03o})", cure="closed to all but you")


def _leftovers(names: Names, kept: Path) -> Iterator[Finding]:
    begun = leftovers(names.file), leftovers_in(names.backups), sorted(kept.glob("*/.*.new"))
    for path in chain(*begun):
        yield Finding(str(path), "was begun and never finished", cure="taken away")
