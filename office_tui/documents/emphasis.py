"""Emphasis that also works between Chinese characters, where no blank surrounds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from office_tui.documents.spans import WIDE

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline


def emphasis_beside_chinese(state: StateInline, silent: bool) -> bool:
    """Do what markdown-it's rule does, but let `**` open after, and close before, a Chinese character.

    CommonMark takes `**“重要”**的` for four asterisks, because a punctuation mark stands inside and a letter
    outside.
    """
    from markdown_it.rules_inline.state_inline import Delimiter

    start = state.pos
    marker = state.src[start]
    if silent or marker not in "*_":
        return False
    scanned = state.scanDelims(start, marker == "*")
    opens, closes = scanned.can_open, scanned.can_close
    if marker == "*":
        before = state.src[start - 1] if start else " "
        after = state.src[start + scanned.length] if start + scanned.length < state.posMax else " "
        opens = opens or bool(WIDE.match(before) and not after.isspace())
        closes = closes or bool(WIDE.match(after) and not before.isspace())
    for _ in range(scanned.length):
        token = state.push("text", "", 0)
        token.content = marker
        state.delimiters.append(
            Delimiter(
                marker=ord(marker),
                length=scanned.length,
                token=len(state.tokens) - 1,
                end=-1,
                open=opens,
                close=closes,
            )
        )
    state.pos += scanned.length
    return True
