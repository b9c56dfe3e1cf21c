"""One month on the screen: a cell a day with the letters of what falls on it, and a cursor by day and week."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from office_tui.domain.date_words import DAY_NAMES, MONTH_NAMES
from office_tui.domain.month_grid import weekdays, weeks
from office_tui.domain.months import add_months, month_end
from office_tui.widgets.day_cell import Page, draw_day, mark_of
from office_tui.widgets.ink import DIM, PLAIN, STRONG, Line, line, strip
from office_tui.widgets.rest import Rest

HEIGHT = 8
"""Rows: the month's name, the weekdays, six weeks."""
HEAD = 2
"""The rows above the weeks."""


def _share_month(one: date, other: date) -> bool:
    return (one.year, one.month) == (other.year, other.month)


class Month(Widget, can_focus=True):
    """`letters(day)` are those of a day, the most pressing first; `note(year)` says what is uncertain about a year.

    Before a day stands `>` for the cursor (`:` while another pane has the keys), `[` for today, `~` for a holiday,
    `+` for a weekend day that is worked.
    """

    DEFAULT_CSS = f"Month {{ width: 1fr; height: {HEIGHT}; }}"
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "step(-1)", "A day back", show=False, id="month.left"),
        Binding("right,l", "step(1)", "A day on", show=False, id="month.right"),
        Binding("down,j", "step(7)", "A week on", show=False, id="list.down"),
        Binding("up,k", "step(-7)", "A week back", show=False, id="list.up"),
        Binding("home,g", "edge(1)", "First of the month", show=False, id="list.first"),
        Binding("end,G", "edge(-1)", "Last of the month", show=False, id="list.last"),
        Binding("pagedown,ctrl+d", "turn(1)", "A month on", show=False, id="list.page_down"),
        Binding("pageup,ctrl+u", "turn(-1)", "A month back", show=False, id="list.page_up"),
        Binding("enter", "choose", "Open", show=False, id="list.open"),
    ]

    class Turned(Message):
        """The cursor is in another month."""

    class Rested(Message):
        """The cursor has stayed on another day for a moment."""

    class Chosen(Message):
        """Enter was pressed on the day."""

    def __init__(
        self,
        letters: Callable[[date], str],
        note: Callable[[int], str],
        *,
        id: str | None = None,  # noqa: A002 - Textual's own name for it
    ) -> None:
        """Begin on no day in particular; `show` says which."""
        super().__init__(id=id)
        self._letters, self._note = letters, note
        self._page = Page(date.min)
        self._weeks: list[list[date | None]] = []
        self._drawn: dict[tuple[date, int], Line] = {}
        self._rest = Rest()
        self.day = date.min
        """The day under the cursor."""

    def show(self, page: Page) -> None:
        """Draw anew; the cursor stays on its day, and begins on today."""
        self._page = page
        if self.day == date.min:
            self.day = page.today
        self._lay_out()

    def go_to(self, day: date) -> None:
        """Put the cursor on a day, and tell nobody."""
        before, top = self.day, self._top
        self.day = day
        if not _share_month(before, day) or self._top != top:
            self._lay_out()
        else:
            self._refresh_days(before, day)

    def _lay_out(self) -> None:
        self._weeks = weeks(self.day.year, self.day.month, self._page.begins)
        self._drawn = {}
        self.refresh()

    # -- drawing

    @property
    def _top(self) -> int:
        """The first week drawn: where there is no room for all of them, that of the cursor as far as others follow."""
        beyond = len(self._weeks) - max(1, self.size.height - HEAD)
        if beyond <= 0:
            return 0
        return min(beyond, next((row for row, week in enumerate(self._weeks) if self.day in week), 0))

    @property
    def cell(self) -> int:
        """The cells of one day."""
        return max(4, min(11, self.size.width // 7))

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw; the terminal's own cursor stands on the day, for screen readers and copy modes."""
        if self.has_focus and self.screen.is_active:
            x, y = self._place(self.day)
            self.app.cursor_position = self.content_region.offset + Offset(x, y)
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw a row."""
        return strip(self._line(y), self.size.width, self.rich_style)

    def _line(self, y: int) -> Line:
        if y == 0:
            note = self._note(self.day.year)
            words = f" {MONTH_NAMES[self.day.month - 1]} {self.day.year}"
            return line((words, STRONG if self.has_focus else PLAIN), (f"   {note}" if note else "", DIM))
        if y == 1:
            names = (f" {DAY_NAMES[n][:2]:<{self.cell - 1}}" for n in weekdays(self._page.begins))
            return line(("".join(names), DIM))
        row, cell = y - HEAD + self._top, self.cell
        week = self._weeks[row] if row < len(self._weeks) else []
        return [span for day in week for span in self._cell(day, cell)]

    def _cell(self, day: date | None, cell: int) -> Line:
        """Draw a day; all but what the cursor changes about it is kept until the month is laid out anew."""
        if day is None:
            return [(" " * cell, PLAIN)]
        if (day, cell) not in self._drawn:
            self._drawn[day, cell] = draw_day(day, self._letters(day), self._page, cell)
        cursor = ">" if self.has_focus else ":"
        mark = cursor if day == self.day else mark_of(day, self._page)
        return [(mark, PLAIN if day in {self.day, self._page.today} else DIM), *self._drawn[day, cell]]

    def _place(self, day: date) -> tuple[int, int]:
        """Return the column and row at which the cell of a day of this month begins."""
        for row, week in enumerate(self._weeks):
            if day in week:
                return week.index(day) * self.cell, row + HEAD - self._top
        return 0, 0

    def _refresh_days(self, *days: date) -> None:
        self.refresh(*(Region(*self._place(day), 1, 1) for day in set(days)))

    # -- moving

    def action_step(self, days: int) -> None:
        """Go so many days on or back."""
        self._go(lambda: self.day + timedelta(days=days))

    def action_edge(self, end: int) -> None:
        """Go to the first day of the month, or to its last."""
        self._go(lambda: self.day.replace(day=1) if end > 0 else month_end(self.day))

    def action_turn(self, months: int) -> None:
        """Go so many months on or back, to the same day as far as there is one."""
        self._go(lambda: add_months(self.day, months))

    def action_choose(self) -> None:
        """Open what falls on the day."""
        self.post_message(self.Chosen())

    def _go(self, there: Callable[[], date]) -> None:
        try:
            day = there()
        except (OverflowError, ValueError):
            return  # the calendar ends there
        before = self.day
        if day != before and day.year > 1:
            self.go_to(day)
            if not _share_month(before, day):
                self.post_message(self.Turned())
            self._rest.after(lambda: self.post_message(self.Rested()))

    # -- events

    def on_focus(self) -> None:
        """Show that the keys are here."""
        self.refresh(Region(0, 0, self.size.width, 1), Region(*self._place(self.day), 1, 1))

    def on_blur(self) -> None:
        """Show that the keys are elsewhere."""
        self.on_focus()

    def on_unmount(self) -> None:
        """Tell nothing more."""
        self._rest.stop()

    def on_click(self, event: events.Click) -> None:
        """Go to the day that was clicked; a double click opens it."""
        row, column = event.y - HEAD + self._top, event.x // self.cell
        if (
            self._top <= row < len(self._weeks)
            and column < 7
            and (day := self._weeks[row][column]) is not None
        ):
            self._go(lambda: day)
            if event.chain > 1:
                self.action_choose()
