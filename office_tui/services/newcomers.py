"""The departments and people that a table names and nobody here knows: told, and added with it where wanted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from msgspec.structs import replace

from office_tui.domain.kinds import kind_of
from office_tui.domain.names import fold
from office_tui.domain.people import Department, Person
from office_tui.domain.record import Record
from office_tui.domain.script import is_chinese
from office_tui.errors import NotFoundError
from office_tui.services.checking import refuse_wrong
from office_tui.services.desk import Desk
from office_tui.services.whose import link
from office_tui.store.draft import Draft

R = TypeVar("R", bound=Record)


class Newcomers:
    """Names nobody here bears, by table, as they were typed first; `links` says which fields of a row are such."""

    def __init__(self, desk: Desk, links: Mapping[str, str], *, add: bool = False) -> None:
        """Know nobody yet; with `add` an unknown name stands for itself until it is added."""
        self._desk, self._links, self._add = desk, links, add
        self._names: dict[tuple[str, str], str] = {}

    def link(self, typed: str, table: str) -> str:
        """Return the id of whom a name means, or the name of a newcomer; `OfficeError` where it means nobody."""
        try:
            return link(self._desk, typed, table)
        except NotFoundError:
            if kind_of(typed.strip().upper()) is not None:
                raise  # an id of nothing is no name
            name = self._names.setdefault((table, fold(typed)), typed.strip())
            if not self._add:
                raise
            return name

    def told(self) -> str:
        """Return who they are: `departments: Sales, Works; people: Chen Fang`; "" for nobody."""
        tables = sorted({table for table, _ in self._names})
        return "; ".join(
            f"{table}: {', '.join(name for (of, _), name in self._names.items() if of == table)}"
            for table in tables
        )

    def added(self, draft: Draft) -> dict[tuple[str, str], str]:
        """Add them all; return their ids by table and name."""
        ids = dict[tuple[str, str], str]()
        for (table, _), name in self._names.items() if self._add else ():
            blank: Department | Person = Person() if table == "people" else Department()
            new = replace(blank, name_zh=name) if is_chinese(name) else replace(blank, name=name)
            refuse_wrong(draft, new)
            ids[table, name] = draft.put(new).id
        return ids

    def settled(self, record: R, ids: Mapping[tuple[str, str], str]) -> R:
        """Return a record with the ids of the newcomers that its fields name."""
        here = {field: ids.get((table, getattr(record, field))) for field, table in self._links.items()}
        return replace(record, **{field: id_ for field, id_ in here.items() if id_})
