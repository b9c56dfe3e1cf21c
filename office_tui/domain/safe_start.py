"""The latest day on which a renewal can safely begin, counted backwards, and what decides it."""

from __future__ import annotations

from datetime import date

from office_tui.domain.holdings import Holdings
from office_tui.domain.licence import Licence
from office_tui.domain.months import long_date
from office_tui.domain.reach import later
from office_tui.domain.reckoning import Reckoning, SafeStart
from office_tui.domain.validity import is_current, is_ending, standing, window
from office_tui.domain.workdays import Workdays

YEAR = 365
"""Days before the filing from which on it presses that something stands in its way."""


def latest_safe_start(licence: Licence, held: Holdings, workdays: Workdays) -> SafeStart | None:
    """Return the latest safe start of what is left to do; None where nothing is to be renewed, or it was filed."""
    return _reckoning(held, workdays, licence).start(licence)


def start_presses(start: SafeStart | None, day: date) -> bool:
    """Tell whether a renewal has to be begun by that day: the one rule for every list, line, band and count.

    Where another licence that it needs is suspended, lost or not there, it presses a year before the filing: nobody
    knows how long that takes to put right.
    """
    return start is not None and (
        start.day <= day or (start.is_stopped and later(start.filing, -YEAR) <= day)
    )


def takes_time(licence: Licence, workdays: Workdays) -> bool:
    """Tell whether renewing takes time that we know of; else its start is its last day, which says nothing new."""
    return bool(licence.plan or licence.decision_days or window(licence, workdays))


NOT_KNOWN = "the issuer's days are not known: enter “Decided in”"
"""What is said of a start that counts nothing for the issuer, and so may be too late."""


def issuer_unknown(licence: Licence) -> bool:
    """Tell whether nothing says how long the issuer takes: neither its days, nor a last day to file."""
    return not (licence.decision_days or licence.window_closes)


def is_pressing(licence: Licence, held: Holdings, today: date, workdays: Workdays) -> bool:
    """Tell whether a licence ends soon, has ended, or has a renewal that should have begun: what is counted."""
    if not is_current(licence):
        return False
    ends = standing(licence, today, workdays) == "expired" or is_ending(licence, today)
    return ends or start_presses(latest_safe_start(licence, held, workdays), today)


def explain_start(start: SafeStart) -> list[str]:
    """Return how the day came about, one sentence a leg, and by when the rest is to be begun."""
    told = [f"{leg.title}: from {long_date(leg.begins)} to {long_date(leg.ends)}." for leg in start.legs]
    told += [f"Beside it, {leg.title}: from {long_date(leg.begins)} at the latest." for leg in start.beside]
    return [*told, f"File by {long_date(start.filing)}.", *start.blocked]


def _reckoning(held: Holdings, workdays: Workdays, licence: Licence) -> Reckoning:
    """Return what works starts out: one for all that is asked of these holdings, unless it is of another licence."""
    kept = held.worked_out if held.licences.get(licence.id) == licence else None
    known = kept.get("starts") if kept is not None else None
    if isinstance(known, Reckoning) and known.workdays is workdays:
        return known
    new = Reckoning(held, workdays)
    if kept is not None:
        kept["starts"] = new
    return new
