"""Where the lines of a document are broken in a terminal, by the rules of both scripts."""

from __future__ import annotations

import re

from office_tui.documents.spans import WIDE
from office_tui.domain.width import cells as cells_of
from office_tui.domain.width import width

# No line begins with what closes, and none ends with what opens.
_CLOSING = frozenset("，。、；：？！）》〉」』】〕”’%…—,.;:?!)]}")
_OPENING = frozenset("（《〈「『【〔“‘([{")
_PIECE = re.compile(r"[ \t]+|[^ \t]+")


def wrap(text: str, cells: int) -> list[str]:
    """Break text into lines of at most `cells` (at least 2): between words, and anywhere in Chinese.

    A line feed always ends a line; a blank line stays.
    """
    return [line for part in text.split("\n") for line in _wrapped(part, max(2, cells))]


def _wrapped(text: str, cells: int) -> list[str]:
    lines: list[str] = []
    line, used = "", 0
    for piece in _pieces(text.expandtabs(4), cells):
        size = width(piece)
        if used + size <= cells:
            line, used = line + piece, used + size
        elif piece.isspace():
            continue
        else:
            lines.append(line.rstrip(" "))
            line, used = piece, size
    lines.append(line.rstrip(" ") if text.strip() else "")
    return lines


def _pieces(text: str, cells: int) -> list[str]:
    """Cut text into what stays together: a word, one Chinese character with what closes after it, blanks."""
    found: list[str] = []
    for run in _PIECE.findall(text):
        start = len(found)
        for character in run:
            glued = len(found) > start and (
                character in _CLOSING
                or found[-1][-1] in _OPENING
                or not (WIDE.match(character) or WIDE.match(found[-1][-1]))
            )
            if glued and width(found[-1]) + cells_of(character) <= cells:
                found[-1] += character
            else:
                found.append(character)
    return found
