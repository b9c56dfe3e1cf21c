"""The registers: departments and people are made, edited, deleted and brought back; the journal tells it all."""

from __future__ import annotations

from office_tui.domain.people import Department, Person
from tests.stories.conftest import SitsDown
from tests.stories.desk_story import House


def names(house: House) -> list[str]:
    return [each.name for each in house.desk.all(Department)]


def test_a_department_is_made_edited_deleted_and_brought_back(house: House, sit_down: SitsDown) -> None:
    at = sit_down()
    at.press("0 N")
    at.wait_for("New in departments")
    at.write("Canteen")
    at.press("Tab")
    at.write("食堂")
    at.press("ctrl+o")
    at.says("Saved: DEP-8")
    at.cursor_on("Canteen")
    at.press("e")
    at.wait_for("Edit DEP-8")
    at.write(" and kitchen")
    at.press("ctrl+o")
    at.cursor_on("Canteen and")
    assert names(house)[-1] == "Canteen and kitchen"
    at.press("D")
    at.says("u brings it back")
    assert "Canteen and kitchen" not in names(house)
    at.press("u")
    at.cursor_on("Canteen and")
    assert "Canteen and kitchen" in names(house)


def test_all_problems_are_shown_at_once_and_nothing_typed_is_lost(house: House, sit_down: SitsDown) -> None:
    at = sit_down()
    at.press("0 N")
    at.wait_for("New in departments")
    at.write("Finance")
    at.press("ctrl+o")
    at.wait_for("to put right")
    assert len(names(house)) == 7
    at.press("Esc")
    at.wait_for("Esc again leaves")
    at.press("Esc N")
    at.wait_for("Name          Finance")


def test_a_person_is_given_a_department_by_type_ahead(house: House, sit_down: SitsDown) -> None:
    at = sit_down()
    at.press("0 o N")
    at.wait_for("New in people")
    at.write("Ann Wood")
    at.press("Tab Tab")
    at.write("leg")
    at.wait_for("Legal")
    at.press("ctrl+o")
    at.says("Saved: PER-")
    assert house.desk.name(house.newest(Person).department) == "Legal"


def test_the_journal_tells_who_did_what(house: House, sit_down: SitsDown) -> None:
    id_ = house.capture("paint the gate")
    at = sit_down()
    at.press("2 x 3")
    at.says(f"decline: {id_}")
    at.press("0 O")
    at.wait_for("Journal")
    screen = at.wait_for(f"decline: {id_}")
    assert "Anna Director" in screen
    at.press("N")
    at.says("not made by hand")
