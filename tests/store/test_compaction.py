"""The plain file written anew in a thread, while commits go on here and elsewhere."""

from __future__ import annotations

import errno
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from office_tui.store import compaction
from office_tui.store.compaction import is_due
from office_tui.store.disk import Disk
from office_tui.store.store import Store
from tests.store.acts import Opens, add, titles


@pytest.mark.parametrize(
    ("journal", "plain", "due"),
    [
        (4 << 20, 1000, False),
        ((4 << 20) + 1, 1000, True),
        (20_000_000, 100_000_000, False),
        (25_000_001, 100_000_000, True),
    ],
)
def test_a_journal_is_too_long_past_a_quarter_of_the_plain_file(journal: int, plain: int, due: bool) -> None:
    assert is_due(journal, plain) is due


class Held(Disk):
    """A disk on which the thread waits before it makes its file durable, until it is let go."""

    def __init__(self) -> None:
        self.reached, self.go = threading.Event(), threading.Event()
        self.error: OSError | None = None
        self.thread = threading.current_thread()

    def sync(self, descriptor: int) -> None:
        """Wait in the thread; fail there if so told."""
        if threading.current_thread().name == "compaction":
            self.thread = threading.current_thread()
            self.reached.set()
            assert self.go.wait(20)
            if self.error:
                raise self.error
        super().sync(descriptor)


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a compaction be due after every commit."""
    monkeypatch.setattr(compaction, "SMALLEST", 0)
    monkeypatch.setattr(compaction, "SHARE", 0.0)


@pytest.fixture
def held(soon: None) -> Iterator[Held]:
    """Give the disk, and let its thread go in the end."""
    disk = Held()
    yield disk
    disk.go.set()


def finish(store: Store, disk: Held, title: str) -> None:
    """Let the thread end, then commit once more, which puts its file in place."""
    disk.go.set()
    disk.thread.join(20)
    disk.reached.clear()
    add(store, title)


def base(path: Path) -> bytes:
    """Return the first line of the journal, which says after which commit it begins."""
    return path.with_name("office.json.journal").read_bytes().partition(b"\n")[0]


def test_commits_go_on_while_the_plain_file_is_written(opens: Opens, path: Path, held: Held) -> None:
    store = opens(disk=held)
    add(store, "one")
    assert held.reached.wait(20)
    add(store, "two")
    add(store, "three")
    assert b'"base":0' in base(path)
    finish(store, held, "four")
    assert b'"base":1' in base(path), "the state after the commit that began it"
    assert titles(store) == ["one", "two", "three", "four"]
    assert titles(opens()) == ["one", "two", "three", "four"]


def test_what_a_killed_process_leaves_is_whole_and_cleaned_up(opens: Opens, path: Path, held: Held) -> None:
    store = opens(disk=held)
    add(store, "one")
    assert held.reached.wait(20)
    add(store, "two")
    copied = path.parent.parent / "killed"
    copied.mkdir(mode=0o700)
    for each in path.parent.iterdir():
        if each.is_file():
            (copied / each.name).write_bytes(each.read_bytes())
    assert list(copied.glob("*.new-*"))
    other = opens(copied / path.name)
    assert titles(other) == ["one", "two"]
    other.close()
    assert not list(copied.glob("*.new-*"))


def test_a_session_elsewhere_steps_over_with_nothing_lost(opens: Opens, path: Path, held: Held) -> None:
    store, other = opens(disk=held), opens()
    add(store, "one")
    assert held.reached.wait(20)
    add(store, "two")
    behind = opens()
    add(other, "three")
    finish(store, held, "four")
    add(other, "five")
    for each in (store, other, behind):
        each.changes(0)
        assert titles(each) == ["one", "two", "three", "four", "five"]


def test_no_room_for_it_is_a_notice_and_no_refused_commit(opens: Opens, path: Path, held: Held) -> None:
    store = opens(disk=held)
    add(store, "one")
    assert held.reached.wait(20)
    held.error = OSError(errno.ENOSPC, "No space left on device")
    finish(store, held, "two")
    assert store.notice == (
        "The plain file could not be written anew (No space left on device); nothing is lost by it."
    )
    assert not list(path.parent.glob("*.new-*"))
    assert titles(opens()) == ["one", "two"]


def test_leaving_in_the_middle_of_it_leaves_everything_in_the_plain_file(
    opens: Opens, path: Path, held: Held
) -> None:
    store = opens(disk=held)
    add(store, "one")
    assert held.reached.wait(20)
    add(store, "two")
    held.go.set()
    store.close()
    assert store.notice == ""
    assert not list(path.parent.glob("*.new-*"))
    assert path.with_name("office.json.journal").read_bytes().count(b"\n") == 1
    assert titles(opens()) == ["one", "two"]


@pytest.mark.usefixtures("soon")
def test_two_at_once_do_not_disturb_each_other(opens: Opens, path: Path) -> None:
    one, two = Held(), Held()
    first, second = opens(disk=one), opens(disk=two)
    add(first, "a")
    assert one.reached.wait(20)
    add(second, "b")
    assert two.reached.wait(20)
    finish(first, one, "c")
    finish(second, two, "d")
    add(first, "e")
    assert titles(first) == ["a", "b", "c", "d", "e"]
    second.changes(0)
    assert titles(second) == ["a", "b", "c", "d", "e"]
    second.close()
    first.close()
    assert titles(opens()) == ["a", "b", "c", "d", "e"]
    assert not list(path.parent.glob("*.new-*"))


@pytest.mark.usefixtures("soon")
def test_many_commits_keep_the_journal_short(opens: Opens, path: Path) -> None:
    store = opens()
    for number in range(200):
        add(store, f"number {number}")
    assert b'"base":0' not in base(path)
    store.close()
    assert titles(opens()) == [f"number {number}" for number in range(200)]
