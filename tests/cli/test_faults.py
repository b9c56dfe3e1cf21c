"""What goes wrong: a sentence on standard error, an exit code, never a trace."""

from __future__ import annotations

import fcntl
import io
import os
import sys
from pathlib import Path

import pytest

from office_tui.cli.printing import say_json
from tests.cli.terminal import UNSAFE, Runs, files

READERS = [
    ["list", "inbox"],
    ["show", "CAP-1"],
    ["today"],
    ["decide", "CAP-1", "file"],
    ["undo"],
    ["redo"],
    ["journal"],
    ["export"],
    ["doctor"],
    ["check"],
    ["backup"],
    ["draft", "memo", "-o", "memo.docx"],
]
EVERYTHING = [*READERS, ["add", "one"], ["import", "nothing.eml"]]


@pytest.mark.parametrize("words", READERS, ids=" ".join)
def test_without_an_office_nothing_is_created(runs: Runs, home: Path, words: list[str]) -> None:
    for form in ([], ["--json"]):
        said = runs(*words, *form)
        assert (said.code, said.out) == (3, "")
        assert said.err.startswith("office-tui: ")
    assert not home.exists()


@pytest.mark.parametrize("words", [["paths"], ["templates"], ["--help"], ["--version"], ["decide", "--help"]])
def test_what_needs_no_office_creates_none(runs: Runs, home: Path, words: list[str]) -> None:
    assert runs(*words).code == 0
    assert not home.exists()


@pytest.mark.parametrize("words", EVERYTHING, ids=" ".join)
def test_a_home_that_is_a_file_cannot_be_read(runs: Runs, home: Path, words: list[str]) -> None:
    home.write_text("")
    said = runs(*words)
    assert said.code in ({3, 5} if words in READERS else {5})
    assert (said.out, len(said.err.splitlines())) in {("", 1), ("", 2)}
    assert home.read_text() == ""


@pytest.mark.parametrize("words", EVERYTHING, ids=" ".join)
def test_a_folder_that_others_may_write_to_is_refused(runs: Runs, home: Path, words: list[str]) -> None:
    runs("add", "one")
    (home / "data").chmod(0o777)
    said = runs(*words)
    assert (said.code, said.out) == (5, "")
    assert str(home / "data") in said.err


@pytest.mark.parametrize("words", EVERYTHING, ids=" ".join)
def test_a_damaged_office_is_refused_and_left_alone(runs: Runs, home: Path, words: list[str]) -> None:
    (home / "data").mkdir(parents=True, mode=0o700)
    path = home / "data" / "office.json"
    path.write_text("no office at all")
    said = runs(*words)
    assert said.code == 4
    assert "damaged" in (said.out if words in (["doctor"], ["check"]) else said.err)
    assert path.read_text() == "no office at all"


def test_an_office_that_is_being_written_to_for_long_is_busy(
    runs: Runs, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs("add", "one")
    runs("add", "two")
    monkeypatch.setattr("office_tui.store.lock.PATIENCE", 0.05)
    with (home / "data" / "office.json.lock").open("rb+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        said = runs("add", "three")
    assert said.code == 75
    assert said.err.startswith("office-tui: ")


@pytest.mark.parametrize("day", ["yesterday", "2026-02-30", "20260302x"])
def test_a_fixed_date_that_is_none_is_a_usage_error(
    runs: Runs, monkeypatch: pytest.MonkeyPatch, day: str
) -> None:
    runs("add", "one")
    monkeypatch.setenv("OFFICE_TUI_TODAY", day)
    for words in (["today"], ["list", "inbox"], ["add", "two"], ["decide", "CAP-1", "due", "friday"]):
        said = runs(*words)
        assert (said.code, said.out) == (2, "")
        assert "OFFICE_TUI_TODAY" in said.err


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("mouse = true\npatern = 1\n", "settings.toml, line 2: patern: There is no such setting."),
        ("mouse = 3\n", "settings.toml, line 1: mouse: It should be true or false."),
        ("mouse = true\nx = = 1\n", "settings.toml, line 2: No TOML"),
        ("[patterns]\ndirective = 'D{n}'\n", "settings.toml, line 2: patterns.directive: {year} must stand"),
    ],
)
def test_settings_that_are_not_understood_are_told_with_their_line(
    runs: Runs, home: Path, text: str, told: str
) -> None:
    (home / "config").mkdir(parents=True)
    (home / "config" / "settings.toml").write_text(text)
    said = runs("add", "--accept", "Finance: plan")
    assert said.code == 0
    assert f"office-tui: {told}" in said.err
    assert "DIR-2026-001" in said.out
    assert f"office-tui: {told}" in runs("show", "CAP-9").err


