"""Every call the store makes to the operating system, in one small layer that tests can cut at any call."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Sequence
from pathlib import Path
from struct import pack
from typing import Final

PRIVATE = 0o600
"""The mode of every file the store makes."""

_SAFE = os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK  # no symbolic link is followed, no pipe waited for

_CAN_ADVISE: Final = hasattr(os, "posix_fadvise")

_FEW = 8
"""Files that are quicker synced one by one than with their whole disk."""


class Disk:
    """The calls, each as thin as it can be; offsets and lengths in bytes; all raise `OSError`."""

    def open(self, path: Path, flags: int) -> int:
        """Open a file (made 0600, whatever the umask) and return its descriptor."""
        descriptor = os.open(path, flags | _SAFE, PRIVATE)
        if flags & os.O_CREAT:
            self._make_private(descriptor)
        return descriptor

    @staticmethod
    def _make_private(descriptor: int) -> None:
        status = os.fstat(descriptor)
        if status.st_uid == os.geteuid() and status.st_mode & 0o777 != PRIVATE:
            os.fchmod(descriptor, PRIVATE)

    def close(self, descriptor: int) -> None:
        """Close a descriptor; a lock held through it is gone."""
        os.close(descriptor)

    def status(self, path: str | Path | int) -> os.stat_result:
        """Return what the system knows of a file, by name or descriptor."""
        return os.stat(path)  # noqa: PTH116 - by descriptor as well

    def read(self, descriptor: int, length: int, offset: int) -> bytes:
        """Read up to `length` bytes; fewer only where the file ends."""
        got = os.pread(descriptor, length, offset)
        if len(got) in {0, length}:
            return got
        pieces = [got]
        while got and (length := length - len(got)):
            offset += len(got)
            got = os.pread(descriptor, length, offset)
            pieces.append(got)
        return b"".join(pieces)

    def write(self, descriptor: int, content: bytes | memoryview, offset: int) -> int:
        """Write once; the answer is how many bytes went in, which may be too few."""
        return os.pwrite(descriptor, content, offset)

    def begin_sync(self, descriptor: int, offset: int, length: int) -> None:
        """Let the disk begin with these bytes, where the system can be told so; only `sync` says they are there."""
        if _CAN_ADVISE:
            os.posix_fadvise(descriptor, offset, length, os.POSIX_FADV_DONTNEED)

    def sync(self, descriptor: int) -> None:
        """Return when the file's content is on the disk."""
        os.fdatasync(descriptor)

    def sync_folder(self, folder: Path) -> None:
        """Return when the names in the folder are on the disk."""
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def sync_files(self, paths: Sequence[Path]) -> None:
        """Return when the content of all these files, on one disk, is on it: many at the cost of one."""
        if len(paths) > _FEW and _sync_disk(paths[0]):
            return
        for path in paths:
            descriptor = os.open(path, os.O_RDONLY | _SAFE)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)

    def cut(self, descriptor: int, length: int) -> None:
        """Make the file `length` bytes long."""
        os.ftruncate(descriptor, length)

    def link(self, source: Path, target: Path) -> None:
        """Give a file a second name; `FileExistsError` where that name is taken."""
        os.link(source, target, follow_symlinks=False)

    def rename(self, source: Path, target: Path) -> None:
        """Move a file over another in one step."""
        os.replace(source, target)  # noqa: PTH105 - this is the layer the tests cut

    def unlink(self, path: Path) -> None:
        """Take a name away, if it is there."""
        path.unlink(missing_ok=True)

    def lock(self, descriptor: int, how: int) -> bool:
        """Take (or give back) a lock without waiting; say whether it worked."""
        try:
            fcntl.flock(descriptor, how | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def ask(self, descriptor: int, *, asking: bool) -> None:
        """Let others see that somebody waits for the lock on this file, or waits no more."""
        try:
            fcntl.fcntl(descriptor, _SET, _ASKING if asking else _NOT_ASKING)
        except OSError:
            return  # a system that cannot: who waits has to be lucky

    def is_asked(self, descriptor: int) -> bool:
        """Say whether another waits for the lock; always no where the system cannot tell."""
        try:
            answer: bytes = fcntl.fcntl(descriptor, _GET, _ANYBODY)
        except OSError:
            return False
        return not answer.startswith(_NOBODY)


def _mark(kind: int) -> bytes:
    """Return a lock on the first byte, as fcntl takes it; it has nothing to do with the lock on the file."""
    return pack("hhqqi4x", kind, os.SEEK_SET, 0, 1, 0)


_GET: Final = getattr(fcntl, "F_OFD_GETLK", -1)
_SET: Final = getattr(fcntl, "F_OFD_SETLK", -1)
_ASKING, _NOT_ASKING, _ANYBODY = _mark(fcntl.F_RDLCK), _mark(fcntl.F_UNLCK), _mark(fcntl.F_WRLCK)
_NOBODY: Final = pack("h", fcntl.F_UNLCK)


def _sync_disk(path: Path) -> bool:
    """Sync the whole disk a file lies on, or say that this system has no such call; raises `OSError`."""
    import ctypes

    try:
        syncfs = ctypes.CDLL(None, use_errno=True).syncfs
    except (OSError, AttributeError):
        return False
    descriptor = os.open(path, os.O_RDONLY | _SAFE)
    try:
        if syncfs(descriptor) != 0:
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(path))
    finally:
        os.close(descriptor)
    return True


DISK = Disk()
"""The real disk."""
