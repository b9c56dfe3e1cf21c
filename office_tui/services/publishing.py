"""The office's days as files for other programs: one calendar for a phone, or a folder that is kept in step."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime, time
from pathlib import Path
from typing import Final

from office_tui.calendars.ics_out import PRODUCT, Edition, write
from office_tui.domain.event import Event
from office_tui.errors import UsageError
from office_tui.services.agenda import changed_at
from office_tui.services.desk import Desk
from office_tui.services.letterhead import letterhead

_SAFE: Final = os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK
_PRIVATE: Final = 0o600
_LOOKED_AT: Final = 400
"""Bytes of a file in which our mark must stand for it to be replaced."""


def edition(desk: Desk) -> Edition:
    """Return what a calendar of this office says besides its events."""
    office = letterhead(desk)
    return Edition(
        office=desk.store.database,
        today=datetime.combine(desk.today, time(), desk.now.tzinfo),
        morning=desk.settings.snooze.morning,
        changed=changed_at(desk),
        title=office.company or office.company_zh or "Office",
    )


def calendar_of(desk: Desk, events: Iterable[Event]) -> bytes:
    """Return the events as one calendar."""
    return write(events, edition(desk))


def save(path: Path, content: bytes) -> None:
    """Put a calendar at `path` (0600) in one step; what is no calendar of ours is refused with `UsageError`."""
    folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        there = read_in(folder, path.name)
        if there is None and is_taken(folder, path.name):
            raise UsageError(f"{path} is no file.", "Choose another name.")
        if there and PRODUCT.encode() not in there[:_LOOKED_AT]:
            raise UsageError(f"{path} is there already, and is no calendar of ours.", "Choose another name.")
        replace_in(folder, path.name, content, durable=True)
    finally:
        os.close(folder)


def read_in(folder: int, name: str) -> bytes | None:
    """Return a file of an open folder; None where nothing, a link, or no regular file has that name."""
    try:
        descriptor = os.open(name, os.O_RDONLY | _SAFE, dir_fd=folder)
    except OSError:
        return None
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        return None
    with os.fdopen(descriptor, "rb") as file:
        return file.read()


def is_taken(folder: int, name: str) -> bool:
    """Say whether anything at all has that name in an open folder, a dangling link too."""
    try:
        os.stat(name, dir_fd=folder, follow_symlinks=False)
    except FileNotFoundError:
        return False
    return True


def replace_in(folder: int, name: str, content: bytes, *, durable: bool = False) -> None:
    """Let `content` stand under a name of an open folder, whole or not at all; `OSError` says why not."""
    beside = f".office-tui.{os.getpid()}.new"
    with suppress(FileNotFoundError):
        os.unlink(beside, dir_fd=folder)  # a process of the same number was killed here
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _SAFE, _PRIVATE, dir_fd=folder)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            if durable:
                os.fsync(descriptor)
        os.replace(beside, name, src_dir_fd=folder, dst_dir_fd=folder)
    except OSError:
        os.unlink(beside, dir_fd=folder)
        raise
    if durable:
        os.fsync(folder)
