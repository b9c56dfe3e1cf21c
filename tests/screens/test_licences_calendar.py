"""The calendar of the licences: list and month follow each other, and the verbs act on what falls on a day."""

from __future__ import annotations

from datetime import date
from typing import Any

from textual.pilot import Pilot

from office_tui.domain.verification import Round
from office_tui.screens.licence import LicenceScreen
from office_tui.services.desk import Desk
from office_tui.services.register import save
from tests.screens.licence_office import rows, sat_down, seen


def on(pilot: Pilot[Any]) -> str:
    """The licence under the list's cursor."""
    return str(pilot.app.screen.list.cursor_key)  # type: ignore[attr-defined]  # the licences' screen


def day(pilot: Pilot[Any]) -> date:
    found: date = pilot.app.screen.month.day  # type: ignore[attr-defined]  # the licences' screen
    return found


async def test_tab_turns_to_the_month_and_what_its_letters_mean(desk: Desk) -> None:
    async with sat_down(desk) as pilot:
        await pilot.press("tab")
        shown = await rows(pilot)
        assert shown[1] == " ! expires  s start  i inspection  r report"
        assert shown[2] == " March 2026   weekends only: no country is set"
        assert shown[5].startswith("> 2]")
        assert shown[11] == "   Nothing falls on this day."
        assert shown[20:23] == ["", "", ""]
        await pilot.press("j", "l", "l")
        shown = await rows(pilot)
        assert shown[10] == " Wed 11 Mar 2026, in 9 days"
        assert shown[11].startswith(">r report        Food permit: Yearly report")
        assert shown[20].startswith(" Food permit, LIC-2: original: safe 2")


async def test_a_wide_screen_shows_both_and_they_follow_each_other(desk: Desk) -> None:
    async with sat_down(desk, (120, 40)) as pilot:
        assert day(pilot) == date(2026, 3, 2)
        await pilot.press("j")
        assert await seen(pilot, "Wed 11 Mar 2026, in 9 days")
        await pilot.press("j")
        assert await seen(pilot, "June 2027")
        await pilot.press("tab", "t", "j", "l", "l")
        shown = await rows(pilot)
        assert on(pilot) == "LIC-2"
        assert shown[3].startswith("   Food permit") or shown[3].startswith(">  Food permit")
        await pilot.press("escape", "k")
        await rows(pilot)
        assert (on(pilot), day(pilot)) == ("LIC-1", date(2026, 3, 6))


async def test_months_turn_from_anywhere_and_t_comes_back(desk: Desk) -> None:
    async with sat_down(desk) as pilot:
        await pilot.press("greater_than_sign")
        assert await seen(pilot, " April 2026")
        await pilot.press("less_than_sign", "less_than_sign")
        assert await seen(pilot, " February 2026")
        await pilot.press("t")
        assert await seen(pilot, " March 2026")
        assert day(pilot) == date(2026, 3, 2)
        await pilot.press(*["k"] * 10)
        shown = await rows(pilot)
        assert shown[2].startswith(" December 2025")
        assert shown[18].startswith(" 2025 ")


async def test_enter_opens_the_record_of_the_day_or_asks_among_several(desk: Desk) -> None:
    async with sat_down(desk) as pilot:
        await pilot.press("tab", "enter")
        assert (await rows(pilot))[-1] == " Nothing falls on this day."
        await pilot.press("j", "l", "l", "enter")
        assert isinstance(pilot.app.screen, LicenceScreen)
        assert (await rows(pilot))[1] == "Food permit"
        await pilot.press("escape", "l", "l", "l", "enter")
        shown = await rows(pilot)
        assert [row[:40].split()[1] for row in shown[11:13]] == ["expires", "inspection"]
        await pilot.press("j", "enter")
        assert (await rows(pilot))[1] == "Food permit"
        await pilot.press("escape", "escape", "l")
        await rows(pilot)
        assert day(pilot) == date(2026, 3, 14)  # the keys are in the list again


async def test_verbs_act_on_the_licence_whose_day_it_is(desk: Desk) -> None:
    async with sat_down(desk) as pilot:
        await pilot.press("tab", "r")
        assert (await rows(pilot))[-1] == " Nothing is chosen."
        await pilot.press("j", "l", "l", "R")
        assert " done: Yearly report: LIC-2 Food permit (for 11 March 2026" in " ".join(await rows(pilot))
        assert desk.get("LIC-2").duties[0].done == date(2026, 3, 11)  # type: ignore[attr-defined]  # a licence
        assert await seen(pilot, "Nothing falls on this day.")
        await pilot.press("l", "l", "l", "tab", "j", "R")
        said = " done: Visit: LIC-2 Food permit (for 14 March 2026, next 14 September 2026)"
        assert (await rows(pilot))[-1] == said


async def test_a_duty_noted_twice_by_a_slip_of_the_key_is_refused_in_words(desk: Desk) -> None:
    async with sat_down(desk) as pilot:
        await pilot.press("j", "R", "enter")
        assert " done: Yearly report: LIC-2" in " ".join(await rows(pilot))
        await pilot.press("R", "down", "enter")
        assert "Yearly report was noted for 11 March 2026 already: next 11 March 2027." in " ".join(
            await rows(pilot)
        )
        assert desk.get("LIC-2").duties[0].done == date(2026, 3, 11)  # type: ignore[attr-defined]  # a licence


async def test_a_key_after_a_move_acts_on_the_day_it_went_to(desk: Desk) -> None:
    async with sat_down(desk) as pilot:
        await pilot.press("tab", *"jllR")  # faster than a cursor rests
        await rows(pilot)
        assert desk.get("LIC-2").duties[0].done == date(2026, 3, 11)  # type: ignore[attr-defined]  # a licence


async def test_a_duty_is_not_done_before_an_earlier_day_of_it(desk: Desk) -> None:
    async with sat_down(desk) as pilot:
        await pilot.press("tab", *"jllll", "l", *["greater_than_sign"] * 6)
        await rows(pilot)
        assert day(pilot) == date(2026, 9, 14)
        await pilot.press("R")
        assert (await rows(pilot))[-1] == " Visit is due 14 Mar first."


async def test_a_round_opens_from_its_day(desk: Desk) -> None:
    save(desk, Round(name="Q1", opened=date(2026, 3, 2), due=date(2026, 3, 3), covers=("LIC-1",)))
    async with sat_down(desk) as pilot:
        await pilot.press("tab", "l", "enter")
        shown = await rows(pilot)
        assert shown[1] == "Q1"
        assert "RND-1" in shown[2]
