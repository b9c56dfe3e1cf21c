"""A disk on which nothing is changed: to look at an office without leaving a trace in it."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import NoReturn

from office_tui.store.disk import Disk


class StillDisk(Disk):
    """Reads and locks like the real disk, and answers every change as a read-only one does.

    A store opened on it is open for reading only, mends nothing, and leaves every byte as it was.
    """

    def open(self, path: Path, flags: int) -> int:
        """Open a file for reading."""
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            _refuse(path)
        return super().open(path, flags)

    def write(self, descriptor: int, content: bytes | memoryview, offset: int) -> int:
        """Refuse."""
        _refuse()

    def cut(self, descriptor: int, length: int) -> None:
        """Refuse."""
        _refuse()

    def link(self, source: Path, target: Path) -> None:
        """Refuse."""
        _refuse(target)

    def rename(self, source: Path, target: Path) -> None:
        """Refuse."""
        _refuse(target)

    def unlink(self, path: Path) -> None:
        """Refuse."""
        _refuse(path)


class HeldDisk(StillDisk):
    """A still disk for who holds the office's locks already and would wait for itself."""

    def lock(self, descriptor: int, how: int) -> bool:
        """Say that it is taken, as it is."""
        return True


def _refuse(path: Path | None = None) -> NoReturn:
    raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(path or "a file"))


STILL = StillDisk()
"""The real disk, to be looked at only."""
