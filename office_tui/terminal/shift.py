"""Whether lines that moved up or down are better moved by the terminal than drawn again."""

from __future__ import annotations

from itertools import pairwise
from typing import Final, NamedTuple

from office_tui.terminal.cells import Row

_WORTH_SHIFTING: Final = 40
"""Bytes, roughly, that must be saved: moving costs twenty, and may flicker where nothing synchronises."""
_STEP: Final = 5
"""Bytes, roughly, from one changed stretch of a line to the next."""


class Shift(NamedTuple):
    """Delete `lines` lines at line `gone`, then open as many at line `opened`."""

    gone: int
    opened: int
    lines: int


class _Block(NamedTuple):
    """Lines `first` to `last` (included) that stood `by` lines further down (or up, below 0)."""

    first: int
    last: int
    by: int


def find_shift(want: list[Row], shown: list[Row], lines: list[int]) -> Shift | None:
    """Return the shift that saves most among the changed `lines` (ascending), or None if none is worth it."""
    if len(lines) < 3:
        return None
    saved = {y: _cost(want[y].differing(shown[y])) for y in lines}
    blocks = [block for by in _distances(lines) for block in _blocks(want, shown, lines[0], lines[-1], by)]
    if not blocks:
        return None
    block = _widened(max(blocks, key=lambda one: _gain(one, want, saved)), want, shown, saved)
    if _gain(block, want, saved) < _WORTH_SHIFTING:
        return None
    first, last, by = block
    return Shift(first, last + 1, by) if by > 0 else Shift(last + by + 1, first + by, -by)


def _distances(lines: list[int]) -> list[int]:
    reach = lines[-1] - lines[0]
    return [by for far in range(1, reach + 1) for by in (far, -far)]


def _blocks(want: list[Row], shown: list[Row], first: int, last: int, by: int) -> list[_Block]:
    """Return the runs of lines between `first` and `last` that stood `by` lines further down."""
    runs: list[_Block] = []
    for y in range(max(first, first - by), min(last, last - by) + 1):
        if not want[y].same(shown[y + by]):
            continue
        if runs and runs[-1].last == y - 1:
            runs[-1] = runs[-1]._replace(last=y)
        else:
            runs.append(_Block(y, y, by))
    return runs


def _widened(block: _Block, want: list[Row], shown: list[Row], saved: dict[int, int]) -> _Block:
    """Take in the neighbours that moved along and changed a little, as the line with the cursor does."""
    first, last, by = block

    def alike(y: int) -> bool:
        inside = y in saved and 0 <= y + by < len(shown)
        return inside and 3 * _cost(want[y].differing(shown[y + by])) < saved[y]

    while alike(first - 1):
        first -= 1
    while alike(last + 1):
        last += 1
    return _Block(first, last, by)


def _cost(columns: list[int]) -> int:
    """Return roughly the bytes that drawing these columns of a line takes."""
    stretches = sum(after > before + 1 for before, after in pairwise(columns)) + 1
    return len(columns) + _STEP * stretches


def _gain(block: _Block, want: list[Row], saved: dict[int, int]) -> int:
    """Return the bytes not sent, less those of the lines that come up blank and were right before."""
    first, last, by = block
    opened = range(last + 1, last + 1 + by) if by > 0 else range(first + by, first)
    lost = sum(want[y].end() - saved.get(y, 0) for y in opened)
    return sum(saved.get(y, 0) for y in range(first, last + 1)) - max(lost, 0)
