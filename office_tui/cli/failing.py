"""What becomes of an error: a sentence on standard error and an exit code, never a trace."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress

from office_tui.cli.printing import complain
from office_tui.domain.clean import clean
from office_tui.errors import OfficeError, refused


def safely(act: Callable[[], int]) -> int:
    """Do `act` and return its exit code, or the one that says what went wrong."""
    _speak_any_language()
    try:
        code = act()
        sys.stdout.flush()
    except OfficeError as error:
        complain(error)
        return error.exit_code
    except KeyboardInterrupt:
        return 128 + signal.SIGINT
    except BrokenPipeError:
        return _unheard()
    except OSError as error:
        complain(refused(error))
        return 5
    except Exception as error:  # noqa: BLE001 - the last resort: it is reported, and logged without what was typed
        return _unexpected(error)
    return code


def _speak_any_language() -> None:
    """Let what the terminal's alphabet has no letter for become a `?`, instead of ending the command."""
    with suppress(AttributeError):
        sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]  # a stream without it is suppressed


def _unheard() -> int:
    """Whoever read our output has left (`| head`): the rest is not wanted, and Python must not try to flush it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 128 + signal.SIGPIPE


def _unexpected(error: Exception) -> int:
    from office_tui.paths import paths
    from office_tui.terminal.crash import report, write_log

    log = paths().log
    sys.stderr.write(clean(report(error, log, logged=write_log(log, error, "a command stopped"), kept=0)))
    return 1
