"""The crash report: three lines, a private log, and nothing of what was typed in either."""

from __future__ import annotations

import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from office_tui.errors import BusyError
from office_tui.terminal import crash
from tests.tty_session import Session

Opens = Callable[..., Session]


def failing(secret: str) -> Exception:
    try:
        int(secret)
    except ValueError as error:
        return error
    raise AssertionError


def test_a_crash_gives_three_lines_and_a_log(opens: Opens, home: Path) -> None:
    session = opens(wait="")
    before = session.attributes()
    session.wait_for("ready")
    session.send("unsaved")
    session.wait_for("unsaved")
    session.send("\x1b[13~")
    assert session.exit_code() == 1
    log = home / "state" / "office-tui.log"
    after = session.output.rpartition(b"\x1b[?1049l")[2].decode()
    assert len(after.strip().splitlines()) == 3
    assert "KeyError" in after
    assert str(log) in after
    assert "1 form is kept" in after
    assert session.attributes() == before
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    assert "action_crash" in log.read_text()
    assert "swordfish" not in after + log.read_text().replace('secret = "swordfish"', "")
    assert len(list((home / "state" / "drafts").glob("*.json"))) == 1


def test_textual_alone_prints_every_local(opens: Opens) -> None:
    session = opens("plain", size=(80, 60))
    session.send("\x1b[13~")
    session.exit_code()
    assert "secret = 'swordfish'" in session.screen()


def test_an_error_in_the_background_is_said(opens: Opens, home: Path) -> None:
    session = opens(size=(100, 40))
    session.send("\x1b[14~")
    session.wait_for("(ValueError)")
    assert "unseen" in (home / "state" / "office-tui.log").read_text()


def test_textual_alone_says_nothing_of_it(opens: Opens) -> None:
    session = opens("plain", size=(100, 40))
    session.send("\x1b[14~")
    assert "ValueError" not in session.wait_quiet()


def test_the_log_has_no_values(tmp_path: Path) -> None:
    log = tmp_path / "state" / "office-tui.log"
    assert crash.write_log(log, failing("hunter2"), "a test")
    text = log.read_text()
    assert "ValueError" in text
    assert "a test" in text
    assert "hunter2" not in text


def test_the_cause_is_in_the_trace_too() -> None:
    error = BusyError("The office is busy.")
    error.__cause__ = failing("hunter2")
    text = crash.trace(error)
    assert "ValueError" in text
    assert "The office is busy." in text


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (KeyError("Li Wei"), "'…'"),
        (ValueError('bad "Li Wei"\nagain'), "bad '…' again"),
        (
            AttributeError("'NoneType' object has no attribute 'title'"),
            "'NoneType' object has no attribute 'title'",
        ),
        (ValueError("x" * 500), "x" * 200),
    ],
)
def test_what_an_error_quotes_is_left_out_unless_it_is_a_name(error: Exception, words: str) -> None:
    assert crash.words_of(error) == words


def test_the_log_does_not_grow_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = tmp_path / "office-tui.log"
    monkeypatch.setattr(crash, "LOG_LIMIT", 1)
    for number in range(3):
        crash.write_log(log, ValueError(f"number {number}"), "a test")
    assert "number 2" in log.read_text()
    assert "number 0" not in log.read_text() + log.with_suffix(".log.1").read_text()


def test_a_log_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    log = tmp_path / "file" / "office-tui.log"
    error = ValueError("x")
    assert not crash.write_log(log, error, "a test")
    lines = crash.report(error, log, logged=False, kept=0).splitlines()
    assert len(lines) == 3
    assert "could not be written" in lines[1]


def test_an_error_of_ours_is_told_in_its_own_words(tmp_path: Path) -> None:
    first = crash.report(BusyError("Busy.", "Try again."), tmp_path, logged=True, kept=2).splitlines()[0]
    assert first == "Busy. Try again."
