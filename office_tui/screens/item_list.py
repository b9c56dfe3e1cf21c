"""A list of items that the verbs act on: what is chosen, how one is opened."""

from __future__ import annotations

import time
from typing import Any, Final

from office_tui.commands import command
from office_tui.screens.chosen import none_chosen
from office_tui.screens.desk_screen import DeskScreen
from office_tui.screens.verbs import Verbs
from office_tui.services.deciding import Done
from office_tui.services.desk import Desk
from office_tui.widgets.line_list import LineList

REACTION: Final = 0.4
"""Seconds before which nobody can have seen that a line went: a key until then was meant for that line."""

VERBS: Final = frozenset(one.name for one in Verbs.DECLARED)


class ItemList(Verbs, DeskScreen):
    """A screen with one list of items; subclasses say which rows, and `chosen()`."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._taken = ""
        self._next = ""
        self._deaf_until = 0.0

    @property
    def list(self) -> LineList[Any]:
        """The list of items."""
        return self.query_one(LineList)

    def changed(self, *, elsewhere: bool = False) -> None:
        """Refill; remember what another session took from under the cursor, or from among the marked."""
        before = self.list.chosen() if self.is_mounted else ()
        super().changed(elsewhere=elsewhere)
        gone = [key for key in before if elsewhere and not self.list.has(key)]
        if gone:
            self._taken, self._deaf_until = gone[0], time.monotonic() + REACTION

    async def action_command(self, name: str) -> None:
        """Run a command, unless it is a verb meant for the line that went just now: the next is not hit instead."""
        if name in VERBS and time.monotonic() < self._deaf_until:
            self._deaf_until = time.monotonic() + REACTION  # what is typed on behind it was meant for it too
            self.app.notify(
                f"Nothing was overwritten: {self._taken} was decided elsewhere just now.", severity="warning"
            )
            return
        self._next = self.list.after_chosen()
        await self.act(name)

    async def act(self, name: str) -> None:
        """Run a command on what is chosen."""
        await super().action_command(name)

    def decided(self, done: Done, *, stays: bool = False) -> None:
        """Say what was decided, and go on to what stood below it; stay on a capture that still wants deciding."""
        if not (stays and all(id_.startswith("CAP-") for id_ in done.ids)):
            self.list.go_to(self._next)
            self.list.clear_marks()
        self.told(done)

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Open the whole thing."""
        event.stop()
        self.action_open()

    @command((), "Open", unless=none_chosen)
    def action_open(self) -> None:
        """Read the whole thing: headers, body, attachments, history, and how its date came about."""
        from office_tui.screens.licence import open_whole

        if self.list.cursor_key:
            open_whole(self.app, self.desk, self.list.cursor_key)
