"""Beginning a round: a name that is taken and a day that is past are refused in the question."""

from __future__ import annotations

from datetime import date

from office_tui.domain.verification import Round
from office_tui.services.desk import Desk
from tests.screens.licence_office import rows, sat_down

BEGIN = ("colon", *"begin a ver", "enter")


async def test_a_taken_name_and_a_past_day_are_refused_where_they_are_asked(desk: Desk) -> None:
    async with sat_down(desk) as pilot:
        await pilot.press(*BEGIN, "enter", *"2026-03-01", "enter")
        assert (await rows(pilot))[-2].startswith(" Every licence checked by")
        said = (await rows(pilot))[-1]
        assert said == " 1 March 2026 is past. A round is to be checked by today or a later day."
        await pilot.press("ctrl+u", *"20 mar", "enter")
        await pilot.press(*BEGIN)
        assert (await rows(pilot))[-2] == " Name of the round  2026 Q2"
        await pilot.press(*"2026-Q1", "enter")
        assert (await rows(pilot))[-1].startswith(
            " RND-1 is called 2026 Q1 and still runs. Give another name."
        )
        await pilot.press("ctrl+u", *"2026 Q2", "enter", *"20 apr", "enter")
        await rows(pilot)
    assert [(each.name, each.due) for each in desk.all(Round)] == [
        ("2026 Q1", date(2026, 3, 20)), ("2026 Q2", date(2026, 4, 20)),
    ]  # fmt: skip
