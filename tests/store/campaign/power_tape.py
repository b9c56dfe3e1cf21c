"""A disk that notes every call which changes something, in order: the tape from which power cuts are made."""

from __future__ import annotations

import errno
import os
from collections.abc import Sequence
from pathlib import Path
from threading import RLock
from typing import NamedTuple

from office_tui.store.disk import Disk

Name = tuple[str, str]
"""A folder (as seen from the root, `.` for the root itself) and a name in it."""


class Write(NamedTuple):
    """Bytes went into a file."""

    file: int
    offset: int
    content: bytes


class Cut(NamedTuple):
    """A file was given another length."""

    file: int
    length: int


class Sync(NamedTuple):
    """The content and length of a file are on the disk from here on."""

    file: int


class Refused(NamedTuple):
    """A sync of a file failed: what was not on the disk may never get there, whatever a later sync says."""

    file: int


class Named(NamedTuple):
    """A name stands for a file from here on, or (None) for nothing."""

    folder: str
    name: str
    file: int | None


class Moved(NamedTuple):
    """A file's name became another, over whatever stood there."""

    folder: str
    old: str
    new: str


class SyncFolder(NamedTuple):
    """The names in a folder are on the disk from here on."""

    folder: str


Op = Write | Cut | Sync | Refused | Named | Moved | SyncFolder


class Tape(Disk):
    """The real disk under `root`, with every change noted; what is there at the start is on the disk."""

    def __init__(self, root: Path, fails: int = 0) -> None:
        """Begin; the sync with this number (from 1) fails, once."""
        self.root = root
        self.syncs = 0
        self.fails = fails
        self._untold: set[int] = set()
        self.ops: list[Op] = []
        self.contents: dict[int, bytes] = {}
        """The files at the start, by number."""
        self.names: dict[Name, int] = {}
        """Their names."""
        self._live: dict[Name, int] = {}
        self._descriptors: dict[int, int] = {}
        self._turn = RLock()
        self._count = 0
        for path in sorted(root.rglob("*")):
            if path.is_file():
                self.names[self._name(path)] = number = self._new_number()
                self.contents[number] = path.read_bytes()
        self._live.update(self.names)

    def _new_number(self) -> int:
        self._count += 1
        return self._count

    def _name(self, path: Path) -> Name:
        return str(path.parent.relative_to(self.root)), path.name

    def open(self, path: Path, flags: int) -> int:
        with self._turn:
            descriptor = super().open(path, flags)
            name = self._name(path)
            if name not in self._live:
                self._live[name] = self._new_number()
                self.ops.append(Named(*name, self._live[name]))
            self._descriptors[descriptor] = number = self._live[name]
            if flags & os.O_TRUNC:
                self.ops.append(Cut(number, 0))
            return descriptor

    def close(self, descriptor: int) -> None:
        with self._turn:
            super().close(descriptor)
            self._descriptors.pop(descriptor)
            self._untold.discard(descriptor)

    def write(self, descriptor: int, content: bytes | memoryview, offset: int) -> int:
        with self._turn:
            written = super().write(descriptor, content, offset)
            self.ops.append(Write(self._descriptors[descriptor], offset, bytes(content[:written])))
            return written

    def cut(self, descriptor: int, length: int) -> None:
        with self._turn:
            super().cut(descriptor, length)
            self.ops.append(Cut(self._descriptors[descriptor], length))

    def sync(self, descriptor: int) -> None:
        with self._turn:
            self.syncs += 1
            number = self._descriptors[descriptor]
            if self.syncs == self.fails:  # whoever else has the file open is told once, too
                self._untold = {other for other, file in self._descriptors.items() if file == number}
            if descriptor in self._untold:
                self._untold.remove(descriptor)
                self.ops.append(Refused(number))
                raise OSError(errno.EIO, "Input/output error")
            self.ops.append(Sync(number))

    def sync_folder(self, folder: Path) -> None:
        with self._turn:
            self.ops.append(SyncFolder(str(folder.relative_to(self.root))))

    def sync_files(self, paths: Sequence[Path]) -> None:
        with self._turn:
            self.ops.extend(Sync(self._live[self._name(path)]) for path in paths)

    def link(self, source: Path, target: Path) -> None:
        with self._turn:
            super().link(source, target)
            self._live[self._name(target)] = number = self._live[self._name(source)]
            self.ops.append(Named(*self._name(target), number))

    def rename(self, source: Path, target: Path) -> None:
        with self._turn:
            super().rename(source, target)
            old, new = self._name(source), self._name(target)
            assert old[0] == new[0], "the model knows renames within one folder"
            self._live[new] = self._live.pop(old)
            self.ops.append(Moved(old[0], old[1], new[1]))

    def unlink(self, path: Path) -> None:
        with self._turn:
            super().unlink(path)
            if self._live.pop(self._name(path), None) is not None:
                self.ops.append(Named(*self._name(path), None))


PASSED_ON = {"status", "read", "lock", "ask", "is_asked", "begin_sync"}
"""The calls of `Disk` that change nothing on it, or nothing that may not happen at any time anyhow."""


def calls_not_noted() -> set[str]:
    """Return the calls a `Disk` has that this tape would miss; there must be none."""
    known = {name for name in vars(Tape) if not name.startswith("_")} | PASSED_ON
    return {name for name in vars(Disk) if not name.startswith("_")} - known
