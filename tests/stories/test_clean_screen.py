"""Hostile mail: nothing of it reaches the terminal but letters, and what looks like markup is shown as it stands."""

from __future__ import annotations

import os
import re
from functools import partial
from pathlib import Path

import pytest

from office_tui.domain.capture import Capture
from office_tui.domain.clean import is_clean
from office_tui.services.bring import bring
from office_tui.services.inbox import undecided
from tests.stories.conftest import SitsDown
from tests.stories.desk_story import AtDesk, House

MARKUP = "[/] [@click=app.quit]x[/] [URGENT] [bold red]"
HOSTILE = (
    "\x1b]52;c;b3duZWQ=\x07",  # writes the clipboard
    "\x1b]0;owned\x07",  # names the window
    "\x1b[2J\x1b[31;45mred\x1b[0m",
    "\x9b5n\x90q\x9c",  # C1
    "\u202egnp.exe\u202c\u2066\u2069",  # bidi
    "zero\u200bwidth\ufeff\u00ad\u2060",
    "\x07\x08\x0c\x00\x7f",
    "tag\U000e0041\U000e0042",
)
ATTACK = f"{MARKUP} {''.join(HOSTILE)} end"

SEQUENCE = re.compile(
    rb"\x1b\[[0-9;:?<=>]*[ -/]*[@-~]|\x1b\](?P<osc>[^\x07\x1b]*)(?:\x07|\x1b\\)|\x1b[()][A-Z0-9]|\x1b[78=>]"
)
"""What an app sends that is no text."""

MOVES = {b"\x1b[" + final for final in (b"A", b"B", b"C", b"D", b"G", b"X", b"d")}
"""Moves of the cursor, and blanks in a row: of these the shortest is sent, which depends on what stood there."""
EACH = 1 if os.environ.get("OFFICE_TUI_FULL") == "1" else 8
"""Every message is listed; so many lines further each time, one is waited for in the pane."""


def shapes(output: bytes) -> set[bytes]:
    """Return the kinds of sequences sent, numbers and the colours' codes apart."""
    found = (re.sub(rb"[0-9;:]+", b"", each[0].partition(b"]")[0]) for each in SEQUENCE.finditer(output))
    return set(found)


def text_of(output: bytes) -> str:
    """Return what was sent without the sequences: all of it must be letters to be seen."""
    return re.sub("[\r\n\b]", "", SEQUENCE.sub(b"", output).decode())  # these three move the cursor


def title_of(output: bytes) -> set[bytes]:
    return {each["osc"] for each in SEQUENCE.finditer(output) if each["osc"]}


def unseen(text: str) -> list[str]:
    return sorted({f"U+{ord(character):04X}" for character in text if not is_clean(character)})


def tour(at: AtDesk, count: int) -> None:
    """Look at everything there is: each line, the whole of the first, the journal."""
    at.press("2")
    at.wait_for("undecided ")
    for _ in range(count - 1):
        at.press("j")
    at.wait_quiet()
    at.press("g Enter")
    at.wait_for("History")
    at.press("Esc 0 O")
    at.wait_for("Journal")
    at.wait_quiet()


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_hostile_mail_is_shown_as_letters(house: House, sit_down: SitsDown, size: tuple[int, int]) -> None:
    with AtDesk(house, size=size) as plain:
        house.capture("something harmless")
        tour(plain, 1)
        usual = shapes(plain.output)
    subject = ATTACK.replace("\x00", "").replace("\x0c", "")
    head = f'From: "Eve {ATTACK[:60]}" <eve@evil.example>\nSubject: {subject}\nDate: Mon, 02 Mar 2026 08:00:00 +0800\n'
    house.receive_bytes(f"{head}Content-Type: text/plain; charset=utf-8\n\nDear all,\n{ATTACK}\n".encode())
    at = sit_down(size=size)
    tour(at, 2)
    assert unseen(text_of(at.output)) == []
    assert shapes(at.output) - usual - MOVES == set()
    assert b"\x1b[31;45m" not in at.output
    assert not any(b"52;" in each or b"owned" in each for each in title_of(at.output))
    at.press("2 G Enter")
    screen = at.wait_for("Dear all")
    assert MARKUP in screen
    assert "cleaned" in screen
    at.leave()


def test_what_is_typed_and_pasted_is_cleaned_too(house: House, sit_down: SitsDown) -> None:
    at = sit_down()
    at.press("n")
    at.paste(f"Finance: {MARKUP} zero\u200bwidth \u202eevil by Friday")
    at.wait_for("zerowidth evil by Friday")
    at.press("Enter")
    at.says("CAP-1")
    assert house.read("CAP-1", Capture).title == f"{MARKUP} zerowidth evil"
    at.press("2")
    at.wait_for("[/] [@click=app.quit]")
    at.press("/")
    at.write("[/")
    at.wait_for("undecided 1   / [/")
    at.press("Enter f")
    at.says("file: CAP-1")
    assert unseen(text_of(at.output)) == []


@pytest.mark.skipif("OFFICE_TUI_CORPORA" not in os.environ, reason="needs OFFICE_TUI_CORPORA")
def test_every_message_of_the_corpora_is_shown_as_letters(house: House, sit_down: SitsDown) -> None:
    folder = Path(os.environ["OFFICE_TUI_CORPORA"]) / "mail"
    files = [each for each in sorted(folder.rglob("*")) if each.is_file()]
    brought = bring(house.desk, files)
    assert brought.imported + brought.present + len(brought.unreadable) >= len(files)
    assert bring(house.desk, files).imported == 0
    at = sit_down((120, 40))
    at.press("2")
    at.wait_for("undecided ")
    for each in undecided(house.desk)[::EACH]:
        at.wait_until(partial(shows_in_pane, at, each.id))
        at.press("j" * EACH)
    at.wait_quiet()
    assert unseen(text_of(at.output)) == []
    assert title_of(at.output) <= {each for each in title_of(at.output) if each.startswith((b"0;", b"2;"))}
    assert not any(b"52;" in each for each in title_of(at.output))
    at.leave()


def shows_in_pane(at: AtDesk, id_: str) -> bool:
    """Say whether the reading pane shows this item."""
    return any(id_ in each[60:].split() for each in at.screen().split("\n"))
