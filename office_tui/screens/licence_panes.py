"""List and calendar of the licences: side by side, or one of them; and Tab goes round."""

from __future__ import annotations

from typing import Any

from textual import events
from textual.geometry import Size

from office_tui.commands import Command, command, live
from office_tui.screens.licence_calendar import LicenceCalendar, column
from office_tui.services.desk import Desk
from office_tui.widgets.month import HEAD, HEIGHT
from office_tui.widgets.rule import Rule

BESIDE = 100
"""From this many columns on, the calendar stands beside the list."""
LOW = 18
"""Below this many rows, the year and the three lines give way: a month and its day would not fit above them."""
AROUND, OF_DAY = 3, 3
"""The rows then around the calendar, and those in it for the day and what falls on it."""

PANES = {"list": "List", "month": "Calendar", "day": "The day"}
"""What the foot calls each pane."""


class LicencePanes(LicenceCalendar):
    """Which panes are in sight, and which has the keys."""

    COMMANDS_ID = "licences"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.in_sight = "list"
        """What a narrow screen shows: the list, or the calendar."""
        self.width, self.height = 0, 0
        """The columns and rows the panes are arranged for."""

    @property
    def is_wide(self) -> bool:
        """Whether list and calendar stand side by side."""
        return self.width >= BESIDE

    def on_mount(self) -> None:
        """Arrange the panes before they are filled: Textual goes on to the handler of every class above itself."""
        self._arrange(self.app.size)

    def on_resize(self, event: events.Resize) -> None:
        """Show list and calendar side by side where there is room; else one of them, and Tab turns."""
        if event.size != (self.width, self.height):
            self._arrange(event.size)
            self.show_year()
            self.say_view()
            self.show_chosen()

    def _arrange(self, size: Size) -> None:
        self.width, self.height = size
        for name in ("#year", "#about"):
            self.query_one(name).display = size.height >= LOW
        self.month.styles.height = max(HEAD + 2, min(HEIGHT, size.height - AROUND - OF_DAY))
        beside, calendar = self.is_wide, self.query_one("#calendar")
        self.query_one(Rule).display = beside
        self.list.display = beside or self.in_sight == "list"
        calendar.display = beside or self.in_sight == "calendar"
        calendar.styles.width = column(size.width) if beside else "1fr"

    def turn_to(self, pane: str) -> None:
        """Bring `list`, `month` or `day` into sight and give it the keys."""
        self.in_sight = "list" if pane == "list" else "calendar"
        if pane == "day":
            self.show_day()  # the cursor may not have rested yet
        self._arrange(Size(self.width, self.height))
        self.set_focus(self.query_one(f"#{pane}"))
        self.say_view()
        self.show_chosen()

    @property
    def next_pane(self) -> str:
        """Where Tab leads: from the list to the month, to what falls on its day, and back to the list."""
        order = ["list", "month", *(["day"] if self.events_here() else [])]
        here = self.focused.id if self.focused is not None and self.focused.id in order else "day"
        return order[(order.index(here) + 1) % len(order)] if here in order else "list"

    def offers(self) -> list[tuple[Any, Command]]:
        """Return what can be asked for here; Tab is called after where it leads."""
        return [
            (self, one._replace(title=PANES[self.next_pane]) if one.name == "turn" else one)
            for one in live(self)
        ]

    @command("tab", "Calendar", footer=True)
    def action_turn(self) -> None:
        """Go from the list to the calendar, to what falls on its day, and back to the list."""
        self.turn_to(self.next_pane)
