"""Copies of the office: one made now, and all of them read again with the kept files they name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import takewhile
from pathlib import Path
from typing import Final, NamedTuple

from office_tui.errors import DamagedError, NoOfficeError, OfficeError
from office_tui.paths import Paths
from office_tui.services.desk import Desk
from office_tui.services.kept_order import KeptFiles, named_in
from office_tui.services.now import real_now
from office_tui.store import backing_up
from office_tui.store.backing_up import BackedUp
from office_tui.store.backups import copies_of, read_copy
from office_tui.store.folder import Names, check_folder
from office_tui.store.memory import JOURNAL
from office_tui.store.mending.finding import Finding

DAYS: Final = 5
"""After so many days on which something was decided, there should be a copy that has something of them."""


class Verified(NamedTuple):
    """A copy as it was read again: its last commit, records, length in bytes, and what is wrong, if anything."""

    path: Path
    seq: int
    records: int
    size: int
    wrong: str
    damaged: bool


def back_up(where: Paths, target: Path | None = None) -> BackedUp:
    """Copy the office as it stands now; `target` must not be there yet."""
    return backing_up.back_up(where.file, real_now().date(), target)


def behind(desk: Desk) -> Iterator[Finding]:
    """Yield a finding if the newest copy was made before all of the last days on which something was decided."""
    names = Names(desk.where.file)
    newest = max((copy.day for copy in copies_of(names)), default=date.min)
    days = (entry.at.astimezone().date() for entry in desk.entries())
    since = len(set(takewhile(lambda day: day > newest, days)))
    if since >= DAYS:
        what = "there is no earlier copy" if newest == date.min else f"the newest copy is of {newest}"
        cure = "left: `office-tui backup` makes one now; see that the folder can be written"
        yield Finding(str(names.backups), f"{what}; something was decided on {since} days since", cure=cure)


def verify(where: Paths, path: Path | None = None) -> Iterator[Verified]:
    """Read every copy again, newest first, or only the one at `path`, and the kept files it names.

    One at `path` needs no office here; it may have its kept files beside it, in a folder `kept`.
    """
    if path is not None:
        beside = path.parent / where.kept.name
        return iter([_verified(path, KeptFiles(beside if beside.is_dir() else where.kept))])
    if not where.data.is_dir():
        raise NoOfficeError(f"There is no office in {where.data}.")
    check_folder(where.data)
    kept = KeptFiles(where.kept)
    return (_verified(copy.path, kept) for copy in reversed(copies_of(Names(where.file))))


def _verified(path: Path, kept: KeptFiles) -> Verified:
    try:
        copy = read_copy(path)
        size = path.stat().st_size
    except OfficeError as error:
        return Verified(path, 0, 0, 0, error.message, isinstance(error, DamagedError))
    records = sum(map(len, copy.tables.values()))
    rows = (
        bytes(row) for table in copy.tables if table != JOURNAL for row in copy.tables[table].all().values()
    )
    missing = [sha for sha in sorted(named_in(rows)) if kept.wrong_with(sha)]
    wrong = f"{len(missing)} kept files it names are not as they were kept" if missing else ""
    return Verified(path, copy.seq, records, size, wrong, bool(missing))
