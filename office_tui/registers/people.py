"""The registers of who there is: departments and people; and the journal."""

from __future__ import annotations

from office_tui.domain.entry import Entry
from office_tui.domain.people import Department, Person
from office_tui.registers.register import Column, Look, Register, View, everything


def _by_name(record: Department | Person, _look: Look) -> str:
    return (record.name or record.name_zh).casefold()


def _by_department(record: Person, look: Look) -> tuple[str, str]:
    return look.name(record.department).casefold(), _by_name(record, look)


DEPARTMENTS = Register(
    "departments",
    "Departments",
    Department,
    (
        Column("name", lambda record, _: record.name, 22),
        Column("Chinese", lambda record, _: record.name_zh, 14),
        Column("head", lambda record, look: look.name(record.head), 16),
        Column("also called", lambda record, _: ", ".join(record.aliases)),
        Column("id", lambda record, _: record.id, 8),
    ),
    (View("all", everything, _by_name),),
    ("name", "name_zh", "aliases", "head", "note"),
    {"head": "people"},
    frozenset({"note"}),
    made=True,
)

PEOPLE = Register(
    "people",
    "People",
    Person,
    (
        Column("name", lambda record, _: record.name, 18),
        Column("Chinese", lambda record, _: record.name_zh, 8),
        Column("department", lambda record, look: look.name(record.department), 16),
        Column("role", lambda record, _: record.role),
        Column("mail", lambda record, _: record.email, 24),
        Column("phone", lambda record, _: record.phone, 16),
        Column("id", lambda record, _: record.id, 8),
    ),
    (View("by name", everything, _by_name), View("by department", everything, _by_department)),
    ("name", "name_zh", "department", "role", "email", "phone"),
    {"department": "departments"},
    made=True,
)

ENTRIES = Register(
    "entries",
    "Journal",
    Entry,
    (
        Column("when", lambda record, look: f"{look.here(record.at):%Y-%m-%d %H:%M}", 16),
        Column("who", lambda record, _: record.actor, 14),
        Column("what", lambda record, _: record.label),
        Column("undoes", lambda record, _: record.undoes, 9),
        Column("id", lambda record, _: record.id, 9),
    ),
    (View("all", everything),),
)
