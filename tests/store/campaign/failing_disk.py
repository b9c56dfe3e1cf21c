"""A disk that refuses at one call, or from one call on."""

from __future__ import annotations

import errno
import fcntl
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

from office_tui.store.disk import Disk
from tests.store.acts import QuickDisk

NUMBERS = (errno.EIO, errno.ENOSPC)
NEVER_FAIL = {"close"}
"""Nothing hangs on what closing a file says: all that matters was synced before."""


class Fault(NamedTuple):
    """What goes wrong at one call, counted over all."""

    at: int
    number: int = errno.EIO
    once: bool = True
    short: bool = False
    """A write goes in half; calls that are no write work."""
    late: bool = False
    """The call does its work, and says that it did not."""
    unseen: bool = False
    """A write that goes in half says that it went in whole: as if nobody looked at what it says."""


class FailingDisk(QuickDisk):
    """Does what it is asked, but for one `Fault`; `calls` counts, `felt` names the calls that failed."""

    def __init__(self, fault: Fault) -> None:
        self.calls = 0
        self.felt: list[str] = []
        self._fault = fault

    def _fails(self, name: str) -> bool:
        self.calls += 1
        fault = self._fault
        fails = self.calls == fault.at or (not fault.once and self.calls > fault.at > 0)
        if not fails or (fault.short and name != "write"):
            return False
        self.felt.append(name)
        return True

    def write(self, descriptor: int, content: bytes | memoryview, offset: int) -> int:
        if not self._fails("write"):
            return super().write(descriptor, content, offset)
        if self._fault.short:
            written = super().write(descriptor, memoryview(content)[: len(content) // 2], offset)
            return len(content) if self._fault.unseen else written
        if self._fault.late:
            super().write(descriptor, content, offset)
        raise OSError(self._fault.number, "no such luck")

    def lock(self, descriptor: int, how: int) -> bool:
        if how & ~fcntl.LOCK_NB != fcntl.LOCK_UN and self._fails("lock"):
            raise OSError(errno.ENOLCK, "no locks available")
        return super().lock(descriptor, how)


def _failing(name: str) -> Callable[..., Any]:
    def call(self: FailingDisk, *given: Any, **named: Any) -> Any:
        work = getattr(QuickDisk, name)
        if not self._fails(name):
            return work(self, *given, **named)
        if self._fault.late and name not in {"open", "status", "read"}:
            work(self, *given, **named)
        raise OSError(self._fault.number, "no such luck")

    return call


for _name in {name for name in vars(Disk) if not name.startswith("_")} - {"write", "lock"} - NEVER_FAIL:
    setattr(FailingDisk, _name, _failing(_name))


def faults(total: int) -> list[Fault]:
    """Return every fault worth trying on a scenario of so many calls.

    Where a fault lasts, one call more or less hardly matters: only every third is tried.
    """
    passing: tuple[dict[str, bool], ...] = ({}, {"late": True}, {"short": True})
    lasting: tuple[dict[str, bool], ...] = ({"once": False}, {"once": False, "short": True})
    return [
        Fault(at, number=NUMBERS[at % 2], **kind)
        for at in range(1, total + 1)
        for kind in (passing if at % 3 else passing + lasting)
    ]


_number = count()


def fresh(folder: Path) -> Path:
    """Return where an office of its own may lie."""
    return folder / f"{next(_number)}" / "office.json"
