"""A register: how one kind of record is listed, viewed and filled in; data only."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple, Protocol

from office_tui.domain.holdings import Holdings
from office_tui.domain.record import Record
from office_tui.domain.workdays import Workdays
from office_tui.registers.fields import Field, fields_of


class Look(Protocol):
    """What a column may ask of the office: the day, the working days, and the names behind ids."""

    @property
    def today(self) -> date:
        """The office's date."""

    @property
    def now(self) -> datetime:
        """The office's time, with its zone."""

    @property
    def workdays(self) -> Workdays:
        """Which days are worked."""

    def here(self, moment: datetime) -> datetime:
        """A moment as the office's clock shows it, whatever zone it was noted in."""

    def name(self, id_: str) -> str:
        """What people call the department or person; any other text is its own name."""

    def record(self, id_: str) -> Record | None:
        """What stands under an id; None where nothing does."""

    @property
    def holdings(self) -> Holdings:
        """The licences, and all that belongs to them."""


class Column(NamedTuple):
    """One column: its heading, what it says of a record, and its cells; a width of 0 takes what is left."""

    title: str
    value: Callable[[Any, Look], str]
    width: int = 0


class View(NamedTuple):
    """Some of the records under a name: which to keep, and by what to sort (None: the newest first)."""

    name: str
    keep: Callable[[Any, Look], bool]
    order: Callable[[Any, Look], Any] | None = None


class Register(NamedTuple):
    """How one kind is shown: its `columns`, its `views` (the first is the usual one), its form's `fields`.

    `links` says of which table a field names a record (`{"head": "people"}`); `long` names fields of several
    lines; `made` tells whether people make such records by hand, and `blank` with what a new one begins, where not
    with nothing.
    """

    kind: str
    title: str
    type: type[Record]
    columns: tuple[Column, ...]
    views: tuple[View, ...]
    fields: tuple[str, ...] = ()
    links: Mapping[str, str] = {}
    long: frozenset[str] = frozenset()
    made: bool = False
    blank: Record | None = None

    def new(self) -> Record:
        """Return what a new record begins with, however it is entered: in a form, a command, a row of a table."""
        return self.blank if self.blank is not None else self.type()

    def form(self) -> list[Field]:
        """Return the fields a person fills in."""
        return fields_of(self.type, self.fields, self.links, self.long)

    def view(self, name: str) -> View | None:
        """Return the view of this name; the usual one for no name; None where there is no such view."""
        return next((view for view in self.views if not name or view.name == name), None)

    def row(self, record: Any, look: Look) -> tuple[str, ...]:
        """Return what each column says of a record."""
        return tuple(column.value(record, look) for column in self.columns)

    def chosen(self, records: Iterable[Any], view: View, look: Look) -> list[Any]:
        """Return the records a view keeps, in its order; `records` come oldest first."""
        kept = [record for record in records if view.keep(record, look)]
        if view.order is None:
            return kept[::-1]
        order = view.order
        return sorted(kept, key=lambda record: order(record, look))


def everything(_record: object, _look: Look) -> bool:
    """Keep every record."""
    return True


def widths(columns: Sequence[Column], room: int) -> list[int]:
    """Return the cells of each column in `room`, two between; the flexible ones share what the others leave.

    Where room lacks, columns are dropped from the right (width 0), never the first.
    """
    wanted = [column.width for column in columns]
    while len(wanted) > 1 and sum(w + 2 if w else 14 for w in wanted) - 2 > room:
        wanted.pop()
    rest = room - sum(w + 2 for w in wanted) + 2
    flexible = wanted.count(0)
    shared = [max(1, w or rest // flexible) for w in wanted]
    return shared + [0] * (len(columns) - len(shared))
