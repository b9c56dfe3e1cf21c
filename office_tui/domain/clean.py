"""All foreign text is made harmless here, once, where it enters the office."""

from __future__ import annotations

import re
import unicodedata

NAME_BYTES = 120
"""The most bytes of UTF-8 a file name of ours has."""

_SURROGATE = "\ud800-\udfff"
_CONTROL = "\x00-\x08\x0b-\x1f\x7f-\x9f"
_BREAKS = "\r\x0b\x0c\u2028\u2029"
# Everything of the category Cf (bidi, zero-width, soft hyphen, tags), joiners drawn with no width, and what
# no character is. Written out, because asking unicodedata about 1.1 million code points costs 0.2 s at every
# start; a test compares it with unicodedata.
_UNSEEN = (
    "\u00ad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_UNSAFE = re.compile(f"[{_CONTROL}{_SURROGATE}{_UNSEEN}]")
_BREAK = re.compile(f"\r\n|[{_BREAKS}]")
_BLANKS = re.compile(r"[ \n\t]+")
_FORBIDDEN_IN_NAMES = re.compile(r'[<>:"/\\|?*]')
_DEVICE = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])\s*(?:\.|$)", re.IGNORECASE
)


def clean(text: str) -> str:
    """Return a text of several lines without anything a terminal would act on or not show.

    Line breaks of every kind become line feeds, which stay, as tabs do; all else that is unsafe is taken out.
    """
    if _UNSAFE.search(text) is None:
        return text
    return _UNSAFE.sub("", _BREAK.sub("\n", text))


def clean_line(text: str) -> str:
    """Return the text as one line: cleaned, each run of blanks and breaks as one space, none at the ends."""
    return _BLANKS.sub(" ", clean(text)).strip()


def is_clean(text: str) -> bool:
    """Say whether `clean` would leave the text as it is."""
    return _UNSAFE.search(text) is None


def safe_name(name: str) -> str:
    """Return a file name that is safe in any folder: no folder in it, no control, no reserved word.

    Only what follows the last separator of either kind counts, so `../../etc/passwd` gives `passwd`. A name
    of more than 120 bytes keeps its ending; one of which nothing remains is `unnamed`.
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", clean_line(name)))[-1]
    kept = _FORBIDDEN_IN_NAMES.sub("_", last).lstrip(" .-~").rstrip(" .")
    if _DEVICE.match(kept):
        kept = f"_{kept}"
    return _shortened(kept) or "unnamed"


def _shortened(name: str) -> str:
    """Cut a name to 120 bytes between characters, keeping an ending of at most 16 bytes."""
    if len(name.encode()) <= NAME_BYTES:
        return name
    stem, dot, ending = name.rpartition(".")
    tail = (dot + ending).encode() if stem and len(ending.encode()) <= 16 else b""
    front = (stem if tail else name).encode()[: NAME_BYTES - len(tail)]
    return front.decode(errors="ignore").rstrip(" .") + tail.decode()
