"""“May we?” in one line, and the facts of the company: what each is, was and will be, and what prints it otherwise."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from office_tui.app import OfficeApp
from office_tui.domain.copy import Copy
from office_tui.domain.fact import Fact, Printed
from office_tui.domain.licence import Licence
from office_tui.screens.facts import FactsScreen
from office_tui.screens.licences import LicencesScreen
from office_tui.services.desk import Desk
from office_tui.services.facts import change_fact
from office_tui.services.letterhead import letterhead
from office_tui.services.register import save
from tests.screens.licence_office import office, rows, sat_down


@pytest.fixture
def desk(desk: Desk) -> Desk:
    """Four licences, of which one prints the company's address."""
    fire = desk.get("LIC-1")
    assert isinstance(fire, Licence)
    save(desk, replace(fire, printed=(Printed(fact="address", value="18 Weir Lane"),), amend_days=30))
    return desk


async def typed(pilot: Pilot[Any], *parts: str) -> None:
    """Type words, and press what stands in brackets."""
    for part in parts:
        await pilot.press(*([part[1:-1]] if part.startswith("[") else list(part)))
    await pilot.pause()


async def shown(pilot: Pilot[Any]) -> str:
    return "\n".join(await rows(pilot))


async def test_a_bare_yes_stands_at_the_foot(desk: Desk) -> None:
    async with sat_down(desk) as pilot:
        await typed(pilot, "M", "business on 1 may")
        assert "business, Fri 1 May 2026, in 60 days" in await shown(pilot)
        await typed(pilot, "[enter]")
        assert "May we? Yes, by LIC-4 Business (long-term)." in (await rows(pilot))[-1]
        assert isinstance(pilot.app.screen, LicencesScreen)


async def test_the_one_under_the_cursor_is_offered_and_a_no_is_read_with_its_reasons(desk: Desk) -> None:
    async with sat_down(desk) as pilot:
        await typed(pilot, "M")
        assert "Fire safety" in (await rows(pilot))[-2]
        await typed(pilot, "fire on 1 may", "[enter]")
        said = await shown(pilot)
        assert "May we: fire, Fri 1 May 2026" in said
        assert "\n no\n" in said
        assert "LIC-1 Fire safety: expired on 14 Mar." in said
        await typed(pilot, "[escape]")
        assert isinstance(pilot.app.screen, LicencesScreen)


async def test_a_yes_names_its_conditions_and_a_missing_original(desk: Desk) -> None:
    food = desk.get("LIC-2")
    assert isinstance(food, Licence)
    gone = (Copy(kind="original", is_missing=True),)
    save(desk, replace(food, conditions="no raw fish", copies=gone))
    async with sat_down(desk) as pilot:
        await typed(pilot, "M", "canteen", "[enter]")
        said = await shown(pilot)
        assert "yes, by LIC-2 Food permit (until 30 Sep)" in said
        assert "beware: under conditions: no raw fish" in said
        assert "beware: the original is missing" in said


async def test_what_is_no_question_is_said_and_may_be_put_right(desk: Desk) -> None:
    async with sat_down(desk) as pilot:
        await typed(pilot, "M", "food on 31 Feb", "[enter]")
        assert "February" in await shown(pilot)
        await typed(pilot, "[escape]", "j")
        assert isinstance(pilot.app.screen, LicencesScreen)


async def test_a_fact_is_changed_by_a_key_and_says_what_to_amend(desk: Desk) -> None:
    async with sat_down(desk) as pilot:
        await typed(pilot, "F")
        assert isinstance(pilot.app.screen, FactsScreen)
        said = await shown(pilot)
        assert "name              Harbour Works" in said
        assert "address           nobody has said it yet: e says it" in said
        await typed(
            pilot, "j", "e", "3 Far Street", "[down]", "远街3号", "[down]", "[down]", "moved", "[ctrl+o]"
        )
        said = await shown(pilot)
        assert "address           3 Far Street 远街3号" in said
        assert "1 to amend" in said
        assert "from 2 Mar: 3 Far Street 远街3号 (moved)" in said
        assert "LIC-1 Fire safety, by 1 Apr: it prints 18 Weir Lane" in said
        assert "address is now: 3 Far Street" in (await rows(pilot))[-1]
        await typed(pilot, "u")
        assert "nobody has said it yet" in await shown(pilot)
        await typed(pilot, "[escape]")
        assert "held 4" in await shown(pilot)
    assert desk.all(Fact) == []


async def test_from_a_licence_that_prints_an_old_fact_it_begins_there(desk: Desk) -> None:
    change_fact(desk, "address", "3 Far Street")
    async with sat_down(desk) as pilot:
        await typed(pilot, "F")
        assert "LIC-1 Fire safety, by 1 Apr: it prints 18 Weir Lane" in await shown(pilot)
        await typed(pilot, "[escape]", "j", "F")
        assert "LIC-1 Fire safety" not in await shown(pilot)


async def test_what_it_will_be_is_told_with_its_day(desk: Desk) -> None:
    async with sat_down(desk, (120, 40)) as pilot:
        await typed(pilot, "F", "j", "e", "18 Weir Lane", "[ctrl+o]")
        await typed(
            pilot, "e", "[ctrl+u]", "3 Far Street", "[down]", "[down]", "[ctrl+u]", "1 apr", "[ctrl+o]"
        )
        said = await shown(pilot)
        assert "address           18 Weir Lane" in said
        assert "from 1 Apr: 3 Far Street" in said
        assert "to be amended to 3 Far Street, from 1 Apr" in said
        await typed(pilot, "[enter]")
        assert "to be amended to 3 Far Street, from 1 Apr" in await shown(pilot)
    assert letterhead(desk).address == "18 Weir Lane"


async def test_a_fact_of_any_name_and_what_was_left_untold_stands_there_again(desk: Desk) -> None:
    async with sat_down(desk) as pilot:
        await typed(pilot, "F", "N", "注册资本", "[ctrl+o]")
        assert "Say what it is." in await shown(pilot)
        await typed(pilot, "[escape]", "[escape]", "N")
        assert "注册资本" in await shown(pilot)
        await typed(pilot, "[down]", "9 million", "[ctrl+o]")
        assert "capital           9 million" in await shown(pilot)
    (fact,) = desk.all(Fact)
    assert (fact.name, fact.versions[0].since) == ("capital", date(2026, 3, 2))


async def test_a_fact_half_typed_is_offered_at_the_next_opening(desk: Desk, tmp_path: Path) -> None:
    async with sat_down(desk) as pilot:
        await typed(pilot, "F", "j", "e", "3 Far Street")
        app: Any = pilot.app
        app.drafts.close()
    with closing(office(tmp_path, session="next")) as again:
        async with OfficeApp(again).run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            assert "The address of the company. “3 Far Street”" in await shown(pilot)
            await typed(pilot, "y")
            assert "3 Far Street" in await shown(pilot)
            await typed(pilot, "[ctrl+o]")
            assert "address is now: 3 Far Street" in await shown(pilot)
        (fact,) = again.all(Fact)
    assert (fact.name, fact.versions[0].value) == ("address", "3 Far Street")
