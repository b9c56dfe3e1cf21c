"""Coming into the data folder: is there an office, may it be trusted, can it be written."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from office_tui.errors import DamagedError, NoOfficeError
from office_tui.paths import make_private
from office_tui.store.backups import copies_of
from office_tui.store.disk import Disk
from office_tui.store.folder import READ_ONLY, Names, check_folder, read_file
from office_tui.store.frames import FREE, read_frames


class Guard(NamedTuple):
    """A file that only locks are put on: open, or not there and not to be made; and whether it could be written."""

    descriptor: int | None
    may_write: bool


def enter(disk: Disk, names: Names, *, create: bool) -> None:
    """Return if there is an office, or may be one; `NoOfficeError`, `AccessError` or `DamagedError` if not."""
    there = names.file.exists() or names.file.is_symlink()
    if not there and not create:
        refuse_orphan(disk, names)
        raise NoOfficeError(
            f"There is no office in {names.folder}.",
            "`office-tui add` or opening the desk makes one.",
        )
    if create:
        make_private(names.folder)
    check_folder(names.folder)


def guard(disk: Disk, names: Names, path: Path) -> Guard:
    """Open a file for locks; on a read-only disk, as it is or not at all. Raises `OSError`."""
    try:
        return Guard(disk.open(path, os.O_RDWR | os.O_CREAT), may_write=True)
    except OSError as error:
        if error.errno not in READ_ONLY or not names.file.exists():
            raise
    with suppress(OSError):
        return Guard(disk.open(path, os.O_RDONLY), may_write=False)
    return Guard(None, may_write=False)


def holds_lines(disk: Disk, names: Names) -> bool:
    """Say whether there is a journal with anything but its first line in it, damaged or not."""
    try:
        content = read_file(disk, names.journal).content.rstrip(FREE)
    except FileNotFoundError:
        return False
    found = read_frames(content)
    return len(found.payloads) != 1 or found.end != len(content)


def refuse_orphan(disk: Disk, names: Names) -> None:
    """Raise `DamagedError` where there is no plain file, but something that belonged to one."""
    if holds_lines(disk, names):
        raise DamagedError(
            f"{names.file.name} is missing from {names.folder}, but its journal is there.",
            "`office-tui doctor` shows what can be saved; earlier copies are in the folder `backups`.",
        )
    copies = copies_of(names)
    if copies:
        raise DamagedError(
            f"{names.file.name} is missing from {names.folder}, but there are earlier copies of it.",
            f"`office-tui restore {copies[-1].path}` puts the newest back; a new office wants an empty folder.",
        )
