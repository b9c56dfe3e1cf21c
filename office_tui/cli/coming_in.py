"""`add` and `import`: what arrives, typed or as messages."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any

from office_tui.cli.office import office
from office_tui.cli.printing import plain, say, say_json
from office_tui.domain.clean import clean_line

if TYPE_CHECKING:
    from office_tui.services.bring import Brought, Progress


def add_commands(commands: Any) -> None:
    """Declare this group's commands."""
    add = commands.add_parser("add", help="capture one line: Finance: cash plan by Friday !high @Li")
    add.add_argument("words", nargs="+", help="the line, in English or Chinese; quotes are not needed")
    add.add_argument(
        "--accept", action="store_true", help="register it at once instead of leaving it in the inbox"
    )
    add.add_argument("--json", action="store_true", help="answer in JSON")
    add.set_defaults(act=_add)
    bring = commands.add_parser(
        "import",
        help="bring in messages and events: .eml, .ics, mbox, Maildir, a folder, - for standard input",
    )
    bring.add_argument("paths", nargs="+", metavar="PATH", help="files or folders; - is standard input")
    bring.add_argument("--json", action="store_true", help="answer in JSON")
    bring.set_defaults(act=_import)


def _add(options: argparse.Namespace) -> int:
    from office_tui.services.capturing import capture, read_line

    line = " ".join(options.words)
    with office(create=True) as desk:
        understood = read_line(desk, line)
        done = capture(desk, line, understood, accept=options.accept)
        record = desk.get((*done.made, *done.ids)[0])
        if options.json:
            say_json(plain(record))
        else:
            number = getattr(record, "number", "")
            say("  ".join(each for each in (record.id, number, understood.echo) if each))
    return 0


def _import(options: argparse.Namespace) -> int:
    from pathlib import Path

    from office_tui.services.bring import bring

    paths = [each if each == "-" else Path(each) for each in options.paths]
    with office(create=True) as desk:
        brought = bring(desk, paths, progress=_tell if sys.stderr.isatty() else None)
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[K")
    _say_brought(brought, as_json=options.json)
    return 1 if brought.unreadable and not (brought.imported or brought.updated or brought.present) else 0


def _tell(progress: Progress) -> None:
    sys.stderr.write(f"\r{progress.read} read, {progress.present} already here \x1b[K")
    sys.stderr.flush()


def _say_brought(brought: Brought, *, as_json: bool) -> None:
    from office_tui.services.bring import in_words

    unreadable = [{"path": clean_line(each.path), "why": each.why} for each in brought.unreadable]
    if as_json:
        names = ["imported", "present", "ids"]
        names += ["updated", "events", "events_found"] if brought.events_found else []
        say_json({name: getattr(brought, name) for name in names} | {"unreadable": unreadable})
        return
    say(in_words(brought))
    for one in unreadable:
        say(f"  {one['path']}: {one['why']}")
