"""Watches for the signals and the lost line that end a session, and ends it: kept, restored, in time."""

from __future__ import annotations

import os
import select
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Final

SIGNALS: Final = (signal.SIGHUP, signal.SIGTERM, signal.SIGINT, signal.SIGQUIT)

FROM_KEYS: Final = (signal.SIGINT, signal.SIGQUIT)
"""What the keys of a terminal send to every program on it, unless one takes the keys themselves, as we do."""

GRACE: Final = 3.0
"""Seconds that the app has to leave in order before the process ends without it."""

KEEPING: Final = 2.0
"""Seconds of `GRACE` that keeping what was typed may take; a stalled disk must not hold the process."""


class Guard:
    """A thread of its own, so that it works whatever the app is doing or stuck in.

    On a signal, or when the terminal hangs up (with or without SIGHUP), it keeps what was typed, asks the app
    to leave, and after `GRACE` ends the process with 128 + the signal's number.
    """

    def __init__(self, keep: Callable[[float], object], restore: Callable[[], None]) -> None:
        """Take what keeps the drafts (within the seconds given) and what gives the terminal back."""
        self._keep = keep
        self._restore = restore
        self._leave: Callable[[int], None] | None = None
        self._read, self._write = os.pipe2(os.O_CLOEXEC | os.O_NONBLOCK)
        self.signal = 0
        """The number of the signal that ends this session; 0 while it goes on."""
        self.lent = False
        """True while another program has the terminal: ctrl+c and ctrl+\\ are meant for that one."""

    def watch(self) -> None:
        """Begin; from the main thread."""
        for each in SIGNALS:
            signal.signal(each, self._note)
        # The C part of Python writes the number by itself: that works while Python code is stuck, too.
        signal.set_wakeup_fd(self._write, warn_on_full_buffer=False)
        threading.Thread(target=self._run, name="terminal-guard", daemon=True).start()

    def attach(self, leave: Callable[[int], None]) -> None:
        """Take how the app is asked to leave, with an exit code, from any thread."""
        self._leave = leave

    def line_lost(self) -> None:
        """The terminal is gone: act as on SIGHUP; any thread."""
        self._note(signal.SIGHUP)

    def end(self) -> None:
        """The session ended by itself: signals do what they did before; nothing if one is ending it."""
        if not self.signal:
            for each in SIGNALS:
                signal.signal(each, signal.SIG_DFL)
            signal.set_wakeup_fd(-1)
            with suppress(OSError):
                os.write(self._write, b"\0")

    def _note(self, number: int, _frame: object = None) -> None:
        with suppress(OSError):
            os.write(self._write, bytes([number]))

    def _run(self) -> None:
        number = self._wait()
        if number:
            self.signal = number
            killer = threading.Timer(GRACE, self._end_now, [128 + number])
            killer.daemon = True
            killer.start()
            self._keep(KEEPING)
            if self._leave is None:
                self._end_now(128 + number)
            else:
                self._leave(128 + number)

    def _wait(self) -> int:
        """Return the signal that came, SIGHUP where the terminal hung up, 0 where the session ended."""
        poll = select.poll()
        poll.register(self._read, select.POLLIN)
        poll.register(0, 0)  # nothing asked for but what cannot be refused: hang-up and error
        while True:
            for fd, _ in poll.poll():
                if fd == 0:
                    return signal.SIGHUP
                for number in os.read(self._read, 64):
                    if number in (0, *SIGNALS) and not (self.lent and number in FROM_KEYS):
                        return number

    def _end_now(self, code: int) -> None:
        try:
            self._restore()
        finally:
            os._exit(code)
