"""The header block: which fields a message has, however badly it begins."""

from __future__ import annotations

import re
from typing import NamedTuple

from office_tui.mail.message import HEADER_LIMIT

_FIELD = re.compile(rb"([!-9;-~]{1,100})[ \t]*:")
_LINE = re.compile(rb"[^\n]*(?:\n|\Z)")
_KNOWN = frozenset({
    b"from", b"to", b"cc", b"bcc", b"subject", b"date", b"sender", b"reply-to", b"message-id", b"received",
    b"mime-version", b"content-type", b"return-path", b"delivered-to", b"in-reply-to", b"references",
    b"content-transfer-encoding", b"content-disposition", b"resent-from", b"resent-date", b"x-mailer",
})  # fmt: skip


class Headers(NamedTuple):
    """The fields of a block in their order (names in lower case, values raw and folded), and its end."""

    fields: list[tuple[bytes, bytes]]
    end: int
    """Where the body begins."""
    is_cut: bool
    """The block was longer than the limit; later fields were not looked at."""

    def first(self, name: bytes) -> bytes:
        """Return the raw value of the first field of that name, or nothing."""
        return next((value for known, value in self.fields if known == name), b"")

    def every(self, name: bytes) -> list[bytes]:
        """Return the raw values of all fields of that name."""
        return [value for known, value in self.fields if known == name]

    @property
    def is_mail(self) -> bool:
        """Say whether any field is one that mail has."""
        return any(name in _KNOWN for name, _ in self.fields)


def read_headers(data: bytes, start: int = 0, end: int | None = None) -> Headers:
    """Return the fields of the block that begins at `start`; other lines end it, unless fields go on."""
    end = len(data) if end is None else end
    limit = min(end, start + HEADER_LIMIT)
    fields: list[tuple[bytes, bytes]] = []
    at = start
    while at < limit:
        stop = _line_end(data, at, limit)
        line = data[at:stop]
        if not line.strip(b"\r\n"):
            return Headers(fields, stop, is_cut=False)
        field = _FIELD.match(line)
        if field is not None and line[:1] not in b" \t":
            fields.append((field[1].lower(), line[field.end() :]))
        elif fields and (line[:1] in b" \t" or _goes_on(data, stop, limit)):
            fields[-1] = (fields[-1][0], fields[-1][1] + line)
        elif at > start or not _goes_on(data, stop, limit):
            return Headers(fields, at, is_cut=False)
        at = stop
    return Headers(fields, _body_after(data, at, end), is_cut=limit < end)


def _line_end(data: bytes, at: int, limit: int) -> int:
    end = data.find(b"\n", at, limit)
    return limit if end < 0 else end + 1


def _goes_on(data: bytes, at: int, limit: int) -> bool:
    """Say whether the block goes on after a line that is no field: the next three bring one that mail has."""
    for _ in range(3):
        stop = _line_end(data, at, limit)
        field = _FIELD.match(data, at, stop)
        if field is not None and field[1].lower() in _KNOWN:
            return True
        if not data[at:stop].strip(b"\r\n"):
            return False
        at = stop
    return False


def _body_after(data: bytes, at: int, end: int) -> int:
    """Return where the body begins after a block too long to be read to its end."""
    found = re.compile(rb"\n\r?\n").search(data, max(at - 2, 0), end)
    return end if found is None else found.end()
