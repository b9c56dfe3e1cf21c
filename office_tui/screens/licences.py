"""The licences: the list and the calendar beside it, one key a verb, whichever of them the cursor is in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.containers import Horizontal
from textual.widget import Widget

from office_tui.commands import command
from office_tui.domain.drift import profile
from office_tui.domain.licence import Licence
from office_tui.domain.licence_brief import brief
from office_tui.domain.licence_line import LicenceLine, licence_line
from office_tui.registers.licences import LICENCES, licence_end
from office_tui.screens.licence_verbs import LicenceVerbs
from office_tui.screens.licence_views import LicenceViews
from office_tui.services.deciding import Done
from office_tui.services.desk import Desk
from office_tui.services.holdings import holdings
from office_tui.services.licence_days import licence_of
from office_tui.services.look import look
from office_tui.widgets.drawn import Drawn
from office_tui.widgets.foot import Foot
from office_tui.widgets.ink import DIM, Line, Span, line
from office_tui.widgets.licence_rows import (
    EMPTY,
    NOTHING_FALLS,
    draw_brief,
    draw_licence,
    key_of_licence,
    letter_of_licence,
)
from office_tui.widgets.line_list import LineList
from office_tui.widgets.rule import Rule

ABOUT = 3
"""Lines about the chosen licence."""


def nothing_to_open(screen: LicencesScreen) -> str | None:
    """Return why nothing can be read: no licence is listed, nothing falls on the day."""
    here = screen.event_here() if screen.in_calendar else screen.licence_here()
    return None if here else NOTHING_FALLS if screen.in_calendar else screen.nothing_chosen()


class LicencesScreen(LicenceViews, LicenceVerbs):
    """What we hold, until when, and on which days something of it falls."""

    NAME = "Licences"
    COMMANDS_ID = "licences"
    VERBS = frozenset(one.name for one in LicenceVerbs.DECLARED if one.unless)

    @property
    def FOOT(self) -> Sequence[str]:  # noqa: N802 -- where a screen says what its foot offers
        """What matters where the keys are, for the foot."""
        verbs = ("lend", "give_back", "renew", "verify", "turn")
        if self.in_calendar:
            return (*verbs, "to_today", "month_back", "month_on")
        return (*verbs, "new", "filter", "view", "edit")

    HINT = "words, due:<30d is:expired is:lent from: owner: state:; Enter keeps, Esc drops"
    """What can be typed into the filter, as much as 80 columns hold."""
    DEFAULT_CSS = f"""
    LicencesScreen #year {{ height: 2; }}
    LicencesScreen #about {{ height: {ABOUT}; }}
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._licences: dict[str, Licence] = {}
        self._lines: dict[str, LicenceLine] = {}
        self._all = 0
        self._led = ""

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
        self.list.say_empty(self.no_match() if everything else EMPTY[self.view.name])
        before = self.list.cursor_key
        self.list.show(shown)
        if self.list.cursor_key != before:
            self._led = self.list.cursor_key  # moved by us: the calendar stays
        self.fill_calendar()
        self._all = len(everything)
        self.say_view()
        self.show_chosen()

    def say_view(self) -> None:
        """Say what is listed, and what the letters of the month mean."""
        shown = len(self._licences)
        count = str(shown) if shown == self._all else f"{shown} of {self._all}"
        asked = f"   / {self.filter_text}" if self.filter_text else ""
        told = f" {self.view.name} {count}{asked}"
        if not self.is_wide and self.in_sight == "calendar":
            told = f" {self.legend()}"
        elif self.is_wide and not asked:
            told = f"{told}   {self.legend()}"
        self.query_one("#view", Drawn).show([line((told, DIM))])

    def show_chosen(self) -> None:
        """Say in three lines what there is to know about the chosen licence."""
        licence = self.licence_here()
        if licence is None:
            self.query_one("#about", Drawn).show([])
            return
        told = brief(licence, holdings(self.desk), self.desk.today, self.desk.workdays, self.desk.name)
        self.query_one("#about", Drawn).show(draw_brief(told, licence.name, self.width))

    def licence_here(self) -> Licence | None:
        """Return the licence under the cursor, or the one whose day it is."""
        id_ = self.list.cursor_key
        if self.in_calendar:
            event = self.event_here()
            id_ = licence_of(self.desk, event) if event is not None else ""
        record = self.desk.store.get(id_) if id_ else None
        return record if isinstance(record, Licence) else None

    # Deciding

    def licences(self) -> Sequence[Licence]:
        """Return the licence whose day it is; in the list the marked ones, else the one under the cursor."""
        if self.in_calendar:
            here = self.licence_here()
            return [here] if here is not None else []
        return [self._licences[key] for key in self.list.chosen() if key in self._licences]

    def nothing_chosen(self) -> str:
        """Say why there is nothing to act on; of a round, how it is gone about."""
        return self.round_here() or super().nothing_chosen()

    def decided(self, done: Done, *, stays: bool = True) -> None:
        """Say what was decided; the cursor stays where it is, as far as the line does, or goes to the successor."""
        self.list.clear_marks()
        any(self.point_at(each) for each in done.made)
        self.told(done)

    def point_at(self, licence_id: str) -> bool:
        """Put the cursor on a licence, if it is listed; the calendar stays, for nobody moved it there."""
        if self.stale:
            self.fill()
        found = self.list.go_to(licence_id)
        if found:
            self._led = licence_id
        return found

    # List and calendar

    def on_line_list_rested(self, event: LineList.Rested) -> None:
        """Let the three lines follow, and the calendar where the list was moved by hand."""
        if event.control is self.list:
            if event.key != self._led and not self.in_calendar:
                self.day_to(event.key)
            self._led = event.key
        self.show_chosen()
        self.query_one(Foot).refill()

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Open the licence, or what the day's line is of."""
        event.stop()
        if event.control is self.list:
            self.action_open()
        else:
            self.open_event()

    @command((), "Open", unless=nothing_to_open)
    def action_open(self) -> None:
        """Read everything about the licence: papers, loans, checks, renewals, history."""
        if self.in_calendar:
            self.open_event()
        else:
            self.open_record(self.list.cursor_key)

    def open_record(self, id_: str) -> None:
        """Open a licence, or another record, on the whole screen."""
        from office_tui.screens.licence import open_whole

        if id_:
            open_whole(self.app, self.desk, id_, self.point_at)
