"""What a key on the licences' screen acts on: never what stands beside, behind, or in the place of what is shown."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from office_tui.domain.clock import Clock
from office_tui.domain.duty import Duty
from office_tui.domain.fact import Printed
from office_tui.domain.licence import Licence
from office_tui.domain.loan import Loan
from office_tui.domain.people import Department
from office_tui.domain.verification import Check, Round
from office_tui.screens.facts import FactsScreen
from office_tui.screens.item import ItemScreen
from office_tui.screens.licence import LicenceScreen
from office_tui.screens.licences import LicencesScreen
from office_tui.screens.today import TodayScreen
from office_tui.services.deleting import delete
from office_tui.services.desk import Desk
from office_tui.services.licences import move
from office_tui.services.register import save
from office_tui.widgets.prompt import Prompt
from tests.screens.licence_office import office, rows, sat_down, seen

TUESDAY = Clock(start=date(2026, 2, 1), fixed=date(2026, 3, 3))


def licences(pilot: Pilot[Any]) -> LicencesScreen:
    """The licences' screen, in sight."""
    screen = pilot.app.screen
    assert isinstance(screen, LicencesScreen)
    return screen


def lent(desk: Desk, *, of: str = "LIC-2") -> None:
    """Lend an original, to come back on Tuesday."""
    save(desk, Loan(licence=of, borrower="DEP-1", purpose="tender", lent=date(2026, 2, 1), due=TUESDAY))


def a_round(desk: Desk, day: date = date(2026, 3, 3)) -> None:
    save(desk, Round(name="Q1", opened=date(2026, 3, 2), due=day, covers=("LIC-1", "LIC-2")))


async def news(pilot: Pilot[Any]) -> None:
    """Wait until the desk has looked around for what other sessions did."""
    await pilot.pause(0.6)


@pytest.mark.parametrize(("reaction", "left"), [(60.0, True), (0.0, False)])
async def test_a_key_meant_for_a_licence_that_went_does_not_hit_the_next(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reaction: float, left: bool
) -> None:
    monkeypatch.setattr("office_tui.screens.line_gone.REACTION", reaction)
    async with sat_down(desk) as pilot:
        other = office(tmp_path, session="t")
        move(other, [other.get("LIC-1")], "surrender", "moved out")
        other.close()
        await news(pilot)
        await pilot.press("D")
        assert (desk.store.get("LIC-2") is not None) is left
        assert await seen(pilot, "LIC-1 was decided elsewhere just now") is left


