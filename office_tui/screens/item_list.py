"""A list of items that the verbs act on: what is chosen, how one is opened."""

from __future__ import annotations

from typing import Any, ClassVar, Final

from office_tui.commands import command
from office_tui.screens.chosen import none_chosen
from office_tui.screens.line_gone import LineGone
from office_tui.screens.verbs import Verbs
from office_tui.services.deciding import Done
from office_tui.services.desk import Desk
from office_tui.widgets.line_list import LineList

VERBS: Final = frozenset(one.name for one in Verbs.DECLARED)


class ItemList(Verbs, LineGone):
    """A screen with one list of items; subclasses say which rows, and `chosen()`."""

    VERBS: ClassVar[frozenset[str]] = VERBS

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._next = ""

    @property
    def list(self) -> LineList[Any]:
        """The list of items."""
        return self.query_one(LineList)

    async def act(self, name: str) -> None:
        """Run a command on what is chosen; remember what stands below it."""
        self._next = self.list.after_chosen()
        await super().act(name)

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
