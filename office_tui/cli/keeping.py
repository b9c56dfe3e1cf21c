"""`journal`, `export`, `doctor` and `paths`: what is kept, and where."""

from __future__ import annotations

import argparse
import itertools
import sys
from pathlib import Path
from typing import Any

from office_tui.cli.printing import plain, say, say_json, say_table
from office_tui.errors import UsageError
from office_tui.paths import paths
from office_tui.services.opening import open_desk


def add_commands(commands: Any) -> None:
    """Declare this group's commands."""
    journal = commands.add_parser("journal", help="who decided what and when, newest first")
    journal.add_argument("id", nargs="?", help="only what touched this record")
    journal.add_argument("-n", "--lines", type=int, default=40, help="how many entries at most (40)")
    journal.add_argument("--json", action="store_true", help="answer in JSON")
    journal.set_defaults(act=_journal)
    export = commands.add_parser("export", help="everything, as JSON or CSV")
    export.add_argument("--format", choices=("json", "csv"), default="json")
    export.add_argument(
        "--kind", metavar="KIND", help="one kind only; CSV needs it (captures, directives, …)"
    )
    export.add_argument(
        "-o", "--output", metavar="FILE", help="where to, instead of standard output; never overwrites"
    )
    export.add_argument("--json", action="store_true", help="the same as --format json")
    export.set_defaults(act=_export)
    doctor = commands.add_parser(
        "doctor", help="look for damage; exit code 1 if anything is odd, 4 if damaged"
    )
    doctor.add_argument("--json", action="store_true", help="answer in JSON")
    doctor.set_defaults(act=_doctor)
    where = commands.add_parser("paths", help="where the database, the settings and the kept files are")
    where.add_argument("--json", action="store_true", help="answer in JSON")
    where.set_defaults(act=_paths)


def _journal(options: argparse.Namespace) -> int:
    from office_tui.services.journal import history, touched

    desk = open_desk()
    try:
        chosen = history(desk, desk.find(options.id).id) if options.id else desk.entries()
        entries = list(itertools.islice(chosen, max(options.lines, 0)))
    finally:
        desk.close()
    if options.json:
        fields = ("id", "at", "actor", "session", "label", "undoes")
        say_json(
            [{name: getattr(each, name) for name in fields} | {"ids": touched(each)} for each in entries]
        )
        return 0
    rows = [(each.id, f"{each.at:%Y-%m-%d %H:%M:%S}", each.actor, each.label) for each in entries]
    say_table(("entry", "when", "who", "what"), rows)
    return 0


def _export(options: argparse.Namespace) -> int:
    from office_tui.services.exporting import as_csv, every_kind

    desk = open_desk()
    try:
        everything = {kind.table: (kind, records) for kind, records in every_kind(desk)}
    finally:
        desk.close()
    if options.kind and options.kind not in everything:
        raise UsageError(f"There is no kind “{options.kind}”.", f"Choose one of: {', '.join(everything)}.")
    if options.format == "csv" and not options.json:
        if not options.kind:
            raise UsageError("CSV holds one kind.", f"Add --kind with one of: {', '.join(everything)}.")
        text = as_csv(*everything[options.kind])
    else:
        import msgspec

        tables = [options.kind] if options.kind else list(everything)
        chosen = {table: [plain(record) for record in everything[table][1]] for table in tables}
        text = msgspec.json.format(msgspec.json.encode(chosen), indent=1).decode() + "\n"
    _put(text, options.output)
    return 0


def _put(text: str, output: str | None) -> None:
    if output is None:
        sys.stdout.write(text)
        return
    try:
        with Path(output).open("x", encoding="utf-8", newline="") as file:
            Path(output).chmod(0o600)
            file.write(text)
    except FileExistsError:
        raise UsageError(
            f"{output} is there already.", "Nothing is overwritten: choose another name."
        ) from None


def _doctor(options: argparse.Namespace) -> int:
    from office_tui.services.doctor import examine

    desk = open_desk()
    try:
        findings = list(examine(desk))
    finally:
        desk.close()
    if options.json:
        say_json([each._asdict() for each in findings])
    elif not findings:
        say("Nothing wrong found.")
    else:
        say_table(("where", "what"), [(each.where, each.what) for each in findings])
    if any(each.damaged for each in findings):
        return 4
    return 1 if findings else 0


def _paths(options: argparse.Namespace) -> int:
    where = paths()
    named = {
        "file": where.file,
        "kept": where.kept,
        "templates": where.templates,
        "settings": where.settings,
        "workdays": where.workdays,
        "cache": where.cache,
        "state": where.state,
        "log": where.log,
    }
    if options.json:
        say_json({name: str(path) for name, path in named.items()})
    else:
        say_table(("what", "where"), [(name, str(path)) for name, path in named.items()])
    return 0
