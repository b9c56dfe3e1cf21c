"""The keys of a screen, from its live commands: what `?` shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar, NamedTuple

from textual import events

from office_tui.commands import command, offered, show_key, why_not
from office_tui.widgets.ink import ACCENT, DIM, STRONG, Line, fit, line
from office_tui.widgets.reader import Reader
from office_tui.widgets.wrap import wrap

KEYS_WIDTH = 14
"""Cells for the keys."""


class Row(NamedTuple):
    """One command: its keys, what it is called and does, and why it cannot run now."""

    keys: str
    title: str
    help: str
    why_not: str


class KeysScreen(Reader):
    """Three parts: this screen, the list it has, everywhere."""

    COMMANDS_ID: ClassVar[str] = "keys"

    def __init__(self, screen: Any) -> None:
        """Read the commands of `screen` as they are now."""
        super().__init__([], "")
        self._parts = list(parts(screen))

    def on_resize(self, event: events.Resize) -> None:
        """Lay out for the width."""
        self._pane.show([row for title, rows in self._parts for row in lines(title, rows, event.size.width)])

    @command("question_mark", "Back")
    def action_again(self) -> None:
        """The key that shows the keys also takes them away."""
        self.dismiss(None)


def parts(screen: Any) -> Iterator[tuple[str, list[Row]]]:
    """Yield each part's title and rows."""
    yield "On this screen", _rows(screen)
    if screen.focused is not None:
        yield "In the list", _rows(screen.focused)
    yield "Everywhere", _rows(screen.app)


def _rows(node: Any) -> list[Row]:
    return [
        Row(", ".join(map(show_key, one.keys)), one.title, one.help, why_not(by, one) or "")
        for by, one in offered(node)
        if one.keys
    ]


def lines(title: str, rows: Iterable[Row], width: int) -> Iterator[Line]:
    """Yield the lines of one part; long help goes on beneath itself."""
    yield line(" ", (title, STRONG))
    for row in rows:
        reason = f" (not now: {row.why_not})" if row.why_not else ""
        words = f"{row.title}. {row.help}{reason}" if row.help else row.title
        text = list(wrap(" ".join(words.split()), max(20, width - KEYS_WIDTH - 3)))
        ink = DIM if row.why_not else ACCENT
        yield line(" ", (fit(row.keys, KEYS_WIDTH), ink), " ", text[0])
        yield from (line(" " * (KEYS_WIDTH + 2), more) for more in text[1:])
    yield ()
