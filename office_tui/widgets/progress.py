"""What is going on and how far it is, in one line; Esc cancels it."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Event

from textual.geometry import Offset

from office_tui.widgets.ink import DIM, STRONG, Line, line
from office_tui.widgets.prompt import Prompt


class Going(Prompt[None]):
    """Shows what is told to it; leaving it sets `stop`, which whoever works looks at."""

    def __init__(self, title: str, stop: Event) -> None:
        super().__init__(1)
        self._title = title
        self._stop = stop
        self._said = ""

    def tell(self, words: str) -> None:
        """Show how far it is."""
        self._said = words
        if self.is_attached:
            self.redraw()

    def draw(self, width: int) -> tuple[Sequence[Line], Offset | None]:
        """The one line."""
        return [line(" ", (self._title, STRONG), "  ", self._said, "  ", ("Esc cancels", DIM))], None

    def press(self, key: str, character: str | None) -> None:
        """Only Esc counts."""

    def leave(self) -> None:
        """Cancel; whoever works takes the line away."""
        self._stop.set()
        self._said = "stopping"
        self.redraw()
