"""Opens foreign zip files only within limits, so that a small file cannot unfold into a huge one."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path

from office_tui.errors import AccessError, DamagedError

MEMBERS = 2_000
MEMBER = 50 * 1024 * 1024
TOTAL = 100 * 1024 * 1024
RATIO = 200


class Parts:
    """The members of a zip file that passed the guard."""

    def __init__(self, archive: zipfile.ZipFile, shown: str) -> None:
        self._archive = archive
        self._shown = shown
        self.names = [member.filename for member in archive.infolist()]

    def read(self, name: str) -> bytes:
        """Return the octets of one member; raises DamagedError."""
        try:
            with self._archive.open(name) as member:
                # Not more than was declared and judged, whatever is really in there.
                octets = member.read(MEMBER + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            KeyError,
            RuntimeError,
            NotImplementedError,
            EOFError,
            OSError,
        ) as error:
            raise DamagedError(f"{self._shown} is damaged: {name[:60]} cannot be read.") from error
        if len(octets) > MEMBER:
            raise DamagedError(f"{self._shown} is refused: {name[:60]} is too large.")
        return octets


def open_parts(source: Path | bytes) -> Parts:
    """Open a zip file and judge it by its directory, before anything is unpacked.

    Raises AccessError where it cannot be read, DamagedError for what is no zip or beyond the limits (2,000
    members, 50 MB each, 100 MB in all, 200 times its own size).
    """
    shown = source.name if isinstance(source, Path) else "The file"
    try:
        octets = _octets(source)
    except OSError as error:
        raise AccessError(f"{shown} cannot be read: {error.strerror}.") from error
    try:
        archive = zipfile.ZipFile(io.BytesIO(octets))
        members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise DamagedError(f"{shown} is no Word file of today's kind (.docx).") from error
    why = _refused(members, len(octets))
    if why:
        raise DamagedError(f"{shown} is refused: {why}.", "Nothing was unpacked.")
    return Parts(archive, shown)


def _octets(source: Path | bytes) -> bytes:
    if isinstance(source, bytes):
        return source
    with source.open("rb") as file:
        return file.read(TOTAL + 1)


def _refused(members: list[zipfile.ZipInfo], size: int) -> str:
    total = sum(member.file_size for member in members)
    if len(members) > MEMBERS:
        return f"it has more than {MEMBERS} parts"
    if any(member.file_size > MEMBER for member in members):
        return f"a part of it is larger than {MEMBER // 1024**2} MB"
    if total > TOTAL or size > TOTAL:
        return f"it is larger than {TOTAL // 1024**2} MB"
    if total > RATIO * max(size, 1):
        return f"it unfolds to more than {RATIO} times its size"
    return ""
