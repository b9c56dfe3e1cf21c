"""The journal's lines: a checksum and one transaction each, found again in whatever a crash left behind.

After the last line comes free space: NUL bytes, of which no line has any.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import Final, NamedTuple
from zlib import crc32

import msgspec

from office_tui.errors import DamagedError

SECTOR: Final = 512
"""What a disk writes whole or not at all, in bytes."""

VERSION: Final = 1
"""The version of the journal's shape; another one is refused."""

HINT: Final = "`office-tui doctor` shows what can be saved."
"""What to do about damage."""

NOTHING: Final = msgspec.Raw(b"null")
"""In place of a document: there is none."""

FREE: Final = b"\0"
"""What the space after the last line is filled with."""

_FRAME: Final = rb"[0-9a-f]{8} (?=\[\d{1,18},\"|\{\")"  # text within a line has no such quotation mark
_HOLES: Final = rb"\0+"
_MARK: Final = 9  # eight digits and a space


class Row(msgspec.Struct, frozen=True, array_like=True):
    """One changed record: its table, its key, and the document after, or `NOTHING` if it was deleted."""

    table: str
    key: int
    document: msgspec.Raw


class Line(msgspec.Struct, frozen=True, array_like=True):
    """One transaction."""

    seq: int
    at: datetime
    actor: str
    session: str
    label: str
    undoes: str
    rows: list[Row]


class Header(msgspec.Struct, frozen=True):
    """The first line: which database this continues, after which commit, and after which journal."""

    database: str
    base: int
    previous: tuple[int, int] = (0, 0)
    """The base of the journal before, and its length in bytes when it was closed."""
    journal: int = VERSION


class Found(NamedTuple):
    """What a piece of journal holds: the payloads of whole lines, and the offset where those end.

    `unended`: one more whole line follows, of which only the newline is missing.
    """

    payloads: list[memoryview]
    end: int
    unended: bool = False


def frame(payload: bytes) -> bytes:
    """Return the line for a payload (JSON, so without a newline)."""
    return b"%08x %b\n" % (crc32(payload), payload)


def read_frames(content: bytes) -> Found:
    """Return the whole lines at the start of `content`, up to the first that is not."""
    view = memoryview(content)
    payloads = []
    start = 0
    while (end := content.find(b"\n", start)) >= 0 and _is_frame(view[start:end]):
        payloads.append(view[start + _MARK : end])
        start = end + 1
    return Found(payloads, start, _is_frame(memoryview(content[start:].rstrip(FREE))))


def _is_frame(line: memoryview) -> bool:
    return len(line) > _MARK and line[:_MARK] == b"%08x " % crc32(line[_MARK:])


def is_torn(content: bytes, start: int, offset: int, name: str) -> bool:
    """Say whether what follows `start` is the torn end of the last write (or else only free space).

    Anything else raises `DamagedError`. `content[0]` lies at `offset` in the file called `name`, which the
    message names.
    """
    tail = content[start:].rstrip(FREE)
    if tail and (_has_frame(tail) or not _may_be_torn(tail, offset + start)):
        raise DamagedError(
            f"{name} is damaged at byte {offset + start}; nothing was changed.",
            HINT,
        )
    return bool(tail)


def _may_be_torn(tail: bytes, offset: int) -> bool:
    """Say whether this can be one write cut short: a plain beginning, or whole sectors that never arrived."""
    holes = [match.span() for match in re.finditer(_HOLES, tail)]
    if holes:
        return all(_is_at_edges(first, last, offset) for first, last in holes)
    return b"\n" not in tail and not _is_frame(memoryview(tail)[:-1])  # the latter: only the newline is wrong


def _is_at_edges(first: int, last: int, offset: int) -> bool:
    """Say whether a hole begins and ends where sectors do, or begins with the write itself."""
    return (first == 0 or (offset + first) % SECTOR == 0) and (offset + last) % SECTOR == 0


def _has_frame(tail: bytes) -> bool:
    """Say whether a whole line begins anywhere in `tail`; a damaged newline may have merged two."""
    view = memoryview(tail)
    for match in re.finditer(_FRAME, tail):
        end = tail.find(b"\n", match.start())
        if end >= 0 and _is_frame(view[match.start() : end]):
            return True
    return False
