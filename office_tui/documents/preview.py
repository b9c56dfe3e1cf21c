"""The document as plain lines for a terminal: blocks aligned by cell."""

from __future__ import annotations

from office_tui.documents.blocks import Block
from office_tui.documents.breaking import wrap
from office_tui.documents.profile import Look, Profile
from office_tui.documents.spans import plain
from office_tui.domain.width import cut, pad, width

_BULLET = "•"
_GAP = "  "
_DEEP = 3
"""Deeper levels are shown as this one, for there is no room."""


def preview(found: list[Block], profile: Profile, cells: int) -> list[str]:
    """Return lines of at most `cells` that show the blocks in the order of the page."""
    lines: list[str] = []
    before: Block | None = None
    for block in found:
        tight = before is not None and block.shape == before.shape == "item" and block.role == before.role
        if before is not None and not tight:
            lines.append("")
        lines.extend(_lines(block, profile.look(block), cells))
        before = block
    return lines


def _lines(block: Block, look: Look, cells: int) -> list[str]:
    text, start = plain(block.spans), "　" * look.indent_characters
    match block.shape:
        case "rule":
            return ["─" * cells]
        case "table":
            return _table(block, cells, ruled=not block.role)
        case "item":
            mark = f"{block.number}. " if block.number else f"{_BULLET} "
            return _hanging(text, start + "   " * min(block.level - 1, _DEEP), mark, cells)
        case "more":
            return _hanging(text, start + "   " * min(block.level, _DEEP), "", cells)
        case "quote":
            bar = "│ " * min(block.level, _DEEP)
            return [bar + line for line in wrap(text, cells - width(bar))]
        case "code":
            return [f"    {line}" for line in wrap(text, cells - 4)]
    lines = _aligned(start + text, look, cells)
    return [*lines, "─" * cells] if look.line_below else lines


def _hanging(text: str, indent: str, mark: str, cells: int) -> list[str]:
    wrapped = wrap(text, cells - width(indent + mark))
    blank = " " * width(mark)
    return [indent + (mark if number == 0 else blank) + line for number, line in enumerate(wrapped)]


def _aligned(text: str, look: Look, cells: int) -> list[str]:
    wrapped = wrap(text, cells)
    if look.align == "right":
        return [" " * (cells - width(line)) + line if line else "" for line in wrapped]
    if look.align == "center":
        return [" " * ((cells - width(line)) // 2) + line if line else "" for line in wrapped]
    return wrapped


def _table(block: Block, cells: int, *, ruled: bool) -> list[str]:
    """Return the rows with their columns aligned; a column too wide is broken within itself."""
    texts = [[plain(cell) for cell in row.cells] for row in block.rows]
    columns = max(len(row) for row in texts)
    widths = _widths([row + [""] * (columns - len(row)) for row in texts], cells)
    lines: list[str] = []
    for row, words in zip(block.rows, texts, strict=True):
        wrapped = [wrap(cell, size) for cell, size in zip(words, widths, strict=False)]
        for number in range(max(len(cell) for cell in wrapped)):
            parts = [
                pad(cell[number] if number < len(cell) else "", size)
                for cell, size in zip(wrapped, widths, strict=False)
            ]
            lines.append(cut(_GAP.join(parts).rstrip(" "), cells))
        if row.heading and ruled:
            lines.append(cut(_GAP.join("─" * size for size in widths), cells))
    return lines


def _widths(texts: list[list[str]], cells: int) -> list[int]:
    """Share the width among columns: each as wide as it needs while there is room, the widest give way."""
    needed = [
        max(2, *(width(line) for cell in column for line in cell.split("\n")))
        for column in zip(*texts, strict=True)
    ]
    room = max(2 * len(needed), cells - len(_GAP) * (len(needed) - 1))
    while sum(needed) > room:
        widest = needed.index(max(needed))
        others = sorted(needed)[-2] if len(needed) > 1 else 0
        over = sum(needed) - room
        needed[widest] -= max(1, min(over, needed[widest] - others))
    return needed
