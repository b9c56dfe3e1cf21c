"""Who has the office open now, as far as the system tells; and holding it while nobody has."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from office_tui.errors import AccessError, BusyError
from office_tui.store.disk import DISK, Disk
from office_tui.store.folder import READ_ONLY, Names, check_folder, reported
from office_tui.store.lock import Lock, Presence

_LOCKS: Final = Path("/proc/locks")


def who_is_here(names: Names) -> list[int]:
    """Return the processes that have the office open, but for this one; none where the system does not tell."""
    try:
        inode = names.presence.stat().st_ino
        lines = _LOCKS.read_text().splitlines()
    except OSError:
        return []
    found = set()
    for line in lines:  # 12: FLOCK  ADVISORY  READ 4711 08:01:1234 0 EOF
        words = line.split()
        if words[1:2] == ["FLOCK"] and words[-3].rpartition(":")[2] == str(inode) and words[-4].isdecimal():
            found.add(int(words[-4]))
    return sorted(found - {os.getpid()})


@contextmanager
def alone(names: Names, disk: Disk = DISK) -> Iterator[None]:
    """Hold the office for the length of the block; `BusyError` says who has it open.

    `AccessError` where the disk is read-only or the folder cannot be trusted.
    """
    with reported(names.file):
        check_folder(names.folder)
        lock = Lock(disk, names.lock, _opened(disk, names.lock))
        try:
            with lock:
                presence = Presence(disk, _opened(disk, names.presence))
                try:
                    if not presence.leave():
                        raise _not_alone(names)
                    yield
                finally:
                    presence.close()
        finally:
            lock.close()


def _opened(disk: Disk, path: Path) -> int:
    try:
        return disk.open(path, os.O_RDWR | os.O_CREAT)
    except OSError as error:
        if error.errno in READ_ONLY:
            raise AccessError(
                f"{path.parent} can only be read, so nothing can be changed there.",
                "Copy the whole folder to a disk that can be written, and set OFFICE_TUI_HOME to it.",
            ) from error
        raise


def _not_alone(names: Names) -> BusyError:
    others = who_is_here(names)
    who = f" (process {', '.join(map(str, others))})" if others else ""
    return BusyError(
        f"Somebody else has the office open{who}; nothing was changed.",
        "Close it there (`q` leaves the desk), then do this again.",
    )
