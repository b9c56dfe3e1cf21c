"""`import-csv`: what each row becomes is said first; with anything wrong nothing is written."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.cli.terminal import Runs

HEAD = ("name", "number", "issuer", "valid_to", "department", "custodian", "papers", "duties")
PEOPLE = [
    ("姓名", "name", "部门", "邮箱"),
    ("李伟", "Li Wei", "财务部", "li@x.example"),
    ("陈军", "Chen Jun", "安全", ""),
]
DEPARTMENTS = [("部门名称", "英文名称", "简称"), ("财务部", "Finance", "财务,钱"), ("安全部", "Safety", "")]


def written(path: Path, rows: Iterable[Iterable[str]], encoding: str = "utf-8") -> str:
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows(rows)
    return str(path)


@pytest.fixture
def staffed(runs: Runs, tmp_path: Path) -> Path:
    """An office with two departments and two people, brought in from tables."""
    assert runs("import-csv", "departments", written(tmp_path / "d.csv", DEPARTMENTS), "--yes").code == 0
    assert runs("import-csv", "people", written(tmp_path / "p.csv", PEOPLE, "gb18030"), "--yes").code == 0
    return tmp_path


def test_departments_and_people_in_chinese(runs: Runs, staffed: Path) -> None:
    assert [row[:2] for row in runs("list", "departments").cells] == [
        ["Finance", "财务部"],
        ["Safety", "安全部"],
    ]
    people = runs("list", "people", "--view", "by name").cells
    assert [row[:3] for row in people] == [["Chen Jun", "陈军", "Safety"], ["Li Wei", "李伟", "Finance"]]
    assert (
        runs("import-csv", "people", str(staffed / "p.csv"))
        .lines[-1]
        .startswith("2 rows: 0 new, 0 changed, 2 same")
    )
    assert "Nothing in it is new" not in runs("import-csv", "people", str(staffed / "p.csv"), "--yes").err


def test_500_rows_of_which_40_are_faulty(runs: Runs, staffed: Path) -> None:
    faults = [
        (3, "31 Feb", "valid_to"), (4, "Nobody", "department"), (6, "photo: wall", "papers"), (7, "boat: x", "duties"),
    ]  # fmt: skip
    rows = [
        [f"Permit {n}", f"NO-{n}", "Bureau", "2026-12-31", "财务", "李伟", "original: safe", ""]
        for n in range(500)
    ]
    wanted = []
    for i in range(40):
        column, value, heading = faults[i % 4]
        rows[i * 12][column] = value
        wanted.append((i * 12 + 2, heading))
    path = written(staffed / "l.csv", [HEAD, *rows])
    for words in ((), ("--yes",)):
        said = runs("import-csv", "licences", path, "--json", *words)
        assert said.code == 1
        assert [(each["line"], each["column"]) for each in said.json["wrong"]] == wanted
        assert all(each["why"] for each in said.json["wrong"])
        assert runs("list", "licences").out == ""
    text = runs("import-csv", "licences", path)
    assert sum(line.startswith("line ") for line in text.lines) == 40
    assert text.lines[-1] == "500 rows: 460 new, 0 changed, 0 same, 40 wrong. Nothing was written."
    for i in range(40):
        rows[i * 12] = [f"Permit {i * 12}", f"NO-{i * 12}", "Bureau", "2026-12-31", "", "", "", ""]
    path = written(staffed / "l.csv", [HEAD, *rows])
    assert runs("import-csv", "licences", path).lines[-1].endswith("--yes writes it.")
    assert runs("list", "licences").out == ""
    assert runs("import-csv", "licences", path, "--yes").out.startswith("import: 500 licences from l.csv")
    assert len(runs("list", "licences").lines) == 500
    assert runs("undo").code == 0
    assert runs("list", "licences").out == ""


def test_rows_become_new_changed_or_the_same(runs: Runs, staffed: Path) -> None:
    path = written(
        staffed / "l.csv", [HEAD[:4], ("Food", "JY-1", "Bureau", "2026-05-02"), ("Lift", "", "", "长期")]
    )
    runs("import-csv", "licences", path, "--yes")
    assert runs("show", "LIC-2", "--json").json["long_term"] is True
    again = [
        HEAD[:4],
        ("Food permit", "jy-1", "bureau", "2026-05-02"),
        ("Lift", "", "", ""),
        ("Fire", "9", "", "2027-01-01"),
    ]
    found = runs("import-csv", "licences", written(staffed / "m.csv", again, "utf-8-sig"), "--json").json
    assert [row["becomes"] for row in found["rows"]] == ["changed", "same", "new"]
    assert [row["record"]["id"] for row in found["rows"]] == ["LIC-1", "LIC-2", ""]
    runs("import-csv", "licences", str(staffed / "m.csv"), "--yes")
    assert runs("show", "LIC-1", "--json").json["name"] == "Food permit"


def test_a_row_turns_long_term_into_dated_and_back(runs: Runs, tmp_path: Path) -> None:
    def brought(*row: str, heads: tuple[str, ...] = ("name", "有效期至")) -> tuple[object, object]:
        said = runs("import-csv", "licences", written(tmp_path / "l.csv", [heads, row]), "--yes")
        assert said.code == 0, said.out + said.err
        record = runs("show", "LIC-1", "--json").json
        return record.get("valid_to"), record.get("long_term", False)

    assert brought("Lift", "2026-05-02") == ("2026-05-02", False)
    assert brought("Lift", "长期") == (None, True)
    assert brought("Lift", "2027-05-02") == ("2027-05-02", False)
    assert brought("Lift", "yes", heads=("name", "长期")) == (None, True)
    assert brought("Lift", "2028-05-02", "no", heads=("name", "valid_to", "长期")) == ("2028-05-02", False)
    both = [("name", "valid_to", "长期"), ("Lift", "2028-05-02", "yes")]
    assert "leave one of the two out" in runs("import-csv", "licences", written(tmp_path / "b.csv", both)).out


def test_what_came_of_many_rows_fits_into_a_line(runs: Runs, tmp_path: Path) -> None:
    rows = [("name", "长期"), *((f"Lift {n}", "yes") for n in range(60))]
    path = written(tmp_path / "l.csv", rows)
    said = runs("import-csv", "licences", path, "--yes")
    assert said.lines == ["import: 60 licences from l.csv → 60: LIC-1, LIC-2, LIC-3, …, LIC-59, LIC-60"]


@pytest.mark.parametrize("papers", ["duplicate 1: safe 2", "original: missing"])
def test_a_row_that_renames_a_paper_that_is_out_is_named_before_anything_is_written(
    runs: Runs, staffed: Path, papers: str
) -> None:
    rows = [
        ("name", "valid to", "papers"),
        ("Lift", "2027-01-01", ""),
        ("Food", "2027-01-01", "original: hall"),
    ]
    assert runs("import-csv", "licences", written(staffed / "l.csv", rows), "--yes").code == 0
    assert runs("licence", "lend", "LIC-2", "Finance", "--for", "tender", "--back", "9 Mar").code == 0
    path = written(staffed / "m.csv", [rows[0], rows[1], (*rows[2][:2], papers)])
    for words in ((), ("--yes",)):
        said = runs("import-csv", "licences", path, *words)
        assert said.code == 1
        assert "line 3, papers: The original of LIC-2 is out (LOA-1) and would be" in said.out
    assert runs("licence", "return", "LIC-2").code == 0
    assert runs("import-csv", "licences", path, "--yes").code == 0


def test_a_row_whose_plan_needs_what_is_not_there_is_named(runs: Runs, tmp_path: Path) -> None:
    rows = [("name", "long_term", "plan"), ("Food", "yes", "needs: LIC-88"), ("Lift", "yes", "needs: PER-1")]
    said = runs("import-csv", "licences", written(tmp_path / "l.csv", rows), "--yes")
    assert said.code == 1
    assert "line 2, plan: LIC-88 is not there: enter it first, or name one that is." in said.out
    assert "line 3, plan: “PER-1” is no licence of ours" in said.out


def test_a_number_is_known_again_without_its_issuer_unless_two_have_given_it(
    runs: Runs, tmp_path: Path
) -> None:
    def found(heads: tuple[str, ...], *rows: tuple[str, ...], yes: bool = False) -> list[tuple[str, str]]:
        path = written(tmp_path / "l.csv", [heads, *rows])
        said = runs("import-csv", "licences", path, "--json", *(["--yes"] if yes else [])).json
        return [] if yes else [(row["becomes"], row["record"]["id"]) for row in said["rows"]]

    heads = ("name", "number", "valid_to", "issuer")
    found(heads, ("Food", "JY-1", "2026-05-02", "Bureau"), ("Lift", "7", "2026-05-02", ""), yes=True)
    assert found(heads[:3], ("Food", "JY-1", "2027-05-02")) == [("changed", "LIC-1")]
    assert found(heads, ("Lift", "7", "2026-05-02", "Works")) == [("changed", "LIC-2")]
    assert found(heads, ("Food", "JY-1", "2026-05-02", "Other")) == [("new", "")]
    new = ("Gas", "9", "2027-05-02", "Bureau")
    assert [each for each, _ in found(heads, new, ("Gas", "9", "2027-05-02", ""))] == ["new", "wrong"]
    assert [each for each, _ in found(heads, new, ("Gas", "9", "2027-05-02", "Works"))] == ["new", "new"]
    found(heads, ("Food", "JY-1", "2026-05-02", "Other"), yes=True)
    assert found(heads[:3], ("Food", "JY-1", "2027-05-02")) == [("wrong", "")]
    assert found(heads, ("Food", "JY-1", "2027-05-02", "other")) == [("changed", "LIC-3")]
    said = runs(
        "import-csv", "licences", written(tmp_path / "l.csv", [heads[:3], ("Food", "JY-1", "2027-05-02")])
    )
    assert "Several licences have the number JY-1: say who issued it (Bureau, Other)." in said.out


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([("boat", "name"), ("x", "y")], "line 1, boat: There is no such field."),
        ([("name", "名称", "valid_to"), ("x", "y", "2027-01-01")], "line 1, 名称: There is no such field."),
        (
            [("name", "licence", "valid_to"), ("x", "y", "2027-01-01")],
            "line 1, name: Two columns mean this field.",
        ),
        ([("name", "valid_to"), ("x", "2027-01-01", "more")], "line 2: The row has more cells"),
        (
            [("name", "valid_to"), ("x", "2027-01-01"), ("X", "2028-01-01")],
            "line 3: It is the same as line 2.",
        ),
        ([("name", "number"), ("x", "1")], "line 2, valid_to: Say until when"),
        ([("name", "有效期至"), ("", "2027-01-01")], "line 2, name: A name is needed."),
    ],
)
def test_what_is_wrong_is_named_by_line_and_column(
    runs: Runs, tmp_path: Path, rows: list[tuple[str, ...]], says: str
) -> None:
    said = runs("import-csv", "licences", written(tmp_path / "l.csv", rows))
    assert said.code == 1
    assert any(line.startswith(says) for line in said.lines), said.out


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_any_usual_table_is_read(runs: Runs, tmp_path: Path, encoding: str, delimiter: str) -> None:
    path = tmp_path / "l.csv"
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(
            [
                ("证照名称", "有效期至", "原件"),
                ("食品经营许可证", "2026年5月2日", "正本：保险柜\n副本1：食堂"),
            ]
        )
    assert runs("import-csv", "licences", str(path), "--yes").code == 0
    record = runs("show", "LIC-1", "--json").json
    assert (record["name"], record["valid_to"], len(record["copies"])) == ("食品经营许可证", "2026-05-02", 2)


@pytest.mark.parametrize(
    ("data", "says"),
    [(b"\x00\x01\x02\xff", "is no text"), (b"", "no heading"), (b'"' + b"x" * 200_000, "field larger than")],
)
def test_what_is_no_table_is_refused(runs: Runs, tmp_path: Path, data: bytes, says: str) -> None:
    path = tmp_path / "l.csv"
    path.write_bytes(data)
    said = runs("import-csv", "licences", str(path))
    assert said.code in {1, 2}
    assert says in said.out + said.err


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        (
            'A,2028-01-01,"open\nB,2028-01-01,x\nC,2028-01-01,x\n',
            "line 2: a quotation mark is opened and never",
        ),
        (
            'A,2028-01-01,"a\nb"\nB,2028-01-01,"open\nC,2028-01-01,\n',
            "line 4: a quotation mark is opened and never",
        ),
        ('A,2028-01-01,"open\nB,2028-01-01,"x"\n', "line 2: something stands after a closing quotation mark"),
    ],
)
def test_no_row_vanishes_inside_a_cell_that_is_never_closed(
    runs: Runs, tmp_path: Path, rows: str, says: str
) -> None:
    path = tmp_path / "l.csv"
    path.write_text(f"name,valid_to,note\n{rows}", encoding="utf-8")
    said = runs("import-csv", "licences", str(path), "--yes")
    assert (said.code, says in said.err) == (2, True), said.err
    assert runs("list", "licences").out == ""


def test_what_never_ends_or_never_begins_is_not_waited_for(runs: Runs, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    for path in (pipe, Path("/dev/zero"), tmp_path):
        said = runs("import-csv", "people", str(path))
        assert (said.code, "is no ordinary file" in said.err) == (2, True), said.err


def test_a_guarded_cell_is_what_it_was_and_foreign_text_is_cleaned(runs: Runs, tmp_path: Path) -> None:
    rows = [("name", "valid_to", "note"), ("\x1b[31mred", "2027-01-01", "'=1+1")]
    assert runs("import-csv", "licences", written(tmp_path / "l.csv", rows), "--yes").code == 0
    record = runs("show", "LIC-1", "--json").json
    assert (record["name"], record["note"]) == ("[31mred", "=1+1")


def test_a_file_that_is_not_there(runs: Runs, tmp_path: Path) -> None:
    assert runs("import-csv", "people", str(tmp_path / "none.csv")).code == 5
    assert runs("import-csv", "boats", "x").code == 2
