"""Today: decide, chase, verify; three lists to act on in place, and what the next days bring."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.widget import Widget

from office_tui.commands import command
from office_tui.domain.today import Bands
from office_tui.screens.desk_screen import DeskScreen
from office_tui.screens.verbs import Verbs, none_chosen, said
from office_tui.services.deciding import Done, Seen
from office_tui.services.today import today_bands
from office_tui.widgets.ink import Line
from office_tui.widgets.line_list import LineList
from office_tui.widgets.today_rows import BEGIN, Row, draw_row, key_of_row, letter_of_row, rows_of


class TodayScreen(Verbs, DeskScreen):
    """The first screen of the day."""

    NAME = "Today"
    COMMANDS_ID = "today"

    def body(self) -> Iterable[Widget]:
        """One list with headings."""
        yield LineList[Row](draw=self._draw, key=key_of_row, letter=letter_of_row, empty=BEGIN)

    def _draw(self, row: Row, width: int) -> Line:
        return draw_row(row, width, self.desk.today, self.desk.name)

    @property
    def list(self) -> LineList[Row]:
        """The list of bands."""
        return self.query_one(LineList)

    def refill(self) -> None:
        """Show today's bands."""
        self.list.show(rows_of(self._bands()))

    def _bands(self) -> Bands:
        return today_bands(self.desk)

    def chosen(self) -> Sequence[Seen]:
        """Return the marked lines, else the one under the cursor."""
        return [record for id_ in self.list.chosen() if (record := self.desk.store.get(id_)) is not None]

    def decided(self, done: Done, *, stays: bool = False) -> None:
        """Say what was done; the line has gone, or says something else, by the desk's own announcement."""
        if not stays:
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

        key = self.list.cursor_key
        if key:
            self.app.push_screen(ItemScreen(self.desk, key))
