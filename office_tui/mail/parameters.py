"""The parameters of a header (`; name=value`), in all five ways in which senders write a file name."""

from __future__ import annotations

import re
from urllib.parse import unquote_to_bytes

from office_tui.mail.charsets import decode
from office_tui.mail.words import decode_words

_LIMIT = 8192
_PARAMETER = re.compile(r';\s*([^=;\s"]{1,80})\s*=\s*("(?:[^"\\]|\\.|\\\Z)*(?:"|\Z)|[^;]*)', re.DOTALL)
_EXTENDED = re.compile(r"(.+?)(?:\*(\d{1,3}))?(\*?)", re.DOTALL)


def parameters(value: str) -> dict[str, str]:
    """Return the parameters of an unfolded header value, names in lower case, values decoded.

    Understood are RFC 2047 words with and without quotes, RFC 2231 with its charset, RFC 2231 in numbered
    pieces, and raw text (whose bytes `header_text` has already made into characters). Of two alike the first
    counts, of a plain and an RFC 2231 one the latter.
    """
    plain: dict[str, str] = {}
    pieces: dict[str, dict[int, tuple[str, bool]]] = {}
    for found in _PARAMETER.finditer(value[:_LIMIT]):
        parts = _EXTENDED.fullmatch(found[1].lower())
        if parts is None or (parts[2] is None and not parts[3]):
            plain.setdefault(found[1].lower(), decode_words(_unquoted(found[2])))
        else:
            numbered = pieces.setdefault(parts[1], {})
            numbered.setdefault(int(parts[2] or 0), (_unquoted(found[2]), bool(parts[3])))
    return plain | {name: _assembled(numbered) for name, numbered in pieces.items()}


def main_value(value: str) -> str:
    """Return what stands before the parameters, in lower case and without blanks (`text/plain`)."""
    return "".join(value.partition(";")[0].lower().split())


def _unquoted(value: str) -> str:
    value = value.strip()
    if not value.startswith('"'):
        return value
    inner = value[1:-1] if len(value) > 1 and value.endswith('"') else value[1:]
    # Only quotes and backslashes are unescaped: Windows programs write whole paths without escaping anything.
    return inner.replace('\\"', '"').replace("\\\\", "\\")


def _assembled(numbered: dict[int, tuple[str, bool]]) -> str:
    """Put the numbered pieces of RFC 2231 together as bytes, then decode them by the charset of the first."""
    charset, run = "", b""
    for position, (_, (written, extended)) in enumerate(sorted(numbered.items())):
        value = written
        if extended and position == 0 and written.count("'") >= 2:
            charset, _language, value = written.split("'", 2)
        run += unquote_to_bytes(value) if extended else value.encode("utf-8", "surrogatepass")
    text = decode(run, charset or "utf-8")
    return decode_words(text)
