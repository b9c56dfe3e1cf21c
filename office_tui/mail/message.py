"""What reading a message gives: the message as plain cleaned values, or the reason why there is none."""

from __future__ import annotations

from datetime import datetime

import msgspec

MESSAGE_LIMIT = 25_000_000
"""Bytes; of a bigger message only the headers and the size are read."""
HEADER_LIMIT = 64 * 1024
"""Bytes of a header block that are looked at."""
PART_LIMIT = 200
"""Parts of one message that are looked at."""
DEPTH_LIMIT = 20
"""Multiparts inside one another that are opened."""
TEXT_LIMIT = 200_000
"""Bytes of UTF-8 of the text that is shown."""


class Enclosed(msgspec.Struct, frozen=True, kw_only=True):
    """An attachment: its safe name, its declared type, and where its encoded bytes lie in the message."""

    name: str
    type: str
    start: int
    end: int
    encoding: str
    """The transfer encoding: `base64`, `quoted-printable`, `x-uuencode` or any other word for none."""


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """A message as it may be shown: everything cleaned, nothing remote, no markup."""

    subject: str
    sender: str
    """The display name, empty where there is none."""
    address: str
    to: tuple[str, ...]
    """Each as `Name <address>`, or the address alone."""
    cc: tuple[str, ...]
    date: datetime | None
    """With its zone; UTC where the message names none; None where it cannot be read."""
    message_id: str
    """Without the angle brackets."""
    in_reply_to: tuple[str, ...]
    """Message-IDs without brackets: what it answers, then the older letters of the thread, newest first."""
    text: str
    attachments: tuple[Enclosed, ...]
    cleaned: bool
    """Unsafe characters were taken out of something above."""
    warnings: tuple[str, ...]
    sha256: str
    size: int


class Unreadable(msgspec.Struct, frozen=True):
    """Why some bytes are no message, as a clause for a list ("it is empty")."""

    why: str
    sha256: str = ""
