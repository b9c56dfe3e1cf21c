"""Writes a new file as a whole or not at all, and never over one that is there."""

from __future__ import annotations

import errno
import os
import secrets
from pathlib import Path

from office_tui.errors import AccessError

_NO_LINKS = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EMLINK, errno.ENOSYS})


def write_new(path: Path, octets: bytes) -> None:
    """Write `octets` to `path`, 0600 and on the disk on return; on AccessError nothing is left."""
    temporary = path.with_name(f".{path.name[:40]}.{secrets.token_hex(4)}")
    try:
        _write(temporary, octets)
        try:
            _publish(temporary, path, octets)
        finally:
            temporary.unlink(missing_ok=True)
        _sync_folder(path.parent)
    except FileExistsError as error:
        raise AccessError(f"{path} is there already; nothing was written.", "Choose another name.") from error
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else "this is no name for a file"
        raise AccessError(f"{path} cannot be written: {why}.", "Choose another folder.") from error


def _write(path: Path, octets: bytes) -> None:
    descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_NOFOLLOW, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(octets)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        path.unlink(missing_ok=True)
        raise


def _publish(temporary: Path, path: Path, octets: bytes) -> None:
    """Give the finished file its name; a link, unlike a rename, refuses a name that is taken."""
    try:
        os.link(temporary, path, follow_symlinks=False)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        _write(path, octets)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
