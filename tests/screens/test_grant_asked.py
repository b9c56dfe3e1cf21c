"""What a grant asks: a last day that cannot be is refused in the question, and no answer is lost."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from office_tui.domain.lead import Lead
from office_tui.domain.licence import Licence
from office_tui.domain.renewal import Renewal
from office_tui.services.desk import Desk
from office_tui.services.register import save
from tests.screens.licence_office import rows, sat_down, seen

FILED = ("r", "r", "f", *"R1", "enter", "enter")


@pytest.mark.parametrize(
    ("last", "said"),
    [
        ("2020-01-01", "It would end on 1 January 2020, before it begins. It is valid from 15 March 2026."),
        ("2026-03-14", "It would end on 14 March 2026, before it begins."),
        ("", "Until when is it valid? A date, or long-term."),
    ],
)
async def test_a_last_day_that_cannot_be_is_refused_where_it_is_asked(
    desk: Desk, last: str, said: str
) -> None:
    async with sat_down(desk) as pilot:
        await pilot.press(*FILED, "r", "g", *"XF-2", "enter", "enter", "ctrl+u", *last, "enter")
        assert said in " ".join(row.strip() for row in (await rows(pilot))[-2:])
        await pilot.press("ctrl+u", *"2031-03-14", "enter")
        assert (await rows(pilot))[-1].startswith(" renewal granted: REN-1 Fire safety → LIC-5")
    assert desk.all(Licence)[-1].valid_to == date(2031, 3, 14)


async def test_what_was_answered_is_offered_again_when_it_is_refused(desk: Desk) -> None:
    async with sat_down(desk) as pilot:
        await pilot.press(*FILED, "r", "g", *"F-7", "enter", *"20 mar", "enter", *"2031-03-14", "enter")
        assert "LIC-2 Food permit has this number already" in (await rows(pilot))[-1]
        await pilot.press("r", "g")
        assert (await rows(pilot))[-2] == " Granted: number of the new one  F-7"
        await pilot.press(*"XF-2", "enter")
        assert (await rows(pilot))[-2] == " Valid from  20 mar"
        await pilot.press("enter")
        assert (await rows(pilot))[-2] == " Valid to  2031-03-14"
        await pilot.press("enter")
        assert (await rows(pilot))[-1].startswith(" renewal granted: REN-1 Fire safety → LIC-5")
    new = desk.all(Licence)[-1]
    assert (new.number, new.valid_from, new.valid_to) == ("XF-2", date(2026, 3, 20), date(2031, 3, 14))


async def test_what_is_done_is_chosen_by_its_number_in_the_plan(desk: Desk) -> None:
    fire = desk.get("LIC-1")
    assert isinstance(fire, Licence)
    save(desk, replace(fire, plan=(*fire.plan, Lead(kind="material", title="photos", days=5))))
    async with sat_down(desk) as pilot:
        await pilot.press("r", "r", "d")
        assert await seen(pilot, "1 test (step 5 days)")
        await pilot.press("2")
        await rows(pilot)
    (renewal,) = desk.all(Renewal)
    assert [lead.done is not None for lead in renewal.leads] == [False, True]
