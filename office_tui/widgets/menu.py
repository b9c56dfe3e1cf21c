"""Choose by one key, or type other words: snooze, reasons for declining, accept as what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from rich.cells import cell_len
from rich.style import Style
from textual.geometry import Offset

from office_tui.widgets.ask import Check, Echo, question
from office_tui.widgets.edit import Edit
from office_tui.widgets.ink import ACCENT, BAD, DIM, STRONG, Line, Span, cut, line
from office_tui.widgets.prompt import Prompt

V = TypeVar("V")

DIGITS = 9
"""How many can be numbered: 1 to 9."""
ACROSS = 78
"""The cells within which a title and its items stand in one line; beyond, each item has its own."""


class Item(NamedTuple, Generic[V]):
    """One choice: the character that takes it, its label, and the value it stands for."""

    key: str
    label: str
    value: V


class Chosen(NamedTuple, Generic[V]):
    """The answer: the value of an item, or None and the words typed instead."""

    value: V | None
    words: str = ""


class Menu(Prompt[Chosen[V]]):
    """Items by key; with `other`, Enter, `other_key` or a character that is no item's key begins words."""

    def __init__(
        self,
        title: str,
        items: Sequence[Item[V]],
        *,
        other: str | None = None,
        other_key: str = "",
        check: Check | None = None,
        echo: Echo | None = None,
        words: str = "",
        likeliest: bool = False,
    ) -> None:
        """`other` says what the words would be; `check` and `echo` are for them; Enter takes a `likeliest` first."""
        self.items = tuple(items)
        super().__init__(2)
        self.question = title
        self.edit = Edit(words)
        self.typing = bool(words)
        self._other = other
        self._other_key = other_key
        self._check = check
        self._echo = echo
        self._likeliest = likeliest
        self._wrong = ""
        self._wrong_key = ""

    def needs(self, width: int, height: int) -> int:
        """Two rows where all the items fit into one, else one each, and one for the hint where it is long."""
        across = cell_len(self.question) + sum(cell_len(item.label) + 4 for item in self.items)
        if across < min(ACROSS, width - 2):
            return 2
        return len(self.items) + (1 if self._heads(width) else 2)

    def _heads(self, width: int) -> bool:
        """Whether the hint fits behind the title."""
        return cell_len(self.question) + cell_len(self._hint()) + 4 <= width

    def draw(self, width: int) -> tuple[Sequence[Line], Offset | None]:
        """The items, in one line where they are few and short; or the words being typed."""
        if self.typing:
            first, at = question(self._other or self.question, self.edit, width)
            blank: list[Line] = [()] * (self.rows - 2)
            return (*blank, first, self._below()), Offset(at, self.rows - 2)
        return self._listed(width), None

    def _listed(self, width: int) -> list[Line]:
        if self.rows > 2:
            head, hint = line(" ", (cut(self.question, width - 2), STRONG)), (self._hint(), self._ink())
            items = [line("  ", (i.key, ACCENT), "  ", cut(i.label, width - 6)) for i in self.items]
            return (
                [(*head, *line("  ", hint)), *items]
                if self._heads(width)
                else [head, *items, line(" ", hint)]
            )
        spans: list[Span] = [*line(" ", (self.question, STRONG))]
        for item in self.items:
            spans += line("  ", (item.key, ACCENT), f" {item.label}")
        return [spans, line(" ", (self._hint(), self._ink()))]

    def _hint(self) -> str:
        if self._wrong_key:
            return f"“{self._wrong_key}” is none of these: Enter asks again, Esc leaves"
        if self._likeliest:
            return f"Enter takes {self.items[0].label}; Esc leaves"
        return f"or type {self._other}; Esc leaves" if self._other else "one key decides; Esc leaves"

    def _ink(self) -> Style:
        return BAD if self._wrong_key else DIM

    def _below(self) -> Line:
        if self._wrong:
            return line(" ", (self._wrong, BAD))
        said = self._echo(self.edit.text) if self._echo and self.edit.text else ""
        return line(" ", (said, ACCENT)) if said else line(" ", ("Enter takes it, Esc leaves", DIM))

    def press(self, key: str, character: str | None) -> None:
        """An item's key decides; anything else begins or edits the words, or is said to be none.

        After a key that is none, others wait for Enter: words typed by mistake decide nothing.
        """
        self._wrong = ""
        if self.typing:
            self._type(key, character)
            return
        if self._wrong_key:
            self._wrong_key = "" if key == "enter" else self._wrong_key
            return
        for item in self.items:
            if character == item.key or (self._likeliest and key == "enter"):
                self.dismiss(Chosen(item.value))
                return
        if self._other is None:
            self._wrong_key = character if character and character.isprintable() else ""
            return
        if key == "enter" or (character and character == self._other_key):
            self.typing = True
        elif character and character.isprintable() and not character.isspace():
            self.typing = True
            self.edit.insert(character)

    def _type(self, key: str, character: str | None) -> None:
        if key == "enter":
            self._wrong = (self._check(self.edit.text) if self._check else None) or ""
            if not self._wrong:
                self.dismiss(Chosen(None, self.edit.text.strip()))
        elif key in {"backspace", "ctrl+h"} and not self.edit.text:
            self.typing = False
        else:
            self.edit.press(key, character)

    def paste(self, text: str) -> None:
        """Words may be pasted where words may be typed."""
        if self._other is not None:
            self.typing = True
            self._wrong = self.edit.paste(text)


def numbered(labels: Sequence[str]) -> Iterator[Item[str]]:
    """Yield items under the digits 1 to 9, each standing for its own label."""
    return (Item(str(number), label, label) for number, label in enumerate(labels[:DIGITS], 1))
