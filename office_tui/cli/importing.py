"""`import-csv`: licences, departments and people from a table, looked at before anything is written."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from office_tui.cli.answering import say_done
from office_tui.cli.office import office
from office_tui.cli.printing import say, say_json, say_table
from office_tui.domain.clean import clean_line

if TYPE_CHECKING:
    from office_tui.registers.register import Register
    from office_tui.registers.table import Preview
    from office_tui.services.desk import Desk

KINDS = ("licences", "departments", "people")


def add_commands(commands: Any) -> None:
    """Declare the command."""
    bring = commands.add_parser(
        "import-csv",
        help="licences, departments or people from a CSV file; says what each row becomes, --yes writes it",
        description="The first line has the headings: names or labels of fields, in English or Chinese. Several lines"
        " in one cell are lines, or are parted by ;;. With anything wrong nothing is written.",
    )
    bring.add_argument("kind", choices=KINDS, metavar="KIND", help=", ".join(KINDS))
    bring.add_argument("file", metavar="FILE", help="UTF-8 or GB 18030")
    bring.add_argument("--yes", action="store_true", help="write it, as one entry that undo takes back")
    bring.add_argument(
        "--add", action="store_true", help="add the departments and people it names that nobody knows here"
    )
    bring.add_argument("--json", action="store_true", help="answer in JSON")
    bring.set_defaults(act=_import)


def _import(options: argparse.Namespace) -> int:
    from pathlib import Path

    from office_tui.registers.all import REGISTERS
    from office_tui.registers.table import preview
    from office_tui.services.look import look
    from office_tui.services.newcomers import Newcomers
    from office_tui.services.tables import bring_in, read_table

    path, register = Path(options.file), REGISTERS[options.kind]
    table = read_table(path)
    with office(create=True) as desk:
        here = desk.all(register.type)
        newcomers = Newcomers(desk, register.links, add=options.add)
        found = preview(register, table, here, look(desk), newcomers.link)
        records = [row.record for row in found.rows if row.becomes in {"new", "changed"}]
        if options.yes and not found.wrong and records:
            say_done(desk, bring_in(desk, records, clean_line(path.name), newcomers), as_json=options.json)
            return 0
        if options.json:
            _say_json(found, newcomers.told())
        else:
            _say(desk, register, found, _newcomers(newcomers.told(), add=options.add))
    return 1 if found.wrong else 0


def _say(desk: Desk, register: Register, found: Preview, newcomers: str) -> None:
    from office_tui.services.look import look

    seen = look(desk)
    titles = [column.title for column in register.columns]
    good = [row for row in found.rows if row.becomes != "wrong"]
    say_table(
        ["line", "becomes", *titles],
        [(str(row.line), row.becomes, *register.row(row.record, seen)) for row in good],
    )
    for line, column, why in found.wrong:
        say(f"line {line}{f', {column}' if column else ''}: {why}")
    if newcomers:
        say(newcomers)
    counts = ", ".join(f"{found.count(each)} {each}" for each in ("new", "changed", "same", "wrong"))
    say(f"{len(found.rows)} rows: {counts}. Nothing was written{_why(found)}")


def _why(found: Preview) -> str:
    if found.wrong:
        return "."
    is_news = found.count("new") or found.count("changed")
    return "; --yes writes it." if is_news else ": nothing in it is new."


def _newcomers(told: str, *, add: bool) -> str:
    if not told:
        return ""
    return f"Adds {told}." if add else f"Not known here: {told}. --add adds them with the table."


def _say_json(found: Preview, newcomers: str) -> None:
    from office_tui.cli.printing import plain

    rows = [{"line": row.line, "becomes": row.becomes, "record": plain(row.record)} for row in found.rows]
    say_json({"rows": rows, "wrong": [each._asdict() for each in found.wrong], "newcomers": newcomers})