async def test_a_key_meant_for_what_fell_on_a_day_does_not_hit_what_else_falls_on_it(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("office_tui.screens.line_gone.REACTION", 60.0)
    async with sat_down(desk) as pilot:
        await pilot.press("tab", *"jlllll")  # LIC-1 ends, LIC-2 is visited
        await rows(pilot)
        other = office(tmp_path, session="t")
        move(other, [other.get("LIC-1")], "surrender", "moved out")
        other.close()
        await news(pilot)
        await pilot.press("R")
        assert await seen(pilot, "LIC-1 was decided elsewhere just now")
        assert desk.get("LIC-2").duties[1].done is None  # type: ignore[attr-defined]  # a licence


async def test_a_key_meant_for_a_row_of_a_register_that_went_does_not_hit_the_next(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("office_tui.screens.line_gone.REACTION", 60.0)
    save(desk, Department(name="Empty"))
    save(desk, Department(name="Works"))
    async with sat_down(desk) as pilot:
        await pilot.press("0")
        pilot.app.screen.list.go_to("DEP-2")  # type: ignore[attr-defined]  # the registers
        other = office(tmp_path, session="t")
        delete(other, [other.get("DEP-2")])
        other.close()
        await news(pilot)
        await pilot.press("D")
        assert await seen(pilot, "DEP-2 was decided elsewhere just now")
        assert desk.store.get("DEP-3") is not None


async def test_a_duty_is_not_done_from_the_day_of_something_else(desk: Desk) -> None:
    food = desk.get("LIC-2")
    assert isinstance(food, Licence)
    save(
        desk,
        replace(food, duties=(Duty(title="Hygiene", kind="inspection", since=date(2027, 3, 31), months=12),)),
    )
    lent(desk)
    async with sat_down(desk) as pilot:
        await pilot.press("tab", "l", "R")
        assert (await rows(pilot))[
            -1
        ] == " That is no duty (back, LOA-1). R on the licence itself notes one as done."
        await pilot.press("escape", "escape")
        await rows(pilot)
        today = pilot.app.screen
        assert isinstance(today, TodayScreen)
        today.list.go_to("LOA-1")
        await pilot.press("R")
        assert (await rows(pilot))[
            -1
        ] == " That is no duty (LOA-1). R on the licence itself notes one as done."
        assert desk.get("LIC-2").duties[0].done is None  # type: ignore[attr-defined]  # a licence


async def test_what_falls_on_a_day_is_not_marked_and_is_acted_on_one_at_a_time(desk: Desk) -> None:
    async with sat_down(desk) as pilot:
        await pilot.press("tab", *"jlllll", "tab", "space", "j", "v", "a")
        assert (await rows(pilot))[-1] == " verify licence: LIC-2 Food permit → CHK-1"
        assert [each.licence for each in desk.all(Check)] == ["LIC-2"]


async def test_the_palette_opens_what_is_shown_in_the_calendar(desk: Desk) -> None:
    async with sat_down(desk) as pilot:
        assert licences(pilot).list.cursor_key == "LIC-1"
        await pilot.press("tab", *"jll", "colon", *"open", "enter")
        await rows(pilot)
        page = pilot.app.screen
        assert isinstance(page, LicenceScreen)
        assert page.id_ == "LIC-2"


async def test_a_narrow_screen_shows_the_list_it_narrows_or_turns(desk: Desk) -> None:
    async with sat_down(desk) as pilot:
        await pilot.press("tab", "slash", *"food", "enter")
        assert (await rows(pilot))[1] == " held 1 of 4   / food"
        await pilot.press("escape", "tab", "o")
        assert (await rows(pilot))[1].startswith(" red ")


async def test_a_wide_screen_narrows_the_list_beside_the_calendar(desk: Desk) -> None:
    async with sat_down(desk, (120, 40)) as pilot:
        await pilot.press("tab", "slash", *"food", "enter")
        assert (await rows(pilot))[1].startswith(" held 1 of 4   / food")
        assert licences(pilot).in_calendar


@pytest.mark.parametrize("keys", [("slash", *"fire", "enter"), ("o",), ("o", "slash", *"fire", "enter")])
async def test_a_new_licence_is_seen_and_has_the_cursor_whatever_was_listed(
    desk: Desk, keys: tuple[str, ...]
) -> None:
    async with sat_down(desk) as pilot:
        await pilot.press(*keys, "N", *"Lift", "ctrl+o")
        assert await seen(pilot, "Say until when it is valid")
        await pilot.press("escape", "escape")
        save(desk, Licence(name="Lift", long_term=True))
        screen = licences(pilot)
        screen.saved("LIC-5")
        await rows(pilot)
        assert (screen.list.cursor_key, screen.view.name, screen.filter_text) == ("LIC-5", "held", "")


async def test_a_new_licence_that_passes_the_filter_leaves_it(desk: Desk) -> None:
    async with sat_down(desk) as pilot:
        await pilot.press("slash", *"lift", "enter")
        save(desk, Licence(name="Lift", long_term=True))
        screen = licences(pilot)
        screen.saved("LIC-5")
        assert (screen.list.cursor_key, screen.filter_text) == ("LIC-5", "lift")


async def test_a_round_is_opened_and_says_what_is_not_checked(desk: Desk) -> None:
    a_round(desk)
    save(desk, Check(licence="LIC-1", round="RND-1", on=date(2026, 3, 2), by="wen", seen="yes"))
    async with sat_down(desk) as pilot:
        await pilot.press("tab", "l", "v")
        assert (await rows(pilot))[-1].startswith(" A round is checked licence by licence")
        await pilot.press("enter")
        shown = "\n".join(await rows(pilot))
        assert isinstance(pilot.app.screen, ItemScreen)
        assert "not checked  LIC-2 Food permit" in shown
        assert "LIC-1 Fire safety" not in shown
        await pilot.press("enter", "v", "a", "escape")
        assert await seen(pilot, "not checked  nothing")


async def test_of_several_not_checked_one_is_picked(desk: Desk) -> None:
    a_round(desk)
    async with sat_down(desk) as pilot:
        await pilot.press("tab", "l", "enter", "enter", *"food", "enter")
        await rows(pilot)
        page = pilot.app.screen
        assert isinstance(page, LicenceScreen)
        assert page.id_ == "LIC-2"


async def test_tab_is_called_after_where_it_leads(desk: Desk) -> None:
    async with sat_down(desk) as pilot:
        assert "Tab calendar" in (await rows(pilot))[-1]
        await pilot.press("tab")
        assert "Tab list" in (await rows(pilot))[-1]  # nothing falls on the day
        await pilot.press(*"jll")
        assert "Tab the day" in (await rows(pilot))[-1]
        await pilot.press("tab")
        assert "Tab list" in (await rows(pilot))[-1]


async def test_undo_and_redo_of_a_loan_point_at_its_licence_and_name_it(desk: Desk) -> None:
    async with sat_down(desk) as pilot:
        await pilot.press("j", "w", *"li", "enter", *"tender", "enter", *"fri", "enter", "g", "u")
        await rows(pilot)
        assert licences(pilot).list.cursor_key == "LIC-2"  # the loan is gone, and was of it
        await pilot.press("g", "ctrl+r")
        await rows(pilot)
        assert licences(pilot).list.cursor_key == "LIC-2"
        await pilot.press("b", "enter", "g", "u")
        assert (await rows(pilot))[-1] == " Undone: back (as lent): LOA-1 Food permit"
        assert licences(pilot).list.cursor_key == "LIC-2"


async def test_undo_of_a_fact_points_at_it(desk: Desk) -> None:
    async with sat_down(desk) as pilot:
        await pilot.press("F", "j", "e", *"3 Far Street", "ctrl+o", "g", "u")
        await rows(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, FactsScreen)
        assert screen.list.cursor_key == "address"


async def test_may_and_the_facts_are_asked_on_todays_lines_of_licences(desk: Desk) -> None:
    fire = desk.get("LIC-1")
    assert isinstance(fire, Licence)
    save(desk, replace(fire, printed=(Printed(fact="name", value="Old Works"),)))
    lent(desk)
    async with sat_down(desk) as pilot:
        await pilot.press("1")
        await rows(pilot)
        today = pilot.app.screen
        assert isinstance(today, TodayScreen)
        assert today.list.go_to("LIC-1")
        await pilot.press("F")
        await rows(pilot)
        assert isinstance(pilot.app.screen, FactsScreen)
        await pilot.press("escape", "M")
        await rows(pilot)
        assert isinstance(pilot.app.screen, Prompt)
        await pilot.press("escape", "colon", *"facts")
        assert await seen(pilot, "What is true of the company")


@pytest.mark.parametrize("key", ["p", "w"])
async def test_a_licence_without_papers_says_which_key_records_one(desk: Desk, key: str) -> None:
    async with sat_down(desk) as pilot:
        await pilot.press("j", "j", key)
        assert (await rows(pilot))[-1] == " No paper of LIC-3 is recorded: e, Papers."
        assert isinstance(pilot.app.screen, LicencesScreen)
