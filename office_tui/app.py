"""The app: the desk on the terminal, opened, left, and kept fresh while others work on it too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual import events

from office_tui.commands import remap, told, use_keys
from office_tui.screens.desk_screen import DeskScreen
from office_tui.screens.everywhere import Everywhere
from office_tui.services.desk import Desk
from office_tui.widgets.foot import foot_of, hush, say

if TYPE_CHECKING:
    from office_tui.store.store import Changes

LOOK_AROUND = 0.4
"""Seconds between two looks at what other sessions wrote: one `stat`, no byte on the wire."""


class OfficeApp(Everywhere):
    """The desk: one screen at a time over one office, kept fresh while others work on it too."""

    TITLE = "office-tui"
    CSS_PATH = "app.tcss"

    def __init__(self, desk: Desk, **options: Any) -> None:
        super().__init__(desk, **options)
        self.unsaved: dict[tuple[str, ...], str] = {}
        """Words typed for a decision that is not saved, by question and things; offered if it is taken again."""
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
        self.action_today()
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
            from office_tui.screens.welcome import welcome_once

            with told(self):
                await welcome_once(self, self.desk)

    # News

    def _office_changed(self, changes: Changes) -> None:
        self._show_anew(elsewhere=self._looking)
        self._name_window()

    def _show_anew(self, *, elsewhere: bool = False) -> None:
        """Let what is in sight be read anew, and everything else once it comes into sight."""
        for screen in self.screen_stack:
            if isinstance(screen, DeskScreen):
                screen.changed(elsewhere=elsewhere)
        for place in self.places.values():
            place.stale = place.stale or place is not self.screen

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
        if not news and moment != self._moment:
            self._show_anew()
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
