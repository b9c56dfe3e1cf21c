"""A table of people: whom a row means who is here already, and whom it cannot tell from another."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from tests.cli.terminal import Runs, Said

HEADS = ("name", "name_zh", "department", "email", "phone")
ANN = ("Ann Lee", "", "Works", "ann@x.org", "")
BARE = ("Ann Lee", "", "", "", "")


@pytest.fixture
def brings(runs: Runs, tmp_path: Path) -> Any:
    """Bring in a table of people with the departments it names; an office with two departments."""

    def bring(*rows: tuple[str, ...]) -> Said:
        path = tmp_path / "p.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([HEADS, *rows])
        return runs("import-csv", "people", str(path), "--yes", "--add")

    return bring


def people(runs: Runs) -> list[tuple[str, ...]]:
    found = {each["id"]: each for each in runs("list", "people", "--json").json}
    return [tuple(found[id_].get(field, "") for field in HEADS) for id_ in sorted(found)]


@pytest.mark.parametrize(
    ("here", "row", "after"),
    [
        (ANN, ("Ann Lee", "", "", "", "123"), (("Ann Lee", "", "DEP-1", "ann@x.org", "123"),)),
        (ANN, ("ann lee", "李安", "Works", "", ""), (("ann lee", "李安", "DEP-1", "ann@x.org", ""),)),
        (ANN, ("A. Lee", "", "Sales", "ANN@x.org", ""), (("A. Lee", "", "DEP-2", "ANN@x.org", ""),)),
        (BARE, ("Ann Lee", "李安", "Works", "ann@x.org", "1"), (("Ann Lee", "李安", "DEP-1", "ann@x.org", "1"),)),
        (("", "李安", "", "", ""), ("Ann Lee", "李安", "Works", "", ""), (("Ann Lee", "李安", "DEP-1", "", ""),)),
        (ANN, ("Ann Lee", "", "Sales", "", ""),
            (("Ann Lee", "", "DEP-1", "ann@x.org", ""), ("Ann Lee", "", "DEP-2", "", ""))),
        (ANN, ("Ann Lee", "", "Works", "ann2@x.org", ""),
            (("Ann Lee", "", "DEP-1", "ann@x.org", ""), ("Ann Lee", "", "DEP-1", "ann2@x.org", ""))),
        (("Li Wei", "李伟", "", "", ""), ("Li Wei", "李薇", "", "", ""),
            (("Li Wei", "李伟", "", "", ""), ("Li Wei", "李薇", "", "", ""))),
    ],
)  # fmt: skip
def test_a_row_completes_whom_it_means_and_is_somebody_new_else(
    runs: Runs, brings: Any, here: tuple[str, ...], row: tuple[str, ...], after: tuple[tuple[str, ...], ...]
) -> None:
    assert brings(here).code == 0
    assert brings(row).code == 0
    assert people(runs) == list(after)


def test_of_several_the_one_that_agrees_most_is_meant_else_the_row_is_named(runs: Runs, brings: Any) -> None:
    works, sales = ("Ann Lee", "", "Works", "", ""), ("Ann Lee", "", "Sales", "", "")
    assert brings(works, sales).code == 0
    said = brings(BARE)
    assert said.code == 1
    assert (
        "line 2: Several people are called Ann Lee (PER-1, PER-2): give the department or email." in said.out
    )
    assert brings((*sales[:4], "2")).code == 0
    assert brings(("Ann Lee", "", "Works", "ann@x.org", "1")).code == 0
    assert [each[2:] for each in people(runs)] == [("DEP-1", "ann@x.org", "1"), ("DEP-2", "", "2")]
    assert brings((*BARE[:4], "3")).code == 1
    assert brings(("Ann Lee", "", "", "ann@x.org", "3")).code == 0
    assert [each[4] for each in people(runs)] == ["3", "2"]


def test_of_two_rows_that_contradict_each_other_the_first_completes_and_the_other_is_new(
    runs: Runs, brings: Any
) -> None:
    assert brings(BARE).code == 0
    assert brings(ANN, ("Ann Lee", "", "Sales", "ann2@x.org", ""), (*BARE[:2], "Finance", "", "")).code == 0
    assert people(runs) == [
        ("Ann Lee", "", "DEP-1", "ann@x.org", ""),
        ("Ann Lee", "", "DEP-2", "ann2@x.org", ""),
        ("Ann Lee", "", "DEP-3", "", ""),
    ]


@pytest.mark.parametrize(
    ("here", "says"),
    [((BARE,), "It means PER-1, as line 2 does"), ((), "It is the same as line 2")],
)
def test_two_rows_that_nothing_tells_apart_are_refused_with_what_would(
    runs: Runs, brings: Any, here: tuple[tuple[str, ...], ...], says: str
) -> None:
    assert all(brings(each).code == 0 for each in here)
    said = brings((*BARE[:2], "Works", "", ""), (*BARE[:2], "Works", "ann@x.org", ""))
    assert said.code == 1
    assert f"line 3: {says}: give the department or the mail of each." in said.out
    assert people(runs) == [*here]


def test_whom_a_table_of_licences_added_a_table_of_people_completes(
    runs: Runs, brings: Any, tmp_path: Path
) -> None:
    path = tmp_path / "l.csv"
    path.write_text(
        "name,valid to,custodian\nFood,2027-01-01,Chen Fang\nLift,2027-01-01,陈军\n", encoding="utf-8"
    )
    assert runs("import-csv", "licences", str(path), "--yes", "--add").code == 0
    rows = (("Chen Fang", "陈芳", "Works", "fang@x.org", ""), ("Chen Jun", "陈军", "Works", "", ""))
    assert brings(*rows).code == 0
    assert [each[:2] for each in people(runs)] == [("Chen Fang", "陈芳"), ("Chen Jun", "陈军")]
    assert [runs("show", id_, "--json").json["custodian"] for id_ in ("LIC-1", "LIC-2")] == ["PER-1", "PER-2"]
