"""The command line: one subcommand a task, over the same services as the screens."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Sequence

from office_tui import __version__
from office_tui.cli import coming_in, deciding, drafting, keeping, listing, opening
from office_tui.cli.printing import complain
from office_tui.errors import OfficeError

DESCRIPTION = "The desk of a company's office director. Without a command it opens the desk in this terminal."
CODES = """exit codes: 0 done, 1 problems found, 2 usage or no terminal, 3 no office here, 4 damaged data,
5 cannot read or write, 75 busy, 128+n stopped by signal n.
OFFICE_TUI_HOME moves all folders; OFFICE_TUI_TODAY=2026-03-02 fixes the date."""


def parser() -> argparse.ArgumentParser:
    """Return the whole command line; each command's `act` runs it and returns the exit code."""
    top = argparse.ArgumentParser(
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
    options = parser().parse_args(words)
    try:
        return int(options.act(options))
    except OfficeError as error:
        complain(error)
        return error.exit_code
    except KeyboardInterrupt:
        return 128 + signal.SIGINT
    except BrokenPipeError:
        # Whoever read our output has left (`| head`): the rest is not wanted, and Python must not try to flush it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 128 + signal.SIGPIPE
    except OSError as error:
        complain(OfficeError(f"{error.strerror or error}: {error.filename or 'a file'}."))
        return 5
