"""Bytes in, a message out: everything decoded as well as it goes, cleaned once, and never an exception."""

from __future__ import annotations

import hashlib
import re
from itertools import chain

from office_tui.domain.clean import clean, clean_line, is_clean
from office_tui.mail.addresses import Party, parties
from office_tui.mail.bodies import content, enclosed, is_attached, raw_name, shown_text
from office_tui.mail.headers import Headers
from office_tui.mail.message import MESSAGE_LIMIT, TEXT_LIMIT, Enclosed, Message, Unreadable
from office_tui.mail.stamps import written
from office_tui.mail.structure import Structure, structure
from office_tui.mail.suspicion import suspicions
from office_tui.mail.words import decode_words, header_text

_ID = re.compile(r"<([^<>]{1,500})>")
_OUTLOOK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LINE_LIMIT = 1000
_ID_LIMIT = 100


def read(data: bytes, *, size: int | None = None, sha256: str = "") -> Message | Unreadable:
    """Read one message; what cannot be read is returned as `Unreadable` with the reason.

    `size` and `sha256` are given where `data` is only the beginning of a message over the limit: then only
    its headers are read.
    """
    sha256 = sha256 or hashlib.sha256(data).hexdigest()
    try:
        return _read(data, len(data) if size is None else size, sha256)
    except Exception as error:  # noqa: BLE001 – one message of a stranger never stops an import; fuzzing found none left
        return Unreadable(f"it defies reading ({type(error).__name__})", sha256)


def contents(data: bytes, attachment: Enclosed) -> bytes:
    """Return the bytes of an attachment of the message `data`, unpacked."""
    return content(data, attachment.start, attachment.end, attachment.encoding)


def _read(data: bytes, size: int, sha256: str) -> Message | Unreadable:
    if not data.strip():
        return Unreadable("it is empty", sha256)
    if data.startswith(_OUTLOOK):
        return Unreadable("it is an Outlook .msg file: save it as .eml there", sha256)
    if b"\n" not in data:
        data = data.replace(b"\r", b"\n")
    whole = size <= MESSAGE_LIMIT and size == len(data)
    found = structure(data)
    if not found.root.headers.is_mail:
        return Unreadable("it has no mail headers", sha256)
    return _message(data, found, size, sha256, whole=whole)


def _message(data: bytes, found: Structure, size: int, sha256: str, *, whole: bool) -> Message:
    headers = found.root.headers
    charset = next((leaf.typed["charset"] for leaf in found.root.leaves() if "charset" in leaf.typed), "")
    raw_subject = decode_words(header_text(headers.first(b"subject"), charset))
    sender = _sender(headers, charset)
    raw_text, was_cut = shown_text(data, found.root) if whole else ("", False)
    clean_text = clean(raw_text)
    text = _fitted(clean_text)
    leaves = [leaf for leaf in found.root.leaves() if is_attached(leaf)] if whole else []
    seen = (raw_subject, sender.name, sender.address, *(raw_name(leaf) for leaf in leaves))
    name, address = _line(sender.name), _line(sender.address)
    return Message(
        subject=_line(raw_subject),
        sender=name,
        address=address,
        to=_recipients(headers, b"to", charset),
        cc=_recipients(headers, b"cc", charset),
        date=written(headers),
        message_id=next(iter(_ids(headers, b"message-id")), ""),
        in_reply_to=_answered(headers),
        text=text.strip("\n"),
        attachments=tuple(enclosed(leaf, number) for number, leaf in enumerate(leaves, 1)),
        cleaned=clean_text is not raw_text or not all(map(is_clean, seen)),
        warnings=(
            *suspicions(name, address),
            *_shortcomings(found, size, text, whole=whole, was_cut=was_cut or text != clean_text),
        ),
        sha256=sha256,
        size=size,
    )


def _line(text: str) -> str:
    return clean_line(text[: 2 * _LINE_LIMIT])[:_LINE_LIMIT]


def _fitted(text: str) -> str:
    """Return as much of the text as its limit allows, cut between characters."""
    if len(text) * 4 <= TEXT_LIMIT or len(raw := text.encode()) <= TEXT_LIMIT:
        return text
    return raw[:TEXT_LIMIT].decode(errors="ignore")


def _sender(headers: Headers, charset: str) -> Party:
    """Return who sent it: the first field of several that names anybody."""
    named = (b"from", b"sender", b"reply-to", b"resent-from", b"return-path")
    every = (parties(header_text(raw, charset), 1) for field in named for raw in headers.every(field))
    return next(chain.from_iterable(every), Party("", ""))


def _recipients(headers: Headers, field: bytes, charset: str) -> tuple[str, ...]:
    found = [party for raw in headers.every(field) for party in parties(header_text(raw, charset))]
    return tuple(shown for party in found if (shown := _line(spelt(party))))


def spelt(party: Party) -> str:
    """Return a name with its address behind it, or the one there is."""
    return f"{party.name} <{party.address}>" if party.name and party.address else party.name or party.address


def _ids(headers: Headers, field: bytes) -> list[str]:
    """Return the Message-IDs in a field without their brackets; words where there are no brackets."""
    value = " ".join(header_text(raw) for raw in headers.every(field))
    found = _ID.findall(value) or value.split()
    return ["".join(clean_line(one).split())[:250] for one in found]


def _answered(headers: Headers) -> tuple[str, ...]:
    older = reversed(_ids(headers, b"references")[-_ID_LIMIT:])
    replied = [one for one in _ids(headers, b"in-reply-to") if "@" in one]
    return tuple(dict.fromkeys(one for one in [*replied, *older] if one))[:_ID_LIMIT]


def _shortcomings(found: Structure, size: int, text: str, *, whole: bool, was_cut: bool) -> list[str]:
    """Return what is not all there, one clause each."""
    told = [
        (not whole, f"too big to be read ({size / 1e6:.0f} MB): only its headers are here"),
        (found.root.headers.is_cut, "its headers are too long: those after 64 kB were not read"),
        (found.too_deep, "parts nested too deep were not opened"),
        (found.too_many, "more than 200 parts: the rest were not opened"),
        (was_cut, "the text was cut at 200 kB"),
        (len(found.root.headers.every(b"from")) > 1, "it names its sender twice"),
        ("\ufffd" in text, "some characters could not be read"),
    ]
    return [sentence for holds, sentence in told if holds]
