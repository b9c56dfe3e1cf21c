"""`journal`, `export`, `paths`, and what they say of damage."""

from __future__ import annotations

import csv
import io
import json
import stat
from pathlib import Path

import pytest

from office_tui.store.store import Store
from tests.cli.terminal import Runs


def test_the_journal_tells_who_did_what_newest_first(runs: Runs) -> None:
    runs("add", "one")
    runs("decide", "CAP-1", "file")
    rows = runs("journal").cells
    assert [(row[0], row[3]) for row in rows] == [("ENT-2", "file: CAP-1 one"), ("ENT-1", "capture: one")]
    first = runs("journal", "--json").json[0]
    assert set(first) == {"id", "at", "actor", "session", "label", "undoes", "ids"}
    assert first["ids"] == ["CAP-1"]


def test_the_journal_of_one_record(runs: Runs) -> None:
    for line in ("one", "two"):
        runs("add", line)
    runs("add", "--accept", "Finance: plan")
    assert [row[3] for row in runs("journal", "CAP-2").cells] == ["capture: two"]
    assert len(runs("journal", "DIR-2026-001").cells) == 1
    assert len(runs("journal", "-n", "2").cells) == 2
    assert runs("journal", "-n", "0").out == ""
    assert runs("journal", "-n", "many").code == 2
    assert runs("journal", "CAP-9").code == 1


def test_the_journal_of_what_was_deleted_is_still_there(runs: Runs) -> None:
    runs("add", "one")
    runs("decide", "CAP-1", "delete")
    assert [row[3] for row in runs("journal", "cap-1").cells] == ["delete: CAP-1 one", "capture: one"]


def test_export_holds_everything(runs: Runs, letter: Path) -> None:
    runs("import", str(letter))
    runs("decide", "CAP-1", "accept", "letter")
    everything = json.loads(runs("export").out)
    assert set(everything) == {
        "captures", "texts", "directives", "letters", "assignments", "departments", "people", "office",
        "numbers", "licences", "renewals", "loans", "rounds", "checks", "facts", "reminders", "entries",
    }  # fmt: skip
    assert everything["letters"][0]["number"] == "IN-2026-001"
    assert everything["texts"][0]["body"].startswith("Please reply")
    assert len(everything["entries"]) == 2
    assert runs("export", "--json").json == everything
    assert list(runs("export", "--kind", "letters").json) == ["letters"]


def test_csv_is_guarded_against_formulas(runs: Runs) -> None:
    runs("add", "--", "=HYPERLINK(1) call, then “write”")
    said = runs("export", "--format", "csv", "--kind", "captures")
    (row,) = csv.DictReader(io.StringIO(said.out, newline=""))
    assert row["title"].startswith("'=HYPERLINK(1)")
    assert (row["id"], row["state"], row["until"]) == ("CAP-1", "new", "")


@pytest.mark.parametrize("words", [["--format", "csv"], ["--kind", "cats"], ["--format", "xml"]])
def test_what_cannot_be_exported_is_a_usage_error(runs: Runs, words: list[str]) -> None:
    runs("add", "one")
    assert runs("export", *words).code == 2


def test_export_to_a_file_is_private_and_overwrites_nothing(runs: Runs, tmp_path: Path) -> None:
    runs("add", "one")
    path = tmp_path / "all.json"
    assert runs("export", "-o", str(path)).out == ""
    assert json.loads(path.read_text())["captures"][0]["title"] == "one"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.write_text("mine")
    assert runs("export", "-o", str(path)).code == 2
    assert path.read_text() == "mine"
    assert runs("export", "-o", str(tmp_path / "no" / "folder")).code == 5


def test_a_damaged_record_is_told_beside_the_good_ones(runs: Runs, home: Path) -> None:
    runs("add", "one")
    store = Store.open(home / "data" / "office.json")
    store.db.table("captures").insert({"title": "two", "state": "strange"})
    store.close()
    listed = runs("list", "inbox")
    assert [row[0] for row in listed.cells] == ["CAP-1"]
    assert listed.code == 0
    assert "1 record is damaged" in listed.err
    assert runs("doctor").code == 4
    assert runs("doctor").cells[0][0] == "CAP-2"
    assert runs("show", "CAP-2").code == 4
    exported = runs("export")
    assert exported.code == 4
    assert [each["id"] for each in exported.json["captures"]] == ["CAP-1"]


def test_paths_names_the_database_under_file(runs: Runs, home: Path) -> None:
    answer = runs("paths", "--json").json
    assert answer["file"] == str(home / "data" / "office.json")
    assert all(path.startswith(str(home)) for path in answer.values())
    assert dict(runs("paths").cells) == answer
    assert not home.exists()
