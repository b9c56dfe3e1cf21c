"""The line drops, or the machine goes down, in the midst of typing: nothing typed is lost, nothing stays behind."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable

import pytest

from office_tui.domain.capture import Capture
from office_tui.domain.people import Department
from tests.stories.conftest import SitsDown
from tests.stories.desk_story import AtDesk, House

IN_TIME = 4.0


def drop_the_line(at: AtDesk) -> None:
    at.hang_up()
    assert at.exit_code(IN_TIME) == 129


def go_down(at: AtDesk) -> None:
    before = time.monotonic()
    at.kill(signal.SIGTERM)
    assert at.exit_code(IN_TIME) == 143
    assert time.monotonic() - before < IN_TIME
    assert b"\x1b[?1049l" in at.output  # the shell's screen is back
    assert (
        at.output.rindex(b"\x1b[?25h") > at.output.rindex(b"\x1b[?25l") if b"\x1b[?25l" in at.output else True
    )


@pytest.mark.parametrize("end", [drop_the_line, go_down])
def test_a_line_being_captured_is_offered_again(
    house: House, sit_down: SitsDown, end: Callable[[AtDesk], None]
) -> None:
    at = sit_down()
    at.press("n")
    at.write("Finance: cash plan by Fri")
    at.wait_for("New  Finance: cash plan by Fri")
    end(at)
    assert not house.desk.all(Capture)
    again = sit_down()
    again.wait_for("a line being captured")
    again.press("y")
    again.wait_for("New  Finance: cash plan by Fri")
    again.write("day")
    again.wait_for("by Friday")
    again.press("Enter")
    again.says("CAP-1")
    assert house.newest(Capture).title == "cash plan"
    again.leave()
    assert "Kept from" not in sit_down().wait_quiet()


@pytest.mark.parametrize("end", [drop_the_line, go_down])
def test_a_form_being_filled_in_is_offered_again(
    house: House, sit_down: SitsDown, end: Callable[[AtDesk], None]
) -> None:
    at = sit_down()
    at.press("0 N")
    at.wait_for("New in departments")
    at.write("Canteen")
    at.press("Tab")
    at.write("食堂")
    at.wait_for("食堂")
    end(at)
    again = sit_down()
    again.wait_for("New in departments.")
    again.press("y")
    again.wait_for("食堂")
    again.press("ctrl+o")
    again.wait_gone("Chinese name")
    canteen = house.read(house.department("Canteen"), Department)
    assert canteen.name_zh == "食堂"


def test_a_draft_may_wait_or_be_discarded(house: House, sit_down: SitsDown) -> None:
    at = sit_down()
    at.press("n")
    at.write("half a thought")
    at.wait_for("New  half a thought")
    drop_the_line(at)
    for answer in ("l", "x"):
        again = sit_down()
        again.wait_for("a line being captured")
        again.press(answer)
        again.wait_gone("a line being captured")
        again.leave()
    assert "Kept from" not in sit_down().wait_quiet()
    assert not house.desk.all(Capture)


def test_the_terminal_is_as_it_was(house: House, sit_down: SitsDown) -> None:
    at = sit_down(wait="")
    before = at.attributes()
    at.wait_for("Today")
    assert at.attributes() != before
    go_down(at)
    assert at.attributes() == before
