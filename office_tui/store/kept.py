"""Kept files: messages, attachments and issued documents beside the database, each under its hash."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from office_tui.domain.clean import safe_name
from office_tui.errors import AccessError, DamagedError, NotFoundError
from office_tui.paths import make_private
from office_tui.store.disk import DISK, Disk
from office_tui.store.folder import read_file, reported
from office_tui.store.replace import write_whole

_DIGITS: Final = frozenset("0123456789abcdef")
_LENGTH: Final = 64
_LONGEST_NAME: Final = 255
"""In bytes, on every usual disk."""


def keep(folder: Path, content: bytes, *, disk: Disk = DISK) -> str:
    """Keep one file, durably, and return its SHA-256; what is there already is not written again."""
    with Keeper(folder, disk=disk) as keeper:
        return keeper.keep(content)


def kept_path(folder: Path, sha: str) -> Path:
    """Return where the file with this SHA-256 lies; `NotFoundError` if that is no hash."""
    if len(sha) != _LENGTH or not _DIGITS.issuperset(sha):
        raise NotFoundError(f"“{sha[:_LENGTH]}” names no kept file.")
    return folder / sha[:2] / sha


def read_kept(folder: Path, sha: str, *, disk: Disk = DISK) -> bytes:
    """Return the bytes of a kept file; `DamagedError` if they are no longer what was kept."""
    path = kept_path(folder, sha)
    with reported(path):
        try:
            content = read_file(disk, path).content
        except FileNotFoundError:
            raise NotFoundError(f"The kept file {sha[:12]}… is missing.", f"It should be {path}.") from None
    if sha256(content).hexdigest() != sha:
        raise DamagedError(
            f"The kept file {sha[:12]}… is damaged.", f"It is {path}; put a copy back if you have one."
        )
    return content


def save_copy(folder: Path, sha: str, target_dir: Path, name: str, *, disk: Disk = DISK) -> Path:
    """Write a copy of a kept file into `target_dir` and return its path.

    Nothing is overwritten: where the (made safe) name is taken, it becomes `name (2).pdf`, and so on.
    """
    content = read_kept(folder, sha, disk=disk)
    with reported(target_dir):
        path, descriptor = _open_free(disk, target_dir, safe_name(name))
        try:
            write_whole(disk, descriptor, content, 0)
        except OSError:
            disk.unlink(path)
            raise
        finally:
            disk.close(descriptor)
    return path


def _open_free(disk: Disk, folder: Path, name: str) -> tuple[Path, int]:
    number = 1
    while True:
        path = folder / _numbered(name, number)
        try:
            return path, disk.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
        except FileExistsError:
            number += 1


def _numbered(name: str, number: int) -> str:
    stem, dot, suffix = name.rpartition(".")
    if not stem or len(suffix) > 16:
        stem, dot, suffix = name, "", ""
    tail = (f" ({number})" if number > 1 else "") + dot + suffix
    room = _LONGEST_NAME - len(tail.encode())
    return stem.encode()[:room].decode(errors="ignore") + tail


class Keeper:
    """Keeps many files at the cost of few syncs: `with Keeper(folder) as keeper: keeper.keep(…)`.

    Their names appear when the block ends, after all their bytes are on the disk, or at `settle` before that.
    Commit the records that name them after the block.
    If the block raises, nothing of what is still unsettled is kept.
    """

    def __init__(self, folder: Path, *, disk: Disk = DISK) -> None:
        """Keep in `folder`, which is made where it is missing."""
        self._folder = folder
        self._disk = disk
        self._pending: dict[str, tuple[Path, int]] = {}

    def keep(self, content: bytes) -> str:
        """Write one file under a temporary name and return its SHA-256; raises `AccessError`."""
        sha = sha256(content).hexdigest()
        path = kept_path(self._folder, sha)
        if sha not in self._pending and not _is_there(path, len(content)):
            with reported(path):
                self._write(sha, path, content)
        return sha

    def _write(self, sha: str, path: Path, content: bytes) -> None:
        make_private(self._folder)
        make_private(path.parent)
        new = path.with_name(f".{sha}.{os.getpid()}.new")
        self._disk.unlink(new)
        descriptor = self._disk.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
        try:
            write_whole(self._disk, descriptor, content, 0)
        except OSError:
            self._disk.unlink(new)
            raise
        finally:
            self._disk.close(descriptor)
        self._pending[sha] = (new, len(content))

    def settle(self) -> None:
        """Make everything kept so far durable, under its name; raises `AccessError`."""
        if not self._pending:
            return
        with reported(self._folder):
            self._disk.sync_files([new for new, _ in self._pending.values()])
            folders = {self._folder}
            for sha, (new, _) in self._pending.items():
                path = kept_path(self._folder, sha)
                self._disk.rename(new, path)
                folders.add(path.parent)
            for folder in folders:
                self._disk.sync_folder(folder)
        self._pending.clear()

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Settle; after an error, take the temporary files away."""
        try:
            if kind is None:
                self.settle()
        finally:
            for new, _ in self._pending.values():
                with suppress(OSError):
                    self._disk.unlink(new)
            self._pending.clear()


def _is_there(path: Path, size: int) -> bool:
    """Say whether the file is kept already; one of the wrong size was damaged, and is written again."""
    try:
        status = path.lstat()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise AccessError(
            f"{path}: {error.strerror or errno.errorcode.get(error.errno or 0, '')}."
        ) from error
    return stat.S_ISREG(status.st_mode) and status.st_size == size
