"""What each row of a table would become, before anything is written: new, changed, the same, or wrong and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Literal, NamedTuple

from msgspec.structs import replace

from office_tui.domain.clashes import out_of_place
from office_tui.domain.clean import clean, clean_line
from office_tui.domain.csv_guard import unguard
from office_tui.domain.duty_ids import keep_ids
from office_tui.domain.licence import Licence
from office_tui.domain.long_term import says_long_term
from office_tui.domain.namesakes import Namesakes
from office_tui.domain.problems import wrong_with
from office_tui.domain.record import Record
from office_tui.errors import OfficeError, UsageError
from office_tui.registers.alike import Alike
from office_tui.registers.headings import Heading, headed
from office_tui.registers.register import Look, Register
from office_tui.registers.typed import read_value

Becomes = Literal["new", "changed", "same", "wrong"]
Link = Callable[[str, str], str]
"""The id of the one record of a table that a name means; an `OfficeError` says why there is none."""


class Wrong(NamedTuple):
    """One thing wrong: in which line of the file, under which heading, and why."""

    line: int
    column: str
    why: str


class Row(NamedTuple):
    """What a line of the file would become."""

    line: int
    becomes: Becomes
    record: Record


class Preview(NamedTuple):
    """What a whole table would become; with anything wrong, nothing of it is to be written."""

    rows: tuple[Row, ...]
    wrong: tuple[Wrong, ...]

    def count(self, becomes: Becomes) -> int:
        """Return how many rows would become this."""
        return sum(row.becomes == becomes for row in self.rows)


def preview(
    register: Register,
    table: Sequence[tuple[int, Sequence[str]]],
    here: Iterable[Record],
    look: Look,
    link: Link,
) -> Preview:
    """Return what the lines (with their numbers; the first has the headings) would become beside what is `here`."""
    if not table:
        return Preview((), (Wrong(1, "", "There is no heading and no row."),))
    first, texts = table[0]
    columns = headed(register.kind, register.form(), [clean_line(text) for text in texts])
    wrong = [
        Wrong(first, one.text, "There is no such field.") for one in columns if one.text and one.field is None
    ]
    twice = [one.field.name for one in columns if one.field]
    wrong += [
        Wrong(first, name, "Two columns mean this field.")
        for name in sorted(set(twice))
        if twice.count(name) > 1
    ]
    reading = _Reading(register, columns, list(here), look, link)
    rows = [reading.row(line, cells) for line, cells in table[1:] if any(cell.strip() for cell in cells)]
    return Preview(tuple(rows), tuple(sorted([*wrong, *reading.wrong])))


class _Reading:
    """A table while it is read; what a row becomes stands for the rows below it."""

    def __init__(
        self, register: Register, columns: list[Heading], here: list[Record], look: Look, link: Link
    ) -> None:
        self.wrong: list[Wrong] = []
        self._register, self._columns, self._look, self._link = register, columns, look, link
        self._headings = {one.field.name: one.text for one in columns if one.field is not None}
        self._known, self._namesakes = Alike(here), Namesakes(here)

    def row(self, line: int, cells: Sequence[str]) -> Row:
        before = len(self.wrong)
        values = self._values(line, cells)
        made = replace(self._register.new(), **values)
        known = self._meant(line, made)
        record = keep_ids(known, replace(known, **values)) if known is not None else made
        self._refuse_twice(line, record)
        self._refuse_repapered(line, known, record)
        self._check(line, record)
        if len(self.wrong) > before:
            return Row(line, "wrong", record)
        if known is None:
            self._namesakes.add(record)
            return Row(line, "new", record)
        return Row(line, "same" if record == keep_ids(known, known) else "changed", record)

    def _meant(self, line: int, made: Record) -> Record | None:
        try:
            return self._known.here(made)
        except UsageError as error:
            self.wrong.append(Wrong(line, "", error.message))
            return None

    def _values(self, line: int, cells: Sequence[str]) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for column, cell in zip(self._columns, cells, strict=False):
            text = clean(unguard(cell)).strip()
            if column.field is not None and text:
                try:
                    said = self._value(column, text)
                except OfficeError as error:
                    self.wrong.append(Wrong(line, column.text, error.message))
                else:
                    self._refuse_contrary(line, column, said, values)
                    values |= said
        if any(cell.strip() for cell in cells[len(self._columns) :]):
            self.wrong.append(Wrong(line, "", "The row has more cells than there are headings."))
        return _whole_end(values)

    def _refuse_contrary(
        self, line: int, column: Heading, said: dict[str, Any], before: dict[str, Any]
    ) -> None:
        """Two columns say whether it is long-term: its own, and the one of the last day."""
        if {said.get("long_term"), before.get("long_term")} == {True, False}:
            self.wrong.append(
                Wrong(line, column.text, "One column says that it is long-term, and one that it is not.")
            )

    def _value(self, column: Heading, text: str) -> dict[str, Any]:
        field = column.field
        assert field is not None
        if field.name == "valid_to" and says_long_term(text):
            return {"long_term": True}
        value = read_value(field, text, self._look)
        return {field.name: self._link(value, field.table) if field.table else value}

    def _refuse_twice(self, line: int, record: Record) -> None:
        if twice := self._known.twice(record):
            self.wrong.append(Wrong(line, "", twice))
        else:
            self._known.add(record, line)

    def _refuse_repapered(self, line: int, known: Record | None, record: Record) -> None:
        """Say which paper is out and would be another, or missing; what was so before is no fault of the row."""
        if isinstance(known, Licence) and isinstance(record, Licence) and known.copies != record.copies:
            loans = self._look.holdings.loans.get(known.id, ())
            before = set(out_of_place(known, loans))
            for each in out_of_place(record, loans):
                if each not in before:
                    self.wrong.append(Wrong(line, self._headings["copies"], each))

    def _check(self, line: int, record: Record) -> None:
        headings = self._headings
        said = {wrong.column for wrong in self.wrong if wrong.line == line}
        for each in wrong_with(record, self._namesakes.of(record), self._look.record):
            column = headings.get(each.field, each.field)
            if column not in said:  # what could not be read is not also missing
                self.wrong.append(Wrong(line, column, each.message))


def _whole_end(values: dict[str, Any]) -> dict[str, Any]:
    """Return a row's values with both halves of its end: what is dated is not long-term, and the other way round."""
    if values.get("long_term") and "valid_to" not in values:
        return values | {"valid_to": None}
    return values if "valid_to" not in values else {"long_term": False} | values
