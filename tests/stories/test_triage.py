"""Triage: marks, ranges, filters, and `u` which brings everything back."""

from __future__ import annotations

from office_tui.domain.capture import Capture
from office_tui.domain.directive import Directive
from tests.stories.conftest import SitsDown
from tests.stories.desk_story import AtDesk, House


def states(house: House) -> str:
    """The states of all captures, oldest first, by their first letters."""
    return "".join(each.state[0] for each in house.desk.all(Capture))


def at_the_inbox(house: House, sit_down: SitsDown, count: int) -> AtDesk:
    for number in range(1, count + 1):
        house.capture(f"matter number {number:02d}")
    at = sit_down()
    at.press("2")
    at.cursor_on(f"number {count:02d}")
    return at


def test_space_marks_and_a_verb_acts_on_the_marked_as_one(house: House, sit_down: SitsDown) -> None:
    at = at_the_inbox(house, sit_down, 5)
    at.press("Space j Space x 1")
    at.says("decline: 2 items")
    assert states(house) == "nndnd"
    at.press("u")
    at.says("Undone: decline: 2 items")
    assert states(house) == "nnnnn"
    at.press("ctrl+r")
    at.says("Done again: decline: 2 items")
    assert states(house) == "nndnd"


def test_a_range_and_all(house: House, sit_down: SitsDown) -> None:
    at = at_the_inbox(house, sit_down, 6)
    at.press("V j j f")
    at.says("file: 3 items")
    assert states(house) == "nnnfff"
    at.press("* D")
    at.says("delete: 3 items")
    assert states(house) == "fff"
    at.wait_for("Nothing is undecided")
    at.press("u u")
    at.says("Undone: file: 3 items")
    assert states(house) == "nnnnnn"


def test_marks_go_with_escape_and_one_at_a_time_says_so(house: House, sit_down: SitsDown) -> None:
    at = at_the_inbox(house, sit_down, 3)
    at.press("Space Space r")
    at.says("one at a time")
    at.press("Esc f")
    at.says("file: CAP-1")
    assert states(house) == "fnn"


def test_undo_goes_back_decision_by_decision_and_over_a_restart(house: House, sit_down: SitsDown) -> None:
    at = at_the_inbox(house, sit_down, 3)
    at.press("f")
    at.says("file: CAP-3")
    at.press("w l Enter d 20 Enter a")
    at.says("CAP-2 matter number 02 → DIR-")
    at.leave()
    at = sit_down()
    at.press("2 u")
    at.says("Undone: accept")
    at.cursor_on("number 02")
    assert not house.desk.all(Directive)
    at.press("u")
    at.says("Undone: due 2026-03-20")
    at.press("u")
    at.says("Undone: give to Legal")
    at.press("u")
    at.says("Undone: file: CAP-3")
    at.cursor_on("number 03")
    assert states(house) == "nnn"


def test_a_number_once_taken_is_not_given_again(house: House, sit_down: SitsDown) -> None:
    at = at_the_inbox(house, sit_down, 2)
    at.press("a d")
    at.says("CAP-2 matter number 02 → DIR-")
    first = house.newest(Directive).number
    at.press("u")
    at.says("Undone")
    at.press("a d")
    at.says("CAP-2 matter number 02 → DIR-")
    assert house.newest(Directive).number != first


def test_the_views_and_a_decision_taken_back_there(house: House, sit_down: SitsDown) -> None:
    at = at_the_inbox(house, sit_down, 2)
    at.press("s m W l Enter")
    at.says("delegate to Legal: CAP-1")
    at.press("o")
    at.wait_for("away 2")
    at.cursor_on("number 02")
    at.press("B")
    at.says("reopen: CAP-2")
    at.wait_for("away 1")
    at.press("Esc")
    at.wait_for("undecided 1")
    assert states(house) == "dn"


def test_everything_of_an_item_is_read_with_enter(house: House, sit_down: SitsDown) -> None:
    house.receive("Tax Bureau <tax@tax.example.gov.cn>", "Inspection", "Please answer by 20 March 2026.")
    at = sit_down()
    at.press("2 Enter")
    screen = at.wait_for("History")
    assert "Please answer by 20 March" in screen
    assert "because" in screen
    at.press("a")
    at.says("accept: CAP-1")
    at.wait_for("Nothing is undecided")


def test_what_cannot_be_done_is_said(house: House, sit_down: SitsDown) -> None:
    at = sit_down()
    at.press("2 f")
    at.says("Nothing is chosen")
    at.press("u")
    at.says("Undone: new person")  # the last thing that anybody did here
