"""The disk refuses at one call: what was acknowledged is there, and perhaps the one change in flight."""

from __future__ import annotations

import errno
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from office_tui.errors import AccessError, OfficeError
from office_tui.store.disk import Disk
from office_tui.store.journal import DoubtError
from office_tui.store.store import Store
from tests.store.acts import QuickDisk, add, titles

CALLS = ("open", "status", "read", "write", "sync", "sync_folder", "cut", "link", "rename", "unlink")


class FailingDisk(QuickDisk):
    """Fails at call `at` (counted over all), once or from then on; a write may go in half instead."""

    def __init__(self, at: int, *, once: bool, number: int = errno.EIO, short: bool = False) -> None:
        self.calls = 0
        self._at = at
        self._once = once
        self._number = number
        self._short = short

    def _count(self, name: str) -> bool:
        self.calls += 1
        fails = self.calls == self._at or (not self._once and self.calls > self._at)
        if fails and not (self._short and name == "write"):
            raise OSError(self._number, "no such luck")
        return fails

    def write(self, descriptor: int, content: bytes | memoryview, offset: int) -> int:
        if self._count("write"):
            return super().write(descriptor, memoryview(content)[: len(content) // 2], offset)
        return super().write(descriptor, content, offset)


def _failing(name: str) -> Callable[..., Any]:
    def call(self: FailingDisk, *given: Any) -> Any:
        self._count(name)
        return getattr(QuickDisk, name)(self, *given)

    return call


for _name in CALLS:
    if _name != "write":
        setattr(FailingDisk, _name, _failing(_name))


def live(where: Path, disk: Disk) -> list[str]:
    """Open, commit three times, close; return what was acknowledged."""
    acknowledged: list[str] = []
    store = Store.open(where, create=True, disk=disk)
    try:
        for title in ("one", "two", "three"):
            try:
                add(store, title)
            except OfficeError:
                continue
            acknowledged.append(title)
    finally:
        store.close()
    return acknowledged


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


def total_calls(where: Path) -> int:
    disk = FailingDisk(0, once=True)
    assert live(where, disk) == ["one", "two", "three"]
    return disk.calls


@pytest.mark.parametrize("once", [True, False], ids=["once", "for good"])
@pytest.mark.parametrize("short", [True, False], ids=["half written", "not written"])
def test_whatever_call_fails_nothing_acknowledged_is_lost(tmp_path: Path, once: bool, short: bool) -> None:
    total = total_calls(tmp_path / "sound" / "office.json")
    assert total > 40
    refused = 0
    for at in range(1, total + 1):
        where = tmp_path / f"call-{at}" / "office.json"
        number = errno.ENOSPC if at % 2 else errno.EIO
        try:
            acknowledged = live(where, FailingDisk(at, once=once, number=number, short=short))
        except OfficeError:
            acknowledged = []
        refused += len(acknowledged) < 3
        found = recovered(where)
        assert [each for each in found if each in acknowledged] == acknowledged, f"call {at}"
        assert len(found) <= len(acknowledged) + 1, f"call {at}"
    assert refused > 10, "the faults must be felt"


def test_control_a_store_that_ignores_a_failed_write_is_caught(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("office_tui.store.journal.Journal._take_back", lambda *_: AccessError("ignored"))
    damaged = 0
    for at in range(1, total_calls(tmp_path / "sound" / "office.json") + 1):
        where = tmp_path / f"call-{at}" / "office.json"
        try:
            live(where, FailingDisk(at, once=True, short=True))
            recovered(where)
        except OfficeError:
            damaged += 1
    assert damaged >= 2


class DoubtfulDisk(QuickDisk):
    """Its sync fails as often as it is told to."""

    failures = 0
    syncs = 0

    def sync(self, descriptor: int) -> None:
        self.syncs += 1
        if self.failures:
            self.failures -= 1
            raise OSError(errno.EIO, "Input/output error")


def test_a_failed_sync_is_never_tried_again_and_the_office_goes_on_in_fresh_files(tmp_path: Path) -> None:
    where = tmp_path / "data" / "office.json"
    disk = DoubtfulDisk()
    store = Store.open(where, create=True, disk=disk)
    add(store, "one")
    journal = where.with_name("office.json.journal")
    before = journal.stat().st_ino
    disk.failures, disk.syncs = 1, 0
    with pytest.raises(DoubtError, match="in doubt"):
        add(store, "two")
    assert disk.syncs == 1
    assert titles(store) == ["one"]
    store.changes(1)
    assert titles(store) == ["one", "two"], "it was written, so reading anew shows it"
    add(store, "three")
    assert journal.stat().st_ino != before
    assert b"two" in where.read_bytes(), "what was in doubt is in a fresh file"
    store.close()
    assert recovered(where) == ["one", "two", "three"]


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
