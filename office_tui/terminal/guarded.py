"""The app that every screen of the desk runs in: what Textual's own lacks to survive and to be kind."""

from __future__ import annotations

import asyncio
import gc
from typing import Any, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.events import Event, Key, Paste
from textual.geometry import Offset, Size
from textual.notifications import SeverityLevel
from textual.reactive import Reactive
from textual.screen import Screen

from office_tui.paths import paths
from office_tui.terminal import modes
from office_tui.terminal.crash import write_log
from office_tui.terminal.drafts import Drafts
from office_tui.terminal.driver import OfficeDriver
from office_tui.terminal.guard import Guard
from office_tui.terminal.keys import PasteRefused
from office_tui.terminal.pasting import fit
from office_tui.terminal.start import Terminal


class GuardedApp(App[None], inherit_bindings=False):
    """Textual's App without its palette and its ctrl+q, with our driver, drafts and last words.

    `run.run` gives it `terminal`, `drafts` and `guard`; a test may run it without any of them.
    """

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c", "say_how_to_leave", show=False, system=True)]
    HOW_TO_LEAVE: ClassVar[str] = "q leaves office-tui."
    SMALLEST: ClassVar[Size] = Size(40, 10)

    theme: Reactive[str] = Reactive("ansi-dark")

    def __init__(self, terminal: Terminal | None = None, drafts: Drafts | None = None) -> None:
        """Make the app; nothing is opened or written yet."""
        self.terminal = terminal or Terminal()
        super().__init__(driver_class=OfficeDriver, ansi_color=True)
        self.drafts = drafts or Drafts(paths().drafts)
        self.guard: Guard | None = None
        self.animation_level = "none"

    def on_mount(self) -> None:
        """Take over what would otherwise be silent, and say what is wrong with the terminal."""
        asyncio.get_running_loop().set_exception_handler(self._background_failed)
        if self.guard is not None:
            self.guard.attach(self.leave_soon)
        self.call_after_refresh(self._started)

    def _started(self) -> None:
        """The first screen is drawn: what is in memory now stays, so it need not be searched for garbage."""
        gc.freeze()
        gc.enable()
        if self.terminal.warning:
            self.notify(self.terminal.warning, severity="warning")

    # -- leaving

    def left(self) -> str:
        """Put everything away once the screen is gone; return what a person must still be told, if anything."""
        return ""

    def action_say_how_to_leave(self) -> None:
        """Say how to leave, to whoever presses ctrl+c by habit."""
        self.notify(self.HOW_TO_LEAVE)

    def leave_soon(self, code: int) -> None:
        """Leave with that exit code, asking nothing; any thread."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self.exit, None, code)

    def line_lost(self) -> None:
        """The terminal is gone."""
        if self.guard is not None:
            self.guard.line_lost()
        else:
            self.exit(return_code=129)

    # -- the terminal

    def set_title(self, words: str) -> None:
        """Put the words into the window's title, until the app leaves."""
        if isinstance(self._driver, OfficeDriver):
            self._driver.set_title(words)

    def toggle_mouse(self) -> bool:
        """Turn the mouse on or off (off at first: the terminal can then select text); True if on now."""
        if not isinstance(self._driver, OfficeDriver):
            return False
        return self._driver.toggle_mouse()

    def copy(self, text: str) -> bool:
        """Put the text on the clipboard at the other end of the line; False if it is too long for that."""
        self._clipboard = text
        sequence = modes.copy(text)
        if sequence and isinstance(self._driver, OfficeDriver):
            self._driver.say(sequence)
        return bool(sequence)

    def copy_to_clipboard(self, text: str) -> None:
        """Copy, for Textual's own fields; says when the text is too long."""
        if not self.copy(text):
            self.notify("The text is too long for the terminal's clipboard.", severity="warning")

    @property
    def is_too_small(self) -> bool:
        """Whether the terminal is too small to show anything but that."""
        return self.size.width < self.SMALLEST.width or self.size.height < self.SMALLEST.height

    def _display(self, screen: Screen[Any], renderable: Any) -> None:
        self._place_cursor()
        if self.is_too_small and self._driver is not None and not self.is_headless:
            width, height = self.SMALLEST
            words = f"Too small: {width}×{height} is needed."[: self.size.width]
            self._driver.write(f"\x1b[0m\x1b[2J\x1b[1;1H{words}")
        else:
            super()._display(screen, renderable)

    def _place_cursor(self) -> None:
        """Put the terminal's cursor where the field that has the focus draws its own.

        Textual notes the place before the layout is known, and one cell too far at the end of a line.
        """
        focused = self.focused if self._running and self.screen_stack else None
        place = getattr(focused, "cursor_screen_offset", None)
        if isinstance(place, Offset):
            self.cursor_position = place - Offset(int(getattr(focused, "cursor_at_end", False)), 0)

    def _set_pointer_shape(self, shape: str) -> None:
        """Send nothing: the shape of a mouse pointer that is off."""

    # -- what comes in

    async def on_event(self, event: Event) -> None:
        """Hold back keys that nobody can see the effect of, and pastes that would not go in whole."""
        if isinstance(event, Key) and self.is_too_small:
            return
        if isinstance(event, Paste) and not event.is_forwarded:
            event.text, refused = fit(event.text, self.focused or self.screen)
            if refused:
                self.notify(refused, severity="warning")
                return
        await super().on_event(event)

    def on_paste_refused(self, refused: PasteRefused) -> None:
        """Say that a paste was too long for any field."""
        self.notify(
            f"Nothing was pasted: {refused.characters:,} characters are too many.", severity="warning"
        )

    # -- what goes wrong

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Show a note; never parsed as markup unless asked for."""
        super().notify(message, title=title, severity=severity, timeout=timeout, markup=markup)

    def _fatal_error(self) -> None:
        """Leave on an error; `run` reports it. Textual would print every variable, passwords included."""
        self._close_messages_no_wait()

    def _print_error_renderables(self) -> None:
        self._exit_renderables.clear()

    def _background_failed(self, _loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """An error that nobody waits for: logged, and said."""
        error = context.get("exception") or RuntimeError(str(context.get("message")))
        log = paths().log
        logged = write_log(log, error, "in the background")
        where = f"The log: {log}" if logged else "The log could not be written."
        self.notify(
            f"Something went wrong in the background ({type(error).__name__}). {where}", severity="error"
        )
