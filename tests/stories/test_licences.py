"""Licences at the terminal, as somebody new would from the guide: entered, lent, returned, renewed, found by day."""

from __future__ import annotations

from datetime import date

from office_tui.domain.copy import Copy
from office_tui.domain.licence import Licence
from office_tui.domain.loan import Loan
from office_tui.domain.renewal import Renewal
from office_tui.services.register import save
from tests.stories.conftest import SitsDown
from tests.stories.desk_story import House


def test_a_licence_is_entered_lent_returned_and_renewed(house: House, sit_down: SitsDown) -> None:
    at = sit_down()
    at.press("4")
    at.wait_for("N  enters the first")
    at.press("N")
    at.wait_for("New in licences")
    at.write("Food permit")
    at.press("ctrl+o")
    at.wait_for("Say until when it is valid")
    at.write("30 June 2026")  # the cursor is in the field that lacks it
    at.press("ctrl+o")
    at.says("Saved: LIC-1")
    at.cursor_on("Food permit")
    it = house.read("LIC-1", Licence)
    assert (it.valid_to, [copy.name for copy in it.copies]) == (date(2026, 6, 30), ["original"])

    at.press("w")
    at.write("prod")
    at.wait_for("> Production")
    at.press("Enter")
    at.wait_for("What for")
    at.write("tender")
    at.press("Enter")
    at.wait_for("Back by")
    at.press("Enter")
    at.says("lend original to Production until 09 Mar 2026: LIC-1")
    at.cursor_on("out, back 9 Mar")

    at.press("b")
    at.wait_for("in what condition")
    at.press("Enter")
    at.says("back (as lent): LOA-1")
    assert house.read("LOA-1", Loan).returned == date(2026, 3, 2)

    at.press("r")
    at.says("begin renewal: LIC-1")
    at.press("r f")
    at.write("R-2207")
    at.press("Enter Enter")
    at.says("file renewal (R-2207): REN-1")
    at.press("r g")
    at.write("F-8")
    at.press("Enter Enter")
    at.write("30 June 2031")
    at.press("Enter")
    at.says("renewal granted: REN-1 Food permit → LIC-2")
    at.cursor_on("30 Jun 2031")
    assert house.read("REN-1", Renewal).successor == "LIC-2"
    assert house.read("LIC-1", Licence).state == "superseded"
    at.press("u")
    at.says("Undone: renewal granted")
    at.cursor_on("Food permit")
    assert house.read("LIC-1", Licence).state == "held"
    at.leave()


def test_the_calendar_is_gone_through_and_a_day_opened(house: House, sit_down: SitsDown) -> None:
    save(house.desk, Licence(name="排污许可证", valid_to=date(2026, 3, 14), copies=(Copy(kind="original"),)))
    at = sit_down()
    at.press("4 Tab")
    at.wait_for("March 2026")
    at.press("j l l l l l")
    at.wait_for(">14!")
    at.wait_for("Sat 14 Mar 2026, in 12 days")
    at.press("w")
    at.wait_for("Lend original to")
    at.press("Esc Enter")
    at.wait_for("last day Sat 14 Mar 2026")
    at.press("Esc >")
    at.wait_for("April 2026")
    at.press("t")
    at.wait_for("> 2]")
    at.press("Esc Esc")
    at.wait_for(" Today ")


def test_what_another_terminal_does_is_seen_and_the_cursor_stays(house: House, sit_down: SitsDown) -> None:
    for name in ("Food permit", "Fire safety"):
        save(house.desk, Licence(name=name, valid_to=date(2026, 6, 30)))
    at = sit_down((120, 40))
    at.press("4 j")
    at.cursor_on("Food permit")
    save(house.desk, Licence(name="Lift", valid_to=date(2026, 3, 9)))
    at.wait_for("held 3")
    assert "Lift" in at.screen()
    at.cursor_on("Food permit")
