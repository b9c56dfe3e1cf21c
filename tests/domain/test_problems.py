"""What is wrong with a record as entered: everything at once."""

from __future__ import annotations

import pytest

from office_tui.domain.capture import Capture
from office_tui.domain.directive import Directive
from office_tui.domain.letter import Letter
from office_tui.domain.people import Department, Person
from office_tui.domain.problems import problems

FINANCE = Department(id="DEP-1", name="Finance", name_zh="财务部", aliases=("accounts",))


@pytest.mark.parametrize(
    ("record", "fields"),
    [
        (Department(name="Legal"), []),
        (Department(name_zh="法务部"), []),
        (Department(), ["name"]),
        (Department(name="FINANCE"), ["name"]),
        (Department(name="Money", name_zh="财务部", aliases=("Accounts",)), ["name_zh", "aliases"]),
        (Department(id="DEP-1", name="Finance"), []),
        (Person(name="Li"), []),
        (Person(name="Li", email="li@finance.example"), []),
        (Person(email="nowhere"), ["name", "email"]),
        (Person(name="Li", email="a b@c.d"), ["email"]),
        (Person(name="Li", email="@c.d"), ["email"]),
    ],
)
def test_every_problem_is_told_with_its_field(record: Department | Person, fields: list[str]) -> None:
    assert [problem.field for problem in problems(record, [FINANCE])] == fields


def test_two_people_may_bear_one_name() -> None:
    assert problems(Person(name="Li"), [Person(id="PER-1", name="Li")]) == []


@pytest.mark.parametrize(
    ("record", "fields"),
    [
        (Directive(title="Plan"), []),
        (Directive(title=" "), ["title"]),
        (Letter(), ["title"]),
        (Capture(title=""), ["title"]),
        (Letter(title="Inspection"), []),
        (Directive(title="Plan", owner="PER-1", verifier="PER-1"), ["verifier"]),
        (Directive(title="Plan", owner="PER-1", verifier="PER-2"), []),
        (Directive(title="Plan", department="DEP-1", assisting=("DEP-2", "DEP-1")), ["assisting"]),
        (Directive(cadence=-1, owner="X", verifier="X"), ["title", "verifier", "cadence"]),
    ],
)
def test_items_have_their_rules(record: Capture | Directive | Letter, fields: list[str]) -> None:
    assert [problem.field for problem in problems(record)] == fields
