"""Bar and foot: one line each, said in whatever room there is."""

from __future__ import annotations

from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.screen import Screen

from office_tui.commands import Command, Commanded, command
from office_tui.widgets.bar import Bar, Number, Place, bar_line
from office_tui.widgets.foot import Foot, foot_line
from office_tui.widgets.ink import Line, width_of
from office_tui.widgets.reader import Reader

PLACES = (Place("1", "Today"), Place("2", "Inbox", here=True, waiting=14), Place("0", "Registers"))
NUMBERS = (Number(3, "late", presses=True), Number(5, "unanswered"), Number(0, "undecided"))


def text(spans: Line) -> str:
    return "".join(piece for piece, _ in spans)


@pytest.mark.parametrize("width", [0, 1, 5, 20, 40, 79, 80, 100, 120, 200])
def test_the_bar_never_grows_beyond_its_room(width: int) -> None:
    assert width_of(bar_line(PLACES, "Mon 2 Mar 2026", NUMBERS, width)) <= width


def test_a_narrow_bar_names_this_screen_only_and_a_wide_one_all() -> None:
    narrow = text(bar_line(PLACES, "Mon 2 Mar 2026", NUMBERS, 80))
    assert " ".join(narrow.split()) == "Inbox 14 Mon 2 Mar 2026 3 late 5 unanswered 0 undecided"
    wide = text(bar_line(PLACES, "Mon 2 Mar 2026", NUMBERS, 120))
    assert wide.startswith(" 1 Today  2 Inbox 14  0 Registers ")
    assert wide.rstrip().endswith("3 late  5 unanswered  0 undecided")


def test_the_foot_drops_keys_it_has_no_room_for_but_never_the_last_resort() -> None:
    found = [Command(name, (name[0],), name, "", name, True, None) for name in ("accept", "due", "snooze")]
    found.append(Command("keys", ("?",), "Keys", "", "keys", True, None))
    assert text(foot_line(found, 80)) == " a accept  d due  s snooze  ? keys "
    assert text(foot_line(found, 30)) == " a accept  d due  ? keys "


class OfficeKeys(Commanded, App[None]):
    """An app with a key of its own."""

    @command("n", "Capture", footer=True)
    def action_capture(self) -> None:
        """Nothing."""


class Framed(Screen[None]):
    """A screen with both lines."""

    def compose(self) -> ComposeResult:
        yield Bar()
        yield Foot()


async def test_both_show_hostile_text_literally_and_repaint_only_what_changed(
    bare: Any, hostile: str, read: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with bare.run_test(size=(120, 24)) as pilot:
        await bare.push_screen(Framed())
        bar = bare.screen.query_exactly_one(Bar)
        bar.say([Place("", hostile, here=True)], "", [])
        bare.notify(hostile, severity="warning")
        rows = await read(pilot)
        assert hostile in rows[0]
        assert hostile in rows[-1]
        drawn: list[Any] = []
        monkeypatch.setattr(bar, "refresh", lambda *regions: drawn.append(regions))
        bar.say([Place("", hostile, here=True)], "", [])
        await read(pilot)
        assert drawn == []


@pytest.mark.parametrize(
    ("words", "grown"),
    [
        ("short", 1),
        ("word " * 15, 1),
        ("word " * 30, 2),
        ("word " * 45, 3),
        ("word " * 400, 3),
        ("字" * 50, 2),
    ],
)
async def test_a_long_notice_takes_the_lines_it_needs_and_gives_them_back(
    bare: Any, read: Any, words: str, grown: int
) -> None:
    async with bare.run_test(size=(80, 24)) as pilot:
        await bare.push_screen(Framed())
        foot = bare.screen.query_exactly_one(Foot)
        bare.notify(words)
        rows = await read(pilot)
        said = "".join(row.strip() for row in rows[-grown:]).replace(" ", "")
        whole = words.replace(" ", "")
        assert said == whole or (grown == 3 and said.endswith("…") and whole.startswith(said[:-1]))
        assert not rows[-grown - 1].strip()
        assert foot.size.height == grown
        foot.hush()
        await read(pilot)
        assert foot.size.height == 1


async def test_what_comes_of_a_key_typed_too_soon_stands_before_what_nobody_can_have_seen(
    bare: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with bare.run_test(size=(80, 24)):
        await bare.push_screen(Framed())
        foot = bare.screen.query_exactly_one(Foot)
        bare.notify("no room", severity="error")
        bare.notify("nothing was saved", severity="error")
        assert foot.notice == "no room  nothing was saved"
        foot.hush()  # a key, at once
        bare.notify("declined")
        assert foot.notice == "declined  no room  nothing was saved"
        monkeypatch.setattr("office_tui.widgets.foot.UNSEEN", 0)
        foot.hush()
        bare.notify("filed")
        assert foot.notice == "filed"


async def test_a_page_that_has_to_be_left_first_offers_no_key_that_is_dead_there(
    bare: Any, read: Any
) -> None:
    async with OfficeKeys().run_test(size=(80, 24)) as pilot:
        await pilot.app.push_screen(Framed())
        assert (await read(pilot))[-1] == " n capture"
        await pilot.app.push_screen(Reader([], "a letter"))
        assert (await read(pilot))[-1] == " Esc back"
