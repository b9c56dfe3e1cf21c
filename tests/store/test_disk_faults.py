"""The disk refuses at one call: what was acknowledged is there, and perhaps the one change in flight."""

from __future__ import annotations

import errno
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from office_tui.store.journal import DoubtError
from office_tui.store.store import Store
from tests.store.acts import QuickDisk, add, titles
from tests.store.campaign.failing_disk import Fault, faults, fresh
from tests.store.campaign.io_errors import judge, live_with
from tests.store.campaign.scenarios import birth


def recovered(where: Path) -> list[str]:
    """Open with a sound disk, write once more, close, open again."""
    store = Store.open(where, create=True, disk=QuickDisk())
    found = titles(store)
    add(store, "more")
    store.close()
    store = Store.open(where, disk=QuickDisk())
    assert titles(store) == [*found, "more"]
    store.close()
    return found


def test_whatever_call_fails_in_a_short_life_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    calls = live_with(birth, fresh(tmp_path), Fault(0)).disk.calls
    assert calls > 30
    felt = 0
    for fault in faults(calls):
        hands = live_with(birth, fresh(tmp_path), fault)
        assert not (problem := judge(hands, fault)), f"{fault}: {problem}"
        felt += bool(hands.refusals or hands.notices)
    assert felt > calls, "the faults must be felt"


class DoubtfulDisk(QuickDisk):
    """Its sync fails as often as it is told to."""

    failures = 0
    syncs = 0

    def sync(self, descriptor: int) -> None:
        self.syncs += 1
        if self.failures:
            self.failures -= 1
            raise OSError(errno.EIO, "Input/output error")


def test_after_a_failed_sync_everything_goes_into_fresh_files(tmp_path: Path) -> None:
    where = tmp_path / "data" / "office.json"
    disk = DoubtfulDisk()
    store = Store.open(where, create=True, disk=disk)
    add(store, "one")
    journal = where.with_name("office.json.journal")
    before = journal.stat().st_ino
    disk.failures = 1
    add(store, "two")
    assert journal.stat().st_ino != before
    assert b"two" in where.read_bytes(), "what the disk did not confirm is in a fresh file"
    assert "did not confirm a write" in store.notice
    add(store, "three")
    store.close()
    assert recovered(where) == ["one", "two", "three"]


def test_a_change_is_in_doubt_where_fresh_files_fail_too_and_no_sync_is_tried_again(tmp_path: Path) -> None:
    where = tmp_path / "data" / "office.json"
    disk = DoubtfulDisk()
    store = Store.open(where, create=True, disk=disk)
    add(store, "one")
    disk.failures, disk.syncs = 2, 0
    with pytest.raises(DoubtError, match="in doubt"):
        add(store, "two")
    assert disk.syncs == 3, (
        "the journal's, the fresh file's, and that of the journal cut back: none a second time"
    )
    assert recovered_copy(where) == ["one"], "nobody else can build upon it"
    store.changes(1)
    assert (titles(store), store.notice) == (["one"], ""), "what was taken back is no earlier state"
    before = where.stat().st_ino
    add(store, "three")
    assert where.stat().st_ino != before, "in fresh files"
    store.close()
    assert recovered(where) == ["one", "three"]


def recovered_copy(where: Path) -> list[str]:
    """Return what another finds in these files now."""
    copy = where.parent.with_name("copy")
    copy.mkdir(mode=0o700)
    for name in (where.name, f"{where.name}.journal"):
        (copy / name).write_bytes((where.parent / name).read_bytes())
    return recovered(copy / where.name)


def test_every_commit_is_one_write_and_one_sync(tmp_path: Path) -> None:
    class NotingDisk(QuickDisk):
        noted: list[str]

        def write(self, descriptor: int, content: bytes | memoryview, offset: int) -> int:
            self.noted.append("write")
            return super().write(descriptor, content, offset)

        def sync(self, descriptor: int) -> None:
            self.noted.append("sync")

    disk = NotingDisk()
    disk.noted = []
    store = Store.open(tmp_path / "data" / "office.json", create=True, disk=disk)
    for title in ("one", "two"):
        disk.noted = []
        add(store, title, "and more")
        assert disk.noted == ["write", "sync"]
    store.close()


FILL = """
import resource, sys
from pathlib import Path
from office_tui.errors import AccessError
from office_tui.store.store import Store
from tests.store.acts import add
store = Store.open(Path(sys.argv[1]), create=True)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
done = 0
try:
    for number in range(1000):
        add(store, f"number {number}")
        done += 1
except AccessError as refused:
    print("refused:", refused.message, file=sys.stderr)
print(done)
store.close()
print(store.notice, file=sys.stderr)
"""


def test_a_full_disk_refuses_the_change_and_keeps_the_others(tmp_path: Path) -> None:
    where = tmp_path / "data" / "office.json"
    ran = subprocess.run(
        [sys.executable, "-c", FILL, str(where), "20000"],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    done = int(ran.stdout)
    assert "Not saved: no room on the disk" in ran.stderr
    assert 20 < done < 200
    assert recovered(where) == [f"number {number}" for number in range(done)]
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] == resource.RLIM_INFINITY
