"""Today: decide, chase, verify; three lists to act on in place, and what the next days bring."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.widget import Widget

from office_tui.commands import command
from office_tui.domain.today import Bands
from office_tui.screens.filtering import Filtering
from office_tui.screens.item_list import ItemList
from office_tui.services.deciding import Seen
from office_tui.services.inbox import VIEWS
from office_tui.services.today import today_bands
from office_tui.widgets.ink import Line
from office_tui.widgets.line_list import LineList
from office_tui.widgets.today_rows import BEGIN, CALM, Row, draw_row, key_of_row, letter_of_row, rows_of

ELSEWHERE = (
    "Nothing matches on Today. In the inbox do: {}.\n"
    "  2  goes there, o on to its views, / filters; Esc shows everything here"
)
"""What is said where a filter keeps nothing of today, but something else that is open."""


class TodayScreen(Filtering, ItemList):
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
        """Show today's bands, or what of them passes the filter."""
        bands = self._narrowed(today_bands(self.desk))
        is_new = not any(self.desk.store.count(table) for table in ("captures", "directives", "letters"))
        calm = BEGIN if is_new else CALM.format(bands.counts.undecided)
        self.list.say_empty(calm)
        rows = rows_of(bands, self.filter_text)
        if self.filter_text and not rows:
            self.list.say_empty(self._found_elsewhere())
        self.list.show(rows)

    def _narrowed(self, bands: Bands) -> Bands:
        if not self.filter_text:
            return bands
        lists = {name: getattr(bands, name) for name in ("decide", "chase", "verify", "next_days")}
        records = [self.desk.store.get(item.id) for items in lists.values() for item in items]
        kept = {each.id for each in self.filtered([each for each in records if each is not None])}
        left = {name: tuple(item for item in items if item.id in kept) for name, items in lists.items()}
        return Bands(**left, counts=bands.counts)

    def _found_elsewhere(self) -> str:
        """Say that nothing of today passes the filter, and which views of the inbox have what does."""
        views = {name: VIEWS[name](self.desk) for name in ("undecided", "directives", "letters")}
        found = {name: len(self.filtered(heads)) for name, heads in views.items()}
        told = ", ".join(f"{name} {many}" for name, many in found.items() if many)
        return ELSEWHERE.format(told) if told else self.no_match()

    def chosen(self) -> Sequence[Seen]:
        """Return the marked lines, else the one under the cursor."""
        return [record for id_ in self.list.chosen() if (record := self.desk.store.get(id_)) is not None]

    @command("escape", "Back")
    def action_back(self) -> None:
        """Unmark, then show everything again."""
        if not self.list.clear_marks():
            self.drop_filter()
