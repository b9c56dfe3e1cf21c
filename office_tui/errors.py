"""What can go wrong, as sentences for the person at the desk."""

from __future__ import annotations

import errno
from typing import ClassVar


class OfficeError(Exception):
    """Something the person should know: one sentence that says what is wrong, and a hint that says what to do."""

    exit_code: ClassVar[int] = 1
    """The status a command leaves with; 0 done, 1 problems found, 2 usage, 3 no office, 4 damaged, 5 disk, 75 busy."""

    def __init__(self, message: str, hint: str = "") -> None:
        """Keep the sentence and the hint; both are plain text, already cleaned."""
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class UsageError(OfficeError):
    """What was typed cannot be understood; the hint shows what can."""

    exit_code = 2


class NotFoundError(OfficeError):
    """Nothing here bears that id or number."""


class StepError(OfficeError):
    """An illegal step in the life of a record; the hint names the legal ones."""


class ConflictError(OfficeError):
    """Somebody else changed the record since it was read; nothing was overwritten."""


class NoOfficeError(OfficeError):
    """There is no office in the data folder, and this command does not create one."""

    exit_code = 3


class DamagedError(OfficeError):
    """The file cannot be trusted as it stands; nothing was changed."""

    exit_code = 4


class AccessError(OfficeError):
    """A file or folder cannot be read or written: permissions, a full disk, a read-only one."""

    exit_code = 5


class BusyError(OfficeError):
    """Another process holds the office for longer than a commit takes."""

    exit_code = 75


def refused(error: OSError) -> AccessError:
    """Return the sentence for what the system would not do: with a full disk, or with a file."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return AccessError("There is no room on the disk.", "Make room, then do it again.")
    about = f": {error.filename}" if error.filename else ""
    return AccessError(f"{error.strerror or error}{about}.", "Check the disk and the permissions.")
