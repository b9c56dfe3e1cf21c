"""The verbs that write: a reply, the fields, the wording; and copying out."""

from __future__ import annotations

from office_tui.commands import command
from office_tui.domain.capture import Capture
from office_tui.domain.kinds import BY_TYPE
from office_tui.errors import OfficeError
from office_tui.screens.chosen import (
    Chosen,
    no_wording,
    none_chosen,
    one_chosen,
)


class Writing(Chosen):
    """What writes about an item, or copies from it."""

    COMMANDS_ID = "item"

    @command("r", "Reply", footer=True, unless=one_chosen)
    async def action_reply(self) -> None:
        """Answer it from a template: everything known is filled in already."""
        from office_tui.screens.answer import answer

        record = self.records(self.chosen())[0]
        if isinstance(record, Capture) and record.became:
            record = self.desk.get(record.became)
        await answer(self.app, self.desk, record)

    @command("e", "Edit fields", unless=one_chosen)
    async def action_edit(self) -> None:
        """Edit what is written about it: title, parties, numbers, dates; what you type is kept as a draft."""
        from office_tui.registers.all import REGISTERS
        from office_tui.screens.record_form import edit

        record = self.records(self.chosen())[0]
        saved = await edit(self.app, self.desk, REGISTERS[BY_TYPE[type(record)].table], record)
        if saved is not None:
            self.app.notify(f"Saved: {saved.id}")

    @command("E", "Edit wording", unless=no_wording)
    def action_wording(self) -> None:
        """Write the working wording of a directive, or your own line, in $VISUAL or $EDITOR."""
        from office_tui.services.register import reword
        from office_tui.terminal.editor import edit_text

        record = self.records(self.chosen())[0]
        text = edit_text(self.app, getattr(record, "title", ""), self.desk.settings.editor)
        self.app.notify(f"Saved: {reword(self.desk, record, text).id}")

    @command("y", "Copy number", unless=none_chosen)
    def action_copy_number(self) -> None:
        """Copy its number (or id) to the clipboard of your own terminal."""
        record = self.records(self.chosen())[0]
        self._copy(getattr(record, "number", "") or record.id)

    @command("Y", "Copy text", unless=none_chosen)
    def action_copy_words(self) -> None:
        """Copy its text to the clipboard of your own terminal."""
        record = self.records(self.chosen())[0]
        self._copy(
            self.desk.body(getattr(record, "text", ""))
            or getattr(record, "words", "")
            or getattr(record, "title", "")
        )

    def _copy(self, text: str) -> None:
        if not text:
            raise OfficeError("There is nothing to copy.")
        if self.app.copy(text):
            self.app.notify(f"Copied: {text[:40]}")
        else:
            self.app.notify("That is too long for the terminal's clipboard.", severity="warning")
