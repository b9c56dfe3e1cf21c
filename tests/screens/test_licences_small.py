"""The licences, the facts and Today where there is little room, or little to show."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from office_tui.domain.fact import Fact, Printed, Version
from office_tui.domain.licence import Licence
from office_tui.services.desk import Desk
from office_tui.services.register import save
from tests.screens.licence_office import office, rows, sat_down


async def test_the_smallest_screen_shows_the_week_its_day_and_what_falls_on_it(desk: Desk) -> None:
    async with sat_down(desk, (40, 10)) as pilot:
        await pilot.press("tab")
        shown = await rows(pilot)
        assert shown[4].split()[:3] == [">", "2]", "3"]
        await pilot.press("j", "l", "l")
        shown = await rows(pilot)
        assert shown[2].startswith(" March 2026")
        assert ">11r" in shown[4]
        assert shown[6].startswith(" Wed 11 Mar 2026")
        assert "report" in shown[7]
        await pilot.press("G")
        assert ">31" in "\n".join((await rows(pilot))[4:6])


@pytest.mark.parametrize(("height", "shows_year"), [(17, False), (18, True)])
async def test_year_and_brief_give_way_to_the_day(desk: Desk, height: int, shows_year: bool) -> None:
    async with sat_down(desk, (80, height)) as pilot:
        await pilot.press("tab", *"jll")
        shown = "\n".join(await rows(pilot))
        assert "Wed 11 Mar 2026, in 9 days" in shown
        assert "Food permit: Yearly report" in shown
        assert ("Food permit, LIC-2: original" in shown) is shows_year


async def test_what_an_empty_list_says_is_never_cut(tmp_path: Path) -> None:
    desk = office(tmp_path, licences=False)
    async with sat_down(desk, (120, 40)) as pilot:
        shown = [row[:69].strip(" |") for row in (await rows(pilot))[2:5]]
        assert " ".join(shown).endswith("its name and its last day are enough to begin with")
    desk.close()


async def test_the_facts_count_licences_and_say_how_one_is_amended(desk: Desk) -> None:
    save(desk, Fact(name="address", versions=(Version(value="3 Far Street", since=date(2026, 1, 1)),)))
    for id_ in ("LIC-1", "LIC-2"):
        it = desk.get(id_)
        assert isinstance(it, Licence)
        save(desk, replace(it, printed=(Printed(fact="address", value="18 Weir Lane"),)))
    async with sat_down(desk) as pilot:
        await pilot.press("F")
        shown = await rows(pilot)
        assert shown[1].endswith("2 to amend: m on the licence (4) once it is done")
        assert any(row.endswith("2 to amend") for row in shown[2:])
        assert sum("m on the licence (4) once" in row for row in await rows(pilot)) == 2


async def test_today_says_where_licences_are_all_there_is(tmp_path: Path) -> None:
    desk = office(tmp_path, licences=False)
    save(desk, Licence(name="Business", long_term=True))
    async with sat_down(desk) as pilot:
        await pilot.press("1")
        shown = await rows(pilot)
        assert shown[1].strip() == "Nothing presses today. 4 shows the licences: 1. Three more keys:"
        assert shown[2].split()[0] == "n"
    desk.close()
