"""`/` narrows the list while one types: words, bodies, and terms; Esc brings everything back."""

from __future__ import annotations

from office_tui.services.capturing import capture
from office_tui.services.follow import move
from office_tui.services.when import moment_of
from tests.stories.conftest import SitsDown
from tests.stories.desk_story import House


def test_the_filter_narrows_while_one_types(house: House, sit_down: SitsDown) -> None:
    house.capture("Finance: cash plan by Friday !high")
    house.capture("Sales: list of receivables by 27 March")
    house.capture("paint the gate green")
    house.receive("Tom Baker <tom@harbour.example>", "The van", "The clutch is worn out.")
    at = sit_down()
    at.press("2")
    at.wait_for("undecided 4")
    at.press("j j")
    at.wait_quiet()
    before = at.under_cursor
    for words, left in (
        ("clutch", "The van"),
        ("dept:finance", "cash plan"),
        ("from:tom", "The van"),
        ("due:<7d", "cash plan"),
        ("imp:high", "cash plan"),
        ("gate gr", "paint the gate"),
    ):
        at.press("/")
        at.write(words)
        at.wait_for("undecided 1 of 4")
        at.cursor_on(left)
        at.press("Esc")  # drops what was typed
        at.wait_for("undecided 4")
    at.wait_until(lambda: at.under_cursor == before, what="the cursor where it was")


def test_a_filter_that_is_kept_is_where_one_decides(house: House, sit_down: SitsDown) -> None:
    for name in ("Finance", "Sales", "Finance"):
        house.capture(f"{name}: matter")
    at = sit_down()
    at.press("2 /")
    at.write("dept:fin")
    at.wait_for("2 of 3")
    at.press("Enter * f")
    at.says("file: 2 items")
    at.wait_for("Nothing matches")
    at.press("Esc")
    at.wait_for("undecided 1")


def test_a_term_nobody_knows_is_said(house: House, sit_down: SitsDown) -> None:
    house.capture("matter")
    at = sit_down()
    at.press("2 /")
    at.write("due:someday")
    at.wait_until(lambda: "someday" in at.line(-1), what="what is wrong with the term")


def test_today_is_narrowed_too_and_escape_brings_it_back(house: House, sit_down: SitsDown) -> None:
    house.capture("Finance: cash plan by today !high")
    house.capture("Sales: list of receivables by tomorrow")
    house.receive("Tom Baker <tom@harbour.example>", "The van, by tomorrow", "The clutch is worn out.")
    at = sit_down(wait="DECIDE")
    at.wait_for("receivables")
    at.press("/")
    at.write("clutch")
    at.wait_gone("receivables")
    at.cursor_on("The van")
    at.press("Enter")
    at.wait_for("/ clutch")
    at.press("f")
    at.says("file: CAP-3")
    at.wait_for("Nothing matches")
    at.press("Esc")
    at.wait_for("receivables")
    at.press("/")
    at.write("dept:sales")
    at.wait_gone("cash plan")
    at.press("Esc")
    at.wait_for("cash plan")
    at.cursor_on("cash plan")


def test_what_is_paused_is_not_for_today_and_it_is_said_where_it_is(house: House, sit_down: SitsDown) -> None:
    capture(house.desk, "Finance: cash plan by 13 March", accept=True)
    until = moment_of(house.desk, "12 March")
    move(house.desk, [house.desk.get("DIR-1")], "suspend", "the bank is closed", until)
    at = sit_down()
    at.press("/")
    at.write("is:paused")
    at.wait_for("In the inbox do: directives 1.")
    at.press("Enter 2 o")
    at.wait_for("away 1")
    at.wait_for("back 12 Mar")
    at.press("o")
    at.wait_for("directives 1")
    at.wait_for("paused")
