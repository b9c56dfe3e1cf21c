"""Turns what Textual would write to the terminal into the fewest bytes that make the screen the same."""

from __future__ import annotations

import re
from typing import Final

from office_tui.terminal.brush import Brush
from office_tui.terminal.cells import Row, cells_of
from office_tui.terminal.pen import PLAIN, Pen, dip, on_blank
from office_tui.terminal.shift import find_shift

_TOKEN: Final = re.compile(
    r"\x1b\[([0-9;:]*)m"  # 1: a pen
    r"|([^\x00-\x1f\x7f]+)"  # 2: text
    r"|\x1b\[(\d*)(?:;(\d*))?H"  # 3, 4: a move
    r"|([\x00-\x1a\x1c-\x1f\x7f])"  # 5: a control
    r"|\x1b\[([0-?]*)([ -/]*[@-~])"  # 6, 7: any other control sequence
    r"|(\x1b[\]P_^X](?:[^\x07\x1b]|\x1b(?!\\|\Z))*(?:\x07|\x1b\\))"  # 8: a string (title, clipboard)
    r"|(\x1b[ -/]*[0-OQ-WYZ\\`-~])"  # 9: any other escape
    r"|(\x1b(?:\[[0-?]*[ -/]*|[\]P_^X](?:[^\x07\x1b]|\x1b(?!\\))*|[ -/]*)\Z)"  # 10: the beginning of one
)
_SYNC: Final = "\x1b[?2026h"
_WORTH_SYNCHRONISING: Final = 200
"""A frame of fewer bytes arrives in one piece anyhow."""
_HARMLESS: Final = frozenset({"\x1b=", "\x1b>", "\x1b\\", "\x1b(B"})
_OTHER_SCREEN: Final = frozenset({"?47", "?1047", "?1049"})


class Frame:
    """The screen as Textual means it, beside the screen as the terminal shows it."""

    def __init__(self, width: int, height: int) -> None:
        """Begin with nothing known of the terminal."""
        self._rest = ""
        self._sync_asked = self._sync_open = False
        self._pen: Pen = PLAIN
        self._blank(width, height)

    def _blank(self, width: int, height: int) -> None:
        self._width, self._height = max(width, 1), max(height, 1)
        self._want = [Row(self._width) for _ in range(self._height)]
        self._brush = Brush(self._width, self._height)
        self._touched: set[int] = set()
        self._lost = True
        self._x = self._y = 0

    def resize(self, width: int, height: int) -> None:
        """Forget what the terminal shows, and take its new size in cells."""
        if (width, height) == (self._width, self._height):
            self.redraw()
        else:
            self._blank(width, height)

    def redraw(self) -> None:
        """Forget what the terminal shows; the next `difference`, even of "", clears it and draws all anew."""
        self._lost = True
        self._touched.update(range(self._height))

    def difference(self, data: str) -> str:
        """Return the fewest bytes that have the effect of `data`; "" where the screen stays as it is.

        A sequence that is cut off at the end is kept until the next call. What is not drawing (modes, titles,
        clipboard, queries) passes through in its place.
        """
        data, self._rest = self._rest + data, ""
        out: list[str] = []
        for token in _TOKEN.finditer(data):
            kind = token.lastindex
            if kind == 1:
                self._pen = dip(self._pen, token[1])
            elif kind == 2:
                self._write(token[2])
            elif kind == 10:
                self._rest = token[10]
            elif kind == 5:
                self._control(token[5], out)
            elif kind == 7:
                self._sequence(token[6], token[7], out)
            elif kind in (8, 9):
                self._pass(token[0], out)
                if kind == 9 and token[9] not in _HARMLESS:
                    self.redraw()
            else:
                self._place(int(token[4] or 1) - 1, int(token[3] or 1) - 1)
        out.append(self._paint())
        return "".join(out)

    def _place(self, x: int, y: int) -> None:
        self._x, self._y = max(0, min(x, self._width - 1)), max(0, min(y, self._height - 1))

    def _write(self, text: str) -> None:
        """Put text where the cursor is; Textual turns wrapping off, so what lies beyond the edge is lost."""
        cells = text if text.isascii() else cells_of(text)
        self._want[self._y].write(self._x, cells, self._pen)
        self._touched.add(self._y)
        self._x = min(self._x + len(cells), self._width)

    def _control(self, sign: str, out: list[str]) -> None:
        if sign == "\n":
            self._place(0, self._y + 1)
        elif sign == "\r":
            self._x = 0
        elif sign == "\b":
            self._place(self._x - 1, self._y)
        elif sign == "\a":
            out.append(sign)

    def _sequence(self, parameters: str, final: str, out: list[str]) -> None:
        """Follow a control sequence that is neither pen nor move; one whose effect is not known is feared."""
        if parameters == "?2026" and final in "hl":
            self._synchronise(final, out)
        elif parameters in _OTHER_SCREEN and final in "hl":
            self._pass(f"\x1b[{parameters}{final}", out)
            self._blank(self._width, self._height)
        elif final in "JK" and not parameters.startswith("?"):
            self._erase(final, parameters)
        elif final in "ABCDGd":
            self._travel(final, int(parameters or 1))
        else:
            self._pass(f"\x1b[{parameters}{final}", out)
            if parameters[:1] not in ("<", "=", ">", "?") and final not in ("c", "n", "q", "t", " q"):
                self.redraw()

    def _synchronise(self, final: str, out: list[str]) -> None:
        """Note that a frame begins; mark its end only where its beginning was worth marking."""
        self._sync_asked = final == "h"
        if self._sync_open and not self._sync_asked:
            out.append(self._paint() + "\x1b[?2026l")
            self._sync_open = False

    def _travel(self, final: str, count: int) -> None:
        x, y = self._x, self._y
        ways = {
            "A": (x, y - count), "B": (x, y + count), "C": (x + count, y), "D": (x - count, y),
            "G": (count - 1, y), "d": (x, count - 1),
        }  # fmt: skip
        self._place(*ways[final])

    def _erase(self, final: str, how: str) -> None:
        """Erase in the line (K) or the screen (J): 0 from the cursor on, 1 up to it, 2 and 3 all."""
        lines = {"0": range(self._y + 1, self._height), "1": range(self._y)}.get(
            how or "0", range(self._height)
        )
        pen = on_blank(Pen(paper=self._pen.paper))
        for y in [self._y, *(lines if final == "J" else ())]:
            from_x = self._x if y == self._y and how in ("", "0") else 0
            to_x = self._x + 1 if y == self._y and how == "1" else self._width
            self._want[y].write(from_x, " " * (to_x - from_x), pen)
            self._touched.add(y)

    def _pass(self, sequence: str, out: list[str]) -> None:
        """Let a sequence through, after what was drawn before it."""
        out.append(self._paint())
        out.append(sequence)

    def _paint(self) -> str:
        """Return the bytes that bring the terminal up to date, the cursor included."""
        if self._lost and not self._touched:
            return ""
        brush = self._brush
        if self._lost:
            brush.clear()
            self._lost = False
            self._touched.update(range(self._height))
        lines = [y for y in sorted(self._touched) if not self._want[y].same(brush.shown[y])]
        self._touched.clear()
        shift = find_shift(self._want, brush.shown, lines)
        if shift:
            brush.shift(*shift)
            lines = list(range(self._height))
        for y in lines:
            brush.line(y, self._want[y])
        brush.dip(PLAIN)
        brush.step(min(self._x, self._width - 1), self._y)
        out = brush.take()
        if self._sync_asked and not self._sync_open and len(out) > _WORTH_SYNCHRONISING:
            self._sync_open = True
            return _SYNC + out
        return out
