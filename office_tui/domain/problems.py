"""What is wrong with a record as entered: everything at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeGuard

from office_tui.domain.capture import Capture
from office_tui.domain.directive import Directive
from office_tui.domain.letter import Letter
from office_tui.domain.licence import Licence
from office_tui.domain.names import fold, names_of
from office_tui.domain.people import Department, Person
from office_tui.domain.record import Problem, Record

Checked = Department | Person | Capture | Directive | Letter | Licence
"""The kinds that people fill in, and that rules speak of."""


def is_checked(record: Record) -> TypeGuard[Checked]:
    """Tell whether there are rules for a record of this kind."""
    return isinstance(record, Checked)


def problems(record: Checked, others: Iterable[Record] = ()) -> list[Problem]:
    """Return all that is wrong with a record, the `others` of its kind being there already."""
    if isinstance(record, Department | Person):
        named = [each for each in others if isinstance(each, Department | Person)]
        return [*_unnamed(record), *_taken(record, named), *_address(record)]
    if isinstance(record, Licence):
        from office_tui.domain.licence_problems import licence_problems  # few records are licences

        return list(licence_problems(record, (each for each in others if isinstance(each, Licence))))
    found = list(_untitled(record))
    return [*found, *_ordered(record)] if isinstance(record, Directive) else found


def wrong_with(
    record: Record, others: Iterable[Record], get: Callable[[str], Record | None]
) -> list[Problem]:
    """Return all that is wrong with a record as it is to be saved, also with what it names; `get` gives what is here.

    Nothing for kinds without rules.
    """
    if not is_checked(record):
        return []
    from office_tui.domain.newly_needed import newly_needed  # few records are licences

    return [*problems(record, others), *newly_needed(record, get)]


def _untitled(record: Capture | Directive | Letter) -> Iterator[Problem]:
    if not record.title.strip():
        yield Problem("title", "A title is needed.")


def _ordered(record: Directive) -> Iterator[Problem]:
    if record.verifier and record.verifier == record.owner:
        yield Problem("verifier", "Who does it does not verify it: name somebody else.")
    if record.department and record.department in record.assisting:
        yield Problem("assisting", "The department that leads does not also assist.")
    if record.cadence < 0:
        yield Problem("cadence", "Reports come every so many days; 0 means only when it is done.")


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
