"""Everything the office holds, in forms that other programs read."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

import msgspec

from office_tui.domain.clean import clean
from office_tui.domain.csv_guard import guard
from office_tui.domain.kinds import KINDS, Kind
from office_tui.domain.record import Record
from office_tui.services.desk import Desk


def every_kind(desk: Desk) -> Iterator[tuple[Kind, list[Record]]]:
    """Yield each kind with its readable records."""
    for kind in KINDS:
        yield kind, desk.all(kind.type)


def as_csv(kind: Kind, records: list[Record]) -> str:
    """Return the records as CSV, a column a field, every cell quoted and guarded against being taken for a formula."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    fields = kind.type.__struct_fields__
    writer.writerow(fields)
    for record in records:
        writer.writerow([guard(_cell(getattr(record, name))) for name in fields])
    return out.getvalue()


def _cell(value: Any) -> str:
    plain = msgspec.to_builtins(value)
    if plain is None:
        return ""
    return clean(plain if isinstance(plain, str) else msgspec.json.encode(plain).decode())
