"""What the licences add to a day, with what falls in the coming week worked out on the way."""

from __future__ import annotations

from office_tui.domain.bands import Day
from office_tui.domain.holdings import Holdings
from office_tui.domain.licence_bands import LicenceDay, licence_day
from office_tui.domain.licence_events import licence_events


def day_with(held: Holdings, day: Day) -> LicenceDay:
    """Return what `licence_day` does on a day."""
    coming = licence_events(held, day.today, day.week, today=day.today, workdays=day.workdays)
    return licence_day(held, day, coming)
