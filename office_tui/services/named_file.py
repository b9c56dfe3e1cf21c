"""Files that a person names, read whole: ordinary ones only, and never more than asked for."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from office_tui.errors import AccessError, UsageError


def read_whole(path: Path, largest: int, smaller: str, nothing: str) -> bytes:
    """Return the bytes of an ordinary file of at most `largest` bytes (told in MB).

    `UsageError` for a pipe or a device, which may never end, and for more bytes, with what would be `smaller`;
    `AccessError` where it cannot be read, saying that `nothing` was done.
    """
    try:
        # Opening a pipe waits for somebody to write, unless told not to.
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
        try:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise UsageError(f"{path} is no ordinary file.", "Name a file that lies on a disk.")
            with open(descriptor, "rb", closefd=False) as file:
                content = file.read(largest + 1)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise AccessError(f"{path} cannot be read: {error.strerror}.", nothing) from error
    if len(content) > largest:
        raise UsageError(f"{path.name} is over {largest // 1_000_000} MB.", smaller)
    return content
