"""Two sessions at one office: each sees the other's decisions, and neither overwrites them."""

from __future__ import annotations

import signal
import statistics
import time

import pytest

from office_tui.app import LOOK_AROUND, OfficeApp
from office_tui.domain.capture import Capture
from office_tui.domain.entry import Entry
from office_tui.domain.people import Department
from office_tui.screens.inbox import InboxScreen
from office_tui.services.opening import open_desk
from office_tui.services.triage import file
from tests.stories.conftest import SitsDown
from tests.stories.desk_story import AtDesk, House

A_SECOND = 1.0


def inbox_of(house: House, count: int) -> list[str]:
    """Capture so many lines; their ids, the newest first, as the inbox shows them."""
    ids = [house.capture(f"matter number {number:02d}") for number in range(1, count + 1)]
    return ids[::-1]


def both_at_the_inbox(sit_down: SitsDown) -> tuple[AtDesk, AtDesk]:
    one, other = sit_down(), sit_down()
    for each in (one, other):
        each.press("2")
        each.wait_for("undecided ")
        each.cursor_on("matter")
    return one, other


def test_a_decision_shows_in_the_other_within_a_second(house: House, sit_down: SitsDown) -> None:
    ids = inbox_of(house, 8)
    one, other = both_at_the_inbox(sit_down)
    other.press("jjjjjj")
    other.cursor_on("number 02")
    took = []
    for id_, number in zip(ids[:5], (8, 7, 6, 5, 4), strict=True):
        one.press("f")
        one.says(f"file: {id_}")
        began = time.monotonic()
        other.wait_gone(f"number {number:02d}")
        took.append(time.monotonic() - began)
        other.cursor_on("number 02")
    assert statistics.median(took) < A_SECOND
    other.press("x 1")
    other.says(f"decline: {ids[6]}")
    assert house.read(ids[6], Capture).state == "declined"


def test_an_open_line_keeps_its_text(house: House, sit_down: SitsDown) -> None:
    ids = inbox_of(house, 3)
    one, other = both_at_the_inbox(sit_down)
    other.press("jn")
    other.write("Finance: cash pl")
    other.wait_for("New  Finance: cash pl")
    one.press("f")
    one.says(f"file: {ids[0]}")
    other.wait_gone("number 03", A_SECOND * 5)
    other.write("an by Friday")
    other.wait_for("New  Finance: cash plan by Friday")
    other.press("Enter")
    other.wait_for("undecided 3")
    other.cursor_on("number 02")
    assert house.newest(Capture).title == "cash plan"


def test_an_open_form_keeps_its_text_and_overwrites_nothing(house: House, sit_down: SitsDown) -> None:
    one, other = sit_down(), sit_down()
    for each in (one, other):
        each.press("0 e")
        each.wait_for("Edit DEP-")
    department = house.department("Administration")
    other.write(" and books")
    one.write(" and money")
    for each, words in ((one, "Administration and money"), (other, "Administration and books")):
        each.wait_for(words)
    one.press("ctrl+o")
    one.says("Saved")
    other.wait_for("Administration and mo…")  # in the list behind the form
    assert "Administration and books" in other.screen()
    other.press("ctrl+o")
    other.says("Nothing was overwritten")
    assert house.read(department, Department).name == "Administration and money"
    other.press("e")
    other.wait_for("Administration and books")  # what was typed is still there


def frozen(at: AtDesk) -> None:
    """Stop a session where it stands, so that it sees nothing of what happens meanwhile."""
    at.wait_quiet(0.2)
    at.kill(signal.SIGSTOP)


def test_both_decide_the_same_thing(house: House, sit_down: SitsDown) -> None:
    ids = inbox_of(house, 3)
    one, other = both_at_the_inbox(sit_down)
    frozen(other)
    one.press("f")
    one.says(f"file: {ids[0]}")
    other.press("x 4")
    other.kill(signal.SIGCONT)
    other.says(f"Nothing was overwritten: {ids[0]}")
    assert house.read(ids[0], Capture).state == "filed"
    assert house.read(ids[1], Capture).state == "new"  # nor was the next one hit instead
    other.wait_gone("number 03")
    other.wait_quiet(0.5)
    other.press("x 4")
    other.says(f"decline: {ids[1]}")


def test_both_decide_while_one_is_being_asked(house: House, sit_down: SitsDown) -> None:
    ids = inbox_of(house, 2)
    one, other = both_at_the_inbox(sit_down)
    other.press("x")
    other.wait_for("Decline because")
    one.press("f")
    one.says(f"file: {ids[0]}")
    other.press("4")
    other.says("Nothing was overwritten")
    assert house.read(ids[0], Capture).state == "filed"
    labels = [each.label for each in house.desk.all(Entry)]
    assert not [label for label in labels if label.startswith("decline")]


def test_both_decide_what_is_marked(house: House, sit_down: SitsDown) -> None:
    ids = inbox_of(house, 4)
    one, other = both_at_the_inbox(sit_down)
    other.press("Space Space")
    other.cursor_on("number 02")
    frozen(other)
    one.press("jf")
    one.says(f"file: {ids[1]}")
    other.press("x 1")
    other.kill(signal.SIGCONT)
    other.says("Nothing was overwritten")
    assert [house.read(id_, Capture).state for id_ in ids] == ["new", "filed", "new", "new"]


@pytest.mark.parametrize(("reaction", "hit"), [(60.0, "new"), (0.0, "filed")])
async def test_a_key_on_its_way_does_not_hit_the_next_line(
    house: House, monkeypatch: pytest.MonkeyPatch, reaction: float, hit: str
) -> None:
    ids = inbox_of(house, 2)
    monkeypatch.setattr("office_tui.screens.line_gone.REACTION", reaction)
    app = OfficeApp(open_desk())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("2")
        file(house.desk, [house.desk.get(ids[0])])
        await pilot.pause(LOOK_AROUND * 1.5)
        await pilot.press("f")
        assert house.read(ids[1], Capture).state == hit
        await pilot.press("4")  # what “f” would not have asked, but “x” would
        assert isinstance(app.screen, InboxScreen) is (hit == "new")
    app.desk.close()
