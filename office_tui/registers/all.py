"""Every register there is, and how a person names one."""

from __future__ import annotations

from office_tui.errors import UsageError
from office_tui.registers.items import ASSIGNMENTS, CAPTURES, DIRECTIVES, LETTERS
from office_tui.registers.licence_work import CHECKS, FACTS, LOANS, RENEWALS, ROUNDS
from office_tui.registers.licences import LICENCES
from office_tui.registers.people import DEPARTMENTS, ENTRIES, PEOPLE
from office_tui.registers.register import Register, View

REGISTERS = {
    register.kind: register
    for register in (
        CAPTURES, DIRECTIVES, LETTERS, ASSIGNMENTS, DEPARTMENTS, PEOPLE, LICENCES, RENEWALS, LOANS, ROUNDS, CHECKS,
        FACTS, ENTRIES,
    )
}  # fmt: skip

OTHER_NAMES = {
    "inbox": "captures",
    "journal": "entries",
    "capture": "captures",
    "directive": "directives",
    "letter": "letters",
    "assignment": "assignments",
    "department": "departments",
    "person": "people",
    "licence": "licences",
    "renewal": "renewals",
    "loan": "loans",
    "round": "rounds",
    "check": "checks",
    "fact": "facts",
}
"""Names people use besides the tables' own; `inbox` is what is undecided, the usual view of captures."""


def register_of(name: str, view: str = "") -> tuple[Register, View]:
    """Return the register and view of these names; `UsageError` lists the ones there are."""
    register = REGISTERS.get(OTHER_NAMES.get(name, name))
    if register is None:
        raise UsageError(f"There is no list of “{name}”.", f"Choose one of: inbox, {', '.join(REGISTERS)}.")
    found = register.view(view)
    if found is None:
        names = ", ".join(one.name for one in register.views)
        raise UsageError(f"{register.title} have no view “{view}”.", f"Choose one of: {names}.")
    return register, found
