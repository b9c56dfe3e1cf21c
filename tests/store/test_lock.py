"""The lock of a commit: who waits is seen by those who commit again and again, and let in."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from office_tui.errors import BusyError
from office_tui.store import lock as locking
from office_tui.store.disk import DISK, Disk
from office_tui.store.lock import Lock


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where the lock lies."""
    return tmp_path / "lock"


@pytest.fixture
def handles(place: Path) -> Iterator[list[int]]:
    """Open one file three times, as three processes would."""
    made = [DISK.open(place, os.O_RDWR | os.O_CREAT) for _ in range(3)]
    yield made
    for each in made:
        DISK.close(each)


def test_one_who_waits_is_seen_by_the_others_and_not_by_itself(handles: list[int]) -> None:
    one, two, three = handles
    DISK.ask(one, asking=True)
    assert [DISK.is_asked(each) for each in handles] == [False, True, True]
    DISK.ask(two, asking=True)
    DISK.ask(one, asking=False)
    assert [DISK.is_asked(each) for each in handles] == [True, False, True]
    DISK.ask(two, asking=False)
    assert not DISK.is_asked(three)


class Told(Disk):
    """A disk that tells in which order it was asked and locked."""

    def __init__(self) -> None:
        self.calls: list[str] = []

    def lock(self, descriptor: int, how: int) -> bool:
        self.calls.append("lock")
        return super().lock(descriptor, how)

    def ask(self, descriptor: int, *, asking: bool) -> None:
        self.calls.append("ask" if asking else "ask no more")
        super().ask(descriptor, asking=asking)


def test_the_lock_is_taken_at_once_where_nobody_waits(handles: list[int], place: Path) -> None:
    told = Told()
    with Lock(told, place, handles[0]):
        assert told.calls == ["lock"]


def test_who_waits_goes_first_at_every_eighth_turn(handles: list[int], place: Path) -> None:
    told = Told()
    DISK.ask(handles[1], asking=True)
    lock = Lock(told, place, handles[0])
    for _ in range(7):
        with lock:
            pass
    assert "ask" not in told.calls
    told.calls.clear()
    with lock:
        assert told.calls == ["ask", "lock", "ask no more"]
    assert not DISK.is_asked(handles[1])


def test_after_waiting_in_vain_nobody_is_told_to_wait_for_it(
    handles: list[int], place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locking, "PATIENCE", 0.01)
    with (
        Lock(DISK, place, handles[0]),
        pytest.raises(BusyError, match="office is busy"),
        Lock(DISK, place, handles[1]),
    ):
        pass
    assert not DISK.is_asked(handles[0])


def test_a_lock_taken_away_is_found_under_its_name_again(handles: list[int], place: Path) -> None:
    one = Lock(DISK, place, os.dup(handles[0]))
    place.unlink()
    two = Lock(DISK, place, DISK.open(place, os.O_RDWR | os.O_CREAT))
    with one:
        assert not DISK.lock(DISK.open(place, os.O_RDWR), fcntl.LOCK_EX | fcntl.LOCK_NB)
    with two:
        pass
    one.close()
    two.close()
