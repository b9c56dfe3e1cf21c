"""`add` and `import`."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.cli.terminal import UNSAFE, Runs


def test_a_line_lands_in_the_inbox_with_what_was_understood(runs: Runs) -> None:
    said = runs("add", "Finance:", "cash", "plan", "by", "friday", "!high")
    assert (said.code, said.err) == (0, "")
    assert said.out == "CAP-1  directive · Finance (new) · due Fri 6 Mar 2026, in 4 days · high\n"
    assert runs("list", "inbox").lines == ["CAP-1\t!\t\tcash plan\t6 Mar\t2 Mar\tnew"]


def test_a_line_in_json_is_the_record(runs: Runs) -> None:
    record = runs("add", "财务部：周五前交资金计划 !高", "--json").json
    assert list(record)[:5] == ["id", "kind", "number", "title", "state"]
    assert (record["id"], record["kind"], record["state"]) == ("CAP-1", "capture", "new")
    assert record["words"] == "财务部：周五前交资金计划 !高"
    assert record["suggestion"]["due"] == "2026-03-06"
    assert record["suggestion"]["importance"] == "high"


def test_accept_registers_at_once(runs: Runs) -> None:
    said = runs("add", "--accept", "Finance: cash plan by friday")
    assert said.out.startswith("DIR-1  DIR-2026-001  directive")
    record = runs("add", "Works: roof", "--accept", "--json").json
    assert (record["id"], record["kind"], record["number"]) == ("DIR-2", "directive", "DIR-2026-002")
    assert runs("list", "inbox").out == ""


@pytest.mark.parametrize("line", ["Finance: plan by 31 February", " ", "report by 30.2."])
def test_what_is_ambiguous_or_nothing_is_an_error_and_nothing_is_added(runs: Runs, line: str) -> None:
    said = runs("add", line)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("office-tui: ")
    assert runs("list", "captures", "--view", "all").out == ""


def test_an_unsafe_line_is_cleaned(runs: Runs) -> None:
    runs("add", f"call {UNSAFE} them")
    for words in (["list", "inbox"], ["show", "CAP-1"], ["journal"], ["today"], ["export"]):
        out = runs(*words).out
        assert "evil" in out or words == ["today"]
        assert not set(UNSAFE) & set(out) - set("]0;owned evil31m")


def test_import_says_what_came_in(runs: Runs, letter: Path) -> None:
    assert runs("import", str(letter)).out == "1 imported, 0 already here, 0 unreadable\n"
    assert runs("import", str(letter)).out == "0 imported, 1 already here, 0 unreadable\n"


def test_import_in_json_has_these_four_keys(runs: Runs, letter: Path, tmp_path: Path) -> None:
    answer = runs("import", str(letter), str(tmp_path / "gone"), "--json").json
    assert answer == {
        "imported": 1,
        "present": 0,
        "unreadable": [{"path": str(tmp_path / "gone"), "why": "no such file or directory"}],
        "ids": ["CAP-1"],
    }
    assert set(runs("import", str(letter), "--json").json) == {"imported", "present", "unreadable", "ids"}


def test_import_of_nothing_but_what_is_unreadable_is_a_problem(runs: Runs, tmp_path: Path) -> None:
    said = runs("import", str(tmp_path / f"gone{UNSAFE}"))
    assert said.code == 1
    assert "no such file" in said.out
    assert "\x1b" not in said.out
    assert runs("import", str(tmp_path / "x\udcff"), "--json").code == 1


def test_import_from_standard_input(runs: Runs, letter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stdin = SimpleNamespace(buffer=io.BytesIO(letter.read_bytes()), isatty=lambda: False)
    monkeypatch.setattr(sys, "stdin", stdin)
    assert runs("import", "-", "--json").json["imported"] == 1


def test_an_imported_message_is_shown_whole(runs: Runs, letter: Path) -> None:
    runs("import", str(letter))
    shown = runs("show", "CAP-1")
    assert "Please reply by 20 March 2026 about the boilers." in shown.lines
    assert runs("show", "CAP-1", "--json").json["body"].startswith("Please reply")
    assert "import: 1 message from letter.eml" in shown.lines[-1]
