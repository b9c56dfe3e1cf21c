"""A table brought in from the app: every row and every problem is shown, then it is written or left."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from office_tui.domain.licence import Licence
from office_tui.services.desk import Desk
from tests.screens.licence_office import rows, sat_down

GOOD = "name,number,valid_to\nFood permit,F-7,2027-09-30\nGas,9,长期\nLift,,2028-01-01\n"


async def opened(pilot: Pilot[Any], path: Path) -> str:
    """Import a table of licences by the palette; return what is shown."""
    await pilot.press(":", *"import", "enter")
    await pilot.press(*str(path), "enter", "l")
    await pilot.pause()
    return "\n".join(await rows(pilot))


async def test_what_each_row_becomes_is_shown_and_written_as_one_decision(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "l.csv"
    path.write_text(GOOD, encoding="utf-8")
    async with sat_down(desk) as pilot:
        said = await opened(pilot, path)
        assert " 3 rows of licences: 2 new, 1 changed, 0 same, 0 wrong" in said
        assert "      2  changed  " in said
        assert "Gas" in said
        assert (await rows(pilot))[-1].split() == ["ctrl+o", "write", "it", "Esc", "leave"]
        await pilot.press(":", *"import", "enter", "n", "u")
        await rows(pilot)
        assert len(desk.all(Licence)) == 4
        await pilot.press("ctrl+o")
        await pilot.pause()
        assert "import: 3 licences from l.csv" in (await rows(pilot))[-1]
        assert [each.name for each in desk.all(Licence)][4:] == ["Gas", "Lift"]
        await pilot.press("u")
        await pilot.pause()
        assert len(desk.all(Licence)) == 4
        assert "2 new" in await opened(pilot, path)
        await pilot.press("escape")
        await pilot.pause()
    assert len(desk.all(Licence)) == 4


async def test_with_anything_wrong_all_of_it_is_shown_and_nothing_can_be_written(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "L.CSV"
    path.write_text(GOOD + "Bad,,31 Feb\n,,2028-01-01\n", encoding="utf-8")
    async with sat_down(desk, (120, 40)) as pilot:
        said = await opened(pilot, path)
        assert "2 new, 1 changed, 0 same, 2 wrong" in said
        assert "line 5, valid_to: " in said
        assert "line 6, name: A name is needed." in said
        await pilot.press("ctrl+o")
        await pilot.pause()
        assert "put it right in the table" in (await rows(pilot))[-1]
        await pilot.press("escape")
    assert len(desk.all(Licence)) == 4


async def test_a_table_nobody_can_read_says_so(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "l.csv"
    path.write_text('name,valid_to\nA,"2027-01-01\n', encoding="utf-8")
    async with sat_down(desk) as pilot:
        assert "is opened and never" in await opened(pilot, path)
    assert len(desk.all(Licence)) == 4


async def test_who_is_new_is_told_and_added_with_the_table(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "l.csv"
    path.write_text("name,valid to,custodian\nGas,2027-01-01,Chen Fang\n", encoding="utf-8")
    async with sat_down(desk) as pilot:
        assert " Adds people: Chen Fang." in await opened(pilot, path)
        await pilot.press("ctrl+o")
        await rows(pilot)
    assert desk.name(desk.all(Licence)[-1].custodian) == "Chen Fang"


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("name,number,valid to", "licences"),
        ("姓名,部门,电话", "people"),
        ("name,department,email", "people"),
        ("部门名称,简称", "departments"),
        ("x,y", "licences"),
    ],
)
async def test_what_the_headings_tell_is_offered_first_and_taken_with_enter(
    desk: Desk, tmp_path: Path, heading: str, kind: str
) -> None:
    path = tmp_path / "l.csv"
    path.write_text(f"{heading}\n1,2\n", encoding="utf-8")
    async with sat_down(desk) as pilot:
        await pilot.press(":", *"import", "enter", *str(path), "enter")
        assert f"Enter takes {kind}" in (await rows(pilot))[-1]
        await pilot.press("enter")
        assert f" 1 rows of {kind}: " in "\n".join(await rows(pilot))
