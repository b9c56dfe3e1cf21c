"""The detail of a record: every field that says something, in the words of its own annotations."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import NamedTuple

import msgspec

from office_tui.domain.clock import Clock
from office_tui.domain.directive import Directive
from office_tui.domain.entry import Change, Entry
from office_tui.domain.holdings import Holdings
from office_tui.domain.people import Department
from office_tui.domain.record import Record
from office_tui.domain.workdays import Workdays
from office_tui.registers.detail import detail


class Still(NamedTuple):
    """An office where it is always the same day."""

    today: date = date(2026, 3, 2)
    now: datetime = datetime(2026, 3, 2, 9, tzinfo=UTC)
    workdays: Workdays = Workdays()
    holdings: Holdings = Holdings()

    def name(self, id_: str) -> str:
        return {"DEP-1": "Finance"}.get(id_, id_)

    def here(self, moment: datetime) -> datetime:
        return moment.astimezone(self.now.tzinfo)

    def record(self, id_: str) -> Record | None:
        return None


def test_what_says_nothing_is_left_out_and_ids_are_named() -> None:
    record = Directive(
        id="DIR-1",
        rev=7,
        title="Cash plan",
        department="DEP-1",
        assisting=("DEP-1", "Sales"),
        due=Clock(start=date(2026, 3, 1), fixed=date(2026, 3, 6)),
    )
    assert detail(record, Still()) == [
        ("Title", "Cash plan"),
        ("Importance", "normal"),
        ("Lead", "Finance"),
        ("Assisting", "Finance, Sales"),
        ("Due", "Fri 6 Mar 2026, in 4 days"),
        ("State", "registered"),
        ("Id", "DIR-1"),
    ]


def test_an_entry_names_what_it_changed() -> None:
    changes = (Change("departments", 3, msgspec.Raw(b"null")), Change("captures", 4, msgspec.Raw(b"{}")))
    record = Entry(
        id="ENT-9", at=datetime(2026, 3, 2, 9, 30, tzinfo=UTC), actor="Wu", label="new", changes=changes
    )
    told = dict(detail(record, Still()))
    assert (told["When"], told["Who"], told["Changes"]) == ("2026-03-02 09:30", "Wu", "DEP-3, CAP-4")


def test_a_department_says_its_names() -> None:
    assert detail(Department(id="DEP-2", name="Legal", aliases=("law",)), Still()) == [
        ("Name", "Legal"),
        ("Also called", "law"),
        ("Id", "DEP-2"),
    ]
