"""Whatever a person types for “no last day” is taken in every command, and kept as long-term."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.terminal import Runs

SAID = ["长期", "长期有效", "9999-12-31"]


def kept(runs: Runs, id_: str) -> tuple[object, object]:
    record = runs("show", id_, "--json").json
    return record.get("valid_to"), record.get("long_term", False)


@pytest.mark.parametrize("words", SAID)
def test_entered_by_hand_or_from_a_table(runs: Runs, tmp_path: Path, words: str) -> None:
    assert runs("licence", "add", "Business licence", "--set", f"valid_to={words}").code == 0
    table = tmp_path / "t.csv"
    table.write_text(f"name,valid to\nTrade mark,{words}\n", encoding="utf-8")
    assert runs("import-csv", "licences", str(table), "--yes").code == 0
    assert [kept(runs, id_) for id_ in ("LIC-1", "LIC-2")] == [(None, True)] * 2


@pytest.mark.parametrize("words", SAID)
def test_granted(runs: Runs, words: str) -> None:
    runs("licence", "add", "Food", "--set", "valid_to=2026-06-30")
    runs("licence", "renew", "LIC-1")
    runs("licence", "file", "LIC-1", "R-1")
    assert runs("licence", "grant", "LIC-1", "--to", words).code == 0
    assert kept(runs, "LIC-2") == (None, True)


@pytest.mark.parametrize("heads", ["name,valid to,long-term", "name,long-term,valid to"])
def test_a_row_that_says_both_is_named(runs: Runs, tmp_path: Path, heads: str) -> None:
    cells = {"name": "Trade mark", "valid to": "长期", "long-term": "no"}
    table = tmp_path / "t.csv"
    table.write_text(f"{heads}\n{','.join(cells[head] for head in heads.split(','))}\n", encoding="utf-8")
    said = runs("import-csv", "licences", str(table))
    assert said.code != 0
    assert "One column says that it is long-term, and one that it is not." in said.out + said.err
