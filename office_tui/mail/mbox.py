"""An mbox taken apart while it is read: never changed, and never more than one message in memory."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from office_tui.mail.message import HEADER_LIMIT, MESSAGE_LIMIT

_CHUNK = 1 << 20
_WINDOW = 4096
"""Bytes: how long a `From ` line with the first field after it may be to be seen as a beginning."""
# A line of a letter may begin with "From " too, so an empty line must stand before it and a field after.
_BEGIN = re.compile(rb"\n\r?\nFrom [^\r\n]*\r?\n(?=>?[!-9;-~]+[ \t]*:)")
_BEFORE = b"\n\n"
"""Set before an mbox, so that its first message begins like every other."""


class Piece(NamedTuple):
    """One message: its bytes, or the first of them if it is over the limit; its whole size and hash."""

    data: bytes
    size: int
    sha256: str


def is_mbox(beginning: bytes) -> bool:
    """Say whether a file that begins so is an mbox."""
    return _BEGIN.match(_BEFORE + beginning[:_WINDOW]) is not None


def pieces(stream: BinaryIO, beginning: bytes = b"") -> Iterator[Piece]:
    """Yield the messages of an mbox in their order, without their `From ` lines.

    `beginning` is what was already read of the stream, whose OSErrors come through.
    """
    message = _Message()
    buffer, searched = _BEFORE + beginning, 0
    while True:
        start = 0
        for begin in _BEGIN.finditer(buffer, searched):
            yield from message.ended(buffer[start : begin.start() + 1])
            start = begin.end()
        buffer = buffer[start:]
        if len(buffer) > MESSAGE_LIMIT:
            message.add(buffer[:-_WINDOW])
            buffer = buffer[-_WINDOW:]
        searched = max(0, len(buffer) - _WINDOW)
        chunk = stream.read(_CHUNK)
        if not chunk:
            break
        buffer += chunk
    yield from message.ended(_without_last_line(buffer))


class _Message:
    """The message being gathered; of one over the limit only its head, size and hash are kept."""

    def __init__(self) -> None:
        self._head = b""
        self._size = 0
        self._hash = hashlib.sha256()

    def add(self, part: bytes) -> None:
        """Take a part of a message that is too big to be held."""
        self._head = self._head or part[: 2 * HEADER_LIMIT]
        self._size += len(part)
        self._hash.update(part)

    def ended(self, rest: bytes) -> Iterator[Piece]:
        """Yield the message that ends with `rest`, unless there is nothing in it, and begin anew."""
        if self._size:
            self.add(rest)
            yield Piece(self._head, self._size, self._hash.hexdigest())
            self._head, self._size, self._hash = b"", 0, hashlib.sha256()
        elif rest.strip():
            yield Piece(rest, len(rest), hashlib.sha256(rest).hexdigest())


def _without_last_line(buffer: bytes) -> bytes:
    """Take away the empty line that follows the last message, as it follows every other."""
    for ending in (b"\n\r\n", b"\n\n"):
        if buffer.endswith(ending):
            return buffer[: len(buffer) - len(ending) + 1]
    return buffer
