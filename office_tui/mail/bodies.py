"""Which parts of a message are its text and which are attachments."""

from __future__ import annotations

import binascii
from dataclasses import dataclass
from itertools import islice

from office_tui.domain.clean import safe_name
from office_tui.mail.charsets import decode
from office_tui.mail.html_text import html_to_text
from office_tui.mail.message import TEXT_LIMIT, Enclosed
from office_tui.mail.parameters import main_value, parameters
from office_tui.mail.structure import Part, structure
from office_tui.mail.transfer import unpack
from office_tui.mail.words import header_text

_ENDINGS = {
    "text/html": ".html", "text/plain": ".txt", "text/calendar": ".ics", "text/csv": ".csv",
    "text/vcard": ".vcf",
    "application/pdf": ".pdf", "application/zip": ".zip", "image/jpeg": ".jpg", "image/png": ".png",
    "image/gif": ".gif", "message/rfc822": ".eml", "application/pkcs7-signature": ".p7s",
    "application/pgp-signature": ".asc", "application/msword": ".doc",
}  # fmt: skip


@dataclass(slots=True)
class _Bytes:
    """The message, and how many of its encoded bytes may still be made into text."""

    data: bytes
    left: int = 10 * TEXT_LIMIT
    """Pages are mostly markup, so more is read than is shown; but what says nothing must not be read for ever."""
    is_cut: bool = False


def shown_text(data: bytes, root: Part) -> tuple[str, bool]:
    """Return the text to show, at least as far as it will be shown, and whether some of it was not read.

    Where there is none, a text that bears a file name serves, else that of a message enclosed.
    """
    source = _Bytes(data)
    found = _texts(source, root) or _named_texts(source, root) or _forwarded(source, root)
    return "\n\n".join(found), source.is_cut


def _texts(source: _Bytes, part: Part) -> list[str]:
    """Return the texts of a part; of alternatives only the plain one, else the last that says anything."""
    if part.kind == "multipart/alternative":
        ranked = sorted(enumerate(part.children), key=lambda one: (one[1].kind != "text/plain", -one[0]))
        return next((found for _, child in ranked if (found := _texts(source, child))), [])
    if part.children:
        return [text for child in part.children for text in _texts(source, child)]
    return [] if is_attached(part) else _shown(source, part)


def _named_texts(source: _Bytes, part: Part) -> list[str]:
    """Return the first text of a message whose texts all bear file names but are not called attachments."""
    leaves = (leaf for leaf in part.leaves() if leaf.kind.startswith("text/") and not _called_attached(leaf))
    return next((found for leaf in leaves if (found := _shown(source, leaf))), [])


def _forwarded(source: _Bytes, part: Part) -> list[str]:
    """Return the texts of the first message enclosed in one that says nothing itself."""
    enclosed_messages = (leaf for leaf in part.leaves() if leaf.kind == "message/rfc822")
    for leaf in islice(enclosed_messages, 3):
        inner = content(source.data, leaf.start, leaf.end, leaf.encoding)
        within = _Bytes(inner, source.left)
        if found := _texts(within, structure(inner).root):
            source.is_cut = within.is_cut
            return found
    return []


def is_attached(part: Part) -> bool:
    """Say whether a leaf is an attachment: called one, named, or no text that can be shown."""
    return _called_attached(part) or part.kind not in {"text/plain", "text/html"} or bool(raw_name(part))


def _called_attached(part: Part) -> bool:
    return main_value(header_text(part.headers.first(b"content-disposition"))) == "attachment"


def enclosed(part: Part, number: int) -> Enclosed:
    """Return the attachment in this leaf; one without a name is called by its number and type."""
    name = raw_name(part) or f"attachment-{number}{_ENDINGS.get(part.kind, '')}"
    return Enclosed(
        name=safe_name(name), type=part.kind, start=part.start, end=part.end, encoding=part.encoding
    )


def raw_name(part: Part) -> str:
    """Return the file name as the sender wrote it, decoded but not made safe, or `""`."""
    raw = part.headers.first(b"content-disposition")
    named = parameters(header_text(raw)).get("filename", "") if raw else ""
    return (named or part.typed.get("name", "")).strip()


def content(data: bytes, start: int, end: int, encoding: str) -> bytes:
    """Return the bytes of a part as the sender had them; what cannot be unpacked comes as it stands."""
    try:
        return unpack(data[start:end], encoding)
    except (binascii.Error, ValueError):
        return data[start:end]


def _shown(source: _Bytes, part: Part) -> list[str]:
    """Return the text of a leaf, with plain line breaks, unless it says nothing."""
    end = _cut(source, part)
    source.left -= end - part.start
    raw = content(source.data, part.start, end, part.encoding)
    text = decode(raw, part.typed.get("charset", ""))
    if part.kind == "text/html":
        text = html_to_text(text)
    return [text.replace("\r\n", "\n").replace("\xa0", " ")] if text.strip() else []


def _cut(source: _Bytes, part: Part) -> int:
    """Return where to stop reading a leaf: at a line break, since half a character spoils the decoding."""
    limit = part.start + max(source.left, 0)
    if part.end <= limit:
        return part.end
    source.is_cut = True
    end = source.data.rfind(b"\n", part.start, limit)
    return end if end > 0 else limit
