"""The licences: the list and the calendar beside it, one key a verb, whichever of them the cursor is in."""

from __future__ import annotations

from collections.abc import Iterable

from textual import events
from textual.containers import Horizontal
from textual.widget import Widget

from office_tui.commands import command
from office_tui.domain.drift import profile
from office_tui.domain.licence import Licence
from office_tui.domain.licence_brief import brief
from office_tui.domain.licence_line import LicenceLine, licence_line
from office_tui.registers.licences import LICENCES, licence_end
from office_tui.registers.register import View
from office_tui.screens.filtering import NO_MATCH, Filtering
from office_tui.screens.licence_calendar import COLUMN, LicenceCalendar
from office_tui.services.desk import Desk
from office_tui.services.holdings import holdings
from office_tui.services.licence_days import licence_of
from office_tui.services.look import look
from office_tui.widgets.drawn import Drawn
from office_tui.widgets.ink import DIM, Line, Span, line
from office_tui.widgets.licence_rows import (
    EMPTY,
    draw_brief,
    draw_licence,
    key_of_licence,
    letter_of_licence,
)
from office_tui.widgets.line_list import LineList
from office_tui.widgets.rule import Rule

BESIDE = 100
"""From this many columns on, the calendar stands beside the list."""
ABOUT = 3
"""Lines about the chosen licence."""


