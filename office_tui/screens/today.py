"""Today: decide, chase, verify; three lists to act on in place, and what the next days bring."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.widget import Widget

from office_tui.screens.item_list import ItemList
from office_tui.services.deciding import Seen
from office_tui.services.today import today_bands
from office_tui.widgets.ink import Line
from office_tui.widgets.line_list import LineList
from office_tui.widgets.today_rows import BEGIN, CALM, Row, draw_row, key_of_row, letter_of_row, rows_of


class TodayScreen(ItemList):
    """The first screen of the day."""

    NAME = "Today"
    COMMANDS_ID = "today"
    FOOT = ("accept", "give", "due", "defer", "chase", "verify", "report")
    """The verbs that matter here, for the foot."""

    def body(self) -> Iterable[Widget]:
        """One list with headings."""
        yield LineList[Row](draw=self._draw, key=key_of_row, letter=letter_of_row)

    def _draw(self, row: Row, width: int) -> Line:
        return draw_row(row, width, self.desk.today, self.desk.name)

    def refill(self) -> None:
        """Show today's bands."""
        bands = today_bands(self.desk)
        is_new = not any(self.desk.store.count(table) for table in ("captures", "directives", "letters"))
        self.list.say_empty(BEGIN if is_new else CALM.format(bands.counts.undecided))
        self.list.show(rows_of(bands))

    def chosen(self) -> Sequence[Seen]:
        """Return the marked lines, else the one under the cursor."""
        return [record for id_ in self.list.chosen() if (record := self.desk.store.get(id_)) is not None]
