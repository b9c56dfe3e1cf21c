"""Who may write now, and who is here at all: two locks, which the kernel frees when a process dies."""

from __future__ import annotations

import fcntl
import os
import time
from pathlib import Path
from types import TracebackType

from office_tui.errors import BusyError
from office_tui.store.disk import Disk

PATIENCE = 4.0
"""Seconds to wait for another process's commit."""

_PAUSE = 0.001
_LONGEST_PAUSE = 0.008
_TURNS = 8


class Lock:
    """Held for the milliseconds of a commit; `BusyError` after `PATIENCE` seconds of waiting.

    Without a descriptor (a read-only disk) there is nobody to keep out, and it does nothing.
    """

    def __init__(self, disk: Disk, path: Path, descriptor: int | None) -> None:
        self._disk = disk
        self._path = path
        self._descriptor = descriptor
        self._depth = 0
        self._turns = 0

    def __enter__(self) -> None:
        """Wait for the lock and take it; who has it may take it again."""
        if self._descriptor is not None and self._depth == 0:
            self._wait(self._descriptor)
            try:
                while self._disk.status(self._descriptor).st_nlink == 0:
                    self._wait(self._anew(self._descriptor))
            except OSError:
                self._disk.lock(self._descriptor, fcntl.LOCK_UN)
                raise
        self._depth += 1

    def _anew(self, descriptor: int) -> int:
        """Open the file again: somebody has taken it away, and others would lock another one."""
        self._descriptor = self._disk.open(self._path, os.O_RDWR | os.O_CREAT)
        self._disk.close(descriptor)
        return self._descriptor

    def _wait(self, descriptor: int) -> None:
        """Take the lock; who commits again and again lets those who wait go first, at every eighth turn."""
        self._turns += 1
        yields = self._turns % _TURNS == 0 and self._disk.is_asked(descriptor)
        if not yields and self._disk.lock(descriptor, fcntl.LOCK_EX):
            return
        self._disk.ask(descriptor, asking=True)
        try:
            self._wait_among_others(descriptor)
        finally:
            self._disk.ask(descriptor, asking=False)

    def _wait_among_others(self, descriptor: int) -> None:
        pause, until = _PAUSE, time.monotonic() + PATIENCE
        while True:
            time.sleep(pause)
            if self._disk.lock(descriptor, fcntl.LOCK_EX):
                return
            if time.monotonic() > until:
                raise BusyError(
                    f"The office is busy: another process has been writing for {PATIENCE:.0f} seconds.",
                    "Try again in a moment.",
                )
            pause = min(pause * 1.5, _LONGEST_PAUSE)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Give it back."""
        self._depth -= 1
        if self._descriptor is not None and self._depth == 0:
            self._disk.lock(self._descriptor, fcntl.LOCK_UN)

    def close(self) -> None:
        """Close the file; a lock still held is gone with it."""
        if self._descriptor is not None:
            self._disk.close(self._descriptor)
            self._descriptor = None


class Presence:
    """A shared lock held as long as the office is open here; whoever gets it alone is the last to leave.

    Who can only read does not count: nothing is left for him to do.
    """

    def __init__(self, disk: Disk, descriptor: int | None, *, counts: bool = True) -> None:
        self._disk = disk
        self._descriptor = descriptor
        if descriptor is not None and counts:
            disk.lock(descriptor, fcntl.LOCK_SH)

    def leave(self) -> bool:
        """Give up being here (with the commit lock held) and say whether nobody else is."""
        return self._descriptor is not None and self._disk.lock(self._descriptor, fcntl.LOCK_EX)

    def close(self) -> None:
        """Close the file."""
        if self._descriptor is not None:
            self._disk.close(self._descriptor)
            self._descriptor = None
