"""`journal`, `export` and `paths`: what is kept, and where."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any

from office_tui.cli.office import office
from office_tui.cli.printing import escaped, plain, say_json, say_table
from office_tui.domain.clean import clean_line
from office_tui.errors import NotFoundError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from office_tui.domain.entry import Entry
    from office_tui.services.desk import Desk


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
    where = commands.add_parser("paths", help="where the database, the settings and the kept files are")
    where.add_argument("--json", action="store_true", help="answer in JSON")
    where.set_defaults(act=_paths)


def _journal(options: argparse.Namespace) -> int:
    from itertools import islice

    from office_tui.services.journal import touched

    with office() as desk:
        chosen = _history(desk, clean_line(options.id)) if options.id else desk.entries()
        entries = list(islice(chosen, max(options.lines, 0)))
        at = {each.id: desk.here(each.at) for each in entries}
    if options.json:
        fields = ("id", "at", "actor", "session", "label", "undoes")
        say_json(
            [{name: getattr(each, name) for name in fields} | {"ids": touched(each)} for each in entries]
        )
        return 0
    rows = [(each.id, f"{at[each.id]:%Y-%m-%d %H:%M:%S}", each.actor, each.label) for each in entries]
    say_table(("entry", "when", "who", "what"), rows)
    return 0


def _history(desk: Desk, reference: str) -> Iterator[Entry]:
    """Return the entries about a record; of one that was deleted too, as long as it is named by its id."""
    from office_tui.services.journal import history

    try:
        return history(desk, desk.find(reference).id)
    except NotFoundError:
        entries = list(history(desk, reference.upper()))
        if not entries:
            raise
        return iter(entries)


def _export(options: argparse.Namespace) -> int:
    from office_tui.services.exporting import as_csv, every_kind

    as_json = options.json or options.format == "json"
    with office() as desk:
        everything = {kind.table: (kind, records) for kind, records in every_kind(desk)}
        damaged = desk.store.damaged()
    if options.kind and options.kind not in everything:
        raise UsageError(
            f"There is no kind “{clean_line(options.kind)}”.", f"Choose one of: {', '.join(everything)}."
        )
    if as_json:
        tables = [options.kind] if options.kind else list(everything)
        text = _json({table: [plain(record) for record in everything[table][1]] for table in tables})
    elif options.kind:
        text = as_csv(*everything[options.kind])
    else:
        raise UsageError("CSV holds one kind.", f"Add --kind with one of: {', '.join(everything)}.")
    _put(text, options.output)
    return 4 if damaged else 0


def _json(value: object) -> str:
    import msgspec

    return escaped(msgspec.json.format(msgspec.json.encode(value), indent=1).decode()) + "\n"


def _put(text: str, output: str | None) -> None:
    if output is None:
        sys.stdout.write(text)
        return
    from pathlib import Path

    from office_tui.documents.keep import write_new

    path = Path(output)
    if path.exists() or path.is_symlink():
        raise UsageError(f"{output} is there already.", "Nothing is overwritten: choose another name.")
    write_new(path, text.encode())


def _paths(options: argparse.Namespace) -> int:
    from office_tui.paths import paths

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
