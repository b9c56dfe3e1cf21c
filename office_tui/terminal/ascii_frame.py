"""Lines, arrows and typographic marks in plain ASCII, for a terminal that does not speak UTF-8."""

from __future__ import annotations

from typing import Final

_MARKS: Final = {
    "…": "~", "·": ".", "•": "*", "–": "-", "—": "-", "‘": "'", "’": "'", "“": '"', "”": '"', "×": "x",
    "›": ">", "‹": "<", "→": ">", "←": "<", "↑": "^", "↓": "v", "▶": ">", "◀": "<", "▲": "^", "▼": "v",
    "●": "*", "○": "o", "◆": "*", "■": "#", "□": "o", "✓": "v", "✗": "x", "⏎": "<", "\u00a0": " ",
}  # fmt: skip


def _lines() -> dict[int, str]:
    """Return the box drawing and block characters, each as the ASCII mark of its direction."""
    table = dict.fromkeys(range(0x2500, 0x2580), "+")
    table |= {ord(mark): "-" for mark in "─━┄┅┈┉╌╍═╴╶╸╺╼╾"}
    table |= {ord(mark): "|" for mark in "│┃┆┇┊┋╎╏║╵╷╹╻╽╿"}
    table |= dict.fromkeys(range(0x2580, 0x25A0), "#")
    table |= {ord(mark): "|" for mark in "▉▊▋▌▍▎▏▐▕"}
    table |= {ord(mark): "_" for mark in "▁▂▃"} | {ord(mark): "-" for mark in "▔▀"}
    return table


ASCII_FRAME: Final[dict[int, str]] = _lines() | {ord(mark): plain for mark, plain in _MARKS.items()}
"""For `str.translate`: every character stays one cell wide; letters of any language are left alone."""
