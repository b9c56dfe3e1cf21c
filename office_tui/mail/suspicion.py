"""What is odd about a sender: a name that shows another address, letters of several scripts in one word."""

from __future__ import annotations

import re
import unicodedata

_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,100}")
_WORD = re.compile(r"[^\W\d_]{2,}")
_ALIKE = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC")
"""Scripts whose letters can be taken for one another; Chinese beside Latin is everyday."""


def suspicions(name: str, address: str) -> list[str]:
    """Return what the person should know before trusting a display name, one sentence each."""
    found = []
    shown = _ADDRESS.search(unicodedata.normalize("NFKC", name[:300]))
    if shown is not None and shown[0].casefold() != address.casefold():
        found.append(f"the name shows another address than the sender's: {shown[0]}")
    if mixes_scripts(name):
        found.append("the sender's name mixes letters of several scripts")
    if mixes_scripts(address):
        found.append("the sender's address mixes letters of several scripts")
    return found


def mixes_scripts(text: str) -> bool:
    """Say whether one word of the text has letters of two scripts that look alike."""
    if text.isascii():
        return False
    return any(len(_scripts(word)) > 1 for word in _WORD.findall(text[:1000]))


def _scripts(word: str) -> set[str]:
    names = (unicodedata.name(letter, "").partition(" ")[0] for letter in word)
    return {name for name in names if name in _ALIKE}
