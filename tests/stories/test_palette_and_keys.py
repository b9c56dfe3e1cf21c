"""`:` finds any command by a word, `?` shows the keys of this very screen."""

from __future__ import annotations

from tests.stories.conftest import SitsDown
from tests.stories.desk_story import House


def test_the_palette_runs_what_the_keys_run(house: House, sit_down: SitsDown) -> None:
    id_ = house.capture("paint the gate")
    at = sit_down()
    at.press("2 :")
    at.write("file")
    at.wait_for("> File")
    at.press("Enter")
    at.says(f"file: {id_}")


def test_the_keys_are_those_of_this_screen(house: House, sit_down: SitsDown) -> None:
    house.capture("paint the gate")
    at = sit_down()
    at.press("2 ?")
    screen = at.wait_for("On this screen")
    assert "Snooze" in screen
    at.press("?")
    at.wait_for("undecided 1")
    at.press("0 ?")
    assert "Snooze" not in at.wait_for("Delete")


def test_messages_are_imported_from_within(house: House, sit_down: SitsDown) -> None:
    (house.home / "one.eml").write_text("From: Eve <eve@x.example>\nSubject: Berth 7\n\nIs it free?\n")
    at = sit_down()
    at.press(":")
    at.write("import")
    at.wait_for("> Import")
    at.press("Enter")
    at.write(str(house.home / "nowhere"))
    at.press("Enter")
    at.wait_for("Nothing is there")
    at.press("ctrl+u")
    at.write(str(house.home / "one.eml"))
    at.press("Enter")
    at.says("1 imported")
    at.press("2 Enter")
    at.wait_for("Is it free?")


def test_leaving_is_q_and_ctrl_c_says_so(house: House, sit_down: SitsDown) -> None:
    at = sit_down()
    at.press("ctrl+c")
    at.says("q leaves")
    at.leave()
