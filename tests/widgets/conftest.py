"""A bare app to mount widgets in, and how to read what it shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from textual.app import App
from textual.pilot import Pilot

from office_tui.widgets.foot import hush, say

HOSTILE = "[/] [b]x[/b] [@click=app.bell]y[/] a [/foo] b"
"""Text that is markup to whoever parses it."""


class Bare(App[None]):
    """An app of one question; keeps what was answered and notified."""

    ENABLE_COMMAND_PALETTE = False
    CSS = "Screen { overflow: hidden hidden; }"

    def __init__(self) -> None:
        super().__init__(ansi_color=True)
        self.answers: list[Any] = []
        self.notices: list[str] = []

    def on_key(self) -> None:
        hush(self)

    def notify(self, message: str, **options: Any) -> None:
        self.notices.append(message)
        say(self, message, str(options.get("severity", "information")))

    def put(self, screen: Any) -> None:
        """Push a prompt; its answer is kept."""
        self.push_screen(screen, self.answers.append)


def rows_of(app: App[Any]) -> list[str]:
    """The rows on the screen, as text without blanks at the end."""
    height = app.size.height
    strips = app.screen._compositor.render_strips()
    return ["".join(segment.text for segment in strip).rstrip() for strip in strips][:height]


async def settled(pilot: Pilot[Any]) -> list[str]:
    """Wait until nothing moves; return the rows."""
    await pilot.pause()
    await pilot.pause()
    return rows_of(pilot.app)


@pytest.fixture
def bare() -> Bare:
    """An app with nothing in it."""
    return Bare()


@pytest.fixture
def hostile() -> str:
    """Text that is markup to whoever parses it."""
    return HOSTILE


@pytest.fixture
def read() -> Callable[[Pilot[Any]], Any]:
    """How to read the screen: `await read(pilot)` gives its rows."""
    return settled
