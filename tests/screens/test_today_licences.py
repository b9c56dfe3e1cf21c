"""Today's lines of licences obey the keys of the licences' screen; no other key asks anything there."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from textual.pilot import Pilot

from office_tui.domain.capture import Capture, Suggestion
from office_tui.domain.clock import Clock
from office_tui.domain.licence import Licence
from office_tui.domain.loan import Loan
from office_tui.domain.renewal import Renewal
from office_tui.domain.verification import Check, Round
from office_tui.screens.today import TodayScreen
from office_tui.screens.today_licences import MEANT
from office_tui.services.desk import Desk
from office_tui.services.register import save
from office_tui.widgets.prompt import Prompt
from tests.screens.licence_office import rows, sat_down

LATE = Clock(start=date(2026, 2, 1), fixed=date(2026, 2, 26))


@pytest.fixture
def desk(desk: Desk) -> Desk:
    """A licence that has lapsed, a loan and a round that are late, a line not decided on."""
    save(desk, Licence(name="Lift", valid_to=date(2026, 2, 28)))
    save(desk, Loan(licence="LIC-2", borrower="DEP-1", purpose="tender", lent=date(2026, 2, 1), due=LATE))
    save(desk, Round(name="Q1", opened=date(2026, 2, 1), due=date(2026, 3, 1), covers=("LIC-1",)))
    save(desk, Capture(title="Pumps", suggestion=Suggestion(importance="high")))
    return desk


async def on(pilot: Pilot[Any], id_: str) -> list[str]:
    """Go to a line of Today; return the rows."""
    await pilot.press("1")
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, TodayScreen)
    assert screen.list.go_to(id_)
    return await rows(pilot)


async def test_a_licence_is_renewed_verified_and_lent_from_its_line(desk: Desk) -> None:
    async with sat_down(desk) as pilot:
        shown = await on(pilot, "LIC-5")
        assert shown[-1].startswith(" r renew  v verify")
        await pilot.press("v", "a")
        assert (await rows(pilot))[-1] == " verify licence: LIC-5 Lift → CHK-1"
        assert [each.licence for each in desk.all(Check)] == ["LIC-5"]
        await pilot.press("r")
        assert (await rows(pilot))[-1] == " begin renewal: LIC-5 Lift → REN-1"
        assert [each.licence for each in desk.all(Renewal)] == ["LIC-5"]


async def test_a_late_loan_is_asked_for_and_comes_back_from_its_line(desk: Desk) -> None:
    async with sat_down(desk) as pilot:
        assert (await on(pilot, "LOA-1"))[-1].startswith(" b back  c chase")
        await pilot.press("b", "enter")
        assert (await rows(pilot))[-1] == " back (as lent): LOA-1 Food permit"
        assert desk.all(Loan)[0].returned == date(2026, 3, 2)


async def test_only_the_loan_of_the_line_comes_back(desk: Desk) -> None:
    save(
        desk,
        Loan(
            licence="LIC-1",
            copy="duplicate 1",
            borrower="DEP-1",
            purpose="x",
            lent=date(2026, 2, 1),
            due=LATE,
        ),
    )
    save(desk, Loan(licence="LIC-1", borrower="DEP-1", purpose="x", lent=date(2026, 2, 1), due=LATE))
    async with sat_down(desk) as pilot:
        await on(pilot, "LOA-3")
        await pilot.press("b", "enter")
        assert (await rows(pilot))[-1] == " back (as lent): LOA-3 Fire safety"


@pytest.mark.parametrize(
    ("id_", "keys", "says"),
    [
        ("LIC-5", "asxf=!W@+AB", "That key is for what arrives or is ordered"),
        ("LIC-5", "bdc", "No paper of it is out."),
        ("LOA-1", "asxf=!W@+ABEY", "That key is for what arrives or is ordered"),
        ("LOA-1", "D", "Only a licence itself is deleted here"),
        ("RND-1", "vrwbdcRpma", "A round is checked licence by licence"),
        ("CAP-1", "p", "That is for licences."),
    ],
)
async def test_what_cannot_be_done_to_a_line_is_refused_before_anything_is_asked(
    desk: Desk, id_: str, keys: str, says: str
) -> None:
    async with sat_down(desk) as pilot:
        for key in keys:
            await on(pilot, id_)
            await pilot.press(key)
            await pilot.pause()
            assert not isinstance(pilot.app.screen, Prompt), key
            assert any(says in row for row in (await rows(pilot))[-2:]), key


async def test_the_foot_and_the_keys_follow_from_line_to_line(desk: Desk) -> None:
    async with sat_down(desk) as pilot:
        assert (await on(pilot, "CAP-1"))[-1].startswith(" a accept")
        assert (await on(pilot, "RND-1"))[-1].startswith(" n capture")
        await on(pilot, "LIC-5")
        await pilot.press("question_mark")
        shown = "\n".join(await rows(pilot))
        assert "Begin to renew it" in shown or "Lend" in shown
        assert "Snooze" not in shown


async def test_licences_and_other_things_are_not_decided_together(desk: Desk) -> None:
    async with sat_down(desk) as pilot:
        await on(pilot, "LIC-5")
        await pilot.press("asterisk", "v")
        assert (await rows(pilot))[-1].startswith(" Licences and other things are decided apart")


def test_keys_that_licences_have_too_are_known_by_the_name_of_the_other_verb() -> None:
    assert MEANT["give"] == "lend"
    assert MEANT["rework"] == "give_back"
    assert MEANT["report"] == "duty"
    assert "defer" not in MEANT
