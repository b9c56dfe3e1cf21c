"""What is attached to an opened thing: read here, or saved under its name."""

from __future__ import annotations

from pathlib import Path

from office_tui.commands import command
from office_tui.domain.record import Attachment
from office_tui.errors import OfficeError
from office_tui.screens import asking
from office_tui.screens.chosen import Chosen
from office_tui.screens.item_text import size_of
from office_tui.widgets.match import Choice
from office_tui.widgets.pick import Pick


def no_attachment(screen: Attached) -> str | None:
    """Return why no attachment can be had: there is none."""
    return None if screen.attached() else "Nothing is attached."


class Attached(Chosen):
    """Mixed into a screen of one thing."""

    COMMANDS_ID = "item"

    def attached(self) -> tuple[Attachment, ...]:
        """Return the files of the one thing shown."""
        files: tuple[Attachment, ...] = tuple(
            file for each in self.chosen() for file in getattr(each, "attachments", ())
        )
        return files

    @command("S", "Save attachment", unless=no_attachment)
    async def action_save(self) -> None:
        """Save an attachment into a folder, under its safe name; nothing is ever overwritten."""
        from office_tui.store.kept import save_copy

        each = await self._pick("Save")
        if each is None:
            return
        folder = await asking.ask_words(
            self.app, "Into the folder", "nothing there is overwritten", str(Path.home())
        )
        if folder is None:
            return
        target = Path(folder).expanduser()
        if not target.is_dir():
            raise OfficeError(f"{target} is no folder.", "Name one that exists.")
        self.app.notify(f"Saved as {save_copy(self.desk.where.kept, each.sha256, target, each.name)}")

    @command("O", "Open attachment", unless=no_attachment)
    async def action_open(self) -> None:
        """Read an attachment here, as text: text files and Word documents."""
        from office_tui.services.reading import attachment_text
        from office_tui.widgets.reader import Reader

        each = await self._pick("Open")
        if each is not None:
            await self.app.push_screen_wait(Reader([], attachment_text(self.desk, each)))

    async def _pick(self, title: str) -> Attachment | None:
        attachments = self.attached()
        if len(attachments) == 1:
            return attachments[0]
        choices = [Choice(str(i), each.name, (), size_of(each.size)) for i, each in enumerate(attachments)]
        picked = await asking.ask(self.app, Pick(title, choices))
        return attachments[int(picked.key)] if picked and picked.key else None
