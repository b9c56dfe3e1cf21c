"""A small app that the tests open in a terminal: `sample.py KIND` where KIND is `guarded` or `plain`.

The same screens run in our guarded app and in Textual's own, so that a test can show both.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
import time
from typing import Any, ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen
from textual.widgets import Input, Label, TextArea

from office_tui.terminal.guarded import GuardedApp
from office_tui.terminal.run import run

EDITOR = "import signal; signal.signal(signal.SIGINT, signal.SIG_DFL); input('the editor')"
"""Ends at once on ctrl+c, also between its words and its reading: Python's own handler would not."""


class Dialog(ModalScreen[str]):
    """Asks for a word; mounts slowly, as dialogs with much in them do."""

    def compose(self) -> ComposeResult:
        yield Label("the dialog")
        yield Input(id="word")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self.dismiss(event.value)


class Sample:
    """Two fields, a text, and keys that do something noteworthy."""

    KEYS: ClassVar[list[BindingType]] = [
        ("f2", "ask", "ask"),
        ("f3", "crash", "crash"),
        ("f4", "crash_later", "crash later"),
        ("f5", "hang", "hang"),
        ("f6", "burn", "burn"),
        ("f7", "entitle", "title"),
        ("f8", "copy_it", "copy"),
        ("f9", "to_text", "text"),
        ("f10", "leave", "leave"),
        ("f11", "mouse", "mouse"),
        ("f12", "edit", "edit"),
        ("escape", "note('escape')", "escape"),
        ("j", "note('down')", "down"),
        ("1", "note('screen 1')", "1"),
        ("ctrl+o", "no_field", "no field"),
    ]

    def compose(self) -> ComposeResult:
        yield Label("ready ─│ …", id="head")
        yield Input(id="first")
        yield Input(id="second", max_length=50)
        yield TextArea(id="text")
        yield Label("", id="notes", markup=False)

    def note(self: Any, words: str) -> None:
        self.query_one("#notes", Label).update(words)

    def action_note(self, words: str) -> None:
        self.note(words)

    def action_ask(self: Any) -> None:
        async def ask() -> None:
            word = await self.push_screen_wait(Dialog())
            self.note(f"the word is {word}")

        self.run_worker(ask())

    def on_input_changed(self: Any, event: Input.Changed) -> None:
        drafts = getattr(self, "drafts", None)
        if drafts is not None and event.input.id == "first":
            drafts.keep("form", "A form", {"first": event.value})

    def action_crash(self) -> None:
        secret = "swordfish"
        raise KeyError(secret)

    def action_crash_later(self: Any) -> None:
        async def fail() -> None:
            raise ValueError("unseen")

        asyncio.create_task(fail())  # noqa: RUF006 - the mistake that the test is about

    def action_hang(self: Any) -> None:
        def hang() -> None:
            time.sleep(60)

        self.note("hanging")
        self.set_timer(0.2, hang)

    def action_burn(self: Any) -> None:
        async def burn() -> None:
            while True:
                self.note(str(time.monotonic()) * 20)
                await asyncio.sleep(0)

        self._burning = asyncio.create_task(burn())

    def action_entitle(self: Any) -> None:
        self.set_title("office-tui · 3")

    def action_copy_it(self: Any) -> None:
        self.copy_to_clipboard("DIR-12")

    def action_to_text(self: Any) -> None:
        self.query_one("#text").focus()

    def action_leave(self: Any) -> None:
        self.exit()

    def action_edit(self: Any) -> None:
        with self.suspend():
            subprocess.run([sys.executable, "-c", EDITOR], check=False)
        self.note("edited")

    def action_no_field(self: Any) -> None:
        self.screen.set_focus(None)
        self.note("no field")

    def action_mouse(self: Any) -> None:
        self.note(f"mouse {self.toggle_mouse()}")

    def on_text_area_changed(self: Any, event: TextArea.Changed) -> None:
        self.note(f"text {len(event.text_area.text)}")


class Plain(Sample, App[None]):
    """As Textual runs it."""

    BINDINGS = Sample.KEYS


class Guarded(Sample, GuardedApp):
    """As we run it."""

    BINDINGS = Sample.KEYS


if __name__ == "__main__":
    if sys.argv[1] == "plain":
        Plain().run()
    else:
        sys.exit(run(Guarded))
