"""Stores out of the ordinary: without what a promise rests on, for the controls, or compacting all the time."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from office_tui.store import compaction
from office_tui.store.disk import Disk


class NoLock(Disk):
    """Gives every lock to everybody."""

    def lock(self, descriptor: int, how: int) -> bool:
        return True


class Early(Disk):
    """Keeps what is written back until it is synced, and keeps the last of it for good: acknowledged too early."""

    def __init__(self) -> None:
        self._held: list[tuple[int, bytes, int]] = []

    def write(self, descriptor: int, content: bytes | memoryview, offset: int) -> int:
        held, self._held = self._held, [(descriptor, bytes(content), offset)]
        for each in held:
            super().write(*each)
        return len(content)

    def close(self, descriptor: int) -> None:
        for each in self._held:
            super().write(*each)
        self._held = []
        super().close(descriptor)


class NoWaiting(Disk):
    """Says at once that everything is on the disk."""

    def sync(self, descriptor: int) -> None:
        """Wait for nothing."""

    def sync_folder(self, folder: Path) -> None:
        """Wait for nothing."""


class Stopping(Disk):
    """Stops its process at every sync that comes after it is armed: a commit is written, and not yet sure."""

    armed = False

    def sync(self, descriptor: int) -> None:
        if self.armed:
            self.armed = False
            os.kill(os.getpid(), signal.SIGSTOP)
        super().sync(descriptor)


def disk_of(without: str) -> Disk:
    """Return the disk of a store that goes without its lock, its writes, its syncs, or nothing."""
    return {"lock": NoLock, "write": Early, "waiting": NoWaiting, "": Disk}[without]()


def make_compaction_due_soon() -> None:
    """Let a journal be too long after a dozen commits, in this process and those it starts."""
    compaction.SMALLEST = 8_000  # type: ignore[misc]  # it is final to everybody but these tests
    compaction.SHARE = 0.01  # type: ignore[misc]  # likewise
