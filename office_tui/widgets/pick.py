"""Pick one of many by typing the beginning of its name: a department, a person, a record, a command."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual.geometry import Offset

from office_tui.domain.width import width as cells_of
from office_tui.widgets.ask import question
from office_tui.widgets.edit import Edit
from office_tui.widgets.ink import CURSOR, DIM, PLAIN, Line, cut, line
from office_tui.widgets.match import Choice, ranked
from office_tui.widgets.prompt import Prompt

SHOWN = 6
"""How many matches are in sight at once."""


class Picked(NamedTuple):
    """The answer: the key of what was picked; or "", where the name typed is a new one of this `kind`."""

    key: str
    typed: str
    kind: str = ""


class Pick(Prompt[Picked]):
    """Each letter narrows, Enter takes the marked one; a name nobody has is a new one of the kinds to `add`."""

    def __init__(
        self,
        title: str,
        choices: Sequence[Choice],
        *,
        add: Sequence[str] = (),
        typed: str = "",
        note: str = "",
        shown: int = SHOWN,
    ) -> None:
        """Offer the choices in the order given; `note` stands below until something is typed."""
        super().__init__(shown + 2)
        self.question = title
        self.choices = tuple(choices)
        self.edit = Edit(typed)
        self.at = 0
        self._add = tuple(add)
        self._note = note
        self._shown = shown
        self._wrong = ""
        self.found = self._fitting()

    @property
    def typed(self) -> str:
        """What was typed, without blanks around."""
        return self.edit.text.strip()

    def draw(self, width: int) -> tuple[Sequence[Line], Offset | None]:
        """What is typed, the matches in sight, and what Enter would do."""
        first, at = question(self.question, self.edit, width)
        top = max(0, min(self.at - self._shown // 2, len(self.found) - self._shown))
        rows = [self._row(i, width) for i in range(top, min(top + self._shown, len(self.found)))]
        rows += [()] * (self._shown - len(rows))
        return (first, *rows, line(" ", (cut(self._hint(), width - 2), DIM))), Offset(at, 0)

    def _row(self, index: int, width: int) -> Line:
        choice = self.found[index]
        note = f"  {choice.note}" if choice.note else ""
        name = cut(choice.name, max(width // 2, width - 4 - cells_of(note)))
        ink = CURSOR if index == self.at else PLAIN
        return line(" > " if index == self.at else "   ", (name, ink), (cut(note, width - 4), DIM))

    def _hint(self) -> str:
        if self._wrong:
            return self._wrong
        if self._note and not self.typed:
            return self._note
        if self.found and not self.found[self.at].key:
            return f"Enter adds “{cut(self.typed, 40)}” as a {self.found[self.at].also[0]}, Esc leaves"
        if self.found:
            more = f"{len(self.found)} match" if self.typed else f"{len(self.found)} to choose from"
            return f"{more}; Enter takes the marked one, Esc leaves"
        if self._add and not self.typed:
            return f"Type the name of a new {' or '.join(self._add)}; Esc leaves"
        return "Nothing is called so; Esc leaves"

    def press(self, key: str, character: str | None) -> None:
        """Enter takes, the arrows move, every other key edits and narrows."""
        self._wrong = ""
        if key == "enter":
            self._take()
        elif key in {"down", "ctrl+n", "tab"}:
            self.at = min(self.at + 1, max(0, len(self.found) - 1))
        elif key in {"up", "ctrl+p", "shift+tab"}:
            self.at = max(0, self.at - 1)
        elif self.edit.press(key, character):
            self._narrow()

    def _narrow(self) -> None:
        self.found = self._fitting()
        self.at = 0

    def _fitting(self) -> list[Choice]:
        """Return what fits, the likeliest first; last, where names may be added, the one typed as a new one."""
        found = ranked(self.choices, self.edit.text)
        wanted = self.typed.casefold()
        names = {name.casefold() for choice in found for name in (choice.name, *choice.also)}
        if self._add and wanted and wanted not in names:
            found += [Choice("", self.typed, (kind,), f"new {kind}") for kind in self._add]
        return found

    def _take(self) -> None:
        if self.found:
            key, _, also, _ = self.found[self.at]
            self.dismiss(Picked(key, self.typed, "" if key else also[0]))

    def paste(self, text: str) -> None:
        """A pasted name narrows as a typed one does."""
        self._wrong = self.edit.paste(text)
        self._narrow()
