"""Bytes to text, whatever the sender said they were."""

from __future__ import annotations

import codecs
from functools import lru_cache

ALIASES = {
    "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "gb-2312": "gb18030", "gb2312-80": "gb18030",
    "gb_2312-80": "gb18030", "chinese": "gb18030",
    "cp936": "gb18030", "ms936": "gb18030", "x-cp20936": "gb18030",
    "hz-gb-2312": "hz", "big5": "cp950", "big-5": "cp950", "x-big5": "cp950", "cn-big5": "cp950",
    "euc-kr": "cp949", "ks_c_5601": "cp949", "ks_c_5601-1987": "cp949", "ksc5601": "cp949", "korean": "cp949",
    "x-windows-949": "cp949", "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932",
    "windows-31j": "cp932", "ms_kanji": "cp932", "iso-8859-1": "cp1252", "iso8859-1": "cp1252",
    "iso_8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "unicode-1-1-utf-7": "utf-7",
    "iso-8859-8-i": "iso-8859-8", "iso-8859-6-i": "iso-8859-6", "x-mac-cyrillic": "mac-cyrillic",
    "x-mac-roman": "mac-roman", "macintosh": "mac-roman", "x-unicode-2-0-utf-8": "utf-8", "utf8mb4": "utf-8",
    "ansi_x3.110-1983": "cp1252", "x-user-defined": "cp1252",
}  # fmt: skip
"""What senders call a charset, and the wider one that they mean by it."""

UNTOLD = frozenset({
    "", "us-ascii", "ascii", "ansi_x3.4-1968", "unknown", "unknown-8bit", "x-unknown", "8bit", "7bit",
    "binary", "default", "none", "utf-8-or-ascii", "charset", "default_charset",
})  # fmt: skip
"""Names that say nothing about bytes above 127."""

_NO_CHARSETS = frozenset(
    {"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"}
)


@lru_cache(maxsize=256)
def codec_of(name: str) -> str:
    """Return the name of Python's codec for a charset as a sender wrote it, or `""` if it has none."""
    plain = name.strip(" \t\"'<>").lower().removeprefix("charset=").partition("*")[0]
    if plain in UNTOLD:
        return ""
    try:
        found = codecs.lookup(ALIASES.get(plain, plain))
    except (LookupError, ValueError):
        return ""
    is_text: bool = getattr(found, "_is_text_encoding", True)
    return found.name if is_text and found.name.replace("-", "_") not in _NO_CHARSETS else ""


def decode(raw: bytes, charset: str = "") -> str:
    """Return the text of the bytes: by the charset named, or the likeliest; what is broken becomes U+FFFD."""
    if raw.isascii() and b"\x1b" not in raw and b"+" not in raw and b"~" not in raw and b"\0" not in raw:
        return raw.decode("ascii")
    codec = codec_of(charset)
    if not codec:
        return guess(raw)
    text = _truly_utf8(raw, codec) if codec in {"cp1252", "gb18030"} else None
    text = _strictly(raw, codec) if text is None else text
    return text if text is not None else _next_best(raw, codec)


def guess(raw: bytes) -> str:
    """Return the text of bytes whose charset nobody told: UTF-8, Chinese where it looks so, else Western."""
    if b"\x1b$" in raw and (japanese := _strictly(raw, "iso2022_jp_ext")) is not None:
        return japanese
    for codec in ("utf-8", "gb18030"):
        text = _strictly(raw, codec)
        if text is not None and (codec == "utf-8" or _looks_chinese(raw, text)):
            return text
    return raw.decode("cp1252", "replace")


def _strictly(raw: bytes, codec: str) -> str | None:
    try:
        return raw.decode(codec)
    except ValueError:
        return None


def _next_best(raw: bytes, codec: str) -> str:
    """Decode bytes that are not wholly in their charset: a few may be broken, or all of them misnamed."""
    text = raw.decode(codec, "replace")
    if text.count("\ufffd") * 8 <= _high_bytes(raw):
        return text
    other = guess(raw)
    return other if other.count("\ufffd") < text.count("\ufffd") else text


def _truly_utf8(raw: bytes, codec: str) -> str | None:
    """Return the text if the bytes are UTF-8 misnamed; Chinese ones may look so for a character or two."""
    text = _strictly(raw, "utf-8")
    if text is None or codec == "cp1252":
        return text
    return text if all(letter <= "\x7f" or letter >= "\u0800" for letter in text) else None


def _looks_chinese(raw: bytes, text: str) -> bool:
    """Say whether the bytes above 127 come in pairs, as in Chinese; in Western text they stand alone."""
    wide = sum(1 for letter in text if letter > "\x7f")
    return _high_bytes(raw) >= 1.6 * wide


def _high_bytes(raw: bytes) -> int:
    return len(raw.translate(None, delete=bytes(range(128))))
