"""How the command line speaks: aligned on a terminal, tab-separated in a pipe, JSON when asked."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from office_tui.domain.clean import clean, is_clean

if TYPE_CHECKING:
    from office_tui.domain.record import Record
    from office_tui.errors import OfficeError


def say(text: str = "") -> None:
    """Print a line, cleaned of whatever could act on a terminal."""
    sys.stdout.write(clean(text) + "\n")


def warn(text: str) -> None:
    """Print a line on standard error."""
    sys.stderr.write(clean(f"office-tui: {text}") + "\n")


def complain(error: OfficeError) -> None:
    """Print what is wrong and what to do about it, on standard error."""
    warn(error.message)
    if error.hint:
        sys.stderr.write(clean(f"  {error.hint}") + "\n")


def say_json(value: object, indent: int = 2) -> None:
    """Print a value as JSON, with dates in ISO form; what a terminal would act on is escaped, not lost."""
    import msgspec

    text = msgspec.json.format(msgspec.json.encode(value), indent=indent).decode()
    sys.stdout.write(escaped(text) + "\n")


def escaped(json: str) -> str:
    """Return JSON that means the same, with every unsafe character written by its number."""
    if is_clean(json):
        return json
    return "".join(each if is_clean(each) else _escape(each) for each in json)


def _escape(character: str) -> str:
    units = character.encode("utf-16-be")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))


def say_table(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print rows: in columns aligned by cell on a terminal, separated by tabs without titles in a pipe."""
    lines = [[clean(cell).replace("\t", " ").replace("\n", " ") for cell in row] for row in rows]
    if not sys.stdout.isatty():
        for line in lines:
            sys.stdout.write("\t".join(line) + "\n")
    elif not lines:
        say("Nothing here.")
    else:
        _say_aligned([list(titles), *lines])


def _say_aligned(table: list[list[str]]) -> None:
    from office_tui.domain.width import pad, width

    widths = [max(map(width, column)) for column in zip(*table, strict=True)]
    for line in table:
        say("  ".join(pad(cell, wide) for cell, wide in zip(line, widths, strict=True)).rstrip())


def plain(record: Record) -> dict[str, Any]:
    """Return a record as JSON has it: id, kind, number, title and state first, then every field under its own name."""
    import msgspec

    from office_tui.domain.kinds import BY_TYPE

    # Through JSON and not `to_builtins`, which cannot carry the raw documents of a journal's entry.
    fields = {
        name: msgspec.json.decode(msgspec.json.encode(getattr(record, name)))
        for name in record.__struct_fields__
    }
    title = fields.get("title") or fields.get("name") or fields.get("label") or fields.get("company") or ""
    head = {"id": record.id, "kind": BY_TYPE[type(record)].name, "number": fields.get("number", "")}
    return {**head, "title": title, "state": fields.get("state", ""), **fields}
