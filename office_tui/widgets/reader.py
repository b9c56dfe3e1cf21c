"""A whole letter on the whole screen, to be read and left again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.screen import ModalScreen

from office_tui.commands import Commanded, command
from office_tui.widgets.foot import Foot
from office_tui.widgets.ink import Line
from office_tui.widgets.pane import Pane


class Reader(Commanded, ModalScreen[None]):
    """`head` as it is, then `text` wrapped."""

    COMMANDS_ID: ClassVar[str] = "reader"
    DEFAULT_CSS = "Reader { background: ansi_default; }"

    def __init__(self, head: Sequence[Line], text: str) -> None:
        """Take what is to be read."""
        super().__init__()
        self._pane = Pane()
        self._pane.show(head, text)

    def compose(self) -> ComposeResult:
        """The text, and the keys."""
        yield self._pane
        yield Foot()

    @command(("escape", "q", "enter", "left"), "Back", footer=True)
    def action_back(self) -> None:
        """Go back to where you were."""
        self.dismiss(None)
