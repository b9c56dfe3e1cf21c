"""The line between two panes."""

from __future__ import annotations

from textual.strip import Strip
from textual.widget import Widget

from office_tui.widgets.ink import DIM, line, strip


class Rule(Widget):
    """One upright line with a blank on either side."""

    DEFAULT_CSS = "Rule { width: 3; height: 1fr; }"

    def render_line(self, y: int) -> Strip:
        """Draw one row of it."""
        return strip(line(" ", ("|", DIM), " "), self.size.width, self.rich_style)
