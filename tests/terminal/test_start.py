"""What is checked before the desk opens."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from office_tui.errors import UsageError
from office_tui.terminal import start
from office_tui.terminal.start import Terminal, check_terminal
from tests.tty_session import Session

Opens = Callable[..., Session]


@pytest.fixture
def on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "isatty", lambda _fd: True)


@pytest.mark.usefixtures("on_a_terminal")
@pytest.mark.parametrize("term", ["dumb", "", "unknown"])
def test_a_terminal_that_cannot_draw_is_refused(term: str) -> None:
    with pytest.raises(UsageError, match="cannot draw") as refused:
        check_terminal({"TERM": term})
    assert refused.value.exit_code == 2
    assert "office-tui list" in str(refused.value) or "list" in refused.value.hint


@pytest.mark.parametrize("missing", [0, 1])
def test_no_terminal_is_refused(missing: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "isatty", lambda fd: fd != missing)
    with pytest.raises(UsageError, match="needs a terminal"):
        check_terminal({"TERM": "xterm"})


@pytest.mark.usefixtures("on_a_terminal")
@pytest.mark.parametrize(
    ("environ", "ascii_"),
    [
        ({"LANG": "en_US.UTF-8"}, False),
        ({}, False),
        ({"LANG": "C"}, True),
        ({"LANG": "C", "LC_CTYPE": "C.UTF-8"}, True),
        ({"LANG": "C", "LC_CTYPE": "zh_CN.UTF-8"}, False),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "POSIX"}, True),
        ({"LANG": "C", "LC_ALL": "C.UTF-8"}, False),
    ],
)
def test_what_the_environment_says(
    environ: dict[str, str], ascii_: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(start, "_encoding", lambda: "utf-8")
    found = check_terminal({"TERM": "xterm", **environ})
    assert found == Terminal("utf-8", ascii_, "xterm", found.warning)
    assert bool(found.warning) == ascii_


@pytest.mark.usefixtures("on_a_terminal")
def test_an_8_bit_locale_draws_in_ascii_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start, "_encoding", lambda: "ISO-8859-1")
    found = check_terminal({"TERM": "xterm", "LANG": "de_DE.ISO-8859-1"})
    assert found.encoding == "iso8859-1"
    assert found.ascii
    assert "\n" not in found.warning
    assert "ASCII" in found.warning


@pytest.mark.parametrize(("stdin", "stdout"), [(subprocess.DEVNULL, None), (None, subprocess.DEVNULL)])
def test_cron_gets_a_hint_and_exit_2_at_once(stdin: int | None, stdout: int | None, home: Path) -> None:
    """Textual alone runs for ever on an empty stdin."""
    code = (
        "import sys\n"
        "from office_tui.errors import OfficeError\n"
        "from office_tui.terminal.run import run\n"
        "try: run(lambda: 1/0)\n"
        "except OfficeError as error: print(error, file=sys.stderr); sys.exit(error.exit_code)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        stdin=stdin, stdout=stdout, stderr=subprocess.PIPE, text=True, check=False, timeout=20,
    )  # fmt: skip
    assert done.returncode == 2
    assert "office-tui today" in done.stderr
    assert not home.exists()


def test_checking_imports_no_textual() -> None:
    code = (
        "import sys, office_tui.terminal.start, office_tui.terminal.run, office_tui.terminal.drafts\n"
        "print([name for name in sys.modules if name.split('.')[0] in ('textual', 'rich', 'asyncio')])"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out.strip() == "[]"


def test_an_8_bit_terminal_sees_ascii_lines_and_a_question_mark_a_cell(opens: Opens) -> None:
    session = opens(wait="", PYTHONIOENCODING="latin-1", LANG="de_DE.ISO-8859-1")
    session.wait_for("ready -| ~")
    session.send("é中".encode("latin-1", "ignore"))
    session.wait_until(lambda: b"\xe9" in session.output)
    assert "\\u25" not in session.screen()
    assert session.output.count(b"\xe2\x96") == 0


def test_textual_alone_litters_it(opens: Opens) -> None:
    session = opens("plain", wait="", PYTHONIOENCODING="latin-1", LANG="de_DE.ISO-8859-1")
    session.wait_for("\\u25")


def test_no_color_means_no_colour(opens: Opens) -> None:
    session = opens(NO_COLOR="1")
    session.send("abc")
    session.wait_for("abc")
    assert not any(f"{code}m".encode() in session.output for code in ("38;5;1", ";34", ";35", "[35", "[34"))
    assert b"38;" not in session.output
    assert b"48;" not in session.output
