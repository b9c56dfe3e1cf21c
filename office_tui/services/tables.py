"""Other people's tables: read from CSV in any usual encoding, and brought in as one entry."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from office_tui.domain.duty_ids import keep_ids
from office_tui.domain.kinds import BY_TYPE
from office_tui.domain.licence import Licence
from office_tui.domain.record import Record
from office_tui.errors import UsageError
from office_tui.services.checking import refuse_all_wrong
from office_tui.services.deciding import Done
from office_tui.services.desk import Desk
from office_tui.services.named_file import read_whole
from office_tui.services.newcomers import Newcomers
from office_tui.services.undo import IMPORT
from office_tui.services.upholding import refused, upheld
from office_tui.store.draft import Draft

LARGEST = 32_000_000
"""Bytes of a table that is read."""
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def read_table(path: Path) -> list[tuple[int, list[str]]]:
    """Return the lines of a CSV file with their numbers; UTF-8, UTF-16 with its mark, or GB 18030."""
    text = decoded(read_whole(path, LARGEST, "Split it.", "Nothing was imported."), path.name)
    # Strict, or a quotation mark that is never closed takes in every row below it.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    rows, last = list[tuple[int, list[str]]](), 0
    try:
        for cells in reader:
            rows.append((last + 1, cells))
            last = reader.line_num
    except csv.Error as error:
        raise UsageError(
            f"{path.name}, the row that begins in line {last + 1}: {_why(error)}.",
            "Put it right there, or save the table as CSV again.",
        ) from error
    return [(line, cells) for line, cells in rows if cells]


def _why(error: csv.Error) -> str:
    """Return in our words what Python's reader says of quotation marks."""
    said = str(error)
    if "unexpected end" in said:
        return "a quotation mark is opened and never closed"
    return "something stands after a closing quotation mark" if "expected after" in said else said


def decoded(data: bytes, name: str) -> str:
    """Return the text of a file; `UsageError` where it is none."""
    marked = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "")
    for encoding in filter(None, (marked, "utf-8", "gb18030")):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise UsageError(f"{name} is no text.", "Save the table as CSV, in UTF-8 or GB 18030.")


def bring_in(desk: Desk, records: Sequence[Record], name: str, newcomers: Newcomers | None = None) -> Done:
    """Write new and changed records, all or none, as one entry; undoing it spares what was decided since.

    The `newcomers` they name are added before them.
    `ConflictError` where one was changed since it was compared, `UsageError` where one can no longer be as it is.
    """
    made, added = list[str](), list[str]()

    def build(draft: Draft) -> None:
        made.clear()
        ids = newcomers.added(draft) if newcomers else {}
        added[:] = ids.values()
        rows = [newcomers.settled(each, ids) for each in records] if newcomers else records
        refuse_all_wrong(draft, rows)
        with upheld(
            draft, [each.id for each in rows if _is_repapered(draft, each)], refused("Nothing was imported")
        ):
            for each in rows:  # a new licence gets ids for its duties, one that is here has kept them
                saved = keep_ids(draft.get(each.id) if each.id else None, each)
                made.append(draft.put(saved, expected=each.rev if each.id else None).id)

    if not records:
        raise UsageError("Nothing in it is new.", "Everything is here as it stands there.")
    kind = BY_TYPE[type(records[0])]
    label = f"{IMPORT}: {len(records)} {kind.table} from {name}"[:120]
    desk.change(label, build)
    new = tuple(id_ for id_, record in zip(made, records, strict=True) if not record.id)
    return Done(label, tuple(id_ for id_ in made if id_ not in new), (*added, *new))


def _is_repapered(draft: Draft, record: Record) -> bool:
    """Say whether a licence that is here gets other papers: one of them may be out."""
    there = draft.get(record.id) if isinstance(record, Licence) and record.id else None
    return isinstance(record, Licence) and isinstance(there, Licence) and there.copies != record.copies


def _delimiter(text: str) -> str:
    first = text.partition("\n")[0]
    return max(",;\t，", key=first.count) if any(mark in first for mark in ";\t") else ","
