"""What the commands about licences say: of a value nobody can read how to write it, of a fact what it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.terminal import Runs


@pytest.fixture(autouse=True)
def _licence(runs: Runs) -> None:
    assert runs("licence", "add", "Fire safety", "--set", "long_term=yes").code == 0


@pytest.mark.parametrize(
    ("pair", "hint"),
    [
        ("duties=garbage", "Such as “inspection: Lift, every 6 months from 2026-01-15”"),
        ("plan=xx", "Such as “step 10 working days: agency test”"),
        ("valid_to=garbage", "Write it like 2026-03-20"),
        ("copies=x y z", "Such as “original: "),
    ],
)
def test_a_bad_value_is_told_with_how_to_write_it(runs: Runs, pair: str, hint: str) -> None:
    for command in (("edit", "LIC-1"), ("add", "Gas")):
        said = runs("licence", *command, "--set", pair)
        assert said.code == 2
        assert hint in said.err
        assert "The fields are" not in said.err


def test_of_several_each_has_its_own(runs: Runs) -> None:
    said = runs(
        "licence", "edit", "LIC-1", "--set", "plan=xx", "--set", "valid_to=garbage", "--set", "boat=1"
    ).err
    assert "Such as “step 10 working days: agency test”" in said
    assert "Write it like 2026-03-20" in said
    assert "There is no field “boat”." in said
    assert "The fields are: name" in said


def test_a_fact_is_shown_as_people_read_it(runs: Runs) -> None:
    runs(
        "licence",
        "fact",
        "address",
        "3 Far Street",
        "--chinese",
        "远街3号",
        "--why",
        "moved",
        "--since",
        "2026-03-02",
    )
    said = runs("show", "FCT-1").out
    assert "3 Far Street 远街3号 (moved)" in said
    assert "{" not in said


def test_a_round_names_what_it_covers(runs: Runs) -> None:
    runs("licence", "add", "Gas", "--set", "long_term=yes")
    runs("licence", "round", "Q9", "--due", "+5d")
    assert "LIC-1, LIC-2\n" in runs("show", "RND-1").out


def test_a_table_in_which_nothing_is_new_says_so(runs: Runs, tmp_path: Path) -> None:
    path = tmp_path / "l.csv"
    path.write_text("name,long_term\nFire safety,yes\n", encoding="utf-8")
    for yes in ((), ("--yes",)):
        said = runs("import-csv", "licences", str(path), *yes)
        assert said.code == 0
        assert (
            "1 rows: 0 new, 0 changed, 1 same, 0 wrong. Nothing was written: nothing in it is new."
            in said.out
        )