def test_settings_that_are_no_text_are_told(runs: Runs, home: Path) -> None:
    (home / "config").mkdir(parents=True)
    (home / "config" / "settings.toml").write_bytes(b"\xff\xfe")
    said = runs("add", "one")
    assert said.code == 0
    assert "settings.toml" in said.err


@pytest.mark.parametrize(
    "words", [[UNSAFE], ["list", UNSAFE], ["show", UNSAFE], ["export", "--kind", UNSAFE]]
)
def test_complaints_are_safe_to_show(runs: Runs, words: list[str]) -> None:
    runs("add", "one")
    said = runs(*words)
    assert said.code in {1, 2}
    assert said.err
    assert not {"\x1b", "\x07", "\u202e", "\u200b", "\x9b"} & set(said.err + said.out)


def test_json_escapes_what_a_terminal_would_act_on(capsys: pytest.CaptureFixture[str]) -> None:
    import json

    value = {"a": f"{UNSAFE} 中文 \U000e0041"}
    say_json(value)
    out = capsys.readouterr().out
    assert json.loads(out) == value
    assert "中文" in out
    assert not {"\x1b", "\x07", "\u202e", "\u200b", "\x9b", "\U000e0041"} & set(out)


def test_a_terminal_without_chinese_gets_question_marks(
    runs: Runs, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    from office_tui.cli.main import run

    runs("add", "交资金计划")
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="latin-1"))
    assert run(["list", "inbox"]) == 0
    assert b"CAP-1\t\t\t?????\t" in raw.getvalue()


def test_an_error_nobody_expected_is_told_in_three_lines_and_logged(
    runs: Runs, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("secret words")

    runs("add", "one")
    monkeypatch.setattr("office_tui.services.today.today_bands", broken)
    said = runs("today")
    assert said.code == 1
    assert "RuntimeError" in said.err
    assert "Traceback" not in said.err
    assert "secret" not in said.err
    log = home / "state" / "office-tui.log"
    assert "RuntimeError" in log.read_text()
    assert log.stat().st_mode & 0o777 == 0o600


def test_the_desk_needs_a_terminal(runs: Runs, home: Path) -> None:
    said = runs()
    assert (said.code, said.out) == (2, "")
    assert "terminal" in said.err
    assert not home.exists()


def test_a_read_only_office_is_read_and_not_written(runs: Runs, home: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("nothing is read-only to root")
    runs("add", "one")
    (home / "data").chmod(0o500)
    assert runs("list", "inbox").code == 0
    assert runs("add", "two").code == 5
    (home / "data").chmod(0o700)


def test_everything_stays_in_the_home(runs: Runs, home: Path, tmp_path: Path, letter: Path) -> None:
    before = files(tmp_path)
    runs("add", "one")
    runs("import", str(letter))
    runs("today")
    assert all(each.startswith("home/") for each in files(tmp_path) - before)
    assert {path.stat().st_mode & 0o777 for path in home.rglob("*") if path.is_file()} == {0o600}
    assert {path.stat().st_mode & 0o777 for path in home.rglob("*") if path.is_dir()} == {0o700}
