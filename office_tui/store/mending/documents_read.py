"""What a document says of itself, read from its bytes alone, whole or not."""

from __future__ import annotations

from typing import Final

import msgspec

from office_tui.domain.kinds import Kind, kind_of

LAST_REVISION: Final = 10**12
"""More commits than any office makes; a larger number is damage."""


class Own(msgspec.Struct, frozen=True):
    """The two fields that every record of the office has."""

    id: str = ""
    rev: int = 0


_own = msgspec.json.Decoder(Own)
_document = msgspec.json.Decoder(dict[str, msgspec.Raw])


def is_document(content: bytes) -> bool:
    """Say whether these bytes are one JSON object, in UTF-8, and nothing else."""
    try:
        _document.decode(content)
        content.decode()
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return False
    return True


def id_in(content: bytes) -> str:
    """Return the id that a document bears, or nothing."""
    try:
        return _own.decode(content).id
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return ""


def kind_in(content: bytes) -> Kind | None:
    """Return the kind of record a document says it is."""
    return kind_of(id_in(content))


def revision(content: bytes) -> int:
    """Return the commit that a document says wrote it, or 0 if it says none that can be."""
    try:
        found = _own.decode(content).rev
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return 0
    return found if 0 <= found < LAST_REVISION else 0
