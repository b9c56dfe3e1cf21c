"""The command line: one subcommand a task, over the same services as the screens."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import NoReturn

from office_tui import __version__
from office_tui.cli import coming_in, deciding, drafting, keeping, listing, opening
from office_tui.cli.printing import complain
from office_tui.domain.clean import clean
from office_tui.errors import OfficeError

DESCRIPTION = "The desk of a company's office director. Without a command it opens the desk in this terminal."
CODES = """exit codes: 0 done, 1 problems found, 2 usage or no terminal, 3 no office here, 4 damaged data,
5 cannot read or write, 75 busy, 128+n stopped by signal n.
OFFICE_TUI_HOME moves all folders; OFFICE_TUI_TODAY=2026-03-02 fixes the date."""


class Parser(argparse.ArgumentParser):
    """A parser whose complaints are safe to show, whatever was typed."""

    def error(self, message: str) -> NoReturn:
        """Print the usage and what is wrong with the words, and leave with 2."""
        super().error(clean(message))


def parser() -> argparse.ArgumentParser:
    """Return the whole command line; each command's `act` runs it and returns the exit code."""
    top = Parser(
        prog="office-tui",
        description=DESCRIPTION,
        epilog=CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    top.add_argument("--version", action="version", version=f"office-tui {__version__}")
    top.set_defaults(act=opening.open_the_desk)
    commands = top.add_subparsers(title="commands", metavar="COMMAND")
    for group in (coming_in, listing, deciding, drafting, keeping, opening):
        group.add_commands(commands)
    return top


def run(words: Sequence[str]) -> int:
    """Run one command line; every error becomes a sentence on standard error and an exit code."""
    _speak_any_language()
    options = parser().parse_args(words)
    try:
        code = int(options.act(options))
        sys.stdout.flush()
    except OfficeError as error:
        complain(error)
        return error.exit_code
    except KeyboardInterrupt:
        return 128 + signal.SIGINT
    except BrokenPipeError:
        return _unheard()
    except OSError as error:
        complain(OfficeError(f"{error.strerror or error}: {error.filename or 'a file'}."))
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
