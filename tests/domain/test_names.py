"""A typed name finds exactly the record that is meant, or says that it cannot know."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from office_tui.domain.names import Match, exactly, fold, match, names_of, wholly
from office_tui.domain.people import Department, Person

DEPARTMENTS = (
    Department(id="DEP-1", name="Finance", name_zh="财务部", aliases=("FIN", "Accounts")),
    Department(id="DEP-2", name="Legal Department", name_zh="法务部"),
    Department(id="DEP-3", name="Sales", name_zh="销售部"),
    Department(id="DEP-4", name="Sales North", name_zh="销售一部"),
    Department(id="DEP-5", name="Quality and Safety", name_zh="质量安全处", aliases=("QS",)),
    Department(id="DEP-6", name="Human Resources", name_zh="人力资源部", aliases=("HR",)),
)
PEOPLE = (
    Person(id="PER-1", name="Li Wei", name_zh="李伟", email="li.wei@acme.example"),
    Person(id="PER-2", name="Li Na", name_zh="李娜"),
    Person(id="PER-3", name="Lin Tao", name_zh="林涛"),
    Person(id="PER-4", name="Wang Fang", name_zh="王芳"),
    Person(id="PER-5", name="Anna Smith"),
)


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("Finance", ["DEP-1"]),
        ("finance", ["DEP-1"]),
        ("  FINANCE ", ["DEP-1"]),
        ("财务部", ["DEP-1"]),
        ("财务", ["DEP-1"]),
        ("Finance Department", ["DEP-1"]),
        ("Finance Dept", ["DEP-1"]),
        ("fin", ["DEP-1"]),
        ("Acc", ["DEP-1"]),
        ("Ｆｉｎａｎｃｅ", ["DEP-1"]),
        ("Legal", ["DEP-2"]),
        ("法务", ["DEP-2"]),
        ("Sales", ["DEP-3"]),
        ("sale", ["DEP-3", "DEP-4"]),
        ("sales n", ["DEP-4"]),
        ("销售", ["DEP-3"]),
        ("Safety", ["DEP-5"]),
        ("saf", ["DEP-5"]),
        ("hr", ["DEP-6"]),
        ("h", ["DEP-6"]),
        ("resources", ["DEP-6"]),
        ("DEP-6", ["DEP-6"]),
        ("财务处", []),
        ("Canteen", []),
        ("", []),
        ("   ", []),
    ],
)
def test_departments(typed: str, ids: list[str]) -> None:
    assert list(match(typed, DEPARTMENTS).ids) == ids


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("Li Wei", ["PER-1"]),
        ("li", ["PER-1", "PER-2"]),
        ("Li", ["PER-1", "PER-2"]),
        ("李", ["PER-1", "PER-2"]),
        ("李伟", ["PER-1"]),
        ("李总", ["PER-1", "PER-2"]),
        ("Lin", ["PER-3"]),
        ("林", ["PER-3"]),
        ("林经理", ["PER-3"]),
        ("老王", ["PER-4"]),
        ("王芳女士", ["PER-4"]),
        ("Wang", ["PER-4"]),
        ("wan", ["PER-4"]),
        ("fang", ["PER-4"]),
        ("Ms Smith", ["PER-5"]),
        ("Mr. Wang", ["PER-4"]),
        ("smith", ["PER-5"]),
        ("li.wei@acme.example", ["PER-1"]),
        ("Zhao", []),
        ("赵", []),
    ],
)
def test_people(typed: str, ids: list[str]) -> None:
    assert list(match(typed, PEOPLE).ids) == ids


def test_two_people_of_one_name_are_never_told_apart() -> None:
    twins = (Person(id="PER-8", name="Li Wei"), Person(id="PER-9", name="li wei"))
    assert match("Li Wei", twins) == Match("several", ("PER-8", "PER-9"))
    assert match("Li Wei", twins).id == ""


def test_an_exact_name_beats_a_longer_one_that_begins_so() -> None:
    assert match("Sales", DEPARTMENTS) == Match("one", ("DEP-3",))


def test_a_title_is_only_taken_from_people() -> None:
    workers = (Department(id="DEP-1", name="", name_zh="员工之家"),)
    assert match("员工", workers).id == "DEP-1"
    assert match("员总", workers).kind == "none"


def test_exactly_and_wholly_are_stricter() -> None:
    assert exactly("fin", DEPARTMENTS).id == "DEP-1", "an alias is a full name"
    assert exactly("Li", PEOPLE).kind == "none"
    assert wholly("Wang", PEOPLE).id == "PER-4"
    assert wholly("Wan", PEOPLE).kind == "none"


@given(st.text(max_size=12))
def test_any_text_is_answered_with_ids_that_exist(typed: str) -> None:
    found = match(typed, DEPARTMENTS + PEOPLE)
    known = {record.id for record in DEPARTMENTS + PEOPLE}
    assert set(found.ids) <= known
    assert (found.kind == "one") == (len(found.ids) == 1) == bool(found.id)


@given(st.sampled_from(DEPARTMENTS + PEOPLE), st.data())
def test_every_name_finds_its_record_in_any_case(record: Department | Person, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(names_of(record)))
    assert (
        match(data.draw(st.sampled_from([name, name.upper(), fold(name)])), DEPARTMENTS + PEOPLE).id
        == record.id
    )
