"""`add` and `import`: what arrives, typed or as messages."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from office_tui.cli.printing import plain, say, say_json
from office_tui.services.opening import open_desk


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
        "import", help="bring in messages: .eml, mbox, Maildir, a folder, - for standard input"
    )
    bring.add_argument("paths", nargs="+", metavar="PATH", help="files or folders; - is standard input")
    bring.add_argument("--json", action="store_true", help="answer in JSON")
    bring.set_defaults(act=_import)


def _add(options: argparse.Namespace) -> int:
    from office_tui.services.capturing import capture, read_line

    desk = open_desk(create=True)
    try:
        line = " ".join(options.words)
        done = capture(desk, line, accept=options.accept)
        record = desk.get(done.made[0] if done.made else done.ids[0])
        if options.json:
            say_json(plain(record))
        else:
            say(f"{record.id}  {read_line(desk, line).echo}")
    finally:
        desk.close()
    return 0


def _import(options: argparse.Namespace) -> int:
    from office_tui.services.bring import Progress, bring

    shown = sys.stderr.isatty()

    def tell(progress: Progress) -> None:
        if shown:
            sys.stderr.write(f"\r{progress.read} read, {progress.present} already here \x1b[K")
            sys.stderr.flush()

    desk = open_desk(create=True)
    try:
        brought = bring(desk, [each if each == "-" else Path(each) for each in options.paths], progress=tell)
    finally:
        desk.close()
    if shown:
        sys.stderr.write("\r\x1b[K")
    if options.json:
        unreadable = [{"path": each.path, "why": each.why} for each in brought.unreadable]
        say_json(
            {
                "imported": brought.imported,
                "present": brought.present,
                "unreadable": unreadable,
                "ids": brought.ids,
            }
        )
        return 0
    say(f"{brought.imported} imported, {brought.present} already here, {len(brought.unreadable)} unreadable")
    for each in brought.unreadable:
        say(f"  {each.path}: {each.why}")
    return 0
