"""The id behind a name in a field that names a department or a person."""

from __future__ import annotations

from office_tui.domain.names import match
from office_tui.domain.people import Department, Person
from office_tui.errors import NotFoundError, UsageError
from office_tui.services.desk import Desk


def link(desk: Desk, typed: str, table: str) -> str:
    """Return the id of the one record of the table that a name means; an `OfficeError` says why there is none."""
    records: list[Department] | list[Person] = desk.all(Person) if table == "people" else desk.all(Department)
    found = match(typed, records)
    if found.kind == "several":
        names = ", ".join(f"{desk.name(each)} ({each})" for each in found.ids)
        raise UsageError(f"“{typed}” may be {names}.", "Give the id or more of the name.")
    if found.kind == "none":
        what = "Nobody" if table == "people" else "No department"
        raise NotFoundError(f"{what} here is called “{typed}”.", "Add it to the register first.")
    return found.id
