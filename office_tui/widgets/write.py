"""Write several lines, on the whole screen; the editor is loaded when it is first needed."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from office_tui.domain.clean import clean
from office_tui.widgets.drawn import Drawn
from office_tui.widgets.ink import ACCENT, DIM, STRONG, line


class Write(ModalScreen[str]):
    """Answers with the text as it stands, whether it is left by `ctrl+o` or by Esc: nothing typed is lost."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+o,f2,escape", "keep", "Keep", show=False, priority=True, id="write.keep"),
    ]
    DEFAULT_CSS = """
    Write { background: ansi_default; }
    Write TextArea { border: none; padding: 0 1; height: 1fr; background: ansi_default; }
    Write #keys { dock: bottom; }
    """

    def __init__(self, title: str, text: str = "") -> None:
        """Begin with `text`."""
        super().__init__()
        from textual.widgets import TextArea

        self._title = title
        self._area = TextArea(
            text, soft_wrap=True, tab_behavior="focus", show_line_numbers=False, compact=True
        )
        self._area.cursor_blink = False

    def compose(self) -> ComposeResult:
        """The title, the text, the keys."""
        yield Drawn(id="title")
        yield self._area
        yield Drawn(id="keys")

    def on_mount(self) -> None:
        """Put the cursor behind the text."""
        self.query_one("#title", Drawn).show([line(" ", (self._title, STRONG))])
        keys = line(
            " ", ("Esc", ACCENT), (" or ", DIM), ("ctrl+o", ACCENT), (" back to the form, with the text", DIM)
        )
        self.query_one("#keys", Drawn).show([keys])
        self._area.move_cursor(self._area.document.end)
        self._area.focus()

    def action_keep(self) -> None:
        """Go back with the text."""
        self.dismiss(clean(self._area.text))
