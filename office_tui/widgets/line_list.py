"""The list that every screen uses: rows with a cursor, which can be marked for a verb to act on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar, TypeAlias, TypeVar

from textual.binding import Binding, BindingType
from textual.geometry import Region

from office_tui.widgets import list_messages as told
from office_tui.widgets.ink import STRONG, Line, Span
from office_tui.widgets.lines import MARGIN, Lines
from office_tui.widgets.marks import Marks

R = TypeVar("R")


class LineList(Lines[R]):
    """Rows that can be marked: `*` then stands where the row's letter is.

    It tells `Moved`, `Rested`, `Chosen` and `Marked`. A verb acts on `chosen()`, then calls
    `show(rows, keep=after_chosen())`.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "mark", "Mark", show=False, id="list.mark"),
        Binding("V", "range", "Mark a range", show=False, id="list.range"),
        Binding("shift+down", "stretch(1)", "Mark downwards", show=False, id="list.mark_down"),
        Binding("shift+up", "stretch(-1)", "Mark upwards", show=False, id="list.mark_up"),
        Binding("asterisk", "mark_all", "Mark all", show=False, id="list.mark_all"),
    ]

    Marked: TypeAlias = told.Marked

    def __init__(
        self,
        draw: Callable[[R, int], Line],
        key: Callable[[R], str],
        *,
        letter: Callable[[R], Span] | None = None,
        empty: str = "",
        id: str | None = None,  # noqa: A002 - Textual's own name for it
    ) -> None:
        """Begin without rows and marks; the parameters are those of `Lines`."""
        super().__init__(draw, key, letter=letter, empty=empty, id=id)
        self._marks = Marks()

    @property
    def marked(self) -> frozenset[str]:
        """The marked keys."""
        return self._marks.all

    def chosen(self) -> tuple[str, ...]:
        """Return what a verb acts on, in the list's order: the marked keys, or else the cursor's."""
        marked = self._marks.all
        if marked:
            return tuple(key for key in self._place.keys if key in marked)
        return (self.cursor_key,) if self.cursor_key else ()

    def has(self, key: str) -> bool:
        """Say whether a row has this key."""
        return bool(key) and key in self._place.keys

    def after_chosen(self) -> str:
        """Return the key for the cursor once the chosen rows are gone: the next one left, or ""."""
        gone, keys, row = set(self.chosen()), self._place.keys, max(self._place.row, 0)
        return next((key for key in [*keys[row:], *reversed(keys[:row])] if key and key not in gone), "")

    def show(self, rows: Sequence[R], *, keep: str = "") -> None:
        """Show these rows; marks of keys that are gone are forgotten."""
        super().show(rows, keep=keep)
        self._change_marks(lambda: self._marks.keep(self._place.keys))

    def clear_marks(self) -> bool:
        """Unmark everything; say whether there was anything to unmark, else Esc means the next thing."""
        was = bool(self._marks.all)
        self._change_marks(self._marks.clear)
        return was

    def action_mark(self) -> None:
        """Mark the row, or unmark it, and go on to the next."""
        if self.cursor_key:
            self._change_marks(lambda: self._marks.toggle(self.cursor_key))
            self.action_step(1)

    def action_mark_all(self) -> None:
        """Mark all rows; if all are marked, none."""
        keys = frozenset(filter(None, self._place.keys))
        self._change_marks(lambda: self._marks.replace(() if self._marks.all == keys else keys))

    def action_range(self) -> None:
        """Begin a range here, or end the one that is open."""
        if self._marks.anchor:
            self._marks.close()
        elif self.cursor_key:
            self._change_marks(lambda: self._marks.begin(self.cursor_key))

    def action_stretch(self, step: int) -> None:
        """Mark from here on, downwards or upwards."""
        if self.cursor_key and not self._marks.anchor:
            self._change_marks(lambda: self._marks.begin(self.cursor_key))
        self.action_step(step)

    def _letter(self, row: R, key: str) -> Span:
        return ("*", STRONG) if key in self._marks else super()._letter(row, key)

    def _go_by(self, move: Callable[[], bool]) -> None:
        super()._go_by(move)
        if self._marks.anchor:
            self._change_marks(lambda: self._marks.stretch(self._between(self._marks.anchor)))

    def _between(self, anchor: str) -> Iterable[str]:
        start, stop = sorted((self._place.keys.index(anchor), self._place.row))
        return filter(None, self._place.keys[start : stop + 1])

    def _change_marks(self, change: Callable[[], object]) -> None:
        before = self._marks.all
        change()
        if before != self._marks.all:
            self.refresh(Region(0, 0, MARGIN, self.size.height))
            self.post_message(self.Marked(self, self._marks.all))
