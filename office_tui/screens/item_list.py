"""A list of items that the verbs act on: what is chosen, how one is opened."""

from __future__ import annotations

from typing import Any

from office_tui.commands import command
from office_tui.screens.desk_screen import DeskScreen
from office_tui.screens.verbs import Verbs, none_chosen, said
from office_tui.services.deciding import Done
from office_tui.widgets.line_list import LineList


class ItemList(Verbs, DeskScreen):
    """A screen with one list of items; subclasses say which rows, and `chosen()`."""

    @property
    def list(self) -> LineList[Any]:
        """The list of items."""
        return self.query_one(LineList)

    def decided(self, done: Done, *, stays: bool = False) -> None:
        """Say what was decided; where the decided line is still in sight, go on to the next below."""
        if not stays:
            if self.list.cursor_key in done.ids:
                self.list.action_step(1)
            self.list.clear_marks()
        self.app.notify(said(done))

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Open the whole thing."""
        event.stop()
        self.action_open()

    @command((), "Open", unless=none_chosen)
    def action_open(self) -> None:
        """Read the whole thing: headers, body, attachments, history, and how its date came about."""
        from office_tui.screens.item import ItemScreen

        if self.list.cursor_key:
            self.app.push_screen(ItemScreen(self.desk, self.list.cursor_key))
