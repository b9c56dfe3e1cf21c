"""The command line: one subcommand a task, over the same services as the screens."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import NoReturn

from office_tui import __version__
from office_tui.cli import (
    calendars,
    coming_in,
    deciding,
    drafting,
    going_back,
    importing,
    keeping,
    licences,
    listing,
    mending,
    opening,
)
from office_tui.cli.failing import safely
from office_tui.domain.clean import clean

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
    for group in (
        coming_in,
        importing,
        listing,
        calendars,
        deciding,
        licences,
        drafting,
        keeping,
        mending,
        going_back,
        opening,
    ):
        group.add_commands(commands)
    return top


def run(words: Sequence[str]) -> int:
    """Run one command line; every error becomes a sentence on standard error and an exit code."""
    return safely(lambda: _run(words))


def _run(words: Sequence[str]) -> int:
    options = parser().parse_args(words)
    return int(options.act(options))
