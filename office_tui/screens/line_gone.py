"""A list with verbs whose lines another session may take: what was meant for a line that went never hits the next."""

from __future__ import annotations

import time
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Final

from office_tui.screens.desk_screen import DeskScreen
from office_tui.services.desk import Desk

if TYPE_CHECKING:
    from office_tui.widgets.line_list import LineList

REACTION: Final = 0.4
"""Seconds before which nobody can have seen that a line went: a key until then was meant for that line."""


class LineGone(DeskScreen):
    """Mixed into a screen with a list that verbs act on; `VERBS` are the names of those that change anything."""

    VERBS: ClassVar[Collection[str]] = ()

    if TYPE_CHECKING:

        @property
        def list(self) -> LineList[Any]:
            """The list that the verbs act on."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._taken = ""
        self._deaf_until = 0.0
        self._swallowed = False

    def aimed_at(self) -> Sequence[str]:
        """Return the keys of the lines that a verb would act on now."""
        return self.list.chosen()

    def is_in_sight(self, key: str) -> bool:
        """Say whether a line that was aimed at is still there."""
        return self.list.has(key)

    def changed(self, *, elsewhere: bool = False) -> None:
        """Refill; remember what another session took from under the cursor, or from among the marked."""
        before = self.aimed_at() if self.is_mounted else ()
        super().changed(elsewhere=elsewhere)
        gone = [key for key in before if elsewhere and not self.is_in_sight(key)]
        if gone:
            self._taken, self._deaf_until = gone[0], time.monotonic() + REACTION
            self._swallowed = False

    async def action_command(self, name: str) -> None:
        """Run a command, unless it is a verb meant for the line that went just now: the next is not hit instead."""
        if self.swallows():
            return
        if name in self.VERBS and time.monotonic() < self._deaf_until:
            self._swallow()
        else:
            await self.act(name)

    def swallows(self) -> bool:
        """Swallow a key that comes right behind a verb that was not given: it was to answer what that would ask."""
        if not self._swallowed or time.monotonic() >= self._deaf_until:
            self._swallowed = False
            return False
        self._swallow()
        return True

    def _swallow(self) -> None:
        self._swallowed, self._deaf_until = True, time.monotonic() + REACTION
        taken = self._taken.partition(".")[0]  # an event is named after what it is of
        self.app.notify(
            f"Nothing was overwritten: {taken} was decided elsewhere just now.", severity="warning"
        )

    async def act(self, name: str) -> None:
        """Run a command on what is chosen."""
        await super().action_command(name)
