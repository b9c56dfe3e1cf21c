"""From when and until when a successor is likely to be valid: it follows the old one, and lasts as long again."""

from __future__ import annotations

from datetime import date

from office_tui.domain.holdings import Holdings
from office_tui.domain.licence import Licence
from office_tui.domain.months import add_months
from office_tui.domain.reach import capped, later
from office_tui.domain.validity import first_day, last_day


def next_first_day(licence: Licence, today: date) -> date:
    """Return the day after its last; today where that is past, or there is none."""
    last = last_day(licence)
    return today if last is None or last < today else later(last, 1)


def next_last_day(licence: Licence, held: Holdings) -> date | None:
    """Return the last day of another term of the same months; None where the licence has none, or no first day.

    What a licence was granted early by, before its predecessor ended, is no part of its term. From two years on a
    term is one of whole years.
    """
    first, last = _begun(licence, held), last_day(licence)
    if first is None or last is None:
        return None
    begun = later(last, 1)
    months = _months(first, begun)
    if months >= 24:  # two years
        months -= months % 12
    return later(capped(lambda: add_months(begun, months)), -1) if months > 0 else None


def _begun(licence: Licence, held: Holdings) -> date | None:
    """Return its first day, or the one after its predecessor's last if that is later."""
    first, before = first_day(licence), held.licences.get(licence.succeeds)
    over = last_day(before) if before is not None else None
    last = last_day(licence)
    if first is None or over is None or last is None or not first <= over < last:
        return first
    return later(over, 1)


def _months(first: date, end: date) -> int:
    """Count the whole months from a day to another."""
    months = (end.year - first.year) * 12 + end.month - first.month
    return months - (end < capped(lambda: add_months(first, months)))
