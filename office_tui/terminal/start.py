"""What must hold before the desk opens: a terminal, and one that can draw."""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Mapping
from typing import NamedTuple

from office_tui.errors import UsageError

PLAIN = "Without one use the plain commands: office-tui today, list, add, import, decide (office-tui --help)."


class Terminal(NamedTuple):
    """What the terminal can do."""

    encoding: str = "utf-8"
    """The codec of its text, both ways."""
    ascii: bool = False
    """Draw lines and marks in plain ASCII."""
    term: str = "xterm-256color"
    """Its name, as in `TERM`."""
    warning: str = ""
    """One line to show when the desk opens; mostly empty."""


def check_terminal(environ: Mapping[str, str] = os.environ) -> Terminal:
    """Return what the terminal can do; UsageError where the desk cannot be drawn on it."""
    if not (_is_terminal(0) and _is_terminal(1)):
        raise UsageError("The desk needs a terminal for its keys and its screen.", PLAIN)
    term = environ.get("TERM", "")
    if term in {"", "dumb", "unknown"}:
        raise UsageError(f"This terminal cannot draw a screen (TERM is {term or 'not set'}).", PLAIN)
    encoding = _codec(_encoding())
    spoken = _language(environ)
    warning = ""
    if encoding != "utf-8":
        warning = f"This terminal is set to {encoding}: lines are drawn in ASCII, what it cannot show is a ?."
    elif spoken in {"C", "POSIX"}:
        warning = f"The language is {spoken}: lines are drawn in ASCII. LANG=C.UTF-8 would draw them well."
    return Terminal(encoding, ascii=bool(warning), term=term, warning=warning)


def _is_terminal(fd: int) -> bool:
    try:
        return os.isatty(fd)
    except OSError:
        return False


def _encoding() -> str:
    return getattr(sys.__stdout__, "encoding", None) or "utf-8"


def _language(environ: Mapping[str, str]) -> str:
    """Return the locale of characters, as the C library would choose it; empty where none is set."""
    language, characters = environ.get("LANG", ""), environ.get("LC_CTYPE", "")
    if language in {"C", "POSIX"} and characters == "C.UTF-8":
        characters = ""  # Python itself sets this at its start where the language is C
    return environ.get("LC_ALL") or characters or language


def _codec(name: str) -> str:
    try:
        found = codecs.lookup(name).name
    except LookupError:
        return "utf-8"
    # Terminals of an ASCII locale speak UTF-8 today; a `?` for every Chinese letter would help nobody.
    return "utf-8" if found == "ascii" else found
