"""The calendar beside the list of licences: the month, what falls on a day, the year, and how list and days follow."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from textual.containers import Vertical

from office_tui.commands import command
from office_tui.domain.dates import say_date
from office_tui.domain.event import Event
from office_tui.domain.licence import Licence
from office_tui.domain.month_grid import by_month, letters_of
from office_tui.screens.licence_chosen import ROUND
from office_tui.screens.line_gone import LineGone
from office_tui.services.licence_days import licence_days, licence_of, next_day_of, year_told
from office_tui.widgets.day_cell import Page
from office_tui.widgets.drawn import Drawn
from office_tui.widgets.foot import Foot
from office_tui.widgets.ink import DIM, STRONG, line
from office_tui.widgets.licence_rows import (
    EMPTY_DAY,
    NOTHING_FALLS,
    ORDER,
    draw_event,
    key_of_event,
    legend,
    letter_of_event,
)
from office_tui.widgets.line_list import LineList
from office_tui.widgets.lines import Lines
from office_tui.widgets.month import Month
from office_tui.widgets.year_strip import year_strip

NARROW, WIDE, ROOMY = 42, 50, 120
"""Cells of the calendar where it stands beside the list: the wide one from so many columns on."""


def column(width: int) -> int:
    """Return the cells of the calendar on a screen of so many columns."""
    return WIDE if width >= ROOMY else NARROW


class LicenceCalendar(LineGone):
    """A screen with a list of licences and a calendar; subclasses say what the list shows and where the keys go."""

    COMMANDS_ID = "licences"

    @property
    def list(self) -> LineList[Licence]:
        """The list of licences."""
        found: LineList[Licence] = self.query_one("#list", LineList)
        return found

    def turn_to(self, pane: str) -> None:
        """Bring `list`, `month` or `day` into sight and give it the keys."""
        raise NotImplementedError

    def say_view(self) -> None:
        """Say what is listed, and what the letters of the month mean."""
        raise NotImplementedError

    def show_chosen(self) -> None:
        """Say what there is to know about the chosen licence."""
        raise NotImplementedError

    def open_record(self, id_: str) -> None:
        """Open a licence, or another record, on the whole screen."""
        raise NotImplementedError

    def calendar(self) -> Vertical:
        """Return the widgets of the calendar, one below the other."""
        return Vertical(
            Month(self._letters, lambda year: year_told(self.desk, year), id="month"),
            Drawn(id="of_day"),
            Lines[Event](
                draw=draw_event, key=key_of_event, letter=letter_of_event, empty=EMPTY_DAY, id="day"
            ),
            id="calendar",
        )

    @property
    def month(self) -> Month:
        """The month."""
        return self.query_one(Month)

    @property
    def day_list(self) -> Lines[Event]:
        """What falls on the day under the cursor; one of it at a time is acted on, so none can be marked."""
        found: Lines[Event] = self.query_one("#day", Lines)
        return found

    @property
    def in_calendar(self) -> bool:
        """Whether the keys are in the calendar: the month, or what falls on its day."""
        return self.focused in {self.month, self.day_list}

    def _letters(self, day: date) -> str:
        return letters_of(licence_days(self.desk, day.year).get(day, ()), ORDER)

    def events_here(self) -> tuple[Event, ...]:
        """Return what falls on the day under the cursor, as it stands now."""
        day = self.month.day
        return licence_days(self.desk, day.year).get(day, ())

    def event_here(self) -> Event | None:
        """Return the event that the verbs act on in the calendar: the chosen one of the day, else its first."""
        events = self.events_here() if self.in_calendar else ()
        chosen = next((event for event in events if event.name == self.day_list.cursor_key), None)
        return chosen or next(iter(events), None)

    def round_here(self) -> str:
        """Say how a round is gone about, where the verbs would act on one; else nothing."""
        event = self.event_here()
        return ROUND if event is not None and event.kind == "round" else ""

    def aimed_at(self) -> Sequence[str]:
        """Return what a verb would act on, as it is shown: in the calendar the event, else lines of the list."""
        if not self.in_calendar:
            return super().aimed_at()
        shown = [event.name for event in self.day_list.rows if event.day == self.month.day]
        chosen = self.day_list.cursor_key
        return (chosen,) if chosen in shown else shown[:1]

    def is_in_sight(self, key: str) -> bool:
        """Say whether a line of the list, or an event of the day, is still there."""
        if not self.in_calendar:
            return super().is_in_sight(key)
        return any(event.name == key for event in self.events_here())

    # Filling

    def fill_calendar(self) -> None:
        """Show month, day and year as they are now; the cursors stay."""
        desk = self.desk
        self.month.show(Page(desk.today, desk.settings.week_begins, desk.workdays))
        self.show_day()
        self.show_year()

    def show_day(self) -> None:
        """List what falls on the day, and name it."""
        day, today = self.month.day, self.desk.today
        holiday = self.desk.workdays.holidays.get(day, "")
        said = line((f" {say_date(day, today)}", STRONG), (f"  {holiday}" if holiday else "", DIM))
        self.query_one("#of_day", Drawn).show([said])
        self.day_list.show(self.events_here())

    def show_year(self) -> None:
        """Draw the year of the month."""
        day, today = self.month.day, self.desk.today
        falls = by_month(licence_days(self.desk, day.year), ORDER)
        now = today.month if today.year == day.year else 0
        strip = year_strip(day.year, day.month, now, falls, self.app.size.width)
        self.query_one("#year", Drawn).show(strip)

    def legend(self) -> str:
        """Return what the letters mean that stand in the month."""
        here = self.month.day
        days = licence_days(self.desk, here.year).items()
        return legend("".join(letters_of(events) for day, events in days if day.month == here.month))

    # Following each other

    def day_to(self, id_: str) -> None:
        """Let the calendar follow the list: to the next day on which something of the licence falls."""
        day = next_day_of(self.desk, id_)
        if day is not None and day != self.month.day:
            self.month.go_to(day)
            self.show_day()
            self.on_month_turned()

    def on_month_turned(self) -> None:
        """Let the year follow at once, and the legend: nothing else of the screen does before the cursor rests."""
        self.show_year()
        self.say_view()

    def on_month_rested(self) -> None:
        """Show the day once the cursor rests, so that a held key never draws it; the list follows."""
        self.show_day()
        self._list_follows()
        self.query_one(Foot).refill()

    def _list_follows(self) -> None:
        event = self.event_here()
        if event is not None:
            self.list.go_to(licence_of(self.desk, event))
        self.show_chosen()

    def on_month_chosen(self) -> None:
        """Open what falls on the day; where that is several things, go and choose among them."""
        self.show_day()
        if len(self.events_here()) > 1:
            self.turn_to("day")
        else:
            self.open_event()

    def open_event(self) -> None:
        """Open the licence that the chosen event is of; of a round, the round."""
        event = self.event_here()
        if event is not None:
            self.open_record(licence_of(self.desk, event) or event.id)
        else:
            self.app.notify(NOTHING_FALLS)

    # Commands

    @command("less_than_sign", "Month before")
    def action_month_back(self) -> None:
        """Turn the calendar a month back."""
        self.turn_to("month")
        self.month.action_turn(-1)

    @command("greater_than_sign", "Next month")
    def action_month_on(self) -> None:
        """Turn the calendar a month on."""
        self.turn_to("month")
        self.month.action_turn(1)

    @command("t", "Today")
    def action_to_today(self) -> None:
        """Turn the calendar to today."""
        self.turn_to("month")
        self.month.go_to(self.desk.today)
        self.on_month_turned()
        self.on_month_rested()
