"""A desk that is left open overnight shows the new day wherever it is looked at."""

from __future__ import annotations

from datetime import timedelta

from office_tui.app import LOOK_AROUND
from office_tui.services.desk import Desk
from tests.screens.licence_office import NOON, rows, sat_down


async def test_a_place_in_the_background_shows_the_new_day_as_soon_as_it_is_gone_to(desk: Desk) -> None:
    now = [NOON]
    desk._clock = lambda _: now[0]
    async with sat_down(desk) as pilot:
        assert any(row.endswith("12 days") for row in await rows(pilot))
        await pilot.press("1")
        assert "Mon 2 Mar 2026" in (await rows(pilot))[0]
        now[0] += timedelta(days=1)
        await pilot.pause(LOOK_AROUND * 1.5)
        await pilot.press("4")
        await pilot.pause()
        shown = await rows(pilot)
        assert "Tue 3 Mar 2026" in shown[0]
        assert any(row.endswith("11 days") for row in shown)
