"""Every kind of record there is: its table, the prefix of its ids, and its type."""

from __future__ import annotations

from typing import NamedTuple

from office_tui.domain.assignment import Assignment
from office_tui.domain.capture import Capture, Text
from office_tui.domain.directive import Directive
from office_tui.domain.entry import Entry
from office_tui.domain.fact import Fact
from office_tui.domain.letter import Letter
from office_tui.domain.licence import Licence
from office_tui.domain.loan import Loan
from office_tui.domain.people import Department, Office, Person, Series
from office_tui.domain.record import Record
from office_tui.domain.reminder import Reminder
from office_tui.domain.renewal import Renewal
from office_tui.domain.verification import Check, Round


class Kind(NamedTuple):
    """One kind of record: `table` in the file, `prefix` of the ids, `type` in memory, `name` for people."""

    table: str
    prefix: str
    type: type[Record]
    name: str


KINDS: tuple[Kind, ...] = (
    Kind("captures", "CAP", Capture, "capture"),
    Kind("texts", "TXT", Text, "text"),
    Kind("directives", "DIR", Directive, "directive"),
    Kind("letters", "LET", Letter, "letter"),
    Kind("assignments", "ASG", Assignment, "assignment"),
    Kind("departments", "DEP", Department, "department"),
    Kind("people", "PER", Person, "person"),
    Kind("office", "OFF", Office, "office"),
    Kind("numbers", "NUM", Series, "number series"),
    Kind("licences", "LIC", Licence, "licence"),
    Kind("renewals", "REN", Renewal, "renewal"),
    Kind("loans", "LOA", Loan, "loan"),
    Kind("rounds", "RND", Round, "round"),
    Kind("checks", "CHK", Check, "check"),
    Kind("facts", "FCT", Fact, "fact"),
    Kind("reminders", "RMD", Reminder, "reminder"),
    Kind("entries", "ENT", Entry, "entry"),
)

LONGEST_KEY = 18
"""Figures; so many fit the 64 bits that other programs have for a number."""

BY_TABLE = {kind.table: kind for kind in KINDS}
BY_PREFIX = {kind.prefix: kind for kind in KINDS}
BY_TYPE = {kind.type: kind for kind in KINDS}


def kind_of(id_: str) -> Kind | None:
    """Return the kind that an id such as `DIR-12` belongs to, or None if it is no id of ours."""
    prefix, dash, digits = id_.partition("-")
    is_key = digits.isdecimal() and digits.isascii() and len(digits) <= LONGEST_KEY
    return BY_PREFIX.get(prefix) if dash and is_key else None


def key_of(id_: str) -> int:
    """Return the integer key under which TinyDB keeps the record with this id (`DIR-12` gives 12)."""
    return int(id_.partition("-")[2])
