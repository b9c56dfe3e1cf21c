"""What a list tells the screen it is on."""

from __future__ import annotations

from dataclasses import dataclass

from textual.dom import DOMNode
from textual.message import Message


@dataclass
class OfList(Message):
    """Anything a list tells; `control` is that list, so that `@on(LineList.Moved, "#inbox")` works."""

    of: DOMNode

    @property
    def control(self) -> DOMNode:
        """The list that tells it."""
        return self.of


@dataclass
class Moved(OfList, namespace="line_list"):
    """The cursor is on another row; "" where there is none to be on."""

    key: str


@dataclass
class Rested(OfList, namespace="line_list"):
    """The cursor has stayed on another row for a moment: time to show more about it."""

    key: str


@dataclass
class Chosen(OfList, namespace="line_list"):
    """Enter was pressed on this row."""

    key: str


@dataclass
class Marked(OfList, namespace="line_list"):
    """Other rows are marked than before."""

    keys: frozenset[str]
