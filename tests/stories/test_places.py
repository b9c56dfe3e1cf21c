"""Going from place to place, over a real terminal: what is on the screen is where the keys go."""

from __future__ import annotations

from tests.stories.conftest import SitsDown
from tests.stories.desk_story import House


def test_a_place_gone_back_to_is_on_the_screen_again(house: House, sit_down: SitsDown) -> None:
    house.capture("water the plants")
    at = sit_down()
    for key, shown in (
        ("2", "undecided 1"),
        ("0", "Departments"),
        ("1", "Nothing presses"),
        ("2", "undecided 1"),
    ):
        at.press(key)
        at.wait_for(shown)
    at.press("Enter")
    at.wait_for("History")
    at.press("2")
    at.wait_for("undecided 1")
    at.press("0")
    at.wait_for("Departments")
    at.press("2 f")
    at.says("file: CAP-1")
