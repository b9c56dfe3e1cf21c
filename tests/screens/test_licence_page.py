"""The page of one licence: what it shows after a grant, an undo, a step, and once the licence is gone."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from office_tui.domain.licence import Licence
from office_tui.domain.people import Department
from office_tui.services.desk import Desk
from office_tui.services.register import save
from office_tui.widgets.pane import Pane
from tests.screens.licence_office import rows, sat_down, seen

GRANTED = (
    "r",
    "r",
    "f",
    *"R1",
    "enter",
    "enter",
    "r",
    "g",
    *"XF-2",
    "enter",
    "enter",
    *"2029-03-14",
    "enter",
)
"""From nothing begun to the successor."""


async def about(pilot: Pilot[Any]) -> str:
    """The id in the page's second line."""
    return (await rows(pilot))[2].split()[0]


async def test_an_undone_grant_leads_back_to_the_old_licence_and_redo_on_again(desk: Desk) -> None:
    async with sat_down(desk) as pilot:
        await pilot.press("enter", *GRANTED)
        assert await about(pilot) == "LIC-5"
        await pilot.press("u")
        assert await about(pilot) == "LIC-1"
        assert (await rows(pilot))[-1] == " Undone: renewal granted: REN-1 Fire safety"
        await pilot.press("ctrl+r")
        assert await about(pilot) == "LIC-5"


async def test_what_is_gone_names_the_key_that_brings_it_back_and_no_other(desk: Desk) -> None:
    async with sat_down(desk) as pilot:
        await pilot.press("enter", "D")
        assert await seen(pilot, "LIC-1 was deleted. u brings it back, Esc leaves.")
        save(desk, Department(name="Works"))
        assert await seen(pilot, "LIC-1 was deleted. Esc leaves.")


async def test_a_kept_scan_is_read_and_saved_again_from_the_page(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "scan.txt").write_text("what is printed")
    (tmp_path / "out").mkdir()
    async with sat_down(desk) as pilot:
        await pilot.press("enter", "O")
        assert (await rows(pilot))[-1] == " Nothing is attached."
        await pilot.press("colon", *"keep a scan", "enter", *str(tmp_path / "scan.txt"), "enter")
        shown = await rows(pilot)
        assert any("attached     scan.txt" in row for row in shown)
        await pilot.press("escape", "enter")
        assert "S save attachment" in (await rows(pilot))[-1]
        await pilot.press("O")
        assert await seen(pilot, "what is printed")
        await pilot.press("escape", "S", *str(tmp_path / "out"), "enter")
        assert await seen(pilot, "Saved as")
    assert (tmp_path / "out" / "scan.txt").read_text() == "what is printed"


async def test_the_page_stays_where_it_was_scrolled_to_and_begins_at_the_top_of_a_successor(
    desk: Desk,
) -> None:
    async with sat_down(desk, (80, 14)) as pilot:
        await pilot.press("enter", "r", "G", "k", "k")
        await rows(pilot)
        top = pilot.app.screen.query_one(Pane).top
        assert top > 0
        await pilot.press("r", "d")
        await rows(pilot)
        assert pilot.app.screen.query_one(Pane).top == top
        await pilot.press(*GRANTED[1:])
        assert await about(pilot) == "LIC-5"


async def test_the_cursor_of_the_terminal_stands_in_the_field_and_after_a_question_on_the_page(
    desk: Desk,
) -> None:
    async with sat_down(desk) as pilot:
        await pilot.press("N")
        await rows(pilot)
        field = pilot.app.cursor_position
        assert field.x > 10
        await pilot.press("tab", "tab", "shift+tab", "shift+tab")
        assert pilot.app.cursor_position == field
        await pilot.press(*["tab"] * 5)
        await rows(pilot)
        scope = pilot.app.cursor_position
        await pilot.press("ctrl+t")
        await rows(pilot)
        assert pilot.app.cursor_position != scope
        await pilot.press("ctrl+o")
        await rows(pilot)
        assert pilot.app.cursor_position == scope
        await pilot.press("escape", "enter", "p", "escape")
        await rows(pilot)
        assert pilot.app.cursor_position == (0, 1)


async def test_what_went_with_an_undone_decision_says_so(desk: Desk) -> None:
    new = save(desk, Licence(name="Another", valid_to=date(2026, 3, 4)))
    async with sat_down(desk) as pilot:
        await pilot.press("enter")
        assert await about(pilot) == new.id
        await pilot.press("u")
        assert await seen(pilot, "LIC-5 went with what was undone. ctrl+r brings it back, Esc leaves.")
        await pilot.press("ctrl+r")
        assert await about(pilot) == new.id
