"""Content as it was packed for the way (base64, quoted-printable, uuencode), unpacked as far as it goes."""

from __future__ import annotations

import binascii
import re

_UU_BEGIN = re.compile(rb"^begin [0-7]{3,4} [^\n]*\n", re.MULTILINE)
_NOT_BASE64 = bytes(
    set(range(256)) - set(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
)


def unpack(raw: bytes, encoding: str) -> bytes:
    """Return the bytes as the sender had them; what cannot be unpacked comes back as it stands."""
    match encoding:
        case "base64":
            return from_base64(raw)
        case "quoted-printable":
            return binascii.a2b_qp(raw)
        case "x-uuencode" | "uuencode" | "x-uue" | "uue":
            return _from_uu(raw)
    return raw


def from_base64(raw: bytes) -> bytes:
    """Return what the base64 holds, ignoring foreign bytes and a missing or misplaced end."""
    try:
        return binascii.a2b_base64(raw)
    except binascii.Error:
        letters = raw.translate(None, delete=_NOT_BASE64)
        letters = letters[:-1] if len(letters) % 4 == 1 else letters
        return binascii.a2b_base64(letters + b"=" * (-len(letters) % 4))


def _from_uu(raw: bytes) -> bytes:
    begin = _UU_BEGIN.search(raw)
    if begin is None:
        return raw
    unpacked = []
    for line in raw[begin.end() :].splitlines():
        if line.strip() in {b"end", b""}:
            break
        unpacked.append(_uu_line(line))
    return b"".join(unpacked)


def _uu_line(line: bytes) -> bytes:
    """Unpack one line; some encoders get its length wrong, then the length in its first letter counts."""
    try:
        return binascii.a2b_uu(line)
    except binascii.Error:
        wanted = (((line[0] - 32) & 63) * 4 + 5) // 3
        try:
            return binascii.a2b_uu(line[:wanted])
        except binascii.Error:
            return b""
