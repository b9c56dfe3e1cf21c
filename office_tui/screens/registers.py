"""The registers: departments, people, assignments and the journal; list, detail and form, all generic."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar, NamedTuple

from textual import events
from textual.containers import Horizontal
from textual.widget import Widget

from office_tui.commands import command
from office_tui.domain.record import Record
from office_tui.registers.all import REGISTERS
from office_tui.registers.detail import detail
from office_tui.registers.register import Register, View, widths
from office_tui.screens.filtering import NO_MATCH, Filtering
from office_tui.screens.line_gone import LineGone
from office_tui.screens.record_form import edit
from office_tui.services.deleting import delete
from office_tui.services.desk import Desk
from office_tui.services.look import look
from office_tui.widgets.drawn import Drawn
from office_tui.widgets.ink import DIM, PLAIN, STRONG, Line, fit, line
from office_tui.widgets.line_list import LineList
from office_tui.widgets.lines import MARGIN
from office_tui.widgets.pane import Pane
from office_tui.widgets.reader import Reader
from office_tui.widgets.rule import Rule

BESIDE = 120
"""From this many columns on, the detail stands beside the list."""

KINDS = ("departments", "people", "assignments", "licences", "loans", "entries")
OF_LICENCES = frozenset({"licences", "loans"})
"""What has a screen of its own to be opened on."""


class Tab(NamedTuple):
    """One view of one register."""

    register: Register
    view: View

    @property
    def name(self) -> str:
        """What it is called on the screen."""
        alone = len(self.register.views) == 1
        return self.register.title if alone else f"{self.register.title}, {self.view.name}"


TABS = tuple(Tab(REGISTERS[kind], view) for kind in KINDS for view in REGISTERS[kind].views)


def none_chosen(screen: RegistersScreen) -> str | None:
    """Return why there is nothing to act on."""
    return None if screen.list.cursor_key else "Nothing is chosen."


def not_made(screen: RegistersScreen) -> str | None:
    """Return why nothing can be made here."""
    register = screen.tab.register
    return None if register.made else f"{register.title} are not made by hand."


def not_edited(screen: RegistersScreen) -> str | None:
    """Return why the chosen record cannot be edited."""
    return not_made(screen) or none_chosen(screen)


class RegistersScreen(Filtering, LineGone):
    """One list at a time; `o` goes through them."""

    NAME = "Registers"
    COMMANDS_ID: ClassVar[str] = "registers"
    VERBS = frozenset({"edit", "delete"})

    def __init__(self, desk: Desk) -> None:
        """Begin with the departments."""
        super().__init__(desk)
        self.tab = TABS[0]
        self._records: dict[str, Record] = {}
        self._widths: tuple[int, Sequence[int]] = (-1, ())

    def body(self) -> Iterable[Widget]:
        """What is listed, the headings, the list, and the detail beside it."""
        yield Drawn(id="view")
        yield Drawn(id="headings")
        with Horizontal():
            yield LineList[Any](draw=self._draw, key=lambda record: record.id, id="list")
            yield Rule()
            yield Pane()

    @property
    def list(self) -> LineList[Any]:
        """The list of records."""
        return self.query_one("#list", LineList)

    # Filling

    def refill(self) -> None:
        """Show the view, filtered; the cursor stays on its record."""
        tab, here = self.tab, look(self.desk)
        kept = tab.register.chosen(self.desk.all(tab.register.type), tab.view, here)
        shown = self.filtered(kept)
        self._records = {record.id: record for record in shown}
        self.list.say_empty(self._nothing(bool(kept)))
        self.list.show(shown)
        self._say_view(len(shown), len(kept))
        self._show_detail(self.list.cursor_key)

    def _nothing(self, filtered: bool) -> str:
        if filtered:
            return NO_MATCH
        made = self.tab.register.made
        return f"{self.tab.register.title} stand here. N makes the first." if made else "Nothing yet."

    def say_filter(self, words: str) -> str:
        """Say what can be typed: here only words narrow."""
        return "words of a row; Enter keeps, Esc drops"

    def refuse_filter(self, words: str) -> str | None:
        """Keep what was typed: here it is words, whatever it looks like."""
        return None

    def filtered(self, records: Sequence[Any]) -> Sequence[Any]:
        """Return the records of which the row has every word of the filter."""
        words = self.filter_text.casefold().split()
        if not words:
            return records
        here, row = look(self.desk), self.tab.register.row
        return [
            each for each in records if all(word in " ".join(row(each, here)).casefold() for word in words)
        ]

    def _say_view(self, shown: int, all_: int) -> None:
        count = str(shown) if shown == all_ else f"{shown} of {all_}"
        others = "   ".join(tab.name for tab in TABS if tab is not self.tab)
        asked = f"   / {self.filter_text}" if self.filter_text else f"   {others}"
        self.query_one("#view", Drawn).show([line(" ", (f"{self.tab.name} {count}", STRONG), (asked, DIM))])
        self._say_headings()

    def _say_headings(self) -> None:
        columns = self.tab.register.columns
        room = max(0, self.list.size.width - MARGIN)
        titles = (
            fit(column.title, wide) for column, wide in zip(columns, self._fitted(room), strict=True) if wide
        )
        self.query_one("#headings", Drawn).show([line(" " * MARGIN, ("  ".join(titles), DIM))])

    def _fitted(self, room: int) -> Sequence[int]:
        if self._widths[0] != room:
            self._widths = (room, widths(self.tab.register.columns, room))
        return self._widths[1]

    def _draw(self, record: Any, room: int) -> Line:
        cells = zip(self.tab.register.row(record, look(self.desk)), self._fitted(room), strict=True)
        return line(("  ".join(fit(text, wide) for text, wide in cells if wide), PLAIN))

    # The detail

    def on_resize(self, event: events.Resize) -> None:
        """Show the detail beside the list only where there is room for both."""
        beside = event.size.width >= BESIDE
        self.query_one(Pane).display = self.query_one(Rule).display = beside
        self._show_detail(self.list.cursor_key)
        self.call_after_refresh(self._say_headings)

    def on_line_list_rested(self, event: LineList.Rested) -> None:
        """Let the detail follow once the cursor rests."""
        self._show_detail(event.key)

    def _show_detail(self, id_: str) -> None:
        pane = self.query_one(Pane)
        if pane.display:
            pane.show(self._detail(id_))

    def _detail(self, id_: str) -> Sequence[Line]:
        record = self._records.get(id_)
        if record is None:
            return []
        told = detail(record, look(self.desk))
        lines = [(label, one) for label, text in told for one in text.split("\n")]
        return [line(" ", (fit(label, 16), DIM), one) for label, one in lines]

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Open the whole record."""
        event.stop()
        self.action_open()

    # Commands

    @command((), "Open", unless=none_chosen)
    def action_open(self) -> None:
        """Read everything the record says; a licence, or that of a loan, opens with its verbs."""
        if self.tab.register.kind in OF_LICENCES:
            from office_tui.screens.licence import open_whole

            open_whole(self.app, self.desk, self.list.cursor_key)
            return
        self.app.push_screen(Reader(self._detail(self.list.cursor_key), ""))

    @command("N", "New", footer=True, unless=not_made)
    async def action_new(self) -> None:
        """Make a new record of the kind listed here."""
        saved = await edit(self.app, self.desk, self.tab.register, self.tab.register.new())
        if saved is not None:
            self.list.go_to(saved.id)
            self.app.notify(f"Saved: {saved.id}")

    @command("e", "Edit", footer=True, unless=not_edited)
    async def action_edit(self) -> None:
        """Edit the fields of the record."""
        record = self.desk.get(self.list.cursor_key)
        if await edit(self.app, self.desk, self.tab.register, record) is not None:
            self.app.notify(f"Saved: {record.id}")

    @command("D", "Delete", unless=not_edited)
    def action_delete(self) -> None:
        """Delete it, or what is marked; never asks, because undo brings it back."""
        done = delete(self.desk, [self._records[key] for key in self.list.chosen() if key in self._records])
        self.app.notify(f"{done.label}; u brings it back")

    @command("o", "Next view", footer=True)
    def action_view(self) -> None:
        """Go on to the next list: departments, people, assignments, the journal."""
        self._turn(1)

    @command("O", "Previous view")
    def action_view_back(self) -> None:
        """Go back to the list before."""
        self._turn(-1)

    def _turn(self, step: int) -> None:
        self.tab = TABS[(TABS.index(self.tab) + step) % len(TABS)]
        self._widths = (-1, ())
        self.filter_text = ""
        self.list.clear_marks()
        self.list.show([])  # the next list begins at its first row
        self.fill()

    @command("escape", "Back")
    def action_back(self) -> None:
        """Unmark, then show everything again."""
        if not self.list.clear_marks():
            self.drop_filter()