class LicencesScreen(Filtering, LicenceCalendar):
    """What we hold, until when, and on which days something of it falls."""

    NAME = "Licences"
    COMMANDS_ID = "licences"
    DEFAULT_CSS = f"""
    LicencesScreen #calendar {{ width: 1fr; }}
    LicencesScreen.beside #calendar {{ width: {COLUMN}; }}
    LicencesScreen #year {{ height: 2; }}
    LicencesScreen #about {{ height: {ABOUT}; }}
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view: View = LICENCES.views[0]
        self._licences: dict[str, Licence] = {}
        self._lines: dict[str, LicenceLine] = {}
        self._all = 0
        self._led = ""
        self._in_sight = "list"

    def body(self) -> Iterable[Widget]:
        """The view's name, list and calendar, the year, and three lines about the chosen licence."""
        yield Drawn(id="view")
        with Horizontal():
            yield LineList[Licence](draw=self._draw, key=key_of_licence, letter=self._letter, id="list")
            yield Rule()
            yield self.calendar()
        yield Drawn(id="year")
        yield Drawn(id="about")

    def _draw(self, licence: Licence, width: int) -> Line:
        return draw_licence(licence, self._line(licence), licence_end(licence, look(self.desk)), width)

    def _letter(self, licence: Licence) -> Span:
        return letter_of_licence(self._line(licence))

    def _line(self, licence: Licence) -> LicenceLine:
        """Return how a licence stands, worked out when it first comes into sight."""
        if licence.id not in self._lines:
            held, today = holdings(self.desk), self.desk.today
            truth = self.desk.remembered("company", lambda: profile(held, today))
            self._lines[licence.id] = licence_line(licence, held, today, self.desk.workdays, truth)
        return self._lines[licence.id]

    # Filling

    def refill(self) -> None:
        """Show the view, filtered, and the calendar; each cursor stays where it was."""
        self._lines = {}
        held = holdings(self.desk)
        everything = LICENCES.chosen(held.licences.values(), self.view, look(self.desk))
        shown = self.filtered(everything)
        self._licences = {each.id: each for each in shown}
        self.list.say_empty(NO_MATCH if everything else EMPTY[self.view.name])
        self.list.show(shown)
        self._led = self.list.cursor_key
        self.fill_calendar()
        self._all = len(everything)
        self.say_view()
        self.show_chosen()

    def say_view(self) -> None:
        """Say what is listed, and what the letters of the month mean."""
        shown = len(self._licences)
        count = str(shown) if shown == self._all else f"{shown} of {self._all}"
        asked = f"   / {self.filter_text}" if self.filter_text else ""
        told = "" if asked or not self._days_in_sight else f"   {self.legend()}"
        self.query_one("#view", Drawn).show([line((f" {self.view.name} {count}{asked}{told}", DIM))])

    def show_chosen(self) -> None:
        """Say in three lines what there is to know about the chosen licence."""
        licence = self.licence_here()
        if licence is None:
            self.query_one("#about", Drawn).show([])
            return
        told = brief(licence, holdings(self.desk), self.desk.today, self.desk.workdays, self.desk.name)
        self.query_one("#about", Drawn).show(draw_brief(told, licence.name, self.size.width))

    def licence_here(self) -> Licence | None:
        """Return the licence under the cursor, or the one whose day it is."""
        id_ = self.list.cursor_key
        if self.in_calendar:
            event = self.event_here()
            id_ = licence_of(self.desk, event) if event is not None else ""
        record = self.desk.store.get(id_) if id_ else None
        return record if isinstance(record, Licence) else None

    # List and calendar

    @property
    def _days_in_sight(self) -> bool:
        return self.has_class("beside") or self._in_sight == "calendar"

    def on_resize(self, event: events.Resize) -> None:
        """Show list and calendar side by side where there is room; else one of them, and Tab turns."""
        self.set_class(event.size.width >= BESIDE, "beside")
        self._arrange()
        self.call_after_refresh(self.fill)

    def _arrange(self) -> None:
        beside = self.has_class("beside")
        self.query_one(Rule).display = beside
        self.list.display = beside or self._in_sight == "list"
        self.query_one("#calendar").display = beside or self._in_sight == "calendar"

    def turn_to(self, pane: str) -> None:
        """Bring `list`, `month` or `day` into sight and give it the keys."""
        self._in_sight = "list" if pane == "list" else "calendar"
        self._arrange()
        self.set_focus(self.query_one(f"#{pane}"))
        self.say_view()
        self.show_chosen()

    def on_line_list_rested(self, event: LineList.Rested) -> None:
        """Let the three lines follow, and the calendar where the list was moved by hand."""
        if event.control is self.list and not self.in_calendar and event.key != self._led:
            self.day_to(event.key)
        self._led = self.list.cursor_key
        self.show_chosen()

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Open the licence, or what the day's line is of."""
        event.stop()
        if event.control is self.list:
            self.action_open()
        else:
            self.open_event()

    @command((), "Open")
    def action_open(self) -> None:
        """Read everything about the licence: papers, loans, checks, renewals, history."""
        self.open_record(self.list.cursor_key)

    def open_record(self, id_: str) -> None:
        """Open a licence, or another record, on the whole screen."""
        from office_tui.screens.item import ItemScreen

        if id_:
            self.app.push_screen(ItemScreen(self.desk, id_))

    @command("tab", "Calendar", footer=True)
    def action_turn(self) -> None:
        """Go from the list to the calendar, to what falls on its day, and back to the list."""
        order = ["list", "month", *(["day"] if self.events_here() else [])]
        here = self.focused.id if self.focused is not None and self.focused.id in order else "day"
        self.turn_to(order[(order.index(here) + 1) % len(order)] if here in order else "list")

    @command("o", "Next view", footer=True)
    def action_view(self) -> None:
        """Go on to the next view: held, red, expiring, window open, expired, on loan, missing originals, all."""
        self.view = LICENCES.views[(LICENCES.views.index(self.view) + 1) % len(LICENCES.views)]
        self.list.clear_marks()
        self.fill()

    @command("escape", "Back")
    def action_back(self) -> None:
        """Unmark, show everything again, go back to the list, to all that is held, then to Today."""
        if self.list.clear_marks():
            return
        if self.filter_text:
            self.drop_filter()
        elif self.in_calendar:
            self.turn_to("list")
        elif self.view is not LICENCES.views[0]:
            self.view = LICENCES.views[0]
            self.fill()
        else:
            self.go_home()
