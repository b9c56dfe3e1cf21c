"""The licences' screen: list, month and year, how they follow each other, and what the verbs act on."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from office_tui.commands import clashes, commands_of
from office_tui.domain.clock import due_on
from office_tui.domain.licence import Licence
from office_tui.domain.loan import Loan
from office_tui.domain.renewal import Renewal
from office_tui.domain.verification import Check, Round
from office_tui.screens.licence import LicenceScreen
from office_tui.screens.licences import LicencesScreen
from office_tui.services.desk import Desk
from office_tui.services.register import save
from office_tui.settings import Settings
from tests.screens.licence_office import office, rows, sat_down, seen


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is typed and left is kept here, and offered to nobody else."""
    monkeypatch.setenv("OFFICE_TUI_HOME", str(tmp_path))


def newest(desk: Desk, kind: type[Any]) -> Any:
    return desk.all(kind)[-1]


def on(pilot: Pilot[Any]) -> str:
    """The licence under the list's cursor."""
    return str(pilot.app.screen.list.cursor_key)  # type: ignore[attr-defined]  # the licences' screen


def day(pilot: Pilot[Any]) -> date:
    found: date = pilot.app.screen.month.day  # type: ignore[attr-defined]  # the licences' screen
    return found


async def test_it_is_filled_once_when_it_opens(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    filled, refill = list[LicencesScreen](), LicencesScreen.refill

    def counted(screen: LicencesScreen) -> None:
        filled.append(screen)
        refill(screen)

    monkeypatch.setattr(LicencesScreen, "refill", counted)
    async with sat_down(desk) as pilot:
        await rows(pilot)
        assert len(filled) == 1


async def test_a_narrow_screen_shows_the_list_the_year_and_three_lines(desk: Desk) -> None:
    async with sat_down(desk) as pilot:
        shown = await rows(pilot)
        assert shown[1:6] == [
            " held 4",
            ">! Fire safety                                14 Mar       12 days",
            "   Food permit                                30 Sep       report 11 Mar",
            "   排污许可证                                 30 Jun 2027  valid",
            "   Business                                   long-term    valid",
        ]
        assert " ".join(shown[18].split()) == "2026 Jan Feb >Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
        assert " ".join(shown[19].split()) == ". . 4! . . . . . 2! . . ."
        assert shown[20] == " Fire safety, LIC-1: original: safe 2; duplicate 1: hall 3"
        assert "latest safe start 6 Mar, in 4 days (test 5 d)" in shown[21]
        assert shown[-1].startswith(" w lend  r renew  v verify  Tab calendar")


async def test_weeks_begin_as_the_settings_say(tmp_path: Path) -> None:
    desk = office(tmp_path, settings=Settings(week_begins="sunday"))
    async with sat_down(desk) as pilot:
        await pilot.press("tab")
        assert (await rows(pilot))[3].split() == ["Su", "Mo", "Tu", "We", "Th", "Fr", "Sa"]
    desk.close()


async def test_an_office_without_licences_says_which_key_begins(tmp_path: Path) -> None:
    desk = office(tmp_path, licences=False)
    async with sat_down(desk) as pilot:
        shown = await rows(pilot)
        assert shown[2].strip() == "No licence is held."
        assert shown[3].split()[0] == "N"
        await pilot.press("w")
        assert (await rows(pilot))[-1] == " Nothing is chosen."
        await pilot.press("N", *"Lift", "ctrl+o")
        assert await seen(pilot, "Say until when it is valid")
    desk.close()


async def test_what_a_filter_takes_is_said_whole_in_80_columns(desk: Desk) -> None:
    async with sat_down(desk) as pilot:
        await pilot.press("slash")
        said = (await rows(pilot))[-1]
        assert said.endswith("state:; Enter keeps, Esc drops")
        await pilot.press(*"due:x")
        assert "due:x" in (await rows(pilot))[-1]


async def test_a_filter_finds_by_day_issuer_standing_and_the_words_of_the_line(desk: Desk) -> None:
    async with sat_down(desk) as pilot:
        for typed, count in (("due:<30d", 1), ("is:expiring", 1), ("report", 1), ("is:lent", 0)):
            await pilot.press("slash", "ctrl+u", *typed, "enter")
            assert (await rows(pilot))[1] == f" held {count} of 4   / {typed}"


async def test_a_term_that_is_not_understood_is_not_kept_and_says_so(desk: Desk) -> None:
    async with sat_down(desk) as pilot:
        await pilot.press("slash", *"is:gone", "enter")
        shown = await rows(pilot)
        assert shown[-4].startswith(" /  is:gone")
        assert "is none of late" in shown[-3]
        assert shown[-1] == " renewing."
        await pilot.press("ctrl+u", *"colour:red", "enter")
        shown = await rows(pilot)
        assert shown[2].strip() == "Nothing matches. Esc shows everything."
        assert shown[3].strip() == "“colour:” is no term; it is looked for as words."


async def test_a_loan_out_and_back_again(desk: Desk) -> None:
    async with sat_down(desk) as pilot:
        await pilot.press("j", "w", *"li", "enter", *"tender", "enter", *"fri", "enter")
        assert (await rows(pilot))[
            -1
        ] == " lend original to Li Wei until 06 Mar 2026: LIC-2 Food permit → LOA-1"
        assert await seen(pilot, " l Food permit") or await seen(pilot, ">l Food permit")
        await pilot.press("w")  # refused before anything is asked
        said = " ".join(row.strip() for row in (await rows(pilot))[-2:])
        assert "The original is out already (LOA-1): with Li Wei, due back 6 March 2026." in said
        await pilot.press("d", *"9 mar", "enter", *"asked", "enter")
        await rows(pilot)
        loan = newest(desk, Loan)
        assert due_on(loan.due, desk.workdays) == date(2026, 3, 9)
        await pilot.press("c", "p", *"fri", "enter")
        await rows(pilot)
        assert [each.effect for each in newest(desk, Loan).chases] == ["promised"]
        await pilot.press("b", "enter")
        assert (await rows(pilot))[-1] == " back (as lent): LOA-1 Food permit"
        await pilot.press("b")
        assert (await rows(pilot))[-1] == " No paper of it is out."


async def test_a_loan_does_not_stay_out_across_an_inspection_nor_once_it_is_late(desk: Desk) -> None:
    async with sat_down(desk) as pilot:
        await pilot.press("j", "w", *"li", "enter", *"tender", "enter", *"fri", "enter")
        await pilot.press("d", *"20 mar", "enter")
        assert "14 March 2026: Visit" in (await rows(pilot))[-1]
        await pilot.press("escape")
        loan = newest(desk, Loan)
        save(desk, replace(loan, due=replace(loan.due, fixed=date(2026, 2, 27))))
        await pilot.press("d")  # refused before anything is asked
        said = " ".join(row.strip() for row in (await rows(pilot))[-3:])
        assert "LOA-1: late, and stays so. c notes that you asked" in said


async def test_a_renewal_from_its_first_step_to_the_successor(desk: Desk) -> None:
    async with sat_down(desk) as pilot:
        await pilot.press("r")
        assert (await rows(pilot))[-1] == " begin renewal: LIC-1 Fire safety → REN-1"
        await pilot.press("r", "d")
        await pilot.press("r", "f", *"R77", "enter", "enter")
        assert (await rows(pilot))[-1] == " file renewal (R77): REN-1 Fire safety"
        await pilot.press("r", "s", *"photos", "enter", "enter", "r", "h")
        assert newest(desk, Renewal).state == "filed"
        await pilot.press("r", "g", *"XF-2", "enter")
        assert await seen(pilot, "2026-03-15")  # the day after its last
        await pilot.press("enter", "backspace", "enter")
        assert await seen(pilot, "Until when is it valid?")  # nothing is not long-term
        await pilot.press(*"nonsense", "enter")
        assert await seen(pilot, "nonsense")
        await pilot.press("ctrl+u", *"2029-03-14", "enter")
        assert (await rows(pilot))[-1] == " renewal granted: REN-1 Fire safety → LIC-5"
        assert on(pilot) == "LIC-5"
        new = newest(desk, Licence)
        assert (new.number, new.valid_to, new.succeeds) == ("XF-2", date(2029, 3, 14), "LIC-1")
        assert (new.valid_from, new.long_term) == (date(2026, 3, 15), False)


async def test_after_a_grant_the_calendar_stays_and_an_undo_on_the_page_leads_the_list_back(
    desk: Desk,
) -> None:
    async with sat_down(desk, (120, 40)) as pilot:
        await rows(pilot)
        before = day(pilot)
        await pilot.press("enter", "r", "r", "f", *"R77", "enter", "enter")
        await pilot.press("r", "g", "enter", "enter", *"2031-03-14", "enter", "escape")
        await rows(pilot)
        assert (on(pilot), day(pilot)) == ("LIC-5", before)
        await pilot.press("enter", "u", "escape")
        await rows(pilot)
        assert (on(pilot), day(pilot)) == ("LIC-1", before)


async def test_the_foot_follows_to_where_the_keys_are(desk: Desk) -> None:
    async with sat_down(desk) as pilot:
        await pilot.press("tab")
        shown = await rows(pilot)
        assert shown[-1].startswith(" Tab list  t today  < month before  > next month")
        assert shown[12].strip() == "h l by day, j k by week"
        await pilot.press("j", "l", "l")
        assert (await rows(pilot))[-1].startswith(" w lend  r renew  v verify  Tab the day  t today")
        await pilot.press("k", "tab")
        assert (await rows(pilot))[-1].startswith(" w lend  r renew  v verify  Tab calendar  N new")


async def test_a_successor_may_be_long_term_and_a_renewal_refused(desk: Desk) -> None:
    async with sat_down(desk) as pilot:
        await pilot.press("r", "r", "f", *"R1", "enter", "enter", "r", "g", "enter")
        await pilot.press("ctrl+u", *"today", "enter", *"long-term", "enter")
        await rows(pilot)
        assert newest(desk, Licence).long_term
        await pilot.press("g", "r", "r", "f", *"R2", "enter", "enter", "r", "x", *"unsafe", "enter")
        await rows(pilot)
        assert (newest(desk, Renewal).state, newest(desk, Renewal).reason) == ("refused", "unsafe")


@pytest.mark.parametrize(
    ("keys", "answers"),
    [
        ("a", ("yes", "yes", "yes", "")), ("p", ("yes", "", "yes", "")),
        ("n p x enter", ("no", "", "", "x")), ("n i x enter", ("", "no", "", "x")),
        ("n f x enter", ("", "", "no", "x")),
    ],
)  # fmt: skip
async def test_a_check_is_two_keys_where_all_is_well(desk: Desk, keys: str, answers: tuple[str, ...]) -> None:
    async with sat_down(desk) as pilot:
        await pilot.press("v", *keys.split())
        await rows(pilot)
        check = newest(desk, Check)
        assert (check.seen, check.confirmed, check.matches, check.finding) == answers


async def test_what_was_found_is_put_right(desk: Desk) -> None:
    async with sat_down(desk) as pilot:
        await pilot.press("v", "n", "f", *"torn", "enter")
        assert await seen(pilot, "wrong: found: torn")
        await pilot.press("v", "r", *"new", "enter")
        assert await seen(pilot, "put right: LIC-1")
        assert not await seen(pilot, "found: torn")


async def test_marked_licences_are_verified_as_one_decision(desk: Desk) -> None:
    async with sat_down(desk) as pilot:
        await pilot.press("asterisk", "v", "a")
        assert (await rows(pilot))[-1].startswith(" verify licence: 4 items")
        assert len(desk.all(Check)) == 4


async def test_suspended_resumed_given_up(desk: Desk) -> None:
    async with sat_down(desk) as pilot:
        await pilot.press("m", "1", *"hydrants", "enter")
        assert await seen(pilot, ">s Fire safety")
        await pilot.press("m", "1")
        assert await seen(pilot, ">! Fire safety")
        await pilot.press("m", "2", *"moved out", "enter")
        assert (await rows(pilot))[-1] == " surrender licence: LIC-1 Fire safety"
        assert on(pilot) == "LIC-2"
        await pilot.press("u")
        assert on(pilot) == "LIC-1"


async def test_a_round_is_begun_and_a_paper_found_missing(desk: Desk) -> None:
    async with sat_down(desk) as pilot:
        await pilot.press("colon", *"round", "enter", "enter", "enter")
        await rows(pilot)
        begun = newest(desk, Round)
        assert (begun.name, begun.due, len(begun.covers)) == ("2026 Q1", date(2026, 3, 31), 4)
        await pilot.press("p", "1", *"missing", "enter")
        assert await seen(pilot, "original MISSING")


async def test_the_series_of_rounds_is_ended(desk: Desk) -> None:
    async with sat_down(desk) as pilot:
        await pilot.press("colon", *"begin a ver", "enter", "enter", "enter")
        await pilot.press("colon", *"end the ver", "enter")
        assert await seen(pilot, "2026 Q1 is closed, the last, because")
        await pilot.press(*"audited", "enter")
        assert (await rows(pilot))[-1].startswith(" close last round (audited): RND-1")
        ended = newest(desk, Round)
        assert (ended.is_last, ended.closed, ended.reason) == (True, desk.today, "audited")
        await pilot.press("colon", *"end the ver", "enter")
        assert await seen(pilot, "No verification round is to follow.")


async def test_a_scan_is_kept_and_the_number_copied(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "scan.pdf").write_bytes(b"%PDF")
    async with sat_down(desk) as pilot:
        await pilot.press("j", "y")
        assert (await rows(pilot))[-1] == " Copied: F-7"
        await pilot.press("colon", *"keep a scan", "enter", *str(tmp_path / "scan.pdf"), "enter")
        await rows(pilot)
        assert [each.name for each in desk.get("LIC-2").attachments] == ["scan.pdf"]  # type: ignore[attr-defined]  # a licence


async def test_views_filter_and_back(desk: Desk) -> None:
    async with sat_down(desk) as pilot:
        await pilot.press("o", "o")
        assert (await rows(pilot))[1] == " expiring 1"
        await pilot.press("slash", *"nothing so", "enter")
        assert (await rows(pilot))[2].strip().startswith("Nothing matches")
        await pilot.press("escape", "escape")
        assert (await rows(pilot))[1] == " held 4"
        await pilot.press("slash", *"排污", "enter")
        assert (await rows(pilot))[1] == " held 1 of 4   / 排污"
        await pilot.press("slash", "ctrl+u", *"canteen", "enter")
        assert (await rows(pilot))[1] == " held 1 of 4   / canteen"
        await pilot.press("escape", "escape")
        assert (await rows(pilot))[0].startswith(" Today")


async def test_what_another_session_changes_is_shown_and_the_cursors_stay(desk: Desk, tmp_path: Path) -> None:
    async with sat_down(desk, (120, 40)) as pilot:
        await pilot.press("j", "j", "tab", "t", "j", "l", "l")
        await rows(pilot)
        other = office(tmp_path, session="t")
        save(other, Licence(name="Another", valid_to=date(2026, 3, 11)))
        other.close()
        await pilot.pause(0.6)
        shown = await rows(pilot)
        assert day(pilot) == date(2026, 3, 11)
        assert on(pilot) == "LIC-2"
        assert any("11!r" in row for row in shown)
        assert any("Another" in row for row in shown)


async def test_everything_about_a_licence_stands_on_one_page(desk: Desk) -> None:
    async with sat_down(desk, (120, 40)) as pilot:
        await pilot.press(
            "j", "w", *"li", "enter", *"tender", "enter", *"fri", "enter", "v", "a", "r", "enter"
        )
        shown = "\n".join(await rows(pilot))
        for words in (
            "Food permit",
            "LOA-1  original to Li Wei",
            "out, back by 6 Mar",
            "REN-1  preparing",
            "paper seen: yes",
        ):
            assert words in shown
        await pilot.press("b", "enter")
        assert await seen(pilot, "back 2 Mar: as lent")
        await pilot.press("D")
        assert await seen(pilot, "LIC-2 was deleted")
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, LicencesScreen)


def test_no_key_means_two_things_and_every_command_has_help() -> None:
    for cls in (LicencesScreen, LicenceScreen):
        assert clashes(cls) == []
        assert all(one.help and one.title for one in commands_of(cls))
