"""The app: the desk on the terminal, its screens, and the commands that work everywhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual import events

from office_tui.commands import Commanded, command, remap, told, use_keys
from office_tui.screens.desk_screen import DeskScreen
from office_tui.screens.today import TodayScreen
from office_tui.services.desk import Desk
from office_tui.terminal.guarded import GuardedApp
from office_tui.widgets.foot import foot_of, hush, say
from office_tui.widgets.line_list import LineList

if TYPE_CHECKING:
    from office_tui.store.store import Changes

LOOK_AROUND = 0.4
"""Seconds between two looks at what other sessions wrote: one `stat`, no byte on the wire."""


class OfficeApp(Commanded, GuardedApp):
    """The desk: one screen at a time over one office, kept fresh while others work on it too."""

    COMMANDS_ID = "desk"
    TITLE = "office-tui"
    CSS_PATH = "app.tcss"

    def __init__(self, desk: Desk, **options: Any) -> None:
        super().__init__(**options)
        self.desk = desk
        self.unsaved: dict[tuple[str, ...], str] = {}
        """Words typed for a decision that is not saved, by question and things; offered if it is taken again."""
        self._places: dict[str, DeskScreen] = {}
        self._moment = desk.now.replace(second=0, microsecond=0)
        self._looking = False
        self._told = ""

    # Opening and leaving

    def left(self) -> str:
        """Leave the office: the last to leave puts everything into the plain file."""
        self.desk.close()
        return self.desk.store.notice

    def on_mount(self) -> None:
        """Open Today, listen to the office, and take up the keys of the settings."""
        self.desk.subscribe(self._office_changed)
        self._take_keys()
        self._go("today", TodayScreen)
        if self.desk.settings.mouse:
            self.toggle_mouse()
        self.set_interval(LOOK_AROUND, self._look_around)
        self.call_after_refresh(self._begin)

    def _take_keys(self) -> None:
        wanted = self.desk.settings.keys
        if wanted:
            from office_tui.screens.every import EVERY_PLACE

            chosen = remap([OfficeApp, *EVERY_PLACE], wanted)
            use_keys(self, chosen.keys)
            self.desk.warnings += [f"settings.toml: {problem.message}" for problem in chosen.problems]

    def _begin(self) -> None:
        self._name_window()
        self.run_worker(self._first_questions(), group="commands")

    async def _first_questions(self) -> None:
        """Offer what was being typed when the last session ended badly; ask a new office who we are."""
        from office_tui.screens.taking_up import offer_drafts

        for warning in filter(None, [*self.desk.warnings, self.desk.store.read_only]):
            self.notify(warning, severity="warning")
        with told(self):
            await offer_drafts(self, self.desk)
        if self.desk.store.get("OFF-1") is None and not self.desk.store.read_only:
            from office_tui.screens.welcome import welcome

            with told(self):
                await welcome(self, self.desk)

    # Where things are

    def _go(self, name: str, make: Callable[[Desk], DeskScreen]) -> None:
        """Go to a place: back down to it where it lies beneath, so that no place is ever open twice."""
        place = self._places.get(name)
        if place is None:
            place = self._places[name] = make(self.desk)
            self.install_screen(place, name)  # Textual would take apart what is not installed when it is left
        if place not in self.screen_stack:
            self.push_screen(place)
        while self.screen is not place:
            self.pop_screen()

    def _office_changed(self, changes: Changes) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, DeskScreen):
                screen.changed(elsewhere=self._looking)
        for place in self._places.values():
            place.stale = place.stale or place is not self.screen
        self._name_window()

    def _look_around(self) -> None:
        """Take in what others wrote; once a minute look whether anything has come back by itself."""
        moment = self.desk.now.replace(second=0, microsecond=0)
        self._looking = True
        news = False
        try:
            with told(self):
                news = self.desk.refresh()
        finally:
            self._looking = False
        if not news and moment != self._moment and isinstance(self.screen, DeskScreen):
            self.screen.changed()
        self._moment = moment
        self._tell_of_files()

    def _tell_of_files(self) -> None:
        """Say once what happened to the files: what was put aside, what could not be written, drafts among it."""
        typed = self.drafts.problem
        drafts = f"What you type cannot be kept on the disk: {typed}." if typed else ""
        said = " ".join(each for each in (self.desk.store.notice, drafts) if each)
        if said and said != self._told:
            self.notify(said, severity="warning")
        self._told = said

    def _name_window(self) -> None:
        from office_tui.services.letterhead import letterhead
        from office_tui.services.today import counts

        company = letterhead(self.desk).company or "office"
        self.set_title(f"{company}: {counts(self.desk).undecided} undecided")

    # What is said

    def notify(self, message: str, *, severity: Any = "information", **_: Any) -> None:
        """Say it in the foot of the screen: no timer, gone with the next key."""
        say(self, message, severity)

    async def on_event(self, event: events.Event) -> None:
        """Every key first takes the last notice away."""
        if isinstance(event, events.Key) and foot_of(self) is not None:
            hush(self)
        await super().on_event(event)

    # Commands that work everywhere

    @command("1", "Today")
    def action_today(self) -> None:
        """What to decide, to chase and to verify today."""
        self._go("today", TodayScreen)

    @command("2", "Inbox")
    def action_inbox(self) -> None:
        """Everything that arrived and wants a decision."""
        from office_tui.screens.inbox import InboxScreen

        if isinstance(self.screen, InboxScreen):
            self.screen.show_undecided()
        self._go("inbox", InboxScreen)

    @command("4", "Licences")
    def action_licences(self) -> None:
        """What we hold, until when, and the calendar of everything that falls due about it."""
        from office_tui.screens.licences import LicencesScreen

        self._go("licences", LicencesScreen)

    @command("0", "Registers")
    def action_registers(self) -> None:
        """Departments, people, and the journal."""
        from office_tui.screens.registers import RegistersScreen

        self._go("registers", RegistersScreen)

    @command("n", "Capture", footer=True)
    async def action_capture(self) -> None:
        """Capture one line, in your own words: Finance: cash plan by Friday !high @Li."""
        from office_tui.screens.capturing import capture

        await capture(self, self.desk)

    @command("u", "Undo", footer=True)
    def action_undo(self) -> None:
        """Take back your last decision, and say what it was."""
        from office_tui.services.undo import undo

        undone = undo(self.desk)
        self._point_at(undone.ids)
        spared = f" ({undone.spared} decided since were left)" if undone.spared else ""
        self.notify(f"Undone: {undone.label}{spared}")

    @command("ctrl+r", "Redo")
    def action_redo(self) -> None:
        """Do again what was undone."""
        from office_tui.services.undo import redo

        again = redo(self.desk)
        self._point_at(again.ids)
        self.notify(f"Done again: {again.label}")

    def _point_at(self, ids: tuple[str, ...]) -> None:
        """Put the cursor on what was brought back, where it is in sight."""
        for found in self.screen.query(LineList):
            any(found.go_to(each) for each in ids)

    @command(("colon", "ctrl+p"), "Commands")
    async def action_palette(self) -> None:
        """Find any command by a word of its name."""
        from office_tui.screens.palette import palette

        await palette(self)

    @command("question_mark", "Keys", footer=True)
    async def action_keys(self) -> None:
        """Show the keys of this screen."""
        from office_tui.screens.keys import KeysScreen

        await self.push_screen_wait(KeysScreen(self.screen))

    @command((), "Import messages")
    async def action_import(self) -> None:
        """Bring in messages: .eml, mbox, Maildir or a folder."""
        from office_tui.screens.bringing import bring

        await bring(self, self.desk)

    @command((), "Mouse")
    def action_mouse(self) -> None:
        """Turn the mouse on or off; off, the terminal selects text as usual."""
        self.notify("The mouse is on." if self.toggle_mouse() else "The mouse is off.")

    @command((), "Who we are")
    async def action_office(self) -> None:
        """Name the company, the director, the country and the time zone."""
        from office_tui.screens.welcome import welcome

        await welcome(self, self.desk)

    @command("q", "Leave")
    def action_leave(self) -> None:
        """Leave the desk; everything decided is on the disk already."""
        self.exit()
