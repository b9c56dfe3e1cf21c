"""A process that stands still: between commits it holds nothing, within one the others are told, and soon."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from office_tui.store.store import Store
from tests.store.acts import add
from tests.store.campaign.judging import recover, titles_of
from tests.store.campaign.lawless import Stopping

pytestmark = pytest.mark.campaign

BUSY = 75


@pytest.fixture
def where(tmp_path: Path) -> Path:
    """An office with one capture."""
    path = tmp_path / "data" / "office.json"
    path.parent.mkdir(mode=0o700)
    store = Store.open(path, create=True)
    add(store, "first")
    store.close()
    return path


def child(act: Callable[[], None]) -> int:
    """Do something in a process of its own, and wait until that has stopped itself."""
    pid = os.fork()
    if pid == 0:  # pragma: no cover - the child
        status = 1
        try:
            act()
            status = 0
        finally:
            os._exit(status)
    _, status = os.waitpid(pid, os.WUNTRACED)
    assert os.WIFSTOPPED(status)
    return pid


def end(pid: int) -> int:
    """Let a stopped process go on, and return its exit status."""
    os.kill(pid, signal.SIGCONT)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def add_by_command(where: Path, title: str) -> tuple[int, str, float]:
    """Run `office-tui add`; return its exit code, what it said, and how long it took in seconds."""
    begun = time.monotonic()
    ran = subprocess.run(
        [sys.executable, "-m", "office_tui", "add", title],
        env={**os.environ, "OFFICE_TUI_HOME": str(where.parents[1])},
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )
    return ran.returncode, ran.stderr, time.monotonic() - begun


def test_stopped_between_commits_it_holds_nothing(where: Path) -> None:
    def stops() -> None:
        store = Store.open(where)
        add(store, "theirs")
        os.kill(os.getpid(), signal.SIGSTOP)
        add(store, "theirs again")
        store.close()

    pid = child(stops)
    code, said, took = add_by_command(where, "ours")
    assert (code, said) == (0, "")
    assert took < 4
    assert end(pid) == 0
    assert titles_of(where) == ["first", "theirs", "ours", "theirs again"]


def stops_within(where: Path) -> None:
    """Commit, and stop when the line is written and not yet sure."""
    disk = Stopping()
    store = Store.open(where, disk=disk)
    disk.armed = True
    add(store, "theirs")
    store.close()


def test_stopped_within_a_commit_the_others_are_told_that_it_is_busy(where: Path) -> None:
    pid = child(lambda: stops_within(where))
    code, said, took = add_by_command(where, "ours")
    assert code == BUSY, said
    assert "busy" in said
    assert took < 5
    assert end(pid) == 0
    assert add_by_command(where, "ours")[0] == 0
    assert titles_of(where) == ["first", "theirs", "ours"]


def test_killed_where_it_stopped_it_holds_nothing(where: Path) -> None:
    pid = child(lambda: stops_within(where))
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    assert add_by_command(where, "ours")[0] == 0
    assert titles_of(where) in (["first", "theirs", "ours"], ["first", "ours"])
    recover(where)
