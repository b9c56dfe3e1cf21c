"""A widget of a few lines that repaints only those that changed."""

from __future__ import annotations

from collections.abc import Sequence

from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from office_tui.widgets.ink import Line, strip


class Drawn(Widget):
    """Lines of literal text, one a row; `show` repaints only the rows that differ."""

    DEFAULT_CSS = "Drawn { width: 100%; height: 1; }"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        """Begin empty."""
        super().__init__(id=id)
        self.lines: list[Line] = []

    def show(self, lines: Sequence[Line]) -> None:
        """Show these lines from the top; rows beyond them are blank."""
        before, self.lines = self.lines, [tuple(one) for one in lines]
        rows = max(len(before), len(self.lines))
        changed = [y for y in range(rows) if before[y : y + 1] != self.lines[y : y + 1]]
        if changed:
            self.refresh(*(Region(0, y, self.size.width, 1) for y in changed))

    def render_line(self, y: int) -> Strip:
        """Draw row `y`."""
        spans = self.lines[y] if y < len(self.lines) else ()
        return strip(spans, self.size.width, self.rich_style)
