"""What lists and filters may ask of the office while they look at a record."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from office_tui.domain.record import Record
from office_tui.domain.workdays import Workdays
from office_tui.services.desk import Desk


class DeskLook(NamedTuple):
    """Today, the working days, the names behind ids, and the bodies behind records; nothing can be changed by it."""

    desk: Desk
    today: date
    now: datetime
    workdays: Workdays

    def name(self, id_: str) -> str:
        """Return what people call the department or person."""
        return self.desk.name(id_)

    def body(self, record: Record) -> str:
        """Return the cleaned body of a record that has one."""
        return self.desk.body(getattr(record, "text", ""))


def look(desk: Desk) -> DeskLook:
    """Look at the office as it is today."""
    return DeskLook(desk, desk.today, desk.now, desk.workdays)
