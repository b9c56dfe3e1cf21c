"""A table that names departments and people nobody knows: told, refused, or added with it."""

from __future__ import annotations

import csv
from pathlib import Path

from tests.cli.terminal import Runs

ROWS = (
    ("证照名称", "有效期至", "责任部门", "保管人"),
    ("Food permit", "2026-09-30", "Sales", "Chen Fang"),
    ("Fire safety", "2026-12-31", "sales", "陈军"),
)


def written(path: Path) -> str:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(ROWS)
    return str(path)


def test_unknown_names_are_refused_and_all_of_them_named(runs: Runs, tmp_path: Path) -> None:
    said = runs("import-csv", "licences", written(tmp_path / "l.csv"), "--yes")
    assert said.code == 1
    assert said.lines[-2] == (
        "Not known here: departments: Sales; people: Chen Fang, 陈军. --add adds them with the table."
    )
    assert runs("list", "departments").out == ""


def test_with_add_they_are_told_first_then_added_with_the_rows(runs: Runs, tmp_path: Path) -> None:
    path = written(tmp_path / "l.csv")
    said = runs("import-csv", "licences", path, "--add")
    assert said.code == 0
    assert said.lines[-2] == "Adds departments: Sales; people: Chen Fang, 陈军."
    assert runs("list", "people").out == ""
    assert runs("import-csv", "licences", path, "--add", "--yes").code == 0
    food, fire = (runs("show", id_, "--json").json for id_ in ("LIC-1", "LIC-2"))
    assert (food["department"], food["custodian"]) == ("DEP-1", "PER-1")
    assert (fire["department"], fire["custodian"]) == ("DEP-1", "PER-2")
    people = runs("list", "people", "--json").json
    assert sorted((each.get("name", ""), each.get("name_zh", "")) for each in people) == [
        ("", "陈军"),
        ("Chen Fang", ""),
    ]
    assert "2 same" in runs("import-csv", "licences", path, "--add").out
    assert runs("undo").code == 0
    assert runs("list", "licences").out == ""


def test_an_id_of_nobody_is_no_new_name(runs: Runs, tmp_path: Path) -> None:
    path = tmp_path / "l.csv"
    path.write_text("name,valid to,custodian\nFood,2026-09-30,PER-9\n", encoding="utf-8")
    said = runs("import-csv", "licences", str(path), "--add")
    assert said.code == 1
    assert "Adds" not in said.out


def test_the_example_of_the_guide_is_taken(runs: Runs, tmp_path: Path) -> None:
    guide = (Path(__file__).parents[2] / "docs/guide.md").read_text(encoding="utf-8")
    lines = guide.partition("## Tables")[2].partition("\n## ")[0].splitlines()
    path = tmp_path / "l.csv"
    path.write_text("\n".join(line[4:] for line in lines if line.startswith("    ")), encoding="utf-8")
    said = runs("import-csv", "licences", str(path), "--add", "--yes")
    assert said.code == 0, said.out
    assert len(runs("list", "licences").lines) == 2
