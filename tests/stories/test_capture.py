"""One line from anywhere: what is understood stands below, what is ambiguous is asked and never guessed."""

from __future__ import annotations

from datetime import date

from office_tui.domain.capture import Capture
from office_tui.domain.people import Department, Person
from office_tui.services.register import save
from tests.stories.conftest import SitsDown
from tests.stories.desk_story import AtDesk, House


def understood(at: AtDesk) -> str:
    """What stands below the line being typed."""
    return at.screen().partition("New  ")[2].partition("\n")[2]


def test_n_captures_wherever_one_is(house: House, sit_down: SitsDown) -> None:
    house.capture("something that is there")
    line = "Finance: cash plan by Friday !high @Li Na"
    said = ("directive", "Finance", "Li Na", "high", "6 Mar")
    at = sit_down()
    for number, place in enumerate(("1", "2", "0", "2 Enter"), 2):
        at.press(place)
        at.press("n")
        at.write(line)
        at.wait_until(lambda: all(each in understood(at) for each in said), what="what was understood")
        at.press("Enter")
        at.says(f"CAP-{number}")
        capture = house.read(f"CAP-{number}", Capture)
        assert capture.words == line
        assert capture.suggestion.due == date(2026, 3, 6)


def test_two_people_li_are_asked_about(house: House, sit_down: SitsDown) -> None:
    other = save(house.desk, Person(name="Li Wei", name_zh="李伟", department=house.department("Sales")))
    at = sit_down()
    at.press("n")
    at.write("Finance: cash plan by Friday @Li")
    at.wait_for("?")
    at.press("Enter")
    at.wait_for("> Li")
    assert not house.desk.all(Capture)  # nothing is guessed while the question stands
    at.write("wei")
    at.wait_for("> Li Wei")
    at.press("Enter")
    at.says("CAP-1")
    assert house.read("CAP-1", Capture).suggestion.owner == other.id


def test_the_31st_of_february_is_asked_about(house: House, sit_down: SitsDown) -> None:
    at = sit_down()
    at.press("n")
    at.write("Finance: close the books by 31 February")
    at.wait_for("no 31")
    at.press("Enter")
    at.wait_gone("close the books by")
    at.write("27 feb")
    at.wait_for("Feb 2027")
    at.press("Enter")
    at.says("CAP-1")
    assert house.read("CAP-1", Capture).suggestion.due == date(2027, 2, 27)


def test_leaving_a_question_keeps_the_line(house: House, sit_down: SitsDown) -> None:
    at = sit_down()
    at.press("n")
    at.write("Finance: close the books by 31 February")
    at.press("Enter")
    at.wait_gone("New  Finance")
    at.press("Esc n")
    at.wait_for("New  Finance: close the books by 31 February")
    assert not house.desk.all(Capture)


def test_an_unknown_department_is_offered_to_be_added_or_kept_as_typed(
    house: House, sit_down: SitsDown
) -> None:
    at = sit_down()
    for number, (answer, name) in enumerate((("k", "Canteen"), ("a", "Workshop")), 1):
        at.press("n")
        at.write(f"{name}: new menu by Friday")
        at.wait_for("new menu by Friday")
        at.press("Enter")
        at.wait_for(f"“{name}” is new")
        at.press(answer)
        at.says(f"CAP-{number}")
    kept, added = house.desk.all(Capture)
    assert kept.suggestion.department == "Canteen"
    assert house.desk.name(added.suggestion.department) == "Workshop"
    assert "Canteen" not in [each.name for each in house.desk.all(Department)]


def test_a_chinese_line_and_a_paper_letter(house: House, sit_down: SitsDown) -> None:
    at = sit_down()
    for number, words in enumerate(
        (
            "财务部：周五前交资金计划 !高 @李",
            "来文 市环保局，环函〔2026〕15号，2月27日：关于报送排污报告，请于3月20日前回复",
        ),
        1,
    ):
        at.press("n")
        at.write(words)
        at.wait_until(lambda: "2026, in" in understood(at), what="what was understood")
        at.press("Enter")
        at.says(f"CAP-{number}")
    plan, letter = house.desk.all(Capture)
    assert plan.suggestion.owner == house.person("Li Na")
    assert (letter.sender, letter.their_number, letter.dated) == (
        "市环保局",
        "环函〔2026〕15号",
        date(2026, 2, 27),
    )
    assert letter.suggestion.due == date(2026, 3, 20)


def test_escape_keeps_what_was_typed_for_the_next_time(house: House, sit_down: SitsDown) -> None:
    at = sit_down()
    at.press("n")
    at.write("Finance: cash plan by")
    at.wait_for("New  Finance")
    at.press("Esc")
    at.says("Kept as typed")
    at.press("n")
    at.wait_for("New  Finance: cash plan by")
    at.write(" Friday")
    at.press("Enter")
    at.says("CAP-1")
    assert house.read("CAP-1", Capture).words == "Finance: cash plan by Friday"
    at.press("n")
    at.write("no longer wanted")
    at.wait_for("no longer wanted")
    at.press("ctrl+u Esc")
    at.wait_gone("New")
    at.press("n")
    at.wait_for("such as")
    assert "no longer" not in at.screen()
