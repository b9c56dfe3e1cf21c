"""Who sent it and who gets it: names and addresses from a header, decoded only after they are told apart."""

from __future__ import annotations

import re
from typing import NamedTuple

from office_tui.mail.words import WORD, decode_words

_TOKEN = re.compile(rf'{WORD}|"(?:[^"\\]|\\.|\\\Z)*(?:"|\Z)|[<>,;:()]|[^"<>,;:()=]+|=', re.DOTALL)
_COMMENT = re.compile(r"\([^()]*\)")
_WITH_COMMENT = re.compile(r"(\S+@\S+)\s*\((.*)\)")


class Party(NamedTuple):
    """A display name and an address, decoded but not yet cleaned; either may be empty."""

    name: str
    address: str


def parties(value: str, limit: int = 500) -> list[Party]:
    """Return those named in an unfolded address header, at most `limit`; a quoted comma does not part them.

    Never raises: what is no address at all comes back as a name.
    """
    return [_party(named, address) for named, address in _parted(value)[:limit]]


def _parted(value: str) -> list[tuple[str, str]]:
    """Part the header into (everything outside angle brackets, what stood inside them)."""
    if value.count('"') % 2:
        value = value.replace('"', "")
    heeds_comments = value.count("(") == value.count(")")
    found: list[tuple[str, str]] = []
    name: list[str] = []
    address: list[str] | None = None
    angled, depth = False, 0
    for piece in _TOKEN.findall(value):
        if angled:
            angled = piece != ">"
            if angled and address is not None:
                address.append(piece)
        elif piece == "<" and not depth:
            angled, address = True, []
        elif piece in {",", ";"} and not depth:
            found.append(("".join(name), "".join(address or [])))
            name, address = [], None
        elif piece == ":" and not depth and "@" not in "".join(name[-3:]):
            name = []
        else:
            depth += heeds_comments * ((piece == "(") - (piece == ")"))
            name.append(piece)
    found.append(("".join(name), "".join(address or [])))
    return [(named, inside) for named, inside in found if _COMMENT.sub("", named).strip() or inside.strip()]


def _party(named: str, address: str) -> Party:
    named = named.strip()
    if not address:
        commented = _WITH_COMMENT.fullmatch(named)
        if commented is not None:
            address, named = commented[1], commented[2]
        elif "@" in named:
            named, address = _split_off_address(named)
    return Party(_name(named), decode_words(_plain_address(address)))


def _split_off_address(named: str) -> tuple[str, str]:
    """Part a name from an address that stands behind it without angle brackets."""
    bare = _COMMENT.sub("", named)
    words = re.sub(r"\s*([@.])\s*", r"\1", bare).split() if bare.count("@") == 1 else bare.split()
    if not words or "@" not in words[-1]:
        return named, ""
    return " ".join(words[:-1]), words[-1]


def _plain_address(address: str) -> str:
    """Return the address alone: without comments, quotes and the route of old (`@relay:me@home`)."""
    words = _COMMENT.sub("", address).strip().strip('"').split()
    mailbox = words[-1] if words and "@" in words[-1] else "".join(words)
    return mailbox.rpartition(":")[2] if mailbox.startswith("@") else mailbox


def _name(named: str) -> str:
    if len(named) > 1 and named[0] == named[-1] == '"':
        named = named[1:-1].replace('\\"', '"').replace("\\\\", "\\")
    return decode_words(named).strip().strip("'\"").strip()
