"""The foot of an opened thing offers the verbs that lead on from how it stands, and no others."""

from __future__ import annotations

import pytest

from office_tui.domain.capture import Capture
from office_tui.domain.directive import Directive
from office_tui.domain.letter import Letter
from office_tui.domain.people import Department
from office_tui.domain.record import Record
from office_tui.screens import item_foot as feet
from office_tui.screens.inbox import InboxScreen
from office_tui.screens.item import ItemScreen
from office_tui.screens.licence import LicenceScreen
from office_tui.services.desk import Desk
from office_tui.services.inbox import VIEWS
from office_tui.services.register import save
from tests.screens.licence_office import rows, sat_down


@pytest.mark.parametrize(
    ("record", "first", "never"),
    [
        (Capture(), "accept", "chase"),
        (Capture(state="deferred"), "accept", "verify"),
        (Capture(state="declined"), "reopen", "accept"),
        (Directive(state="in progress"), "chase", "accept"),
        (Directive(state="suspended"), "step", "report"),
        (Directive(state="reported done"), "verify", "report"),
        (Directive(state="closed"), "reopen", "verify"),
        (Letter(state="registered"), "reply", "accept"),
        (Letter(state="awaiting clarification"), "step", "reply"),
        (Letter(state="dispatched", direction="out"), "step", "reply"),
        (Letter(state="filed"), "reopen", "file"),
    ],
)
def test_the_verbs_of_each_life(record: Record, first: str, never: str) -> None:
    offered = feet.item_foot(record)
    assert offered[0] == first
    assert never not in offered


def test_what_has_no_such_verbs_is_offered_none() -> None:
    assert feet.item_foot(Department()) == feet.item_foot(None) == ()


def test_every_verb_offered_is_one_of_its_screen() -> None:
    items = {one.name for one in ItemScreen.DECLARED}
    assert {
        name for each in (*feet.OPEN.values(), feet.PAUSED, feet.REPORTED, feet.SETTLED) for name in each
    } <= items
    assert {name for each in feet.VIEWS.values() for name in each} <= {
        one.name for one in InboxScreen.DECLARED
    }
    assert set(feet.VIEWS) <= set(VIEWS)
    assert set(LicenceScreen.FOOT) <= {one.name for one in LicenceScreen.DECLARED}


async def test_the_feet_on_the_screen(desk: Desk) -> None:
    save(desk, Directive(title="Fire doors", state="in progress"))
    async with sat_down(desk) as pilot:
        await pilot.press("enter")
        assert (await rows(pilot))[-1].startswith(" Esc back  w lend  r renew  v verify  m next step  e edit")
        await pilot.press("escape", "2", "o", "o")
        assert (await rows(pilot))[-1].startswith(
            " o next view  / filter  c chase  R reported done  v verify"
        )
        await pilot.press("enter")
        assert (await rows(pilot))[-1].startswith(" Esc back  c chase  R reported done  w to whom  d due")


async def test_a_licence_opened_from_the_registers_has_its_verbs(desk: Desk) -> None:
    async with sat_down(desk) as pilot:
        await pilot.press("0", *"ooo")
        while "Licences" not in (await rows(pilot))[1][:12]:
            await pilot.press("o")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, LicenceScreen)
