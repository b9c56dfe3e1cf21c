"""What the terminal shows, where its cursor stands, which pen it holds; draws lines with few bytes."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from office_tui.terminal.cells import Row, surely_measured
from office_tui.terminal.moves import move
from office_tui.terminal.pen import PLAIN, Pen, change, on_blank

_WORTH_ERASING: Final = 10
"""So many blanks cost more than erasing them (ECH) and stepping over them."""
_WORTH_REPEATING: Final = 4
"""So many unchanged cells cost no more to write again than to step over."""


class Brush:
    """The terminal's side: every method adds to the bytes that `take` hands out."""

    def __init__(self, width: int, height: int) -> None:
        """Begin with a blank screen; where the cursor stands is not known."""
        self.shown = [Row(width) for _ in range(height)]
        self._width = width
        self._x: int | None = None
        self._y: int | None = None
        self._pen = PLAIN
        self._out: list[str] = []

    def take(self) -> str:
        """Return the bytes gathered so far, once."""
        text = "".join(self._out)
        self._out.clear()
        return text

    def clear(self) -> None:
        """Blank the screen, whatever it showed."""
        self._out.append("\x1b[m\x1b[H\x1b[2J")
        self.shown = [Row(self._width) for _ in self.shown]
        self._x, self._y, self._pen = 0, 0, PLAIN

    def step(self, x: int, y: int) -> None:
        """Move the cursor to column `x` of line `y`."""
        self._out.append(move(self._x, self._y, x, y))
        self._x, self._y = x, y

    def dip(self, pen: Pen) -> None:
        """Take another pen."""
        self._out.append(change(self._pen, pen))
        self._pen = pen

    def shift(self, gone: int, opened: int, count: int) -> None:
        """Delete `count` lines at line `gone`, then open `count` blank ones at line `opened` (DL, IL)."""
        self.dip(PLAIN)
        for y, final in ((gone, "M"), (opened, "L")):
            self.step(0, y)
            self._out.append(f"\x1b[{count}{final}" if count > 1 else f"\x1b[{final}")
            self._x = None
        height = len(self.shown)
        del self.shown[gone : gone + count]
        self.shown[opened:opened] = [Row(self._width) for _ in range(count)]
        self.shown = self.shown[:height]

    def line(self, y: int, row: Row) -> None:
        """Make line `y` look like `row`."""
        columns = row.differing(self.shown[y])
        if not columns:
            return
        cut = bisect_left(columns, row.end())
        tail = columns[cut:]
        if len(tail) <= 3:
            cut, tail = len(columns), []
        self._cells(y, row, columns[:cut])
        if tail:
            self._erase(y, row.end(), tail[0])
        self.shown[y] = row.copy()

    def _erase(self, y: int, end: int, first: int) -> None:
        """Erase the rest of the line; anything from column `end` to `first` is blank already."""
        if self._y != y or self._x is None or not end <= self._x <= first:
            self.step(first, y)
        self.dip(PLAIN)
        self._out.append("\x1b[K")

    def _cells(self, y: int, row: Row, columns: list[int]) -> None:
        """Write these `columns` of line `y`, in order."""
        done = 0
        for index, column in enumerate(columns):
            if column < done:
                continue
            x = column if row.signs[column] else column - 1
            self._reach(x, y, row)
            blanks = self._blanks(row, x)
            if blanks >= _WORTH_ERASING and bisect_left(columns, x + blanks) - index >= _WORTH_ERASING:
                self.dip(PLAIN)
                self._out.append(f"\x1b[{blanks}X")
                done = x + blanks
            else:
                done = self._cell(x, row)

    def _reach(self, x: int, y: int, row: Row) -> None:
        """Move on to column `x`, writing a short gap again where that is no longer than jumping it."""
        here = self._x
        if self._y == y and here is not None and here < x <= here + _WORTH_REPEATING:
            gap = range(here, x)
            if all(row.signs[at].isascii() and self._suits(row, at) for at in gap):
                self._out.append("".join(row.signs[here:x]))
                self._x = x
        self.step(x, y)

    def _suits(self, row: Row, x: int) -> bool:
        """Whether the pen in hand draws this cell as it should be."""
        pen = row.pens[x]
        return pen == self._pen or (row.signs[x] == " " and pen == on_blank(self._pen))

    def _cell(self, x: int, row: Row) -> int:
        """Write the cell under the cursor and return the column after it."""
        if not self._suits(row, x):
            self.dip(row.pens[x])
        sign = row.signs[x]
        self._out.append(sign)
        after = x + (2 if row.signs[x + 1 : x + 2] == [""] else 1)
        # At the edge the cursor waits, or wraps; after a disputed sign it may stand anywhere: place it anew.
        self._x = after if after < self._width and surely_measured(sign) else None
        return after

    @staticmethod
    def _blanks(row: Row, x: int) -> int:
        """Return how many plain blanks begin at column `x`."""
        stop = x
        while stop < len(row.signs) and row.signs[stop] == " " and row.pens[stop] == PLAIN:
            stop += 1
        return stop - x
