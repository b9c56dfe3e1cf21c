"""The disk fills up in the middle of a morning: said in a sentence, nothing typed is lost, and on it goes with room."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from office_tui.domain.capture import Capture
from office_tui.domain.letter import Letter
from office_tui.domain.people import Department
from office_tui.services.doctor import examine
from office_tui.services.triage import accept
from tests.stories.desk_story import COMMAND, AtDesk, House
from tests.stories.full_disk import FullDisk, SwitchedDisk, small_disk

NO_ROOM = re.compile(r"no (?:room|space)", re.IGNORECASE)


@pytest.fixture(params=["small", "switched"])
def disk(request: pytest.FixtureRequest, empty_house: House, tmp_path: Path) -> Iterator[FullDisk]:
    """The disk under an office that is not made yet: a small real one, or one that says it is full."""
    if request.param == "switched":
        yield SwitchedDisk(tmp_path / "full")
        return
    with small_disk(empty_house) as small:
        if small is None:
            pytest.skip("only root may mount a disk")
        yield small


def refused(at: AtDesk) -> None:
    """See that the foot says there is no room, in words that fit."""
    at.wait_until(lambda: NO_ROOM.search(at.foot) is not None, what="the foot to say that there is no room")
    assert "Traceback" not in at.screen()
    assert not at.has_ended()


def hushed(at: AtDesk) -> None:
    """Press a key that means nothing here until the last notice is gone: what is said next is said of what is next."""

    def is_gone() -> bool:
        at.press("Backspace")
        return NO_ROOM.search(at.foot) is None

    at.wait_until(is_gone, what="the last notice to go")


def import_messages(at: AtDesk, path: Path) -> None:
    at.press(":")
    at.write("import")
    at.wait_for("> Import")
    at.press("Enter")
    at.wait_gone("> Import")
    at.press("ctrl+u")
    at.write(str(path))
    at.wait_for(path.name)
    at.press("Enter")


def test_a_morning(disk: FullDisk, house: House, tmp_path: Path) -> None:
    message = tmp_path / "new.eml"
    message.write_bytes(
        b"From: a@b.example\nSubject: the new van\nMessage-ID: <9@b.example>\n\nIt is green.\n"
    )
    house.capture("paint the gate")
    asked = house.receive("Tax <tax@tax3.example>", "Question", "Please answer by 20 March 2026.")
    letter = accept(house.desk, [house.desk.get(asked)], "letter").made[0]
    with AtDesk(house, command=disk.command) as at:
        at.press("2")
        at.wait_for("undecided 1")
        disk.fill()

        at.press("n")
        at.write("Finance: cash plan by Friday")
        at.wait_for("due Fri 6 Mar")
        at.press("Enter")
        refused(at)
        at.press("n")
        at.wait_for("New  Finance: cash plan by Friday")  # the line is still there
        at.press("Esc x")
        at.write("nobody wants a green gate")
        at.press("Enter")
        refused(at)
        at.press("x")
        at.wait_for("nobody wants a green gate")
        at.press("Esc f")
        refused(at)
        at.press("u")
        refused(at)
        at.cursor_on("paint the gate")

        at.press("0 N")
        at.wait_for("New in departments")
        at.write("Canteen")
        at.press("ctrl+o")
        refused(at)

        at.press("2 o o o")
        at.cursor_on("Question")
        at.press("r Enter")
        at.wait_for("next number")
        at.write("We answer at once.")
        at.wait_for("We answer at once.")
        at.press("ctrl+o")
        at.wait_for("Write to")
        at.press("Enter")
        refused(at)
        at.wait_for("We answer at once.")
        at.press("Esc")
        at.wait_for("letters 1")
        hushed(at)
        import_messages(at, message)
        at.says("Make room")  # what is typed is not kept either, and that is said before anything is read
        assert house.desk.store.count("captures") == 2
        assert house.read(letter, Letter).state == "registered"

        disk.free()
        at.press("2 n")
        at.wait_for("New  Finance: cash plan by Friday")
        at.press("Enter")
        at.says("CAP-3")
        at.wait_for("undecided 2")
        at.press("j")
        at.cursor_on("paint the gate")
        at.press("x")
        at.wait_for("nobody wants a green gate")
        at.press("Enter")
        at.says("decline: CAP-1")
        at.press("0 N")
        at.wait_for("Name          Canteen")
        at.press("ctrl+o")
        at.says("Saved: DEP-8")
        import_messages(at, message)
        at.says("1 imported")
        at.press("2 o o o")
        at.cursor_on("Question")
        at.press("r Enter")
        at.wait_for("We answer at once.")
        at.press("ctrl+o")
        at.wait_for("Write to")
        at.press("Enter")
        at.says("Issued")
        at.leave()
    assert house.read("CAP-3", Capture).words == "Finance: cash plan by Friday"
    assert house.read("CAP-1", Capture).reason == "nobody wants a green gate"
    assert house.newest(Department).name == "Canteen"
    assert house.read(letter, Letter).state == "answered"
    assert house.newest(Letter).number == "OUT-2026-001"
    assert list(house.home.glob("*.docx"))
    assert not list((house.home / "office").rglob("*.new*"))
    assert not list(examine(house.desk))


def test_what_cannot_be_kept_is_said_and_kept_as_soon_as_there_is_room(disk: FullDisk, house: House) -> None:
    with AtDesk(house, command=disk.command) as at:
        disk.fill()
        at.press("n")
        at.write("Finance: a long thought")
        at.wait_for("New  Finance: a long thought")
        at.press("Esc")
        at.wait_until(lambda: "cannot be kept" in at.foot, what="the foot to say so")
        disk.free()
        drafts = house.home / "office" / "state" / "drafts"
        at.wait_until(lambda: any("long thought" in each.read_text() for each in drafts.glob("*.json")))
        at.kill(9)
        at.exit_code()
    with AtDesk(house, wait="Kept from") as at:
        at.press("y")
        at.wait_for("New  Finance: a long thought")


def test_a_desk_is_opened_and_left_on_a_full_disk(disk: FullDisk, house: House) -> None:
    house.capture("paint the gate")
    house.close()
    disk.fill()
    with AtDesk(house, command=disk.command) as at:
        at.press("2")
        at.cursor_on("paint the gate")
        at.press("Enter")
        at.wait_for("History")
        at.press("Esc f")
        refused(at)
        at.leave()
    disk.free()
    assert house.read("CAP-1", Capture).state == "new"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("add another", 5),
        ("add --accept Finance:plan", 5),
        ("decide CAP-1 file", 5),
        ("undo", 5),
        ("import {home}/new.eml", 5),
        ("export -o {home}/all.json", 5),
        ("draft memo --set subject=a --set addressee=b --set body=c -o {home}/memo.docx", 5),
        ("draft memo --set subject=a --set addressee=b --set body=c -o {home}/memo.docx --register", 5),
        ("list inbox", 0),
        ("today", 0),
        ("show CAP-1", 0),
        ("journal", 0),
        ("export", 0),
        ("doctor", 0),
        ("templates", 0),
    ],
)
def test_the_command_line_says_it_in_a_sentence_and_leaves_nothing_behind(
    house: House, tmp_path: Path, words: str, code: int
) -> None:
    house.capture("paint the gate")
    (house.home / "new.eml").write_bytes(b"From: a@b.example\nSubject: the van\n\nIt is green.\n")
    seq = house.desk.store.seq
    house.close()
    before = sorted(each.name for each in house.home.iterdir())
    disk = SwitchedDisk(tmp_path / "full")
    disk.fill()
    said = subprocess.run(
        [*disk.command, *words.format(home=house.home).split()],
        env={name: value for name, value in house.env.items() if value is not None},
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    disk.free()
    assert said.returncode == code, said.stderr
    assert "Traceback" not in said.stderr
    assert len(said.stderr.splitlines()) <= 3
    assert code == 0 or NO_ROOM.search(said.stderr)
    assert sorted(each.name for each in house.home.iterdir()) == before
    assert house.desk.store.seq == seq
    assert not list(examine(house.desk))


def test_the_switched_disk_is_a_disk_while_it_is_off(house: House, tmp_path: Path) -> None:
    disk = SwitchedDisk(tmp_path / "full")
    for command in (COMMAND, disk.command):
        with AtDesk(house, command=command) as at:
            at.press("n")
            at.write("a line")
            at.wait_for("New  a line")
            at.press("Enter")
            at.says("CAP-")
            at.leave()
    assert house.desk.store.count("captures") == 2
