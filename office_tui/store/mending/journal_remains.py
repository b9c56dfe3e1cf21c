"""What a damaged journal still holds: every whole line, wherever it begins, and the bytes between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final, NamedTuple
from zlib import crc32

import msgspec

from office_tui.errors import AccessError
from office_tui.store.frames import VERSION, Header, Line

MOST_FAILED: Final = 200
"""Of so many places in one stretch that look like a line's beginning and are none, no further one is tried."""

_FRAME: Final = re.compile(rb'[0-9a-f]{8} (?=\[\d{1,18},"|\{")')  # in a text, a quotation mark is escaped
_STRETCH: Final = re.compile(rb"[^\n\0]+")

_line = msgspec.json.Decoder(Line)
_header = msgspec.json.Decoder(Header)


class JournalRemains(NamedTuple):
    """A journal's header (None: damaged), its whole lines by ascending commit, and what cannot be read."""

    header: Header | None
    lines: list[Line]
    damaged: list[tuple[int, bytes]]
    """Each with its offset in the file; free space at the end is none."""


def read_remains(content: bytes, name: str) -> JournalRemains:
    """Read a journal's bytes, however damaged; `AccessError` if it is of a newer kind."""
    header: Header | None = None
    lines: dict[int, Line] = {}
    damaged: list[tuple[int, bytes]] = []
    at = last = 0
    for start, end, payload in _frames(content):
        if content[at:start] not in ({b"\n"} if at else {b""}):
            damaged.append((at, content[at:start]))
        at = end
        if payload.startswith(b"{") and header is None:
            header = _read_header(payload, name)
        elif (line := _decoded(payload)) and line.seq > last:
            lines[line.seq] = line
            last = line.seq
        else:  # of another shape, or out of its turn
            if line:
                lines.setdefault(line.seq, line)
            damaged.append((start, content[start:end]))
    rest = content[at:].removeprefix(b"\n")
    is_begun = not header or lines or content[at:] != rest  # a header alone must have its newline
    if rest.strip(b"\0") or not is_begun:
        damaged.append((len(content) - len(rest), rest.rstrip(b"\0") or b"\0"))
    return JournalRemains(header, [lines[seq] for seq in sorted(lines)], damaged)


def _frames(content: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Yield where each whole line begins, where it ends without its newline, and its payload."""
    for stretch in _STRETCH.finditer(content):
        for start, payload, end in _frames_in(content, *stretch.span()):
            yield start, end, content[payload:end]


def _frames_in(content: bytes, first: int, stop: int) -> Iterator[tuple[int, int, int]]:
    """Yield the whole lines of a stretch without newlines, of which damage may have taken some."""
    begins = [found.span() for found in _FRAME.finditer(content, first, stop)]
    at = failed = 0
    for number, (start, payload) in enumerate(begins):
        if start < at or failed == MOST_FAILED:
            continue
        later = (begins[each][0] - 1 for each in range(number + 1, len(begins)))
        if at := _end_of_frame(content, start, payload, chain(later, (stop - 1, stop))):
            yield start, payload, at
        else:
            failed += 1


def _end_of_frame(content: bytes, start: int, payload: int, ends: Iterable[int]) -> int:
    """Return which of these ascending ends a payload has that bears this checksum, or 0: each byte is read once."""
    wanted = int(content[start : start + 8], 16)
    checksum, view = 0, memoryview(content)
    for end in ends:
        checksum = crc32(view[payload:end], checksum)
        if checksum == wanted:
            return end
        payload = end
    return 0


def _decoded(payload: bytes) -> Line | None:
    try:
        return _line.decode(payload)
    except msgspec.MsgspecError:
        return None


def _read_header(payload: bytes, name: str) -> Header:
    try:
        header = _header.decode(payload)
    except msgspec.MsgspecError:
        header = Header("", 0, journal=0)
    if header.journal != VERSION:
        raise AccessError(f"{name} is a journal of another kind.", "Update office-tui; nothing was changed.")
    return header
