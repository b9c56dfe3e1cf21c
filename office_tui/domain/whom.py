"""For whom a typed line is: the one department and the one person meant, or what has to be asked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from office_tui.domain.heading import Heading
from office_tui.domain.names import NONE, Match, Named, exactly, fold, match, names_of
from office_tui.domain.people import Department, Person
from office_tui.domain.record import Problem

Field = Literal["department", "owner"]


class Whom(NamedTuple):
    """A department or a person: the id, the name as typed when unknown, or nothing when it must be asked."""

    name: str
    found: Match
    problems: tuple[Problem, ...]


TOLD = 4
"""So many names are told of those that fit."""
NOBODY = Whom("", NONE, ())
_Named = list[tuple[str, Match]]


def find_whom(
    headings: Sequence[Heading],
    names: Sequence[str],
    departments: Sequence[Department],
    people: Sequence[Person],
) -> tuple[Whom, Whom]:
    """Return the department and the owner that the words before the colon and the `@` marks name."""
    units: _Named = [(one.typed, one.found) for one in headings if one.kind in {"department", "departments"}]
    owners: _Named = [(one.typed, one.found) for one in headings if one.kind == "person"]
    for name in names:
        unit, person = match(name, departments), match(name, people)
        is_unit = unit.ids and (
            not person.ids or (exactly(name, departments).ids and not exactly(name, people).ids)
        )
        (units if is_unit else owners).append((name, unit if is_unit else person))
    return _only("department", units, departments), _only("owner", owners, people)


def shown(id_: str, records: Sequence[Named]) -> str:
    """Return the name to show for an id, or the id itself, which may be a name as typed."""
    record = next((record for record in records if record.id == id_), None)
    return next(iter(names_of(record)), id_) if record else id_


def _told(found: Match, records: Sequence[Named]) -> str:
    """Name the first few of those that fit."""
    few = [shown(id_, records) for id_ in found.ids[:TOLD]]
    more = len(found.ids) - len(few)
    return " or ".join([*few, f"{more} more"] if more else few)


def _only(field: Field, named: _Named, records: Sequence[Named]) -> Whom:
    if not named:
        return NOBODY
    meant = {found.ids or (fold(name),) for name, found in named}
    if len(meant) > 1:
        ids = tuple(dict.fromkeys(id_ for _, found in named for id_ in found.ids))
        told = " or ".join(name for name, _ in named)
        which = "department leads" if field == "department" else "person owns it"
        return Whom("", Match("several", ids), (Problem(field, f"Which {which}: {told}?"),))
    name, found = named[0]
    if found.kind == "several":
        return Whom("", found, (Problem(field, f"“{name}” could be {_told(found, records)}."),))
    return Whom(found.id or name, found, ())
