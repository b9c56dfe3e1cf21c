"""Who we are today, wherever it is written: on letters, in calendars, above the lists."""

from __future__ import annotations

from office_tui.domain import letterhead as rules
from office_tui.domain.fact import Fact
from office_tui.domain.people import Office
from office_tui.services.desk import Desk


def letterhead(desk: Desk) -> Office:
    """Return the office with the name and the address that the company has today."""
    return rules.letterhead(desk.office, desk.all(Fact), desk.today)
