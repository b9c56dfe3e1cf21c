"""Which parts of a message are its text and which are attachments."""

from __future__ import annotations

import binascii

from office_tui.domain.clean import safe_name
from office_tui.mail.charsets import decode
from office_tui.mail.html_text import html_to_text
from office_tui.mail.message import TEXT_LIMIT, Enclosed
from office_tui.mail.parameters import main_value, parameters
from office_tui.mail.structure import Part, structure
from office_tui.mail.transfer import unpack
from office_tui.mail.words import header_text

_READ_LIMIT = 10 * TEXT_LIMIT
"""Encoded bytes of one part that are looked at: pages are mostly markup."""
_ENDINGS = {
    "text/html": ".html", "text/plain": ".txt", "text/calendar": ".ics", "text/csv": ".csv",
    "text/vcard": ".vcf",
    "application/pdf": ".pdf", "application/zip": ".zip", "image/jpeg": ".jpg", "image/png": ".png",
    "image/gif": ".gif", "message/rfc822": ".eml", "application/pkcs7-signature": ".p7s",
    "application/pgp-signature": ".asc", "application/msword": ".doc",
}  # fmt: skip


def texts(data: bytes, part: Part) -> list[str]:
    """Return the texts to show, in their order; of alternatives the plain one, else the last."""
    if part.kind == "multipart/alternative":
        return _best(data, part)
    if part.children:
        return [text for child in part.children for text in texts(data, child)]
    return [] if is_attached(part) else [shown] if (shown := _shown(data, part)).strip() else []


def _best(data: bytes, part: Part) -> list[str]:
    ranked = sorted(enumerate(part.children), key=lambda one: (one[1].kind != "text/plain", -one[0]))
    return next((found for _, child in ranked if (found := texts(data, child))), [])


def named_texts(data: bytes, part: Part) -> list[str]:
    """Return the first text of a message whose texts all bear file names but are not called attachments."""
    leaves = (leaf for leaf in part.leaves() if leaf.kind.startswith("text/") and not _called_attached(leaf))
    return next(([text] for leaf in leaves if (text := _shown(data, leaf)).strip()), [])


def forwarded(data: bytes, part: Part) -> list[str]:
    """Return the texts of the messages enclosed in one that says nothing itself."""
    for leaf in part.leaves():
        if leaf.kind == "message/rfc822":
            inner = content(data, leaf.start, leaf.end, leaf.encoding)
            if found := texts(inner, structure(inner).root):
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


def _shown(data: bytes, part: Part) -> str:
    """Return the text of a leaf, with plain line breaks; at most a few times what will be shown."""
    raw = content(data, part.start, _cut(data, part), part.encoding)
    text = decode(raw, part.typed.get("charset", ""))
    if part.kind == "text/html":
        text = html_to_text(text)
    return text.replace("\r\n", "\n").replace("\xa0", " ")


def _cut(data: bytes, part: Part) -> int:
    """Return where to stop reading a leaf: at a line break, since half a character spoils the decoding."""
    limit = part.start + _READ_LIMIT
    if part.end <= limit:
        return part.end
    end = data.rfind(b"\n", part.start, limit)
    return end if end > 0 else limit
