"""The screen as cells, a sign and a pen each; a wide sign is its own cell and an empty one after it."""

from __future__ import annotations

from functools import lru_cache
from typing import Final
from unicodedata import east_asian_width

from rich.cells import split_graphemes

from office_tui.terminal.pen import PLAIN, Pen, on_blank

_CONTROLS: Final = dict.fromkeys([*range(0x20), *range(0x7F, 0xA0)])


class Row:
    """One line of the screen, changed in place."""

    __slots__ = ("pens", "signs")

    def __init__(self, width: int) -> None:
        """Begin with `width` blank cells."""
        self.signs = [" "] * width
        self.pens = [PLAIN] * width

    def same(self, other: Row) -> bool:
        """Whether both look the same."""
        return self.signs == other.signs and self.pens == other.pens

    def copy(self) -> Row:
        """Return another row that looks like this one."""
        twin = Row(0)
        twin.signs, twin.pens = self.signs[:], self.pens[:]
        return twin

    def write(self, x: int, signs: str | tuple[str, ...], pen: Pen) -> None:
        """Put `signs` (one for each cell) at column `x`; what lies beyond the edge is cut off."""
        count = min(len(signs), len(self.signs) - x)
        if count <= 0:
            return
        self._mend(x)
        self._mend(x + count)
        cut_wide = count < len(signs) and not signs[count]
        signs = signs[:count]
        self.signs[x : x + count] = signs
        blank = on_blank(pen)
        if blank is pen or " " not in signs:
            self.pens[x : x + count] = [pen] * count
        else:
            self.pens[x : x + count] = [blank if sign == " " else pen for sign in signs]
        if cut_wide:
            self.signs[x + count - 1], self.pens[x + count - 1] = " ", blank

    def _mend(self, x: int) -> None:
        """Blank both halves of a wide character that is about to be cut at column `x`, as terminals do."""
        if 0 < x < len(self.signs) and not self.signs[x]:
            self.signs[x - 1 : x + 1] = [" ", " "]
            self.pens[x - 1 : x + 1] = [on_blank(self.pens[x])] * 2

    def differing(self, other: Row) -> list[int]:
        """Return the columns in which the two look different."""
        pairs = zip(self.signs, other.signs, self.pens, other.pens, strict=True)
        return [x for x, (sign, was, pen, had) in enumerate(pairs) if sign != was or pen != had]

    def end(self) -> int:
        """Return the column after which everything is plain and blank."""
        x = len(self.signs)
        while x and self.signs[x - 1] == " " and self.pens[x - 1] == PLAIN:
            x -= 1
        return x


@lru_cache(maxsize=4096)
def cells_of(text: str) -> tuple[str, ...]:
    """Return one entry a cell, "" after a wide one; controls go, combining marks join what they stand on."""
    text = text.translate(_CONTROLS)
    cells: list[str] = []
    for start, stop, width in split_graphemes(text)[0] if text else ():
        if width:
            cells += [text[start:stop], *[""] * (width - 1)]
    return tuple(cells)


@lru_cache(maxsize=4096)
def surely_measured(sign: str) -> bool:
    """Whether all terminals agree on the width of `sign`; emoji, joined and "ambiguous" ones are disputed."""
    if sign.isascii():
        return True
    if len(sign) > 1:
        return False
    point, kind = ord(sign), east_asian_width(sign)
    if kind in "WFH":
        return 0x2E80 <= point <= 0xFFEF or 0x20000 <= point <= 0x3FFFF
    return 0x2500 <= point <= 0x257F or (point < 0x590 and (kind != "A" or sign.isalpha()))
