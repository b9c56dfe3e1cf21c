"""Ask yes or no, before the few things that cannot be undone."""

from __future__ import annotations

from collections.abc import Sequence

from textual.geometry import Offset

from office_tui.widgets.ink import ACCENT, WARN, Line, line
from office_tui.widgets.prompt import Prompt


class Confirm(Prompt[bool]):
    """One line; `y` answers True, `n` False, Esc nothing, every other key is ignored."""

    def __init__(self, question: str, *, yes: str = "yes", no: str = "no") -> None:
        """`yes` and `no` say what each key does."""
        super().__init__(1)
        self.question = question
        self._yes = yes
        self._no = no

    def draw(self, width: int) -> tuple[Sequence[Line], Offset | None]:
        """The question and its two keys."""
        asked = line(
            " ", (self.question, WARN), "  ", ("y", ACCENT), f" {self._yes}  ", ("n", ACCENT), f" {self._no}"
        )
        return (asked,), None

    def press(self, key: str, character: str | None) -> None:
        """Only the two keys count."""
        if character in {"y", "n"}:
            self.dismiss(character == "y")
