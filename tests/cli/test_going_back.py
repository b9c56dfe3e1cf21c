"""`restore`."""

from __future__ import annotations

import io
import shutil
import sys
from datetime import date
from pathlib import Path
from zlib import crc32

import pytest
import tinydb

from office_tui.domain.copy import Copy
from office_tui.domain.licence import Licence
from office_tui.domain.people import Department
from office_tui.services.opening import open_desk
from office_tui.services.register import save
from office_tui.store.store import Store
from tests.cli.terminal import Runs
from tests.cli.test_mending import contents


@pytest.fixture
def copy(runs: Runs, tmp_path: Path) -> Path:
    """A copy of an office with three captures, of which one is then gone, one decided, and one made since."""
    for title in ("one", "two", "three"):
        runs("add", title)
    path = tmp_path / "copy.json"
    assert runs("backup", str(path)).code == 0
    runs("decide", "CAP-1", "delete")
    runs("decide", "CAP-2", "file")
    runs("add", "four")
    return path


def listed(runs: Runs) -> list[str]:
    return [row[0] for row in runs("list", "inbox").cells]


DIFFERENCES = [["added", "CAP-1", "one"], ["changed", "CAP-2", "two"], ["gone", "CAP-4", "four"]]


def test_a_dry_run_shows_what_would_change_and_changes_no_byte(runs: Runs, home: Path, copy: Path) -> None:
    store = Store.open(home / "data" / "office.json")
    store.db.table("captures").update({"important": True}, doc_ids=[3])
    store._files.close()  # as a killed session leaves it: the journal is not empty
    before = contents(home)
    said = runs("restore", str(copy), "--dry-run")
    assert said.code == 0
    assert sorted(said.cells[:4]) == sorted([*DIFFERENCES, ["changed", "CAP-3", "three"]])
    assert "captures: 1 added" in said.lines
    assert "4 decisions were made since; the journal keeps them." in said.lines
    assert runs("restore", str(copy), "--dry-run", "--json").json["entry"] == ""
    assert contents(home) == before


def test_going_back_is_one_decision_that_undo_takes_back(runs: Runs, copy: Path) -> None:
    entries = len(runs("journal").lines)
    said = runs("restore", str(copy), "--yes")
    assert (said.code, said.cells[:3]) == (0, DIFFERENCES)
    assert listed(runs) == ["CAP-3", "CAP-2", "CAP-1"]
    assert len(runs("journal").lines) == entries + 1
    assert runs("journal").cells[0][3] == "restored from copy.json"
    assert runs("undo").code == 0
    assert listed(runs) == ["CAP-4", "CAP-3"]
    assert runs("doctor").code == 0


def test_going_back_works_while_the_office_is_open(runs: Runs, home: Path, copy: Path) -> None:
    sitting = Store.open(home / "data" / "office.json")
    assert runs("restore", str(copy), "--yes").code == 0
    assert sitting.changes(sitting.seq).seq > 0
    assert sitting.get("CAP-4") is None
    sitting.close()
    assert listed(runs) == ["CAP-3", "CAP-2", "CAP-1"]


def test_twice_the_same_changes_nothing_more(runs: Runs, copy: Path) -> None:
    runs("restore", str(copy), "--yes")
    said = runs("restore", str(copy))
    assert (said.code, said.lines[-1]) == (0, "Nothing differs from copy.json.")


@pytest.mark.parametrize("words", [[], ["--json"]])
def test_a_copy_that_an_older_version_allowed_comes_back_with_a_warning(
    runs: Runs, home: Path, tmp_path: Path, words: list[str]
) -> None:
    desk = open_desk(create=True)
    save(desk, Department(name="Finance"))
    save(desk, Licence(name="Fire", valid_to=date(2030, 12, 31), copies=(Copy(kind="original"),)))
    desk.close()
    assert runs("licence", "lend", "LIC-1", "Finance", "--for", "tender", "--back", "9 Mar").code == 0
    store = Store.open(home / "data" / "office.json")
    store.db.table("licences").update({"copies": [{"kind": "original", "number": 1}]}, doc_ids=[1])
    store.close()
    copy = tmp_path / "copy.json"
    assert runs("backup", str(copy)).code == 0
    runs("licence", "return", "LOA-1")
    said = runs("restore", str(copy), "--yes", *words)
    assert said.code == 0
    assert "no paper of it any more" in (str(said.json["beware"]) if words else said.err)
    assert runs("list", "loans", "--json").json[0].get("returned") is None


def test_without_anybody_to_ask_nothing_changes(runs: Runs, copy: Path) -> None:
    for words in ([], ["--json"]):
        said = runs("restore", str(copy), *words)
        assert said.code == 2
        assert "--yes" in said.err
    assert listed(runs) == ["CAP-4", "CAP-3"]


