"""The places of the desk, and the commands that work everywhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from office_tui.commands import Commanded, command
from office_tui.screens.desk_screen import DeskScreen
from office_tui.screens.line_gone import LineGone
from office_tui.screens.today import TodayScreen
from office_tui.services.desk import Desk
from office_tui.terminal.guarded import GuardedApp
from office_tui.widgets.line_list import LineList

if TYPE_CHECKING:
    from office_tui.services.undo import Undone


class Everywhere(Commanded, GuardedApp):
    """The app as far as keys go: from any screen to any other, capture, undo, palette and help."""

    COMMANDS_ID = "desk"

    def __init__(self, desk: Desk, **options: Any) -> None:
        super().__init__(**options)
        self.desk = desk
        self.places: dict[str, DeskScreen] = {}
        """The screens that were gone to, by name; each stays as it was left."""

    async def action_command(self, name: str) -> None:
        """Run a command, unless its key was typed for what a list did not do, because its line went just then."""
        if not (isinstance(self.screen, LineGone) and self.screen.swallows()):
            await super().action_command(name)

    def _go(self, name: str, make: Callable[[Desk], DeskScreen]) -> None:
        """Go to a place: back down to it where it lies beneath, so that no place is ever open twice."""
        place = self.places.get(name)
        if place is None:
            place = self.places[name] = make(self.desk)
            self.install_screen(place, name)  # Textual would take apart what is not installed when it is left
        if place not in self.screen_stack:
            self.push_screen(place)
        while self.screen is not place:
            self.pop_screen()

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
        self._point_at(undone)
        spared = f" ({undone.spared} decided since were left)" if undone.spared else ""
        self.notify(f"Undone: {undone.label}{spared}")

    @command("ctrl+r", "Redo")
    def action_redo(self) -> None:
        """Do again what was undone."""
        from office_tui.services.undo import redo

        again = redo(self.desk)
        self._point_at(again)
        self.notify(f"Done again: {again.label}")

    def _point_at(self, back: Undone) -> None:
        """Put the cursor on what was brought back, or on the licence it is of, where it is in sight."""
        from office_tui.services.journal import pointed_at

        also = [key for key in pointed_at(self.desk, back.entry) if key not in back.ids]
        for found in self.screen.query(LineList):
            any(found.go_to(each) for each in (*back.ids, *also))

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
        """Bring in messages, events or a table: .eml, .ics, mbox, Maildir, a folder; a .csv is looked at first."""
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
