"""What lists and filters may ask of the office while they look at a record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from office_tui.domain.assignment import Assignment
from office_tui.domain.record import Record
from office_tui.domain.workdays import Workdays
from office_tui.services.desk import Desk

if TYPE_CHECKING:
    from office_tui.domain.holdings import Holdings


@dataclass(frozen=True)
class DeskLook:
    """Today, the working days, the names behind ids, and the bodies behind records; nothing can be changed by it."""

    desk: Desk
    today: date
    now: datetime
    workdays: Workdays
    every_name: bool = False

    def name(self, id_: str) -> str:
        """Return what people call the department or person; every name they go by, for a filter."""
        return self.desk.every_name(id_) if self.every_name else self.desk.name(id_)

    def here(self, moment: datetime) -> datetime:
        """Return a moment as the office's clock shows it."""
        return self.desk.here(moment)

    def record(self, id_: str) -> Record | None:
        """Return what stands under an id."""
        return self.desk.store.get(id_)

    @cached_property
    def holdings(self) -> Holdings:
        """The licences, and all that belongs to them, as they were when this was first asked."""
        from office_tui.services.holdings import holdings

        return holdings(self.desk)

    def body(self, record: Record) -> str:
        """Return the cleaned body of a record that has one; of a share, what it is of."""
        if isinstance(record, Assignment):
            return str(getattr(self.record(record.of), "title", ""))
        return self.desk.body(getattr(record, "text", ""))


def look(desk: Desk, *, every_name: bool = False) -> DeskLook:
    """Look at the office as it is today; a filter asks for `every_name`, so that any of them is found."""
    return DeskLook(desk, desk.today, desk.now, desk.workdays, every_name)
