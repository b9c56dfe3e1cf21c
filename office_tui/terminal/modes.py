"""What is said to the terminal besides the screen itself: entering, leaving, mouse, title, clipboard."""

from __future__ import annotations

import base64
from typing import Final

from office_tui.domain.clean import clean_line

ENTER: Final = "\x1b[?1049h\x1b[?7l\x1b[?2004h\x1b[?25h"
"""Alternate screen; no wrapping at the right edge; pastes marked as such; the cursor to be seen."""

MOUSE_ON: Final = "\x1b[?1000h\x1b[?1002h\x1b[?1006h"
MOUSE_OFF: Final = "\x1b[?1006l\x1b[?1002l\x1b[?1000l"

LEAVE: Final = f"{MOUSE_OFF}\x1b[?2004l\x1b[?7h\x1b[m\x1b[999;1H\x1b[?1049l\x1b[?25h"
"""Everything above taken back; a terminal without an alternate screen is left with the cursor at the foot."""

PUSH_TITLE: Final = "\x1b[22;2t"
POP_TITLE: Final = "\x1b[23;2t"

COPY_LIMIT: Final = 74_994
"""The most bytes that OSC 52 may carry: xterm and tmux throw away what is longer than 100,000 in base64."""

_WITHOUT_TITLE: Final = ("linux", "vt", "ansi", "cons", "dumb")


def has_title(term: str) -> bool:
    """Say whether a terminal of that name has a window title; a plain console would print it instead."""
    return bool(term) and not term.startswith(_WITHOUT_TITLE)


def title(words: str) -> str:
    """Return what sets the window title to these words, cleaned and at most 120 characters."""
    return f"\x1b]2;{clean_line(words)[:120]}\x07"


def copy(text: str) -> str:
    """Return what puts the text on the clipboard of the terminal at the other end (OSC 52).

    A text of more than `COPY_LIMIT` bytes gives an empty string: terminals would drop it without a word.
    """
    raw = text.encode("utf-8", "replace")
    if len(raw) > COPY_LIMIT:
        return ""
    return f"\x1b]52;c;{base64.b64encode(raw).decode('ascii')}\x07"
