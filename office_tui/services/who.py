"""Whom a name means: a department or a person, known, to be added, or one of several."""

from __future__ import annotations

from office_tui.domain.kinds import kind_of
from office_tui.domain.names import match
from office_tui.domain.people import Department, Person
from office_tui.errors import NotFoundError, UsageError
from office_tui.services.checking import refuse_wrong
from office_tui.services.desk import Desk
from office_tui.store.draft import Draft


def who(desk: Desk, draft: Draft, typed: str, *, add: bool = False, person: bool = False) -> tuple[str, str]:
    """Return the ids (department, owner) meant by an id or a name; either may be "".

    A person brings the department along. A name nobody bears is added (as a person if `person`, else as a
    department) when `add` is given, and `NotFoundError` otherwise; a name of several is a `UsageError`.
    """
    words = typed.strip()
    if not words:
        raise UsageError("No department or person is named.", "Type the beginning of a name.")
    people, departments = list(draft.scan(Person)), list(draft.scan(Department))
    if kind_of(words.upper()) is not None:
        return _known(draft, words.upper())
    records: list[Department | Person] = [*people] if person else [*departments, *people]
    found = match(words, records)
    if found.kind == "one":
        return _known(draft, found.ids[0])
    if found.kind == "several":
        names = ", ".join(f"{desk.name(each)} ({each})" for each in found.ids)
        raise UsageError(f"“{words}” may be {names}.", "Give the id or more of the name.")
    if not add:
        raise NotFoundError(f"Nobody here is called “{words}”.", "Add the department or person first.")
    new: Department | Person = Person(name=words) if person else Department(name=words)
    refuse_wrong(draft, new)
    id_ = draft.put(new).id
    return ("", id_) if person else (id_, "")


def _known(draft: Draft, id_: str) -> tuple[str, str]:
    record = draft.get(id_)
    if isinstance(record, Person):
        return record.department, record.id
    if isinstance(record, Department):
        return record.id, ""
    raise NotFoundError(f"{id_} is no department and no person.", "Departments are DEP-…, people PER-….")
