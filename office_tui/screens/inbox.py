"""The inbox: list and reading pane, one key a decision, and the cursor is already on the next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import events
from textual.containers import Horizontal
from textual.widget import Widget

from office_tui.commands import command
from office_tui.screens.filtering import Filtering
from office_tui.screens.item_foot import VIEWS as VIEWS_FOOT
from office_tui.screens.item_list import ItemList
from office_tui.screens.item_text import item_text
from office_tui.services.deciding import Seen
from office_tui.services.desk import Desk
from office_tui.services.inbox import VIEWS, Head
from office_tui.widgets.drawn import Drawn
from office_tui.widgets.inbox_rows import EMPTY, draw_head, key_of_head, letter_of_head
from office_tui.widgets.ink import DIM, Line, line
from office_tui.widgets.line_list import LineList
from office_tui.widgets.pane import Pane
from office_tui.widgets.rule import Rule

BESIDE = 100
"""From this many columns on, the reading pane stands beside the list."""


class InboxScreen(Filtering, ItemList):
    """Triage."""

    NAME = "Inbox"
    COMMANDS_ID = "inbox"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = "undecided"
        self._heads: dict[str, Head] = {}
        self._workdays = desk.workdays
        self._today = desk.today

    @property
    def FOOT(self) -> Sequence[str]:  # noqa: N802 -- where a screen says what its foot offers
        """The verbs that matter for what the view shows."""
        return VIEWS_FOOT.get(self.view, ())

    def body(self) -> Iterable[Widget]:
        """The view's name, the list, and the pane beside it."""
        yield Drawn(id="view")
        with Horizontal():
            yield LineList[Head](draw=self._draw, key=key_of_head, letter=letter_of_head, id="list")
            yield Rule()
            yield Pane()

    def _draw(self, head: Head, width: int) -> Line:
        return draw_head(head, width, self._today, self._workdays, self.desk.name, away=self.view == "away")

    # Filling

    def refill(self) -> None:
        """Show the view, filtered; the cursor stays on its item, or goes to the one that took its place."""
        self._workdays, self._today = self.desk.workdays, self.desk.today
        everything = self.desk.remembered(f"inbox {self.view}", lambda: VIEWS[self.view](self.desk))
        heads = self.filtered(everything)
        self._heads = {each.id: each for each in heads}
        self.list.say_empty(self.no_match() if everything else EMPTY[self.view])
        self.list.show(heads)
        self._say_view(len(heads), len(everything))
        self._show_item(self.list.cursor_key)

    def _say_view(self, shown: int, all_: int) -> None:
        count = str(shown) if shown == all_ else f"{shown} of {all_}"
        words = f" {self.view} {count}"
        asked = f"   / {self.filter_text}" if self.filter_text else ""
        self.query_one("#view", Drawn).show([line((words, DIM), (asked, DIM))])

    def _show_item(self, id_: str) -> None:
        pane = self.query_one(Pane)
        if not pane.display:
            return
        record = self.desk.store.get(id_) if id_ else None
        pane.show(*(item_text(self.desk, record) if record else ([], "")))

    def on_resize(self, event: events.Resize) -> None:
        """Show the pane beside the list only where there is room for both."""
        beside = event.size.width >= BESIDE
        self.query_one(Pane).display = self.query_one(Rule).display = beside
        self._show_item(self.list.cursor_key)

    def on_line_list_rested(self, event: LineList.Rested) -> None:
        """Let the pane follow once the cursor rests, so that a held key never draws it."""
        self._show_item(event.key)

    # Deciding

    def chosen(self) -> Sequence[Seen]:
        """Return the marked items, else the one under the cursor, as they were seen."""
        return [self._heads[key] for key in self.list.chosen() if key in self._heads]

    @command("o", "Next view", footer=True)
    def action_view(self) -> None:
        """Go on to the next view: undecided, away, directives, letters, settled."""
        names = list(VIEWS)
        self.view = names[(names.index(self.view) + 1) % len(names)]
        self.list.clear_marks()
        self.fill()

    @command("escape", "Back")
    def action_back(self) -> None:
        """Unmark, then show everything again, then go back to the undecided, then to Today."""
        if self.list.clear_marks():
            return
        if self.filter_text:
            self.drop_filter()
        elif self.view != "undecided":
            self.show_undecided()
        else:
            self.go_home()

    def show_undecided(self) -> None:
        """Show all that is undecided again."""
        self.view, self.filter_text = "undecided", ""
        self.fill()
