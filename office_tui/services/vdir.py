"""A folder with one `.ics` a thing, kept in step with the office for vdirsyncer and programs that read such folders."""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

import msgspec

from office_tui.calendars.ics_out import Edition, prefix, uid, write
from office_tui.domain.clean import safe_name
from office_tui.domain.event import Event
from office_tui.errors import BusyError
from office_tui.paths import make_private
from office_tui.services.publishing import is_taken, read_in, replace_in

REMEMBERED: Final = ".office-tui.json"
"""Which files of the folder are ours; programs that sync leave out names that begin with a dot."""
_ENDING: Final = ".ics"
_SEPARATOR: Final = re.compile(r"[/\\]")
_STEM_BYTES: Final = 90
"""So much of a name stands before its mark."""

Made = dict[str, list[str]]
"""The names of the files each office made here, by the office's own id."""


class Outcome(NamedTuple):
    """What was done: how many files were written, removed, right already; the names that others have taken."""

    written: int
    removed: int
    same: int
    foreign: tuple[str, ...]


def keep_in_step(folder: Path, events: Iterable[Event], edition: Edition) -> Outcome:
    """Make the folder hold exactly these events of this office, one file each, and touch nothing else.

    A file is written only where it says otherwise; one whose thing is gone is removed only if it was made here.
    Raises `OSError`, and `BusyError` where another does the same just now.
    """
    make_private(folder)
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        _lock(descriptor, folder)
        wanted = {_file_name(event, edition): event for event in events}
        return _Folder(descriptor, edition).become(wanted)
    finally:
        os.close(descriptor)


def _lock(descriptor: int, folder: Path) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise BusyError(f"Another office-tui writes {folder} just now.", "Try again in a moment.") from None


def _file_name(event: Event, edition: Edition) -> str:
    """Return the one name of an event's file: its own, and where no folder takes that, one that is marked by its hash.

    It begins as all of this office do, and no two events have the same.
    """
    name = uid(event, edition.office)
    if safe_name(name + _ENDING) == name + _ENDING:
        return name + _ENDING
    mark = hashlib.sha256(name.encode()).hexdigest()[:16]
    stem = safe_name(_SEPARATOR.sub("_", name)).encode()[:_STEM_BYTES].decode(errors="ignore")
    return f"{stem}.{mark}{_ENDING}"


def _uid_line(content: bytes) -> bytes:
    """Return the line of a calendar of one event that names it, whole again where it was folded."""
    lines = content.replace(b"\r\n ", b"").splitlines()
    return next((line for line in lines if line.startswith(b"UID:")), b"")


class _Folder:
    """An open folder, locked, and what was made in it."""

    def __init__(self, descriptor: int, edition: Edition) -> None:
        self._folder = descriptor
        self._edition = edition
        self._made = self._remembered()

    def become(self, wanted: dict[str, Event]) -> Outcome:
        """Write, leave and remove; what is ours is remembered before it is written, so no crash forgets a file."""
        mine = self._mine()
        old = {name: read_in(self._folder, name) for name in wanted}
        foreign = [name for name in wanted if name not in mine and self._is_foreign(name, old[name], wanted)]
        ours = [name for name in wanted if name not in foreign]
        self._remember(mine.union(ours))
        written = [name for name in ours if self._put(name, wanted[name], old[name])]
        gone = [name for name in sorted(mine.difference(wanted)) if self._remove(name)]
        self._remember(set(ours))
        self._name_it()
        return Outcome(len(written), len(gone), len(ours) - len(written), tuple(foreign))

    def _is_foreign(self, name: str, content: bytes | None, wanted: dict[str, Event]) -> bool:
        """A file of that name that was not made here may still be our event, come back over the server."""
        if content is None:
            return is_taken(self._folder, name)
        return _uid_line(content) != _uid_line(write([wanted[name]], self._edition))

    def _put(self, name: str, event: Event, old: bytes | None) -> bool:
        content = write([event], self._edition)
        if content == old:
            return False
        replace_in(self._folder, name, content)
        return True

    def _remove(self, name: str) -> bool:
        if read_in(self._folder, name) is None:
            return False
        os.unlink(name, dir_fd=self._folder)
        return True

    def _mine(self) -> set[str]:
        """Return what this office made here; a name that could not be ours is not believed, whoever wrote it there."""
        begins = prefix(self._edition.office)
        named = self._made.get(self._edition.office, [])
        return {name for name in named if name.startswith(begins) and safe_name(name) == name}

    def _remembered(self) -> Made:
        with suppress(msgspec.MsgspecError):
            return msgspec.json.decode(read_in(self._folder, REMEMBERED) or b"{}", type=Made)
        return {}

    def _remember(self, names: set[str]) -> None:
        made = self._made | {self._edition.office: sorted(names)}
        if made != self._made:
            replace_in(self._folder, REMEMBERED, msgspec.json.encode(made))
            self._made = made

    def _name_it(self) -> None:
        """Say what the calendar is called, unless somebody has."""
        if self._edition.title and not is_taken(self._folder, "displayname"):
            replace_in(self._folder, "displayname", self._edition.title.encode())
