"""Tables handed to others: as CSV that a spreadsheet opens, or as a Word document."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from office_tui.domain.clean import clean, clean_line
from office_tui.domain.csv_guard import guard
from office_tui.errors import UsageError
from office_tui.services.answering import draft_to, filled, template
from office_tui.services.desk import Desk

Table = Sequence[Sequence[str]]
"""Headings first, then the rows."""


def csv_text(table: Table) -> str:
    """Return the table as CSV, every cell quoted, none of which a spreadsheet would calculate."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerows([guard(clean(cell)) for cell in row] for row in table)
    return out.getvalue()


def write_table(desk: Desk, table: Table, path: Path, *, subject: str, chinese: bool = False) -> Path:
    """Write the table to a new `.csv` or `.docx`; `UsageError` for another ending, `AccessError` if it is there."""
    if path.suffix.lower() == ".csv":
        from office_tui.documents.keep import write_new

        write_new(
            path, csv_text(table).encode("utf-8-sig")
        )  # without the mark spreadsheets take it for another alphabet
        return path
    if path.suffix.lower() != ".docx":
        raise UsageError(f"{path.name} is neither .csv nor .docx.", "Name the file by what it is to be.")
    form = template(desk, "licence-ledger.zh" if chinese else "licence-ledger")
    typed = {"subject": subject, "body": markdown(table)}
    return draft_to(desk, form, filled(desk, form, None, typed), path)


def markdown(table: Table) -> str:
    """Return the table as Markdown, in which every cell says what it says."""
    from office_tui.documents.escape import escape

    rows = ["| " + " | ".join(escape(clean_line(cell)) for cell in row) + " |" for row in table]
    return "\n".join([rows[0], "|" + "---|" * len(table[0]), *rows[1:]])
