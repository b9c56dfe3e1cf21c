"""The verbs that write a licence: new, edited, deleted, a scan kept; and its number copied out."""

from __future__ import annotations

from pathlib import Path

from office_tui.commands import command
from office_tui.domain.licence import Licence
from office_tui.registers.licences import LICENCES
from office_tui.screens import asking
from office_tui.screens.chosen import one_chosen, said
from office_tui.screens.licence_chosen import LicenceChosen, not_itself
from office_tui.services.deciding import Done
from office_tui.services.deleting import delete
from office_tui.services.lending import needed_though_out
from office_tui.services.licences import attach


class LicenceWriting(LicenceChosen):
    """What stands in the register."""

    COMMANDS_ID = "licence"

    def saved(self, licence_id: str) -> None:
        """Put the cursor on what was saved, where there is a list."""

    @command("N", "New", footer=True)
    async def action_new(self) -> None:
        """Enter a licence: its name, and its last day or that it is long-term; the rest can be filled in later."""
        from office_tui.screens.record_form import edit

        saved = await edit(self.app, self.desk, LICENCES, LICENCES.new())
        if saved is not None:
            self.saved(saved.id)
            self.app.notify(f"Saved: {saved.id}")

    @command("e", "Edit", footer=True, unless=one_chosen)
    async def action_edit(self) -> None:
        """Edit its fields: days, window, what its renewal needs, duties, papers, printed facts."""
        from office_tui.screens.record_form import edit

        saved = await edit(self.app, self.desk, LICENCES, self.desk.get(self.licences()[0].id))
        if isinstance(saved, Licence):
            beware = needed_though_out(self.desk, saved)
            self.app.notify(said(Done(f"Saved: {saved.id}", (saved.id,), beware=beware)))

    @command((), "Keep a scan", unless=one_chosen)
    async def action_scan(self) -> None:
        """Keep a scan or another file with it; the file itself may then go."""
        chosen = self.licences()
        path = await asking.ask_words(self.app, "File to keep", "its path", str(Path.home()))
        if path:
            self.decided(attach(self.desk, chosen, Path(path).expanduser()))

    @command("D", "Delete", unless=not_itself)
    def action_delete(self) -> None:
        """Delete it; never asks, because undo brings it back."""
        self.decided(delete(self.desk, self.licences()))

    @command("y", "Copy number", unless=one_chosen)
    def action_copy_number(self) -> None:
        """Copy its number (or id) to the clipboard of your own terminal."""
        licence = self.licences()[0]
        text = licence.number or licence.id
        if self.app.copy(text):
            self.app.notify(f"Copied: {text[:40]}")
