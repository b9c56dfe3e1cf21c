"""What a list tells the screen it is on.

Written out by hand: making five dataclasses costs the start of the desk two milliseconds.
"""

from __future__ import annotations

from textual.dom import DOMNode
from textual.message import Message


class OfList(Message):
    """Anything a list tells; `control` is that list, so that `@on(LineList.Moved, "#inbox")` works."""

    def __init__(self, of: DOMNode) -> None:
        """Tell it of this list."""
        super().__init__()
        self._of = of

    @property
    def control(self) -> DOMNode:
        """The list that tells it."""
        return self._of


class OfRow(OfList):
    """Anything about one row: its key, or "" where there is no row."""

    def __init__(self, of: DOMNode, key: str) -> None:
        """Tell it of this list and row."""
        super().__init__(of)
        self.key = key


class Moved(OfRow, namespace="line_list"):
    """The cursor is on another row."""


class Rested(OfRow, namespace="line_list"):
    """The cursor has stayed on another row for a moment: time to show more about it."""


class Chosen(OfRow, namespace="line_list"):
    """Enter was pressed on this row."""


class Marked(OfList, namespace="line_list"):
    """Other rows are marked than before."""

    def __init__(self, of: DOMNode, keys: frozenset[str]) -> None:
        """Tell the marked keys of this list."""
        super().__init__(of)
        self.keys = keys
