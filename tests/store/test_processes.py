"""Real processes: killed in mid-write, and two writing at once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from office_tui.domain.capture import Capture
from office_tui.domain.entry import Entry
from office_tui.store.store import Store
from tests.store.acts import titles

WRITER = """
import sys
from pathlib import Path
from office_tui.store.disk import Disk
from office_tui.store.store import Store
from tests.store.acts import add
class Lawless(Disk):
    def lock(self, descriptor, how):
        return True
where, name, count, lawless = sys.argv[1:]
store = Store.open(Path(where), create=True, disk=Lawless() if lawless == "yes" else Disk())
print("ready", flush=True)
sys.stdin.readline()
for number in range(int(count)):
    add(store, f"{name} {number}", "x" * (number % 7) * 1000)
    print(number, flush=True)
store.close()
"""


def writer(where: Path, name: str, count: int, *, lawless: bool = False) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(where), name, str(count), "yes" if lawless else "no"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def start(*processes: subprocess.Popen[str]) -> None:
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()


@pytest.mark.parametrize("after", [1, 3, 10, 25, 40])
def test_a_killed_writer_loses_nothing_it_acknowledged(tmp_path: Path, after: int) -> None:
    where = tmp_path / "data" / "office.json"
    process = writer(where, "n", 100_000)
    start(process)
    assert process.stdout is not None
    for _ in range(after):
        process.stdout.readline()
    time.sleep(after / 20_000)  # somewhere within a commit, elsewhere each time
    os.kill(process.pid, signal.SIGKILL)
    acknowledged = after + process.stdout.read().count("\n")
    process.communicate()
    store = Store.open(where)
    found = [title for title in titles(store) if title.startswith("n ")]
    assert found == [f"n {number}" for number in range(len(found))]
    assert acknowledged <= len(found) <= acknowledged + 1
    store.close()
    assert where.with_name("office.json.journal").read_bytes().count(b"\n") == 1, (
        "nobody else was there: at rest"
    )


def test_two_processes_lose_nothing_and_share_no_id(tmp_path: Path) -> None:
    where = tmp_path / "data" / "office.json"
    one, two = writer(where, "a", 60), writer(where, "b", 60)
    start(one, two)
    for process in (one, two):
        _, wrong = process.communicate(timeout=60)
        assert (process.returncode, wrong) == (0, "")
    store = Store.open(where)
    assert [title for title in titles(store) if title.startswith("a")] == [
        f"a {number}" for number in range(60)
    ]
    assert [title for title in titles(store) if title.startswith("b")] == [
        f"b {number}" for number in range(60)
    ]
    assert [each.rev for each in store.scan(Entry)] == list(range(1, 121))
    assert store.count("captures") == len({each.id for each in store.scan(Capture)}) == 240
    store.close()


def test_control_without_the_lock_two_processes_are_found_out(tmp_path: Path) -> None:
    for attempt in range(5):
        where = tmp_path / f"data-{attempt}" / "office.json"
        one, two = writer(where, "a", 60, lawless=True), writer(where, "b", 60, lawless=True)
        start(one, two)
        failed = False
        for process in (one, two):
            process.communicate(timeout=60)
            failed |= process.returncode != 0
        if failed:
            return
        try:
            store = Store.open(where)
        except Exception:
            return
        lost = store.count("captures") < 240
        store.close()
        if lost:
            return
    pytest.fail("the test above would not notice a missing lock")
