"""The month: what a day shows, where its cursor goes, and that a move repaints two marks and no more."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from rich.style import Style
from textual.app import App, ComposeResult
from textual.message import Message
from textual.pilot import Pilot
from textual.widgets import Button

from office_tui.domain.width import width
from office_tui.domain.workdays import Workdays
from office_tui.widgets.day_cell import Page, draw_day, mark_of
from office_tui.widgets.ink import BAD, DIM, PLAIN, WARN
from office_tui.widgets.month import Month
from office_tui.widgets.year_strip import year_strip

Read = Callable[[Pilot[Any]], Any]
TODAY = date(2026, 3, 2)
LETTERS = {
    date(2026, 3, 4): "w",
    date(2026, 3, 14): "!sbw",
    date(2026, 3, 1): "i",
    TODAY: "!b",
    date(2026, 4, 9): "v",
}
SPRING = Workdays(holidays={date(2026, 3, 5): "Spring"}, worked=frozenset({date(2026, 3, 8)}))


class Wall(App[None]):
    """A month on the wall, and what it told."""

    def __init__(self, page: Page) -> None:
        super().__init__(ansi_color=True)
        self.page = page
        self.told: list[Message] = []
        self.asked: list[date] = []

    def compose(self) -> ComposeResult:
        yield Month(self.letters, lambda year: "holidays not known" if year > 2026 else "")
        yield Button("elsewhere")

    def letters(self, day: date) -> str:
        self.asked.append(day)
        return LETTERS.get(day, "")

    def on_mount(self) -> None:
        self.month.show(self.page)
        self.month.focus()

    @property
    def month(self) -> Month:
        return self.query_one(Month)

    def on_month_turned(self, event: Month.Turned) -> None:
        self.told.append(event)

    def on_month_chosen(self, event: Month.Chosen) -> None:
        self.told.append(event)

    def on_month_rested(self, event: Month.Rested) -> None:
        self.told.append(event)


async def test_a_month_shows_letters_today_holidays_and_worked_days(read: Read) -> None:
    async with Wall(Page(TODAY, workdays=SPRING)).run_test(size=(44, 14)) as pilot:
        assert (await read(pilot))[:8] == [
            " March 2026",
            " Mo    Tu    We    Th    Fr    Sa    Su",
            "                                      1i",
            "> 2!b   3     4w  ~ 5     6     7   + 8",
            "  9    10    11    12    13    14!+  15",
            " 16    17    18    19    20    21    22",
            " 23    24    25    26    27    28    29",
            " 30    31",
        ]


async def test_a_wide_month_shows_every_letter_and_weeks_begin_as_set(read: Read) -> None:
    async with Wall(Page(TODAY, "sunday", SPRING)).run_test(size=(80, 14)) as pilot:
        rows = await read(pilot)
        assert rows[1].split() == ["Su", "Mo", "Tu", "We", "Th", "Fr", "Sa"]
        assert rows[2].startswith("  1i       > 2]!b       3          4w       ~ 5")
        assert "14!sbw" in rows[3]


async def test_without_the_keys_the_cursor_is_another_mark(read: Read) -> None:
    app = Wall(Page(TODAY))
    async with app.run_test(size=(44, 14)) as pilot:
        app.query_one(Button).focus()
        assert (await read(pilot))[3].startswith(": 2!b")


@pytest.mark.parametrize(
    ("keys", "day"),
    [
        ("l", date(2026, 3, 3)), ("h", date(2026, 3, 1)), ("j", date(2026, 3, 9)), ("k", date(2026, 2, 23)),
        ("left left", date(2026, 2, 28)), ("G", date(2026, 3, 31)), ("l g", date(2026, 3, 1)),
        ("pagedown", date(2026, 4, 2)), ("pageup", date(2026, 2, 2)), ("G pagedown", date(2026, 4, 30)),
        ("G pagedown pagedown", date(2026, 5, 30)),
    ],
)  # fmt: skip
async def test_the_cursor_goes_by_day_and_week_and_month(keys: str, day: date) -> None:
    app = Wall(Page(TODAY))
    async with app.run_test(size=(44, 14)) as pilot:
        await pilot.press(*keys.split())
        assert app.month.day == day
        await pilot.pause()
        turned = day.month != TODAY.month
        assert any(isinstance(each, Month.Turned) for each in app.told) is turned


@pytest.mark.parametrize(("day", "keys"), [(date.max, "ljG"), (date(2, 1, 1), "hkg")])
async def test_a_calendar_ends_somewhere(day: date, keys: str) -> None:
    app = Wall(Page(day))
    async with app.run_test(size=(44, 14)) as pilot:
        await pilot.press(*keys)
        assert app.month.day == day


async def test_a_move_within_the_month_asks_for_no_day_again() -> None:
    app = Wall(Page(TODAY))
    async with app.run_test(size=(44, 14)) as pilot:
        await pilot.pause()
        app.asked.clear()
        await pilot.press("j")
        await pilot.pause()
        assert not app.asked


async def test_a_month_that_is_shown_again_asks_for_its_days_anew(read: Read) -> None:
    app = Wall(Page(TODAY))
    async with app.run_test(size=(44, 14)) as pilot:
        await read(pilot)
        app.asked.clear()
        app.month.show(Page(TODAY))
        await read(pilot)
        assert set(app.asked) == {date(2026, 3, n) for n in range(1, 32)}


async def test_it_tells_that_it_rests_once_and_what_was_chosen() -> None:
    app = Wall(Page(TODAY))
    async with app.run_test(size=(44, 14)) as pilot:
        await pilot.press("l", "l", "l")
        await pilot.pause(0.25)
        assert [type(each) for each in app.told] == [Month.Rested]
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.told[-1], Month.Chosen)


async def test_a_year_nobody_has_announced_says_so(read: Read) -> None:
    app = Wall(Page(date(2026, 12, 31)))
    async with app.run_test(size=(44, 14)) as pilot:
        assert (await read(pilot))[0] == " December 2026"
        await pilot.press("l")
        assert (await read(pilot))[0] == " January 2027   holidays not known"


@pytest.mark.parametrize(
    ("day", "written", "ink"),
    [
        (date(2026, 3, 14), "!", BAD), (date(2026, 2, 27), "!", BAD), (date(2026, 3, 1), "i", WARN),
        (date(2026, 3, 4), "w", PLAIN), (date(2026, 3, 4), " 4", PLAIN), (date(2026, 3, 5), " 5", DIM),
    ],
)  # fmt: skip
def test_what_presses_is_red_what_is_past_warns_and_a_free_day_is_dim(
    day: date, written: str, ink: Style
) -> None:
    assert (written, ink) in draw_day(day, LETTERS.get(day, "!"), Page(TODAY, workdays=SPRING), 6)


@pytest.mark.parametrize(
    ("cell", "letters", "written"),
    [
        (4, "", "[ 2]"), (4, "!", "[ 2!"), (4, "!b", "[ 2!"), (5, "!b", "[ 2!b"), (5, "!bw", "[ 2!+"),
        (6, "!", "[ 2]! "), (6, "!bw", "[ 2!+ "), (7, "!bw", "[ 2!bw "), (7, "!bws", "[ 2!b+ "),
        (11, "!bws", "[ 2]!bws   "),
    ],
)  # fmt: skip
def test_however_narrow_today_is_its_most_pressing_letter_is_seen(
    cell: int, letters: str, written: str
) -> None:
    page = Page(TODAY)
    shown = mark_of(TODAY, page) + "".join(text for text, _ in draw_day(TODAY, letters, page, cell))
    assert shown == written
    assert width(shown) == cell


@pytest.mark.parametrize("room", [60, 80, 120, 200])
def test_a_year_is_two_lines_of_the_same_columns(room: int) -> None:
    falls = [(0, "")] * 2 + [(154, "!"), (3, "w")] + [(0, "")] * 8
    months, counts = (("".join(text for text, _ in one)) for one in year_strip(2026, 4, 3, falls, room))
    assert months.startswith(" 2026")
    assert ">Apr" in months
    assert counts.index("154!") == months.index("Mar")
    assert counts.index("3w") == months.index("Apr")
    assert width(months.rstrip()) <= max(room, 67)
