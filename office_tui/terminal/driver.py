"""Textual's driver, made to survive a bad line: reading, writing, signals and modes of the terminal."""

from __future__ import annotations

import asyncio
import os
import signal
import termios
import tty
from contextlib import suppress
from typing import Any, Final

from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Resize
from textual.geometry import Size
from textual.message import Message

from office_tui.terminal import modes
from office_tui.terminal.ascii_frame import ASCII_FRAME
from office_tui.terminal.frame import Frame
from office_tui.terminal.gate import Gate
from office_tui.terminal.reader import Reader
from office_tui.terminal.start import Terminal
from office_tui.terminal.writer import Writer

REST: Final = 0.2
"""Seconds after which a size of the terminal counts as the last one of a storm."""


class OfficeDriver(LinuxDriver):
    """Draws on standard output and reads standard input, both surely a terminal (`check_terminal`).

    It asks the terminal nothing, so no answer can arrive late and be taken for keys. What a signal calls for
    is done in the loop, never inside the signal. The app may offer `terminal` (a `Terminal`), `line_lost()`
    and `guard` (a `Guard`); a plain Textual app works too.
    """

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        """Make a driver for `app`; `mouse` is whether it is on from the start."""
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self.fileno = 0
        self._out = 1
        self._terminal: Terminal = getattr(app, "terminal", None) or Terminal()
        self._size = self._size or self._get_terminal_size()
        self._writer = Writer(
            self._out, self._terminal.encoding, Frame(*self._size), self._behind, self._frame_failed
        )
        self._gate = Gate(app)
        self._reader: Reader | None = None
        self._raw: list[Any] | None = None
        self._title = ""
        self._stopped_by_us = False
        self._again: asyncio.TimerHandle | None = None

    # -- the screen

    def write(self, data: str) -> None:
        """Show what Textual has drawn; never blocks, whatever the line does."""
        self._writer.update(data.translate(ASCII_FRAME) if self._terminal.ascii else data)

    def say(self, sequence: str) -> None:
        """Send a sequence that draws nothing, as it stands."""
        self._writer.say(sequence)

    def _get_terminal_size(self) -> tuple[int, int]:
        """Ask the terminal itself: COLUMNS and LINES, once exported, are wrong after the first resize."""
        try:
            width, height = os.get_terminal_size(self._out)
        except OSError:
            width, height = 0, 0
        return (width or 80, height or 24)

    # -- title, clipboard, mouse

    def set_title(self, words: str) -> None:
        """Put the words into the window's title; leaving gives the old one back."""
        if modes.has_title(self._terminal.term):
            self.say(("" if self._title else modes.PUSH_TITLE) + modes.title(words))
            self._title = modes.title(words)

    def toggle_mouse(self) -> bool:
        """Let the terminal report the mouse, or leave selecting text to it; True if on now."""
        self._mouse = not self._mouse
        self.say(modes.MOUSE_ON if self._mouse else modes.MOUSE_OFF)
        return self._mouse

    # -- entering and leaving

    def start_application_mode(self) -> None:
        """Take the terminal; may be called again after `suspend_application_mode`."""
        self._take_modes()
        self._writer.start()
        self.say(modes.ENTER + (modes.MOUSE_ON if self._mouse else ""))
        if self._title:
            self.say(modes.PUSH_TITLE + self._title)
        signal.signal(signal.SIGWINCH, lambda *_: self._loop.call_soon_threadsafe(self._resized))
        self._tell_size()
        self._reader = Reader(0, self._terminal.encoding, self._gate.push, self._line_lost, self._failed)
        self._reader.start()
        self._gate.open()

    def disable_input(self) -> None:
        """Read no more keys; those typed ahead for the shell stay in the terminal."""
        signal.signal(signal.SIGWINCH, signal.SIG_DFL)
        self._gate.close()
        if self._reader is not None:
            self._reader.stop()
            self._reader = None

    def stop_application_mode(self) -> None:
        """Give the terminal back as it was."""
        self.disable_input()
        self.say(modes.LEAVE + (modes.POP_TITLE if self._title else ""))
        if self.attrs_before is not None:
            self._writer.stop()
            set_attributes(self.attrs_before)
            self.attrs_before = None

    def close(self) -> None:
        """Write what is left, within a second."""
        self._writer.stop()

    def suspend_application_mode(self) -> None:
        """Lend the terminal to another program; ctrl+c is meant for that one until it is given back."""
        self._lend(True)
        super().suspend_application_mode()

    def resume_application_mode(self) -> None:
        """Take the terminal again."""
        super().resume_application_mode()
        self._lend(False)

    def _lend(self, lent: bool) -> None:
        guard = getattr(self._app, "guard", None)
        if guard is not None:
            guard.lent = lent

    def _take_modes(self) -> None:
        try:
            self.attrs_before = termios.tcgetattr(0)
            self._raw = termios.tcgetattr(0)
        except termios.error:
            return
        self._raw[tty.LFLAG] = self._patch_lflag(self._raw[tty.LFLAG])
        self._raw[tty.IFLAG] = self._patch_iflag(self._raw[tty.IFLAG])
        self._raw[tty.CC][termios.VMIN] = 1
        set_attributes(self._raw)

    # -- what happens to the terminal

    def process_message(self, message: Message) -> None:
        """Pass an event on, in order with those still waiting."""
        self._gate.push([message])

    def _tell_size(self) -> None:
        size = Size(*self._get_terminal_size())
        self._writer.resize(*size)
        self._app.post_message(Resize(size, size))

    def _resized(self) -> None:
        """Tell the new size, and draw all once it rests: one that came back to what it was draws nothing."""
        self._tell_size()
        if self._again is not None:
            self._again.cancel()
        self._again = self._loop.call_later(REST, self._app.refresh)

    def _line_lost(self) -> None:
        lost = getattr(self._app, "line_lost", None)
        self._loop.call_soon_threadsafe(lost or self._app.exit)

    def _failed(self, error: Exception) -> None:
        self._loop.call_soon_threadsafe(self._app._handle_exception, error)

    def _behind(self) -> None:
        self._loop.call_soon_threadsafe(self._app.refresh)

    def _frame_failed(self, error: Exception) -> None:
        context = {"message": "updates of the screen are no longer shortened", "exception": error}
        self._loop.call_soon_threadsafe(self._loop.call_exception_handler, context)
        self._behind()

    def _sigtstp_application(self, *_: object) -> None:
        """Stop: at once where another program has the terminal, else after giving it back."""
        if self._auto_restart:
            self._loop.call_soon_threadsafe(self._stop)
        else:
            os.kill(os.getpid(), signal.SIGSTOP)

    def _stop(self) -> None:
        if self.attrs_before is not None:
            self.suspend_application_mode()
            self._stopped_by_us = True
        os.kill(os.getpid(), signal.SIGSTOP)

    def _sigcont_application(self, *_: object) -> None:
        if self._auto_restart:
            self._loop.call_soon_threadsafe(self._continue)

    def _continue(self) -> None:
        """Take the terminal again if it was given back; after a stop from outside, only set it right."""
        if self._stopped_by_us:
            self._stopped_by_us = False
            self.resume_application_mode()
            self._app.post_message(self.SignalResume())
            self._app.call_later(self._app.refresh, layout=True)
        elif self.attrs_before is not None and self._raw is not None and _in_foreground():
            set_attributes(self._raw)
            self.say(modes.ENTER)
            self._resized()


def _in_foreground() -> bool:
    try:
        return os.tcgetpgrp(0) == os.getpgrp()
    except OSError:
        return False


def set_attributes(attributes: list[Any]) -> None:
    """Set the terminal's attributes, at once; a terminal that is gone is no error."""
    with suppress(termios.error):
        termios.tcsetattr(0, termios.TCSANOW, attributes)
