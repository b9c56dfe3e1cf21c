"""A record of before, opened in its form: what nobody changes in it stays as it is, however it would be read today."""

from __future__ import annotations

from msgspec.structs import replace

from office_tui.domain.copy import Copy
from office_tui.domain.fact import Printed
from office_tui.domain.lead import Lead
from office_tui.domain.licence import Licence
from office_tui.services.desk import Desk
from tests.screens.licence_office import rows, sat_down
from tests.services.office import put


async def test_an_old_licence_is_edited_without_a_change_nobody_made(desk: Desk) -> None:
    fire = desk.get("LIC-1")
    assert isinstance(fire, Licence)
    old = replace(
        fire,
        copies=(Copy(kind="original", place="safe 2; 副本1: Li"),),
        printed=(Printed(fact="scope", value="批发；零售；住所：见附件"),),
        plan=(Lead(kind="needs", title="LIC-88", days=5),),
    )
    put(desk, old)
    async with sat_down(desk, (80, 40)) as pilot:
        await pilot.press("e", "ctrl+u", *"Fire one", "ctrl+o")
        await rows(pilot)
    saved = desk.get("LIC-1")
    assert isinstance(saved, Licence)
    assert saved == replace(old, name="Fire one", rev=saved.rev)
