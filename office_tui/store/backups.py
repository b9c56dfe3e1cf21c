"""Earlier plain files, kept as they were: one more name for the same bytes, some of them for a year.

The name tells the day a file was written and its last commit: `office-2026-03-02-0000000123.json`;
`office-kept-2026-…` was made on purpose, and stays until a person takes it away.
"""

from __future__ import annotations

import errno
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, date, datetime
from itertools import count
from os import stat_result
from pathlib import Path
from typing import Final

from office_tui.errors import OfficeError
from office_tui.paths import make_private
from office_tui.store.disk import DISK, Disk
from office_tui.store.folder import Names, read_file, reported
from office_tui.store.replace import write_beside
from office_tui.store.rotation import Copy, to_drop
from office_tui.store.snapshot import Snapshot, read_snapshot

READ_AT_ONCE: Final = 4
"""At most so many copies are read again on one day, before older ones go."""

_CANNOT_LINK: Final = {errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EXDEV, errno.EINVAL}
_KEPT: Final = "-kept"
_NAME: Final = re.compile(rf"({_KEPT})?(?:-(\d{{4}}-\d\d-\d\d))?-(\d{{10,18}})(?:-(\d{{1,4}}))?\.json")


def keep_backup(disk: Disk, names: Names, seq: int) -> str:
    """Keep the plain file as it stands, after commit `seq`; return what the disk refused, if anything, in a sentence.

    To be called by who has read or written that file, so that it is known to be whole.
    """
    try:
        folder = make_private(names.backups)
        day = day_of(disk.status(names.file))
        new = next(copy for copy in places(names, seq, day) if _keep(disk, names.file, copy.path))
        disk.sync_folder(folder)
        for old in _replaceable(disk, names, new):
            disk.unlink(old.path)
    except (OSError, OfficeError) as error:
        why = error.strerror if isinstance(error, OSError) else str(error)
        return f"Earlier copies cannot be kept in {names.backups} ({why or error})."
    return ""


def places(names: Names, seq: int, day: date, *, is_kept: bool = False) -> Iterator[Copy]:
    """Yield the places a copy may have, one after the other; `is_kept`: one made on purpose."""
    stem = names.file.stem + (_KEPT if is_kept else "")
    for turn in count(1):
        name = f"{stem}-{day.isoformat()}-{seq:010d}{f'-{turn}' if turn > 1 else ''}.json"
        yield Copy(seq, day, turn, names.backups / name, is_kept)


def _keep(disk: Disk, file: Path, path: Path) -> bool:
    """Keep the file under this name; False where another one stands there, which is never overwritten."""
    try:
        disk.link(file, path)
    except FileExistsError:
        return holds(disk, path, [read_file(disk, file).content])
    except OSError as error:
        if error.errno not in _CANNOT_LINK:
            raise
        content = read_file(disk, file).content
        return put_copy(disk, path, [content]) or holds(disk, path, [content])
    return True


def holds(disk: Disk, path: Path, pieces: Iterable[bytes | memoryview]) -> bool:
    """Say whether a file has just this content; raises `OSError`."""
    return read_file(disk, path).content == b"".join(pieces)


def put_copy(disk: Disk, path: Path, pieces: Iterable[bytes | memoryview]) -> bool:
    """Write a file where none is, durably and in one step; False where one stands there. Raises `OSError`."""
    new = write_beside(disk, path, pieces)
    try:
        disk.link(new, path)
    except FileExistsError:
        return False
    except OSError as error:
        if error.errno not in _CANNOT_LINK:
            raise
        if path.exists():
            return False
        disk.rename(new, path)
    finally:
        disk.unlink(new)
    disk.sync_folder(path.parent)
    return True


def _replaceable(disk: Disk, names: Names, new: Copy) -> Iterator[Copy]:
    """Yield what may go now: its heir is the copy just made, or has been read again, which is once a day."""
    copies = [copy for copy in copies_of(names) if not copy.is_kept]
    is_first_today = sum(each.day == new.day for each in copies) == 1
    sound: dict[Copy, bool] = {}
    for old, heir in to_drop(copies):
        if old == new:
            continue  # an older state was put back by hand: what was kept just now stays for now
        if heir == new:
            yield old
        elif is_first_today:
            if heir not in sound and len(sound) < READ_AT_ONCE:
                sound[heir] = not wrong_with(heir.path, disk)
            if sound.get(heir):
                yield old


def day_of(status: stat_result) -> date:
    """Return the day on which a file was last written to, where this machine stands."""
    try:
        return datetime.fromtimestamp(status.st_mtime, UTC).astimezone().date()
    except (ValueError, OverflowError):  # a time no calendar has
        return date.min


def copies_of(names: Names) -> list[Copy]:
    """Return the copies in the folder `backups`, oldest first: kept ones, and those of the old names, too."""
    found = []
    for path in names.backups.glob(f"{names.file.stem}-*.json"):
        match = _NAME.fullmatch(path.name.removeprefix(names.file.stem))
        if match and path.is_file():
            day = _day_in(match[2]) or day_of(path.lstat())
            found.append(Copy(int(match[3]), day, int(match[4] or 1), path, bool(match[1])))
    return sorted(found)


def _day_in(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def read_copy(path: Path, disk: Disk = DISK) -> Snapshot:
    """Read a copy whole and check it; a `DamagedError` or an `AccessError` says what is wrong with it."""
    with reported(path):
        return read_snapshot(read_file(disk, path).content, path.name)


def wrong_with(path: Path, disk: Disk = DISK) -> str:
    """Read a copy whole and return what is wrong with it, or nothing."""
    try:
        read_copy(path, disk)
    except OfficeError as error:
        return error.message
    return ""


def newest_sound(names: Names, database: str, disk: Disk = DISK) -> tuple[Copy, Snapshot] | None:
    """Return the newest copy that is whole and of this database (of any, where that is not known)."""
    for copy in reversed(copies_of(names)):
        with suppress(OfficeError):
            snapshot = read_copy(copy.path, disk)
            if database in {"", snapshot.database}:
                return copy, snapshot
    return None
