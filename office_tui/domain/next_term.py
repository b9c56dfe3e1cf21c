"""Until when a successor is likely to be valid: as long again as the licence it renews."""

from __future__ import annotations

from datetime import date

from office_tui.domain.licence import Licence
from office_tui.domain.months import add_months
from office_tui.domain.reach import capped, later
from office_tui.domain.validity import last_day


def next_last_day(licence: Licence) -> date | None:
    """Return the last day of another term of the same months; None where the licence has none, or no first day."""
    first, last = licence.valid_from or licence.issued, last_day(licence)
    if first is None or last is None:
        return None
    begun = later(last, 1)
    months = (begun.year - first.year) * 12 + begun.month - first.month
    return later(capped(lambda: add_months(begun, months)), -1) if months > 0 else None
