"""The demo's desk: it lives through three months in a second, so its clock is set, and nothing waits for the disk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, tzinfo
from pathlib import Path

from office_tui.paths import Paths
from office_tui.services.desk import Build, Desk
from office_tui.settings import Settings
from office_tui.store.disk import Disk
from office_tui.store.store import Commit, Store
from office_tui.store.transaction import login_name

Clock = Callable[[tzinfo | None], datetime]
"""Tells the time in a zone."""


class UnhurriedDisk(Disk):
    """A disk that writes in its own time: a demo that is lost is simply built again."""

    def sync(self, descriptor: int) -> None:
        """Wait for nothing."""

    def sync_folder(self, folder: Path) -> None:
        """Wait for nothing."""


class DemoDesk(Desk):
    """A desk whose hands can be set, and whose journal says the moments of the story that is played."""

    def __init__(self, where: Paths, clock: Clock) -> None:
        """Make the office there; an `OfficeError` says why not."""
        self.moment: datetime | None = None
        self.real = clock
        store = Store.open(where.file, create=True, disk=UnhurriedDisk())
        super().__init__(store, where, Settings(), session="demo", login=login_name(), clock=self._read_clock)

    def _read_clock(self, zone: tzinfo | None) -> datetime:
        return self.moment or self.real(zone)

    def change(self, label: str, build: Build, *, undoes: str = "") -> Commit:
        """Write one entry of the journal, dated as the story has it."""
        commit = self.store.commit(
            build, actor=self.actor, session=self.session, label=label, at=self.now, undoes=undoes
        )
        self.refresh()
        return commit
