"""Replacing a file in one step, so that a crash leaves the old one or the new one, never half of either."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from office_tui.store.disk import Disk


def write_beside(disk: Disk, path: Path, pieces: Iterable[bytes | memoryview]) -> Path:
    """Write what shall replace `path` beside it, make it durable, and return its name; raises `OSError`."""
    new = path.with_name(f"{path.name}.new-{os.urandom(4).hex()}")
    descriptor = disk.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
    try:
        offset = 0
        for piece in pieces:
            offset = write_whole(disk, descriptor, piece, offset)
        disk.sync(descriptor)
    except BaseException:
        with suppress(OSError):
            disk.unlink(new)
        raise
    finally:
        disk.close(descriptor)
    return new


def leftovers(path: Path) -> list[Path]:
    """Return what killed processes left behind when they were writing such files."""
    return leftovers_in(path.parent, path.name)


def leftovers_in(folder: Path, name: str = "") -> list[Path]:
    """Return what they left of the files in a folder whose names begin like this."""
    return sorted(path for path in folder.glob(f"{name}*.new-????????") if path.is_file())


def put_in_place(disk: Disk, new: Path, path: Path) -> None:
    """Let `new` stand at `path` from now on, also after a power cut."""
    disk.rename(new, path)
    disk.sync_folder(path.parent)


def write_whole(disk: Disk, descriptor: int, content: bytes | memoryview, offset: int) -> int:
    """Write all of `content`, in as many calls as it takes, and return the offset after it."""
    view = memoryview(content)
    while view:
        written = disk.write(descriptor, view, offset)
        if not written:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        offset += written
        view = view[written:]
    return offset
