"""Opens the desk in the terminal, guarded, and returns the exit code."""

from __future__ import annotations

import gc
import os
import sys
import termios
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from office_tui.errors import OfficeError
from office_tui.paths import Paths, paths
from office_tui.terminal import modes
from office_tui.terminal.crash import report, write_log
from office_tui.terminal.drafts import Drafts
from office_tui.terminal.guard import Guard
from office_tui.terminal.start import check_terminal

if TYPE_CHECKING:
    from office_tui.terminal.guarded import GuardedApp


def run(make_app: Callable[[], GuardedApp], where: Paths | None = None) -> int:
    """Run the app that `make_app` makes until it is left; returns the exit code.

    UsageError where there is no terminal; an OfficeError of `make_app` passes through. Any other error, then
    or later, gives three lines on standard error, an entry in the log, and 1. `make_app` should import the
    app itself, so that signals are watched and garbage collection rests while Textual is imported.
    """
    where = where or paths()
    terminal = check_terminal()
    gc.disable()
    drafts = Drafts(where.drafts)
    hold = Hold()
    guard = Guard(drafts.flush, hold.restore)
    guard.watch()
    error: BaseException | None = None
    code, told = 0, ""
    try:
        app = make_app()
        app.terminal, app.drafts, app.guard = terminal, drafts, guard
        app.run(mouse=False)
        # What a worker failed of says more than that one failed.
        error, code = getattr(app._exception, "error", app._exception), app.return_code or 0
        told = app.left()
    except OfficeError:
        raise
    except Exception as failed:  # noqa: BLE001 - the last resort: it is reported below
        error = failed
    finally:
        drafts.close()
        hold.restore_if_needed()
        guard.end()
    if told:
        _write(f"office-tui: {told}\n".encode(), where=2)
    if guard.signal:
        return 128 + guard.signal
    return _report(error, where, drafts) if error is not None else code


def _report(error: BaseException, where: Paths, drafts: Drafts) -> int:
    logged = write_log(where.log, error, "the desk stopped")
    with suppress(OSError):
        sys.stderr.write(report(error, where.log, logged=logged, kept=len(drafts)))
    return error.exit_code if isinstance(error, OfficeError) else 1


class Hold:
    """The terminal as it was found, to be given back when nobody else does."""

    def __init__(self) -> None:
        """Note how the terminal is now."""
        self._attributes = termios.tcgetattr(0)

    def restore(self) -> None:
        """Give it back, from any thread, within a quarter of a second even if the line is stalled."""
        with suppress(termios.error):
            termios.tcsetattr(0, termios.TCSANOW, self._attributes)
        # CAN ends a sequence that was cut in the middle.
        say = threading.Thread(target=_write, args=(f"\x18{modes.LEAVE}".encode(),), daemon=True)
        say.start()
        say.join(0.25)

    def restore_if_needed(self) -> None:
        """Give it back if the app did not."""
        with suppress(termios.error):
            if termios.tcgetattr(0) != self._attributes:
                self.restore()


def _write(raw: bytes, where: int = 1) -> None:
    with suppress(OSError):
        os.write(where, raw)