@pytest.mark.parametrize(("typed", "code"), [("restore\n", 0), ("yes\n", 1), ("", 1)])
def test_a_person_is_asked(
    runs: Runs, copy: Path, monkeypatch: pytest.MonkeyPatch, typed: str, code: int
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    with monkeypatch.context() as there:
        there.setattr(sys, "stdin", Terminal(typed))
        there.setattr(type(sys.stdout), "isatty", lambda _: True)
        assert runs("restore", str(copy)).code == code
    assert len(listed(runs)) == (3 if code == 0 else 2)


def test_a_number_once_taken_is_not_given_again(runs: Runs, tmp_path: Path) -> None:
    runs("add", "one")
    path = tmp_path / "copy.json"
    runs("backup", str(path))
    runs("add", "--accept", "Finance: plan")
    assert runs("show", "DIR-2026-001").code == 0
    assert runs("restore", str(path), "--yes").code == 0
    assert runs("show", "DIR-2026-001").code == 1
    assert "DIR-2026-002" in runs("add", "--accept", "Finance: other").out


def test_only_so_many_lines_are_shown(runs: Runs, copy: Path) -> None:
    said = runs("restore", str(copy), "--dry-run", "-n", "1")
    assert said.cells[0] == DIFFERENCES[0]
    assert said.lines[1] == "and 2 more"
    assert len(runs("restore", str(copy), "--dry-run", "--json", "-n", "1").json["differences"]) == 3


def test_a_copy_of_another_office_or_a_damaged_one_is_refused(
    runs: Runs, home: Path, copy: Path, tmp_path: Path
) -> None:
    before = contents(home)
    other = Store.open(tmp_path / "other" / "office.json", create=True)
    other.close()
    said = runs("restore", str(other.path), "--yes")
    assert said.code == 2
    assert "another office" in said.err
    copy.write_bytes(copy.read_bytes().replace(b'"two"', b'"TWO"'))
    assert runs("restore", str(copy), "--yes").code == 4
    assert runs("restore", str(tmp_path / "none.json"), "--yes").code == 5
    assert contents(home) == before


def test_an_edit_that_was_put_aside_can_be_looked_at_and_taken(runs: Runs, home: Path, copy: Path) -> None:
    store = Store.open(home / "data" / "office.json")
    stock = tinydb.TinyDB(home / "data" / "office.json")
    stock.table("captures").update({"title": "THREE"}, doc_ids=[3])
    stock.close()
    store.db.table("captures").insert({"title": "five"})
    store.close()
    (aside,) = (home / "data").glob("office.json.aside-*")
    said = runs("doctor")
    assert said.code == 1
    assert str(aside) in said.cells[0][2]
    said = runs("restore", str(aside), "--dry-run")
    assert (said.code, said.cells[:2]) == (0, [["changed", "CAP-3", "three"], ["gone", "CAP-5", "five"]])
    assert runs("restore", str(aside), "--yes").code == 0
    assert runs("show", "CAP-3", "--json").json["title"] == "THREE"
    assert runs("undo").code == 0
    assert runs("show", "CAP-3", "--json").json["title"] == "three"


def test_an_edit_by_a_program_that_kept_the_file_open_is_found_in_the_copy(runs: Runs, home: Path) -> None:
    runs("add", "one")
    with tinydb.TinyDB(home / "data" / "office.json") as stock:
        runs("add", "two")  # the file it has open becomes the newest copy
        stock.table("captures").update({"title": "ONE"}, doc_ids=[1])
    said = runs("doctor")
    assert (said.code, len(said.cells)) == (1, 1)
    path, what, cure = said.cells[0]
    assert what == "holds what another program wrote into it"
    assert f"restore {path} --dry-run" in cure
    said = runs("restore", path, "--dry-run")
    assert (said.code, said.cells[:2]) == (0, [["changed", "CAP-1", "one"], ["gone", "CAP-2", "two"]])


def test_a_file_of_a_newer_office_tui_is_neither_restored_nor_copied(
    runs: Runs, home: Path, copy: Path, tmp_path: Path
) -> None:
    copy.write_bytes(newer(copy.read_bytes()))
    said = runs("restore", str(copy), "--yes")
    assert said.code == 5
    assert "newer" in said.err
    file = home / "data" / "office.json"
    file.write_bytes(newer(file.read_bytes()))
    said = runs("backup", str(tmp_path / "another.json"))
    assert said.code == 5
    assert "newer" in said.err


def newer(content: bytes) -> bytes:
    """Return a file as a newer office-tui would write it."""
    line, newline, body = content.partition(b"\n")
    rest = line[34:].replace(b'"schema":1', b'"schema":2') + newline
    return line[:26] + b"%08x" % crc32(rest) + rest + body


def test_an_office_that_does_not_open_is_replaced_and_kept(runs: Runs, home: Path, copy: Path) -> None:
    data = home / "data"
    damaged = b"{" + (data / "office.json").read_bytes()[1:-2]
    (data / "office.json").write_bytes(damaged)
    before = contents(home)
    said = runs("restore", str(copy), "--dry-run")
    assert said.code == 0
    assert "doctor --repair" in said.err
    assert contents(home) == before
    said = runs("restore", str(copy), "--yes", "--json")
    assert said.code == 0
    kept = Path(said.json["kept_in"])
    assert kept.name.startswith("damaged-")
    assert (kept / "office.json").read_bytes() == damaged
    assert listed(runs) == ["CAP-3", "CAP-2", "CAP-1"]
    assert "CAP-5" in runs("add", "five").out, "CAP-4 was given before"
    assert runs("doctor").code == 0


def test_an_office_that_is_not_there_comes_from_its_copy(runs: Runs, home: Path, copy: Path) -> None:
    shutil.rmtree(home)
    assert runs("restore", str(copy), "--dry-run").code == 0
    assert not home.exists()
    assert runs("restore", str(copy), "--yes").code == 0
    assert listed(runs) == ["CAP-3", "CAP-2", "CAP-1"]
    assert runs("doctor").code == 0
