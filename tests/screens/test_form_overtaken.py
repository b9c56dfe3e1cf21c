"""A form refused because somebody else was quicker: nothing is overwritten, and nothing typed is lost."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from msgspec.structs import replace

from office_tui.domain.licence import Licence
from office_tui.services.desk import Desk
from office_tui.services.register import save
from tests.screens.licence_office import office, rows, sat_down


async def test_a_form_that_was_overtaken_says_that_its_text_is_kept_and_brings_it_back(
    desk: Desk, tmp_path: Path
) -> None:
    async with sat_down(desk, (80, 40)) as pilot:
        await pilot.press("e", "ctrl+u", *"Fire one")
        with closing(office(tmp_path, session="t")) as other:
            fire = other.get("LIC-1")
            assert isinstance(fire, Licence)
            save(other, replace(fire, note="theirs"))
        await pilot.press("ctrl+o")
        said = " ".join(row.strip() for row in (await rows(pilot))[-3:])
        assert (
            "Nothing was overwritten: LIC-1 was changed in the meantime (“edit licence: Fire safety”, Anna Director)."
            in said
        )
        assert said.endswith("What you typed is kept: opening the form again brings it back.")
        await pilot.press("e", "ctrl+o")
        await rows(pilot)
    saved = desk.get("LIC-1")
    assert isinstance(saved, Licence)
    assert (saved.name, saved.note) == ("Fire one", "theirs")
