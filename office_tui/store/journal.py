"""The journal file: what was committed since the plain file was last written, one line a transaction.

Its lines are written into space set aside before, because a disk is quicker to fill space than to give it.
"""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path
from typing import Final

import msgspec

from office_tui.errors import AccessError, DamagedError
from office_tui.store.disk import Disk
from office_tui.store.frames import (
    FREE,
    HINT,
    VERSION,
    Found,
    Header,
    Line,
    frame,
    is_torn,
    read_frames,
)
from office_tui.store.replace import put_in_place, write_beside

SPACE: Final = 256 << 10
"""Free space is set aside up to multiples of this, in bytes."""

_PIECE: Final = 64 << 10
_LOOK: Final = 1024

_line = msgspec.json.Decoder(Line)
_encode = msgspec.json.Encoder().encode
_header = msgspec.json.Decoder(Header)


class DoubtError(AccessError):
    """The disk would not say whether a commit is on it; the office must be read again before it is used."""


class Journal:
    """One open journal, read up to `offset` (in bytes) and commit `seq`."""

    def __init__(self, disk: Disk, path: Path, *, read_only: bool = False) -> None:
        """Open the journal at `path` and read its header; `DamagedError` if that is not whole."""
        self._disk = disk
        self.path = path
        self._name = str(path)
        self._read_only = read_only
        self._descriptor = disk.open(path, os.O_RDONLY if read_only else os.O_RDWR)
        try:
            self.header, self.offset = self._begin()
        except BaseException:
            self.close()
            raise
        self.seq = self.header.base
        self.was_torn = False
        """Whether the torn end of a write that was never confirmed has been cut off here."""

    def _begin(self) -> tuple[Header, int]:
        """Read the whole file; return its header and where that ends. The rest is pending."""
        status = self._disk.status(self._descriptor)
        self._inode = (status.st_dev, status.st_ino)
        self._size = status.st_size
        content = self._disk.read(self._descriptor, status.st_size, 0)
        header, end = self._read_header(content)
        self._pending = content[end:]
        return header, end

    def _read_header(self, content: bytes) -> tuple[Header, int]:
        first, newline, _ = content.partition(b"\n")
        found = read_frames(first + newline)
        if not found.payloads:
            raise DamagedError(f"{self.path.name} is damaged at its beginning; nothing was changed.", HINT)
        try:
            header = _header.decode(found.payloads[0])
        except msgspec.MsgspecError:
            header = Header("", 0, journal=0)
        if header.journal != VERSION:
            raise AccessError(f"{self.path.name} is a journal of another kind.", "Update office-tui.")
        return header, found.end

    def news(self, *, locked: bool) -> list[Line]:
        """Return the transactions not read before.

        With the lock held, what follows them is judged: the torn end of a killed write is cut off, anything
        else raises `DamagedError`. Without it, it may be a write going on, and is left for the next time.
        """
        content = self._pending or self._unread(locked=locked)
        self._pending = b""
        if not content:
            return []
        found = read_frames(content)
        if locked:
            found = self._settled(content, found)
        lines = self._decoded(found.payloads)
        self.offset += found.end
        self.seq = lines[-1].seq if lines else self.seq
        return lines

    def _settled(self, content: bytes, found: Found) -> Found:
        """Mend what a write cut short has left after the whole lines, and return all that is whole then.

        Who may only read leaves a line without its newline to those who can give it one.
        """
        if found.unended and not self._read_only:
            content = content.rstrip(FREE) + b"\n"
            found = read_frames(content)
            self._disk.write(self._descriptor, b"\n", self.offset + found.end - 1)
            self._disk.sync(self._descriptor)
        if is_torn(content, found.end, self.offset, self.path.name) and not self._read_only:
            self._cut(self.offset + found.end)
            self.was_torn = True
        return found

    def _decoded(self, payloads: list[memoryview]) -> list[Line]:
        try:
            lines = [_line.decode(payload) for payload in payloads]
        except msgspec.MsgspecError as error:
            raise DamagedError(f"{self.path.name} holds a line of another shape: {error}.", HINT) from None
        for seq, line in enumerate(lines, self.seq + 1):
            if line.seq != seq:
                raise DamagedError(f"Commit {seq} is missing from {self.path.name}.", HINT)
        return lines

    def _unread(self, *, locked: bool) -> bytes:
        """Read on: to the end where all of it is judged, else as far as there is no free space."""
        self._size = self._disk.status(self._descriptor).st_size
        if self._size < self.offset:
            raise DamagedError(f"{self.path.name} has become shorter.", HINT)
        if locked:
            return self._disk.read(self._descriptor, self._size - self.offset, self.offset)
        pieces = []
        offset = self.offset
        while piece := self._disk.read(self._descriptor, _PIECE, offset):
            pieces.append(piece)
            offset += len(piece)
            if piece.endswith(FREE):
                break
        return b"".join(pieces)

    def _cut(self, length: int) -> None:
        """Take away what was written after `length`, for good; the next line sets new space aside."""
        self._disk.cut(self._descriptor, length)
        self._disk.sync(self._descriptor)
        self._size = length

    def is_current(self, *, locked: bool = False) -> bool:
        """Say whether this is still the journal under its name, and read to its end.

        Before anything is written there (`locked`), more than a byte must be free: one may be damaged.
        """
        status = self._disk.status(self._name)
        self._size = status.st_size
        if (status.st_dev, status.st_ino) != self._inode or self._size < self.offset:
            return False
        content = self._disk.read(self._descriptor, _LOOK if locked else 1, self.offset)
        return content == bytes(len(content))  # free space, or the end of the file

    def is_replaced(self) -> bool:
        """Say whether another journal stands under the name now."""
        status = self._disk.status(self.path)
        return (status.st_dev, status.st_ino) != self._inode

    def append(self, transaction: Line) -> int:
        """Write one transaction (with the lock held, and read to the end); `confirm` makes it durable.

        Return its length in bytes. `AccessError`: nothing was written. `DoubtError`: nobody can say.
        """
        line = frame(_encode(transaction))
        end = self.offset + len(line)
        space = FREE * (-end % SPACE) if end > self._size else b""
        try:
            written = self._disk.write(self._descriptor, line + space, self.offset)
        except OSError as error:
            raise self._take_back(error) from error
        if written < len(line):
            raise self._take_back(None)
        self._size = max(self._size, self.offset + written)
        with suppress(OSError):  # no promise depends on it
            self._disk.begin_sync(self._descriptor, self.offset, len(line))
        return len(line)

    def confirm(self) -> None:
        """Return when what was appended is on the disk; `DoubtError`: nobody can say."""
        try:
            self._disk.sync(self._descriptor)
        except OSError as error:
            # never tried again: the kernel may have dropped the bytes and would say "done"
            raise DoubtError(
                f"It is in doubt whether the last change reached the disk ({error.strerror}).",
                "Look whether it is there before repeating it, and check the disk.",
            ) from error

    def advance(self, length: int, seq: int) -> None:
        """Count what was appended as read: it is in memory now."""
        self.offset += length
        self.seq = seq

    def lines_after(self, offset: int) -> bytes:
        """Return the lines read or appended after `offset`, as they stand in the file."""
        return self._disk.read(self._descriptor, self.offset - offset, offset)

    def take_back(self) -> None:
        """Take away what was written last and never acknowledged; raises `OSError`."""
        self._cut(self.offset)

    def _take_back(self, error: OSError | None) -> AccessError:
        """Cut a write that did not go in whole, and return what to tell the person."""
        why = error.strerror if error and error.strerror else "no room on the disk"
        try:
            if error is None or error.errno != errno.EROFS:  # such a disk has taken nothing
                self._cut(self.offset)
        except OSError as second:
            return DoubtError(
                f"It is in doubt whether the last change was saved ({second.strerror}).", "Check the disk."
            )
        return AccessError(
            f"Not saved: {why}.", "Make room on the disk, then do it again; nothing else was lost."
        )

    def close(self) -> None:
        """Close the file."""
        with suppress(OSError):
            self._disk.close(self._descriptor)


def write_journal(disk: Disk, path: Path, header: Header, lines: bytes = b"") -> None:
    """Put a new journal with these lines under `path` in one step (with the lock held)."""
    put_in_place(disk, write_beside(disk, path, [frame(msgspec.json.encode(header)), lines]), path)
