"""The first opening: who are we, what are the keys, and the first thing captured."""

from __future__ import annotations

import json
import subprocess

from office_tui.domain.capture import Capture
from office_tui.domain.people import Office
from tests.stories.conftest import SitsDown
from tests.stories.desk_story import COMMAND, House


def test_a_stranger_skips_the_question_and_sees_three_keys(empty_house: House, sit_down: SitsDown) -> None:
    at = sit_down(wait="Who we are")
    at.press("Esc")
    at.wait_gone("Who we are")
    screen = at.wait_for("Three keys to begin with")
    assert [key in screen for key in ("n   capture", ":   then", "2   the inbox")] == [True] * 3
    at.press("n")
    at.write("Finance: cash plan by Friday")
    at.wait_for("Friday")
    at.press("Enter")
    at.wait_for("“Finance” is new")
    at.press("a")
    at.says("CAP-1")
    at.press("1")
    at.wait_for("cash plan")  # due within the week, so it stands on Today already
    at.leave()
    (captured,) = empty_house.desk.all(Capture)
    assert empty_house.desk.name(captured.suggestion.department) == "Finance"
    assert "Who we are" not in sit_down().wait_quiet()


def test_who_we_are_is_asked_once_and_checked(empty_house: House, sit_down: SitsDown) -> None:
    at = sit_down(wait="Who we are")
    for words in ("Harbour Works", "海港工程", "1 Quay Street", "Anna Director", "Chinaland"):
        at.write(words)
        at.press("Enter")
    at.write("Asia/Shanghai")
    at.press("Enter")
    at.wait_for("Two letters, such as CN")  # the form stays, and says what is wrong
    at.press("ctrl+u")
    at.write("CN")
    at.press("ctrl+o")
    at.wait_gone("Who we are")
    office = empty_house.newest(Office)
    assert (office.company, office.company_zh, office.director) == (
        "Harbour Works",
        "海港工程",
        "Anna Director",
    )
    assert (office.country, office.timezone) == ("CN", "Asia/Shanghai")
    at.leave()
    again = sit_down()
    assert "Who we are" not in again.wait_quiet()
    assert again.title.startswith("Harbour Works")


def test_a_skipped_question_comes_again_by_the_palette(empty_house: House, sit_down: SitsDown) -> None:
    at = sit_down(wait="Who we are")
    at.press("Esc")
    at.wait_gone("Who we are")
    at.press(":")
    at.write("who we")
    at.wait_for("> Who we are")
    at.press("Enter")
    at.wait_for("Time zone")
    at.write("Harbour Works")
    at.press("ctrl+o")
    at.wait_gone("Time zone")
    assert empty_house.newest(Office).company == "Harbour Works"


def test_the_command_line_finds_what_the_desk_made(house: House, sit_down: SitsDown) -> None:
    at = sit_down()
    at.press("n")
    at.write("Legal: read the lease by 20 March")
    at.press("Enter")
    at.says("CAP-1")
    listed = subprocess.run(
        [*COMMAND, "list", "inbox", "--json"], capture_output=True, text=True, check=True, timeout=30
    )
    assert "read the lease" in json.dumps(json.loads(listed.stdout))
