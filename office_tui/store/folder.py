"""The data folder: where the files lie, whether it may be trusted, and what went wrong there, in words."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from office_tui.errors import AccessError, refused
from office_tui.store.disk import Disk

READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}
"""The answers of a disk that may be read but not written."""


class Names(NamedTuple):
    """The files of one office."""

    file: Path

    @property
    def folder(self) -> Path:
        """The data folder."""
        return self.file.parent

    @property
    def journal(self) -> Path:
        """What was committed since the plain file was written."""
        return self.file.with_name(self.file.name + ".journal")

    @property
    def lock(self) -> Path:
        """Held during a commit."""
        return self.file.with_name(self.file.name + ".lock")

    @property
    def presence(self) -> Path:
        """Held, shared, by everyone who has the office open."""
        return self.file.with_name(self.file.name + ".open")

    @property
    def backups(self) -> Path:
        """Earlier plain files."""
        return self.folder / "backups"


class Content(NamedTuple):
    """The bytes of a file, and which file, in which state, they were read from."""

    content: bytes
    identity: tuple[int, ...]


def identity(status: os.stat_result) -> tuple[int, ...]:
    """Return what changes when a file is replaced or written to."""
    return (status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns)


def check_folder(folder: Path) -> None:
    """Refuse a data folder that others could change: `AccessError` names it."""
    status = folder.stat()
    if not stat.S_ISDIR(status.st_mode):
        raise AccessError(f"{folder} is not a folder.")
    if status.st_uid != os.geteuid():
        raise AccessError(
            f"The data folder {folder} belongs to somebody else.", "Set OFFICE_TUI_HOME to a folder of yours."
        )
    if status.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        raise AccessError(
            f"Others may write to the data folder {folder}.", f"Close it: chmod go-w '{folder}'"
        )


def read_file(disk: Disk, path: Path) -> Content:
    """Read a whole file; only a plain one is taken, never a link or a pipe."""
    descriptor = disk.open(path, os.O_RDONLY)
    try:
        status = disk.status(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise AccessError(f"{path} is not a plain file.")
        return Content(disk.read(descriptor, status.st_size, 0), identity(status))
    finally:
        disk.close(descriptor)


@contextmanager
def reported(path: Path) -> Iterator[None]:
    """Turn what the system says of a file into a sentence: `AccessError`."""
    try:
        yield
    except OSError as error:
        raise in_words(error, path) from error


def in_words(error: OSError, path: Path) -> AccessError:
    """Return the sentence for what the system says of a file."""
    name = error.filename or path
    if error.errno == errno.ELOOP:
        return AccessError(f"{name} is a symbolic link, which is not followed.", "Put the file itself there.")
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return refused(error)
    return AccessError(f"{name}: {error.strerror or error}.", "Check the disk and the permissions.")
