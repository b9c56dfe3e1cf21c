"""What all prompts share: a few lines at the foot that take every key until they are answered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from textual import events
from textual.app import ComposeResult
from textual.geometry import Offset
from textual.screen import ModalScreen

from office_tui.widgets.drawn import Drawn
from office_tui.widgets.ink import Line

R = TypeVar("R")


class Prompt(ModalScreen[R | None]):
    """A question of `rows` lines; Esc answers None.

    The screen itself takes the keys: no widget has to be focused first, so what was typed ahead while it
    opened is not lost. Nothing above its lines is repainted.
    """

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    Prompt { background: transparent; align: left bottom; overflow: hidden hidden; }
    Prompt:ansi { background: transparent; }
    Prompt > Drawn { dock: bottom; }
    """

    def __init__(self, rows: int) -> None:
        """Reserve `rows` lines at the foot."""
        super().__init__()
        self.rows = rows
        self._drawn = Drawn()
        self._drawn.styles.height = rows

    def compose(self) -> ComposeResult:
        """The lines."""
        yield self._drawn

    def on_mount(self) -> None:
        """Draw for the first time."""
        self.redraw()

    def on_screen_resume(self) -> None:
        """Draw anew when what lay on top is left: the terminal's cursor stands elsewhere."""
        self.redraw()

    def on_resize(self) -> None:
        """Draw for the new width."""
        self.redraw()

    def redraw(self) -> None:
        """Draw what changed, on the rows that it needs."""
        width, height = self.app.size
        needed = self.needs(width, height)
        if needed != self.rows:
            self.rows = needed
            self._drawn.styles.height = needed
        lines, cursor = self.draw(width)
        if cursor is not None:
            self.app.cursor_position = Offset(cursor.x, max(0, height - self.rows + cursor.y))
        self._drawn.show(lines)

    def needs(self, width: int, height: int) -> int:
        """Return the rows it needs on a screen of that size: those it was made with, unless a prompt says more."""
        return self.rows

    def draw(self, width: int) -> tuple[Sequence[Line], Offset | None]:
        """Return the lines for a screen of `width` cells, and where the cursor stands among them."""
        raise NotImplementedError

    def press(self, key: str, character: str | None) -> None:
        """Act on a key."""
        raise NotImplementedError

    def paste(self, text: str) -> None:
        """Take a pasted text; a prompt that takes none ignores it."""

    def on_key(self, event: events.Key) -> None:
        """Take every key: none reaches what lies beneath."""
        event.stop()
        event.prevent_default()
        if not self.is_current:
            return
        if event.key in {"escape", "ctrl+c"}:
            self.leave()
            return
        self.press(event.key, event.character)
        if self.is_current:
            self.redraw()

    def on_paste(self, event: events.Paste) -> None:
        """Take a pasted text."""
        event.stop()
        self.paste(event.text)
        if self.is_current:
            self.redraw()

    def leave(self) -> None:
        """Answer nothing."""
        self.dismiss(None)
