"""How the command line speaks: aligned on a terminal, tab-separated in a pipe, JSON when asked."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from office_tui.domain.clean import clean
from office_tui.domain.kinds import BY_TYPE
from office_tui.domain.record import Record
from office_tui.domain.width import pad, width
from office_tui.errors import OfficeError


def say(text: str = "") -> None:
    """Print a line, cleaned of whatever could act on a terminal."""
    sys.stdout.write(clean(text) + "\n")


def complain(error: OfficeError) -> None:
    """Print what is wrong and what to do about it, on standard error."""
    sys.stderr.write(clean(f"office-tui: {error.message}") + "\n")
    if error.hint:
        sys.stderr.write(clean(f"  {error.hint}") + "\n")


def say_json(value: object) -> None:
    """Print a value as JSON, with dates in ISO form."""
    text = msgspec.json.format(msgspec.json.encode(value), indent=2)
    sys.stdout.write(text.decode() + "\n")


def say_table(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print rows: in columns aligned by cell on a terminal, separated by tabs without titles in a pipe."""
    lines = [[clean(cell).replace("\t", " ").replace("\n", " ") for cell in row] for row in rows]
    if not sys.stdout.isatty():
        for line in lines:
            sys.stdout.write("\t".join(line) + "\n")
        return
    if not lines:
        say("Nothing here.")
        return
    table = [list(titles), *lines]
    widths = [max(width(line[i]) for line in table) for i in range(len(titles))]
    for line in table:
        say("  ".join(pad(cell, wide) for cell, wide in zip(line, widths, strict=True)).rstrip())


def plain(record: Record) -> dict[str, Any]:
    """Return a record as JSON has it: id, kind, number, title and state first, then every field under its own name."""
    fields = {name: msgspec.to_builtins(getattr(record, name)) for name in record.__struct_fields__}
    title = fields.get("title") or fields.get("name") or fields.get("label") or fields.get("company") or ""
    head = {"id": record.id, "kind": BY_TYPE[type(record)].name, "number": fields.get("number", "")}
    return {**head, "title": title, "state": fields.get("state", ""), **fields}
