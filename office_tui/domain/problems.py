"""What is wrong with a department or a person as entered: everything at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from office_tui.domain.names import fold, names_of
from office_tui.domain.people import Department, Person
from office_tui.domain.record import Problem


def problems(record: Department | Person, others: Iterable[Department | Person] = ()) -> list[Problem]:
    """Return all that is wrong with a record, the `others` of its kind being there already."""
    return [*_unnamed(record), *_taken(record, others), *_address(record)]


def _unnamed(record: Department | Person) -> Iterator[Problem]:
    if not record.name and not record.name_zh:
        yield Problem("name", "A name is needed, in one language at least.")


def _taken(record: Department | Person, others: Iterable[Department | Person]) -> Iterator[Problem]:
    """Two departments under one name could never be told apart; two people can, by their department."""
    if not isinstance(record, Department):
        return
    taken = {fold(name): other for other in others if other.id != record.id for name in names_of(other)}
    for field, names in (
        ("name", (record.name,)),
        ("name_zh", (record.name_zh,)),
        ("aliases", record.aliases),
    ):
        for name in names:
            other = taken.get(fold(name)) if name.strip() else None
            if other is not None:
                yield Problem(field, f"{other.id} is called {name} already.")


def _address(record: Department | Person) -> Iterator[Problem]:
    if isinstance(record, Person) and record.email:
        name, _, place = record.email.rpartition("@")
        if not name or "." not in place or " " in record.email:
            yield Problem("email", "That is no mail address.")
