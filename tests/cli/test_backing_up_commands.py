"""`backup` and `backup --verify`."""

from __future__ import annotations

import json
import shutil
import stat
from pathlib import Path

from office_tui.store.store import Store
from tests.cli.terminal import Runs


def test_a_backup_is_a_plain_file_of_the_present_state(runs: Runs, tmp_path: Path) -> None:
    runs("add", "one")
    copy = tmp_path / "copy.json"
    said = runs("backup", str(copy))
    assert said.code == 0
    assert "commit 1, 2 records" in said.out
    assert json.loads(copy.read_text())["captures"]["1"]["title"] == "one"
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600


def test_a_backup_while_the_office_is_open_has_what_is_only_in_the_journal(
    runs: Runs, home: Path, tmp_path: Path
) -> None:
    runs("add", "one")
    sitting = Store.open(home / "data" / "office.json")
    runs("add", "two")
    assert "two" not in (home / "data" / "office.json").read_text()
    made = runs("backup", "--json").json
    sitting.close()
    assert (made["seq"], made["records"]) == (2, 4)
    assert "two" in Path(made["path"]).read_text()
    assert Path(made["path"]).parent == home / "data" / "backups"


def test_a_backup_overwrites_nothing(runs: Runs, tmp_path: Path) -> None:
    runs("add", "one")
    copy = tmp_path / "copy.json"
    copy.write_text("mine")
    said = runs("backup", str(copy))
    assert (said.code, copy.read_text()) == (2, "mine")
    assert list(tmp_path.glob("copy*")) == [copy]
    assert runs("backup", str(tmp_path / "no" / "copy.json")).code == 5


def test_a_second_backup_of_the_same_day_and_commit_is_the_first(runs: Runs, home: Path) -> None:
    runs("add", "one")
    paths = {runs("backup", "--json").json["path"] for _ in range(3)}
    assert len(paths) == 1


def test_all_copies_are_read_again(runs: Runs, home: Path) -> None:
    for title in ("one", "two"):
        runs("add", title)
    runs("backup")
    said = runs("backup", "--verify")
    assert (said.code, [row[1:3] for row in said.cells]) == (0, [["2", "4"], ["1", "2"], ["0", "0"]])
    assert {row[4] for row in said.cells} == {"whole"}
    newest = home / "data" / "backups" / said.cells[0][0]
    newest.write_bytes(newest.read_bytes()[:-4] + b"1}}\n")
    said = runs("backup", "--verify")
    assert said.code == 4
    assert "checksum" in said.cells[0][4]
    assert [each["damaged"] for each in runs("backup", "--verify", "--json").json] == [True, False, False]
    assert runs("backup", "--verify", str(newest)).code == 4
    assert runs("backup", "--verify", str(home / "none")).code == 1


def test_the_kept_files_that_a_copy_names_are_read_too(runs: Runs, home: Path, letter: Path) -> None:
    runs("import", str(letter))
    runs("backup")
    sha = runs("show", "CAP-1", "--json").json["message"]
    assert runs("backup", "--verify").code == 0
    (home / "data" / "kept" / sha[:2] / sha).write_bytes(b"other")
    said = runs("backup", "--verify")
    assert said.code == 4
    assert "1 kept files" in said.cells[0][4]


def test_a_copy_taken_elsewhere_is_read_without_any_office(
    runs: Runs, home: Path, letter: Path, tmp_path: Path
) -> None:
    runs("import", str(letter))
    stick = tmp_path / "stick"
    stick.mkdir()
    assert runs("backup", str(stick / "copy.json")).code == 0
    shutil.copytree(home / "data" / "kept", stick / "kept")
    shutil.rmtree(home)
    said = runs("backup", "--verify", str(stick / "copy.json"))
    assert (said.code, said.cells[0][4]) == (0, "whole")
    shutil.rmtree(stick / "kept")
    said = runs("backup", "--verify", str(stick / "copy.json"))
    assert said.code == 4
    assert "1 kept files" in said.cells[0][4]
    assert not home.exists()


def test_without_an_office_there_are_no_copies(runs: Runs, home: Path) -> None:
    assert runs("backup", "--verify").code == 3
    assert not home.exists()
