"""Ask for one line: a date in words, a reason, a name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice

from textual.geometry import Offset

from office_tui.widgets.edit import Edit
from office_tui.widgets.ink import ACCENT, BAD, DIM, STRONG, Line, Span, cut, line, width_of
from office_tui.widgets.prompt import Prompt
from office_tui.widgets.wrap import rows, rows_of

Check = Callable[[str], "str | None"]
"""Given what was typed, what is wrong with it, or None."""
Echo = Callable[[str], str]
"""Given what was typed, how it is understood; shown while typing."""


MOST = 4
"""Rows that a question takes where a long sentence says what is wrong."""


def question(title: str, edit: Edit, width: int) -> tuple[Line, int]:
    """Return the line `title  text`, and the cell of the cursor in it."""
    head = line(" ", (cut(title, width // 2), STRONG), "  ")
    room = width - width_of(head) - 1
    spans, at = edit.view(room)
    return (*head, *spans), width_of(head) + at


class Ask(Prompt[str]):
    """One line to type; Enter answers with it, unless `check` objects; `echo` says how it is understood."""

    def __init__(
        self,
        title: str,
        value: str = "",
        *,
        check: Check | None = None,
        echo: Echo | None = None,
        hint: str = "Enter takes it, Esc leaves",
        offered: bool = False,
        below: int = 1,
    ) -> None:
        """Begin with `value` typed; one that is only `offered` goes with the first letter typed.

        What is said about the text takes up to `below` lines.
        """
        super().__init__(1 + below)
        self._room = 1 + below
        self._offered = offered and bool(value)
        self.question = title
        self.edit = Edit(value)
        self._check = check
        self._echo = echo
        self._hint = hint
        self._wrong = ""

    def draw(self, width: int) -> tuple[Sequence[Line], Offset | None]:
        """The question and what is typed; below, what is wrong, how it is understood, or the hint."""
        first, at = question(self.question, self.edit, width)
        text, ink = self._below()
        told = [line(" ", (one, ink)) for one in islice(rows(text, width - 2), self.rows - 1)]
        return (first, *told), Offset(at, 0)

    def needs(self, width: int, height: int) -> int:
        """Take more rows where what is wrong is long."""
        return max(self._room, min(MOST, 1 + rows_of(self._wrong, width - 2)))

    def _below(self) -> Span:
        if self._wrong:
            return (self._wrong, BAD)
        said = self._echo(self.edit.text) if self._echo and self.edit.text else ""
        return (said, ACCENT) if said else (self._hint, DIM)

    def press(self, key: str, character: str | None) -> None:
        """Enter answers; every other key edits."""
        self._wrong = ""
        if key == "enter":
            self._wrong = (self._check(self.edit.text) if self._check else None) or ""
            if not self._wrong:
                self.dismiss(self.edit.text)
        else:
            if self._offered and character and character.isprintable():
                self.edit = Edit()
            self._offered = False
            self.edit.press(key, character)

    def paste(self, text: str) -> None:
        """Put the text in as one line."""
        if self._offered:
            self.edit, self._offered = Edit(), False
        self._wrong = self.edit.paste(text)
