"""What the tests of the store do over and over: save, read the titles, open on a disk that does not wait."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from office_tui.domain.capture import Capture
from office_tui.store.disk import DISK, Disk
from office_tui.store.draft import Draft
from office_tui.store.store import Commit, Store

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


class QuickDisk(Disk):
    """A disk that does not wait for its bytes: for tests that cut files by hand, not by power."""

    def sync(self, descriptor: int) -> None:
        """Say at once that it is there."""

    def sync_folder(self, folder: Path) -> None:
        """Say at once that it is there."""


class Opens(Protocol):
    """The fixture `opens`."""

    def __call__(self, where: Path | None = None, *, create: bool = True, disk: Disk = DISK) -> Store: ...


class Lays(Protocol):
    """The fixture `lays`."""

    def __call__(self, plain: bytes, journal: bytes | None) -> Path: ...


def save(store: Store, build: Callable[[Draft], object], label: str = "a decision") -> Commit:
    """Commit what a function puts."""

    def run(draft: Draft) -> None:
        build(draft)

    return store.commit(run, actor="Chen", session="s1", label=label, at=AT)


def add(store: Store, *titles: str) -> Commit:
    """Commit captures with these titles."""
    return save(
        store, lambda draft: [draft.put(Capture(title=title)) for title in titles], f"add {titles[0]}"
    )


def titles(store: Store) -> list[str]:
    """Return the titles of all captures, oldest first."""
    return [each.title for each in store.scan(Capture)]


def capture(store: Store, id_: str) -> Capture:
    """Return a capture that is there."""
    found = store.get(id_)
    assert isinstance(found, Capture)
    return found


def state(store: Store) -> list[tuple[str, int, bytes]]:
    """Return everything but the journal of entries."""
    return [row for row in store.export() if row[0] != "entries"]
