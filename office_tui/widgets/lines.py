"""Rows with a cursor: draws those in sight, one line each, the cursor being a mark and no bar."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar, Final, Generic, TypeAlias, TypeVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Region
from textual.strip import Strip
from textual.widget import Widget

from office_tui.widgets import list_messages as told
from office_tui.widgets.ink import DIM, PLAIN, Line, Span, line, strip
from office_tui.widgets.place import Place
from office_tui.widgets.rest import Rest
from office_tui.widgets.wrap import rows as wrapped

R = TypeVar("R")

MARGIN: Final = 3
"""Columns left of a row: the cursor's mark, the letter, a blank. A heading begins at the second."""


class Lines(Widget, Generic[R], can_focus=True):
    """Rows of any kind; `draw(row, width)` makes the line of a row when it comes into sight.

    `key(row)` is its id, unique in the list, or "" for a heading or a blank line, which is never chosen.
    `letter(row)` is the one letter before a row.
    """

    DEFAULT_CSS = "Lines { width: 1fr; height: 1fr; }"
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "step(1)", "Down", show=False, id="list.down"),
        Binding("up,k", "step(-1)", "Up", show=False, id="list.up"),
        Binding("home,g", "first", "First", show=False, id="list.first"),
        Binding("end,G", "last", "Last", show=False, id="list.last"),
        Binding("pagedown", "page(1)", "Page down", show=False, id="list.page_down"),
        Binding("pageup", "page(-1)", "Page up", show=False, id="list.page_up"),
        Binding("ctrl+d", "page(1, 2)", "Half a page down", show=False, id="list.half_down"),
        Binding("ctrl+u", "page(-1, 2)", "Half a page up", show=False, id="list.half_up"),
        Binding("enter", "choose", "Open", show=False, id="list.open"),
    ]

    Moved: TypeAlias = told.Moved
    Rested: TypeAlias = told.Rested
    Chosen: TypeAlias = told.Chosen

    def __init__(
        self,
        draw: Callable[[R, int], Line],
        key: Callable[[R], str],
        *,
        letter: Callable[[R], Span] | None = None,
        empty: str = "",
        id: str | None = None,  # noqa: A002 - Textual's own name for it
    ) -> None:
        """Begin without rows; `empty` is shown then, and says what would be here and which key begins it."""
        super().__init__(id=id)
        self._draw_row, self._key_of, self._letter_of = draw, key, letter
        self._empty = empty
        self._rows: Sequence[R] = ()
        self._place = Place()
        self._rest = Rest()

    @property
    def rows(self) -> Sequence[R]:
        """The rows as they were given."""
        return self._rows

    @property
    def cursor_key(self) -> str:
        """The key under the cursor, or "" where there is none."""
        return self._place.key

    def show(self, rows: Sequence[R], *, keep: str = "") -> None:
        """Show these rows; the cursor goes to `keep`, or stays on its row, or takes the next that is left."""
        before = self.cursor_key
        self._rows = rows
        self._place.put([self._key_of(row) for row in rows], keep)
        self.refresh()
        self._tell_moved(before)

    def say_empty(self, words: str) -> None:
        """Say this where there are no rows, on as many lines as it takes."""
        self._empty = words
        if not self._rows:
            self.refresh()

    def go_to(self, key: str) -> bool:
        """Put the cursor on this key; say whether it is in the list."""
        if not key or key not in self._place.keys:
            return False
        self._go(self._place.keys.index(key))
        return True

    # -- drawing

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw; the terminal's own cursor stands on the focused row, for screen readers and copy modes."""
        if self.has_focus and self.screen.is_active:
            line_of_cursor = max(self._place.row - self._place.top, 0)
            self.app.cursor_position = self.content_region.offset + Offset(0, line_of_cursor)
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw the row at line `y` of the window."""
        return strip(self._line(y, self.size.width), self.size.width, self.rich_style)

    def _line(self, y: int, width: int) -> Line:
        index = self._place.top + y
        if not self._rows:
            words = list(wrapped(self._empty, max(2, width - MARGIN)))
            return line(" " * MARGIN, (words[y], DIM)) if y < len(words) else ()
        if index >= len(self._rows):
            return ()
        row, key = self._rows[index], self._place.keys[index]
        if not key:
            return (" ", PLAIN), *self._draw_row(row, max(width - 1, 0))
        cursor = ">" if index == self._place.row else " "
        return (
            (cursor, PLAIN),
            self._letter(row, key),
            (" ", PLAIN),
            *self._draw_row(row, max(width - MARGIN, 0)),
        )

    def _letter(self, row: R, _key: str) -> Span:
        return self._letter_of(row) if self._letter_of else (" ", PLAIN)

    def _refresh_margin(self, rows: Iterable[int]) -> None:
        lines = {row - self._place.top for row in rows}
        regions = [Region(0, y, MARGIN, 1) for y in sorted(lines) if 0 <= y < self.size.height]
        if regions:
            self.refresh(*regions)

    # -- moving

    def action_step(self, step: int) -> None:
        """Go to the row below or above."""
        self._go(self._place.beside(step))

    def action_first(self) -> None:
        """Go to the first row."""
        self._go(self._place.near(0))

    def action_last(self) -> None:
        """Go to the last row."""
        self._go(self._place.near(len(self._rows) - 1, -1))

    def action_page(self, way: int, part: int = 1) -> None:
        """Go a page (or the given part of one) down or up; one line of the old page stays in sight."""
        self._go_by(lambda: self._place.turn(way * max(1, (self._place.height - 1) // part)))

    def action_choose(self) -> None:
        """Open the row."""
        if self.cursor_key:
            self.post_message(self.Chosen(self, self.cursor_key))

    def _go(self, row: int) -> None:
        self._go_by(lambda: self._place.go(row))

    def _go_by(self, move: Callable[[], bool]) -> None:
        """Move, and draw again what that has changed: two marks, or the whole window where it turned."""
        before, key = self._place.row, self.cursor_key
        if move():
            self.refresh()
        elif before != self._place.row:
            self._refresh_margin((before, self._place.row))
        self._tell_moved(key)

    def _tell_moved(self, before: str) -> None:
        if before != self.cursor_key:
            self.post_message(self.Moved(self, self.cursor_key))
            key = self.cursor_key
            self._rest.after(lambda: self.post_message(self.Rested(self, key)))

    # -- events

    def on_resize(self, event: events.Resize) -> None:
        """Keep the cursor in sight."""
        self._place.height = event.size.height
        self._place.go(self._place.row)
        self.refresh()

    def on_unmount(self) -> None:
        """Tell nothing more."""
        self._rest.stop()

    def on_click(self, event: events.Click) -> None:
        """Go to the row that was clicked; a double click opens it."""
        row = self._place.top + event.y
        if row < len(self._place.keys) and self._place.keys[row]:
            self._go(row)
            if event.chain > 1:
                self.action_choose()

    def on_mouse_scroll_down(self) -> None:
        """Go three rows down."""
        self._go(self._place.near(self._place.row + 3))

    def on_mouse_scroll_up(self) -> None:
        """Go three rows up."""
        self._go(self._place.near(self._place.row - 3, -1))
