"""Commands as processes of their own: what they import, closed pipes, the way out."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from office_tui import __version__
from tests.cli.terminal import Runs

HEAVY = {
    "textual", "rich", "docx", "jinja2", "holidays", "email", "yaml", "zoneinfo", "markdown_it", "tinydb",
    "asyncio", "icalendar", "dateutil",
}  # fmt: skip
LISTED = """
import sys
from office_tui.cli.main import run
code = 0
try:
    code = run(sys.argv[1:])
except SystemExit as left:
    code = left.code or 0
finally:
    sys.stderr.write("\\n" + " ".join(sorted(sys.modules)))
sys.exit(code)
"""


def process(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "office_tui", *words], capture_output=True, text=True, timeout=60, check=False
    )


def imported(*words: str) -> set[str]:
    """Return the top modules a command had imported when it ended; it must have done its work."""
    done = subprocess.run(
        [sys.executable, "-c", LISTED, *words], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    return {name.partition(".")[0] for name in done.stderr.splitlines()[-1].split()}


@pytest.mark.parametrize(
    "words",
    [["--help"], ["--version"], ["list", "inbox"], ["list", "directives", "--json"], ["paths"], ["calendar"]],
)
def test_what_is_not_used_is_not_imported(runs: Runs, words: list[str]) -> None:
    runs("add", "--accept", "Finance: plan by friday")
    assert not imported(*words) & HEAVY


@pytest.mark.parametrize(
    "words", [["today"], ["decide", "CAP-1", "file"], ["add", "two"], ["undo"], ["journal"]]
)
def test_the_daily_commands_never_import_the_screen(runs: Runs, words: list[str]) -> None:
    runs("add", "one")
    assert not imported(*words) & {"textual", "rich", "docx", "jinja2", "holidays", "email"}


def test_help_and_version_do_not_even_load_the_records(home: Path) -> None:
    for words in (["--help"], ["--version"]):
        assert not imported(*words) & {"msgspec", "platformdirs", "tomllib"}


def test_the_version(home: Path) -> None:
    done = process("--version")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"office-tui {__version__}\n", "")


def test_without_a_terminal_the_desk_does_not_open(home: Path) -> None:
    done = process()
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert not home.exists()


@pytest.mark.parametrize("words", [["export"], ["journal"], ["list", "captures", "--json"], ["--help"]])
def test_a_closed_pipe_is_quiet(runs: Runs, words: list[str]) -> None:
    for number in range(30):
        runs("add", f"line {number} " + "x" * 400)
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "office_tui", *words],
            stdout=writing, stderr=subprocess.PIPE, text=True, timeout=60, check=False,
        )  # fmt: skip
    finally:
        os.close(writing)
    assert done.stderr == ""
    assert done.returncode in {0, 120, 141} if words == ["--help"] else done.returncode == 141


def test_a_full_disk_is_told(runs: Runs) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    runs("add", "one")
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "office_tui", "export"],
            stdout=full, stderr=subprocess.PIPE, text=True, timeout=60, check=False,
        )  # fmt: skip
    assert done.returncode == 5
    assert "Traceback" not in done.stderr
    assert "no room on the disk" in done.stderr


def test_commands_at_the_same_time_lose_nothing(home: Path, runs: Runs) -> None:
    runs("add", "first")
    started = [
        subprocess.Popen(
            [sys.executable, "-m", "office_tui", "add", "--accept", f"Finance: plan {n}"],
            stdout=subprocess.PIPE, text=True,
        )
        for n in range(6)
    ]  # fmt: skip
    said = [each.communicate(timeout=60)[0] for each in started]
    assert [each.returncode for each in started] == [0] * 6
    numbers = {each["number"] for each in runs("list", "directives", "--json").json}
    assert numbers == {f"DIR-2026-00{n}" for n in range(1, 7)}
    assert {line.split()[1] for line in said} == numbers


def test_a_home_where_nothing_can_be_made(home: Path) -> None:
    home.mkdir(mode=0o500)
    if os.access(home, os.W_OK):  # root may write anywhere but here
        done = subprocess.run(
            [sys.executable, "-m", "office_tui", "add", "one"],
            env={**os.environ, "OFFICE_TUI_HOME": "/proc/office"},
            capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip
    else:
        done = process("add", "one")
    assert done.returncode == 5
    assert done.stderr.startswith("office-tui: ")
    assert "Traceback" not in done.stderr
