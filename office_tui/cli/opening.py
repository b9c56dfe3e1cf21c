"""Opening the desk in the terminal, and the demo office."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import argparse


def add_commands(commands: Any) -> None:
    """Declare this group's commands."""
    demo = commands.add_parser("demo", help="a believable office in a folder of its own; never the real one")
    demo.add_argument("--keep", action="store_true", help="go on with the demo office of last time")
    demo.add_argument("--json", action="store_true", help="build it and answer with its today, in JSON")
    demo.set_defaults(act=_demo)


def open_the_desk(_: argparse.Namespace | None = None) -> int:
    """Open the desk; `UsageError` where there is no terminal."""
    from office_tui.terminal.run import run

    return run(_make_app)


def _make_app() -> Any:
    """Open the office and make the app; imports Textual only now, when the terminal was found fit."""
    from office_tui.services.opening import open_desk

    desk = open_desk(create=True)
    from office_tui.app import OfficeApp

    return OfficeApp(desk)


def _demo(options: argparse.Namespace) -> int:
    from office_tui.cli.listing import show_today
    from office_tui.demo import prepare

    os.environ["OFFICE_TUI_HOME"] = str(prepare(fresh=not options.keep))
    if sys.stdin.isatty() and sys.stdout.isatty() and not options.json:
        return open_the_desk(options)
    return show_today(as_json=options.json)
