"""The list: what it draws, where its cursor goes, what is marked, what it tells."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from office_tui.widgets.ink import PLAIN, WARN, Line, fit, line
from office_tui.widgets.line_list import LineList
from office_tui.widgets.list_messages import OfList

Row = tuple[str, str]
Read = Callable[[Pilot[Any]], Any]
THREE: list[Row] = [
    ("", "DECIDE"),
    ("CAP-1", "Cash plan"),
    ("CAP-2", "税务局年度检查"),
    ("", ""),
    ("CAP-3", "Fire doors"),
]


def many(count: int) -> list[Row]:
    return [(f"K-{number}", f"row {number}") for number in range(count)]


class Desk(App[None]):
    """A list alone, and what it told."""

    def __init__(self, rows: Sequence[Row]) -> None:
        super().__init__(ansi_color=True)
        self.given = rows
        self.told: list[OfList] = []
        self.drawn: list[str] = []

    def compose(self) -> ComposeResult:
        yield LineList[Row](
            self.draw, lambda row: row[0], letter=self.letter, empty="Nothing here.\nn begins.", id="list"
        )

    def draw(self, row: Row, width: int) -> Line:
        self.drawn.append(row[0])
        return line(fit(row[1], width))

    def letter(self, row: Row) -> tuple[str, Any]:
        return ("!", WARN) if row[0] == "CAP-2" else (" ", PLAIN)

    def on_mount(self) -> None:
        self.rows.show(self.given)

    @property
    def rows(self) -> LineList[Row]:
        return self.query_one(LineList)

    def heard(self, kind: type[OfList]) -> list[Any]:
        return [one for one in self.told if isinstance(one, kind)]

    def on_line_list_moved(self, message: LineList.Moved) -> None:
        self.told.append(message)

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        self.told.append(message)

    def on_line_list_marked(self, message: LineList.Marked) -> None:
        self.told.append(message)

    def on_line_list_rested(self, message: LineList.Rested) -> None:
        self.told.append(message)


@asynccontextmanager
async def opened(rows: Sequence[Row], height: int = 8) -> AsyncIterator[tuple[Desk, Pilot[None]]]:
    desk = Desk(rows)
    async with desk.run_test(size=(30, height)) as pilot:
        await pilot.pause()
        yield desk, pilot


async def test_it_draws_headings_letters_and_the_cursor(read: Read) -> None:
    async with opened(THREE) as (_desk, pilot):
        rows = await read(pilot)
        assert rows[:5] == [" DECIDE", ">  Cash plan", " ! 税务局年度检查", "", "   Fire doors"]


async def test_an_empty_list_says_what_begins_it(read: Read) -> None:
    async with opened([]) as (desk, pilot):
        assert (await read(pilot))[:2] == ["   Nothing here.", "   n begins."]
        assert desk.rows.chosen() == ()
        await pilot.press("j", "G", "space", "enter", "pagedown", "V", "asterisk", "shift+down")
        assert desk.told == []
        desk.rows.say_empty("Other words.")
        assert (await read(pilot))[0] == "   Other words."


@pytest.mark.parametrize(
    ("keys", "key"),
    [
        ("j", "K-1"), ("j j down up k", "K-1"), ("k", "K-0"), ("G", "K-99"), ("end home", "K-0"),
        ("G g", "K-0"), ("pagedown", "K-7"), ("pagedown pageup", "K-0"),
        ("ctrl+d", "K-3"), ("ctrl+d ctrl+u", "K-0"),
        ("G j", "K-99"),
    ],
)  # fmt: skip
async def test_keys_move_the_cursor(keys: str, key: str) -> None:
    async with opened(many(100)) as (desk, pilot):
        await pilot.press(*keys.split())
        assert desk.rows.cursor_key == key


async def test_only_what_is_in_sight_is_drawn() -> None:
    async with opened(many(10_000)) as (desk, pilot):
        assert set(desk.drawn) <= {f"K-{number}" for number in range(8)}
        desk.drawn.clear()
        await pilot.press("j")
        await pilot.pause()
        assert set(desk.drawn) <= {"K-0", "K-1"}


async def test_it_turns_a_page_where_the_cursor_leaves(read: Read) -> None:
    async with opened(many(100)) as (_desk, pilot):
        await pilot.press(*["j"] * 8)
        rows = await read(pilot)
        assert rows[0] == "   row 7"
        assert rows[1] == ">  row 8"


async def test_after_a_decision_the_cursor_is_on_the_next(read: Read) -> None:
    async with opened(many(5)) as (desk, pilot):
        await pilot.press("j", "j")
        desk.rows.show([row for row in many(5) if row[0] != "K-2"])
        assert (await read(pilot))[:4] == ["   row 0", "   row 1", ">  row 3", "   row 4"]
        assert [message.key for message in desk.heard(LineList.Moved)] == ["K-0", "K-1", "K-2", "K-3"]


async def test_a_verb_acts_on_the_marked_in_the_order_of_the_list() -> None:
    async with opened(many(6)) as (desk, pilot):
        assert desk.rows.chosen() == ("K-0",)
        await pilot.press("j", "j", "space", "g", "space")
        assert desk.rows.chosen() == ("K-0", "K-2")
        assert desk.rows.after_chosen() == "K-1"
        assert desk.heard(LineList.Marked)[-1].keys == frozenset({"K-0", "K-2"})


async def test_marks_are_seen_and_cleared(read: Read) -> None:
    async with opened(THREE) as (desk, pilot):
        await pilot.press("asterisk")
        assert (await read(pilot))[1:5] == [">* Cash plan", " * 税务局年度检查", "", " * Fire doors"]
        assert desk.rows.clear_marks()
        assert not desk.rows.clear_marks()
        assert (await read(pilot))[1:5] == [">  Cash plan", " ! 税务局年度检查", "", "   Fire doors"]


@pytest.mark.parametrize(
    ("keys", "numbers"),
    [
        ("V j j", {0, 1, 2}), ("j V j j k", {1, 2}), ("j j V k", {1, 2}),
        ("shift+down shift+down", {0, 1, 2}),
        ("V j V j", {0, 1}), ("j j shift+up shift+up shift+down", {1, 2}), ("space V j", {0, 1, 2}),
        ("V j space", {0}), ("asterisk asterisk", set()), ("space g space", set()),
    ],
)  # fmt: skip
async def test_ranges(keys: str, numbers: set[int]) -> None:
    async with opened(many(6)) as (desk, pilot):
        await pilot.press(*keys.split())
        assert desk.rows.marked == {f"K-{number}" for number in numbers}


async def test_marks_of_what_is_gone_are_forgotten() -> None:
    async with opened(many(6)) as (desk, pilot):
        await pilot.press("asterisk")
        desk.rows.show(many(2))
        assert desk.rows.chosen() == ("K-0", "K-1")


async def test_enter_chooses_and_says_of_which_list() -> None:
    async with opened(THREE) as (desk, pilot):
        await pilot.press("j", "enter")
        (chosen,) = desk.heard(LineList.Chosen)
        assert (chosen.key, chosen.control) == ("CAP-2", desk.rows)


async def test_a_held_key_rests_once() -> None:
    async with opened(many(20)) as (desk, pilot):
        await pilot.press(*["j"] * 6)
        while not desk.heard(LineList.Rested):
            await pilot.pause(0.02)
        assert [message.key for message in desk.heard(LineList.Rested)] == ["K-6"]


async def test_the_terminals_cursor_stands_on_the_row() -> None:
    async with opened(THREE) as (desk, pilot):
        await pilot.press("j")
        await pilot.pause()
        assert tuple(desk.cursor_position) == (0, 2)


async def test_go_to_a_key() -> None:
    async with opened(many(50)) as (desk, pilot):
        assert desk.rows.go_to("K-40")
        assert not desk.rows.go_to("K-50")
        assert not desk.rows.go_to("")
        await pilot.pause()
        assert desk.rows.cursor_key == "K-40"


async def test_a_click_goes_there_and_a_double_click_opens() -> None:
    async with opened(THREE) as (desk, pilot):
        await pilot.click("#list", offset=(5, 0))
        assert desk.rows.cursor_key == "CAP-1"
        await pilot.click("#list", offset=(5, 2), times=2)
        assert [message.key for message in desk.heard(LineList.Chosen)] == ["CAP-2"]
