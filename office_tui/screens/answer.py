"""Answering from a template: the text on one side, the document it becomes on the other, issued with one key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from textual import events
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import TextArea

from office_tui.commands import command
from office_tui.documents.draft import known, preview_lines, render_markdown
from office_tui.documents.field import Template
from office_tui.domain.clean import clean, safe_name
from office_tui.domain.record import Record
from office_tui.domain.script import is_chinese
from office_tui.errors import OfficeError
from office_tui.screens import asking
from office_tui.screens.desk_screen import DeskScreen
from office_tui.screens.document_form import ask_fields, texts_of
from office_tui.services import answering
from office_tui.services.desk import Desk
from office_tui.terminal.guarded import GuardedApp
from office_tui.widgets.ask import Ask
from office_tui.widgets.drawn import Drawn
from office_tui.widgets.ink import DIM, STRONG, line
from office_tui.widgets.match import Choice
from office_tui.widgets.pane import Pane
from office_tui.widgets.pick import Pick
from office_tui.widgets.rule import Rule

BODY = "body"
PREFIX = "answer"
BESIDE = 100


async def answer(app: Any, desk: Desk, about: Record | None) -> None:
    """Ask which template, then open the reply with everything known filled in."""
    forms = [each for each in answering.templates(desk) if each.body and each.kind != "ledger"]
    chinese = is_chinese(getattr(about, "title", ""))
    forms.sort(key=lambda each: (each.language != ("zh" if chinese else "en"), each.kind != "letter"))
    choices = [Choice(each.name, each.title, (each.name,), each.name) for each in forms]
    picked = await asking.ask(app, Pick("Reply with", choices))
    if picked and picked.key:
        form = next(each for each in forms if each.name == picked.key)
        left = app.drafts.values(form_id(form.name, about))
        await app.push_screen(AnswerScreen(desk, form, about, left))


def form_id(template: str, about: Record | None) -> str:
    """Return what the draft of a reply is kept as: `answer:TEMPLATE:ID`."""
    return f"{PREFIX}:{template}:{about.id if about else ''}"


class AnswerScreen(DeskScreen):
    """The text being written, and the document as it will be; ctrl+o issues it."""

    COMMANDS_ID = "answer"
    DEFAULT_CSS = """
    AnswerScreen TextArea { border: none; padding: 0 1; width: 1fr; height: 1fr; background: ansi_default; }
    """
    NAME = "Reply"

    def __init__(
        self, desk: Desk, form: Template, about: Record | None, draft: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(desk)
        self.form, self.about = form, about
        self.values = known(form, answering.known(desk, about))
        self.values |= {name: text for name, text in (draft or {}).items() if form.field(name)}
        self._number = ""

    @property
    def form_id(self) -> str:
        """What the kept draft is called."""
        return form_id(self.form.name, self.about)

    def body(self) -> Iterable[Widget]:
        """The template's name, the text, the preview."""
        yield Drawn(id="about")
        with Horizontal():
            area = TextArea(
                str(self.values.get(BODY, "")), soft_wrap=True, tab_behavior="focus", compact=True
            )
            area.cursor_blink = False
            yield area
            yield Rule()
            yield Pane()

    def refill(self) -> None:
        """Show what it answers, and the preview; the text stays as it is being written."""
        self._number = answering.coming_number(self.desk)
        about = f"answers {self.about.id} " if self.about else ""
        words = f" {self.form.title}  {about}next number {self._number}"
        self.query_one("#about", Drawn).show([line((words, DIM), ("   blank line: new paragraph", DIM))])
        self._preview()
        self.query_one(TextArea).focus()

    def on_resize(self, event: events.Resize) -> None:
        """Show the preview beside the text where there is room; else F5 shows it alone."""
        self.query_one(Pane).display = self.query_one(Rule).display = event.size.width >= BESIDE
        self.call_after_refresh(self._preview)

    def on_text_area_changed(self, _: TextArea.Changed) -> None:
        """Keep every letter typed, and let the preview follow."""
        self.values[BODY] = clean(self.query_one(TextArea).text)
        self._keep()
        self._preview()

    def _keep(self) -> None:
        app = self.app
        if isinstance(app, GuardedApp):
            subject = str(self.values.get("subject", self.form.title))
            app.drafts.keep(self.form_id, f"Reply: {subject}", texts_of(self.form, self.values))

    def _preview(self) -> None:
        pane = self.query_one(Pane)
        if pane.display:
            pane.show([], "\n".join(self._lines(max(20, pane.size.width or self.size.width // 2 - 2))))

    def _lines(self, width: int) -> list[str]:
        shown = {**self.values, "number": self._number} if self.form.field("number") else self.values
        return preview_lines(render_markdown(self.form, shown, final=False), width, profile=self.form.profile)

    @command(("ctrl+o", "f2"), "Issue", footer=True)
    async def action_issue(self) -> None:
        """Register it, take its number and write the .docx; asks first for what is missing, and where to."""
        wrong = answering.missing(self.desk, self.form, self.values)
        if wrong and not await self._ask_fields({each.field: each.message for each in wrong}):
            return
        path = await self._ask_path()
        if path is None:
            return
        issued = answering.issue(self.desk, self.form, self.values, path, self.about)
        if isinstance(self.app, GuardedApp):
            self.app.drafts.drop(self.form_id)
        self.dismiss(None)
        said = f"Issued {issued.number} ({issued.id}): {issued.path}"
        if issued.problem:
            said = (
                f"{issued.problem} But it is issued as {issued.number} ({issued.id}), and kept: {issued.path}"
            )
        self.app.notify(said, severity="warning" if issued.problem else "information")

    async def _ask_path(self) -> Path | None:
        name = safe_name(f"{self._number} {_plain(self.values.get('subject') or self.form.title)}.docx")
        path = await asking.ask(
            self.app, Ask("Write to", str(Path.home() / name), check=_wrong_with_path, offered=True)
        )
        return Path(path).expanduser() if path else None

    @command(("ctrl+g", "f3"), "Fields", footer=True)
    async def action_fields(self) -> None:
        """Change what was filled in: addressee, subject, references, copies."""
        await self._ask_fields({})

    async def _ask_fields(self, wrong: Mapping[str, str]) -> bool:
        values = await ask_fields(self.app, self.desk, self.form, self.values, wrong)
        if values is not None:
            self.values |= values
            self._keep()
            self._preview()
        return values is not None and not answering.missing(self.desk, self.form, self.values)

    @command(("ctrl+t", "f4"), "In your editor", footer=True)
    def action_editor(self) -> None:
        """Write the text in $VISUAL or $EDITOR."""
        from office_tui.terminal.editor import edit_text

        area = self.query_one(TextArea)
        text = edit_text(self.app, area.text, self.desk.settings.editor)
        area.text = clean(text)

    @command("f5", "Whole page", footer=True)
    async def action_preview(self) -> None:
        """Read the whole document as it will be."""
        from office_tui.widgets.reader import Reader

        lines = self._lines(min(self.size.width, 100))
        await self.app.push_screen_wait(Reader([line((self.form.title, STRONG))], "\n".join(lines)))

    @command("ctrl+r", "Redo typing")
    def action_redo_typing(self) -> None:
        """Do again what ctrl+z took back in the text; decisions are not touched from here."""
        self.query_one(TextArea).redo()

    @command("f8", "Export draft")
    async def action_draft(self) -> None:
        """Write a draft without a number; nothing is registered."""
        path = await self._ask_path()
        if path is not None:
            self.app.notify(f"Draft: {answering.draft_to(self.desk, self.form, self.values, path)}")

    @command("escape", "Leave", footer=True)
    def action_leave(self) -> None:
        """Leave; what was written is kept, and offered when this is answered again or the desk opens anew."""
        self.dismiss(None)


def _plain(subject: object) -> str:
    """Return a subject as a file name likes it."""
    return str(subject).removeprefix("Re: ")


def _wrong_with_path(words: str) -> str | None:
    path = Path(words).expanduser()
    if not words.strip() or path.is_dir():
        return "Name a file, such as reply.docx."
    if path.exists():
        return "That file is there already; nothing is overwritten."
    if not path.parent.is_dir():
        return f"There is no folder {path.parent}."
    return None


def take_up(app: Any, desk: Desk, kept_as: str, texts: Mapping[str, str]) -> None:
    """Open a kept reply again; `OfficeError` if its template is gone."""
    _, name, about = kept_as.split(":", 2)
    record = desk.store.get(about) if about else None
    if about and record is None:
        raise OfficeError(f"{about}, which it answers, is gone.", "The text is kept until you discard it.")
    app.push_screen(AnswerScreen(desk, answering.template(desk, name), record, texts))
