"""Header text: RFC 2047 words and raw 8-bit, to plain text (not yet cleaned)."""

from __future__ import annotations

import binascii
import re
from typing import NamedTuple

from office_tui.mail.charsets import codec_of, decode, guess
from office_tui.mail.transfer import from_base64

WORD = r"=\?[^?\s]{1,60}\?[bBqQ]\?[^?]*\?="
"""One encoded word, as a pattern; blanks inside are against the rules and common."""

_WORD = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?]*)\?=")
_FOLD = re.compile(rb"\r?\n(?=[ \t])")


class _Piece(NamedTuple):
    """An encoded word: its charset, `b` or `q`, and what it carries."""

    charset: str
    kind: str
    payload: str


def header_text(raw: bytes, charset: str = "") -> str:
    """Return a raw header value as unfolded text with its encoded words still encoded.

    Raw 8-bit is read as UTF-8, then as the body's `charset`, then as whatever is likeliest.
    """
    flat = raw.strip()
    if b"\n" in flat:
        flat = _FOLD.sub(b"", flat)
    try:
        return flat.decode("utf-8")
    except UnicodeDecodeError:
        return decode(flat, charset) if codec_of(charset) not in {"", "utf-8"} else guess(flat)


def decode_words(text: str) -> str:
    """Return the text with its encoded words decoded; neighbours of one charset are joined as bytes first."""
    if "=?" not in text:
        return text
    decoded: list[str] = []
    pieces: list[_Piece] = []
    end = 0
    for word in _WORD.finditer(text):
        between = text[end : word.start()]
        if between.strip() or not pieces:
            decoded += [_joined(pieces), between]
            pieces = []
        pieces.append(_Piece(word[1].partition("*")[0].lower(), word[2].lower(), word[3]))
        end = word.end()
    return "".join([*decoded, _joined(pieces), text[end:]])


def _joined(pieces: list[_Piece]) -> str:
    """Decode neighbouring words; those of one charset as one run of bytes, since a character may span two."""
    runs: list[tuple[str, bytes]] = []
    for piece in _mended(pieces):
        before = runs.pop() if runs and runs[-1][0] == piece.charset else (piece.charset, b"")
        runs.append((piece.charset, before[1] + _carried(piece)))
    return "".join(decode(run, charset) for charset, run in runs)


def _mended(pieces: list[_Piece]) -> list[_Piece]:
    """Join base64 that was cut between words without regard to its groups of four."""
    mended: list[_Piece] = []
    for piece in pieces:
        before = mended[-1] if mended else None
        if before and piece[:2] == before[:2] == (piece.charset, "b") and _is_cut(before.payload):
            mended[-1] = before._replace(payload=before.payload + piece.payload)
        else:
            mended.append(piece)
    return mended


def _is_cut(payload: str) -> bool:
    return "=" not in payload and len(payload.replace(" ", "")) % 4 != 0


def _carried(piece: _Piece) -> bytes:
    raw = piece.payload.encode("utf-8", "surrogateescape")
    if piece.kind == "b":
        return from_base64(raw)
    return binascii.a2b_qp(raw.replace(b"\n", b"").replace(b"\r", b""), header=True)
