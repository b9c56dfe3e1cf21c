"""The reading pane: a letter's head and body, of which only what is in sight is wrapped and drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from office_tui.widgets.ink import Line, line, strip
from office_tui.widgets.wrap import hang, rows


class Pane(Widget, can_focus=True):
    """Scrolls by rows; shown text is literal."""

    DEFAULT_CSS = "Pane { width: 1fr; height: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "scroll_rows(1)", "Down", show=False, id="list.down"),
        Binding("k,up", "scroll_rows(-1)", "Up", show=False, id="list.up"),
        Binding("g,home", "to_top", "First", show=False, id="list.first"),
        Binding("G,end", "to_end", "Last", show=False, id="list.last"),
        Binding("pagedown,space", "turn(1)", "Page down", show=False, id="list.page_down"),
        Binding("pageup", "turn(-1)", "Page up", show=False, id="list.page_up"),
        Binding("ctrl+d", "turn(1, 2)", "Half a page down", show=False, id="list.half_down"),
        Binding("ctrl+u", "turn(-1, 2)", "Half a page up", show=False, id="list.half_up"),
    ]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        """Begin empty."""
        super().__init__(id=id)
        self._head: tuple[Line, ...] = ()
        self._text = ""
        self._rows: list[Line] = []
        self._more: Iterator[Line] = iter(())
        self._top = 0

    @property
    def top(self) -> int:
        """How many rows are above the window."""
        return self._top

    def show(self, head: Sequence[Line], text: str = "", *, stays: bool = False) -> None:
        """Show the head's lines as they are, then a text to be wrapped; from the top, or from where it `stays`."""
        new = tuple(tuple(one) for one in head)
        if (new, text) == (self._head, self._text):
            return
        self._head, self._text = new, text
        self._begin(self.size.width)
        self.scroll_to_row(self._top if stays else 0)
        self.refresh()

    def _begin(self, width: int) -> None:
        self._rows = [row for one in self._head for row in hang(one, width)]
        self._more = (line(row) for row in rows(self._text, width)) if self._text else iter(())

    def _reach(self, count: int) -> int:
        """Wrap on until there are `count` rows, or all; return how many there are."""
        lacking = count - len(self._rows)
        if lacking > 0:
            self._rows.extend(islice(self._more, lacking))
        return len(self._rows)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw; the terminal's own cursor stands before the first row in sight, not where a question was."""
        if self.has_focus and self.screen.is_active:
            self.app.cursor_position = self.content_region.offset
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw a row."""
        at = self._top + y
        return strip(self._rows[at] if self._reach(at + 1) > at else (), self.size.width, self.rich_style)

    def scroll_to_row(self, row: int) -> bool:
        """Put `row` at the top, or as near as the end allows; says whether that moved anything."""
        height = self.size.height
        last = max(0, self._reach(row + height) - height)
        top = max(0, min(row, last))
        moved = top != self._top
        if moved:
            self._top = top
            self.refresh()
        return moved

    def on_resize(self, event: events.Resize) -> None:
        """Wrap anew for the new width; what was on top stays near it."""
        self._begin(event.size.width)
        self.scroll_to_row(self._top)
        self.refresh()

    def action_scroll_rows(self, count: int) -> None:
        """Scroll by rows."""
        self.scroll_to_row(self._top + count)

    def action_turn(self, way: int, part: int = 1) -> None:
        """Scroll by a page or a part of it; one row of the old page stays in sight."""
        self.scroll_to_row(self._top + way * max(1, (self.size.height - 1) // part))

    def action_to_top(self) -> None:
        """Go to the beginning."""
        self.scroll_to_row(0)

    def action_to_end(self) -> None:
        """Go to the end; wraps everything."""
        self._rows.extend(self._more)
        self.scroll_to_row(len(self._rows))
