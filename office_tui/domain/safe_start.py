"""The latest day on which a renewal can safely begin, counted backwards, and what decides it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from office_tui.domain.holdings import Holdings, in_force, open_renewal
from office_tui.domain.lead import Lead
from office_tui.domain.licence import Licence
from office_tui.domain.months import long_date
from office_tui.domain.reach import capped
from office_tui.domain.validity import (
    before,
    file_by,
    is_current,
    is_ending,
    last_day,
    standing,
    window,
)
from office_tui.domain.workdays import Workdays, working_until


class Leg(NamedTuple):
    """One stretch of the longest way: what it is, the day it begins, the day it must be there."""

    title: str
    begins: date
    ends: date


class SafeStart(NamedTuple):
    """The latest safe day to begin, the day to file, and the longest way between them, first leg first.

    `blocked` says in sentences what no beginning mends: another licence that is suspended, lost or not there.
    """

    day: date
    filing: date
    legs: tuple[Leg, ...] = ()
    blocked: tuple[str, ...] = ()

    @property
    def critical(self) -> str:
        """What decides the day: the first leg of the longest way; the filing where nothing comes before it."""
        return self.legs[0].title if self.legs else "filing"


def latest_safe_start(
    licence: Licence, held: Holdings, workdays: Workdays, *, granted_by: date | None = None
) -> SafeStart | None:
    """Return the latest safe start of what is left to do; None where nothing is to be renewed, or it was filed."""
    return _start(licence, held, workdays, granted_by, frozenset())


def start_presses(start: SafeStart | None, day: date) -> bool:
    """Tell whether a renewal has to be begun by that day: the one rule for every list, line, band and count."""
    return start is not None and start.day <= day


def takes_time(licence: Licence, workdays: Workdays) -> bool:
    """Tell whether renewing takes time that we know of; else its start is its last day, which says nothing new."""
    return bool(licence.plan or licence.decision_days or window(licence, workdays))


def is_pressing(licence: Licence, held: Holdings, today: date, workdays: Workdays) -> bool:
    """Tell whether a licence ends soon, has ended, or has a renewal that should have begun: what is counted."""
    if not is_current(licence):
        return False
    ends = standing(licence, today, workdays) == "expired" or is_ending(licence, today)
    return ends or start_presses(latest_safe_start(licence, held, workdays), today)


def explain_start(start: SafeStart) -> list[str]:
    """Return how the day came about, one sentence a leg."""
    told = [f"{leg.title}: from {long_date(leg.begins)} to {long_date(leg.ends)}." for leg in start.legs]
    return [*told, f"File by {long_date(start.filing)}.", *start.blocked]


def _start(
    licence: Licence, held: Holdings, workdays: Workdays, granted_by: date | None, above: frozenset[str]
) -> SafeStart | None:
    renewal = open_renewal(held, licence.id)
    if renewal is not None and renewal.state != "preparing":
        return None
    filing = file_by(licence, workdays, granted_by=granted_by)
    if filing is None or not is_current(licence):
        return None
    leads = [lead for lead in (renewal.leads if renewal else licence.plan) if lead.done is None]
    ways, blocked = _own_ways(leads, filing, workdays), list[str]()
    for lead in leads:
        if lead.kind == "needs":
            other = in_force(held, lead.title)
            blocked += _blocked(lead.title, other, above | {licence.id})
            if other is not None and not blocked:
                ways += _others_way(other, filing, held, workdays, above | {licence.id}, blocked)
    longest = min(ways, key=lambda way: way[0].begins if way else filing)
    day = longest[0].begins if longest else filing
    begins = capped(lambda: working_until(day, workdays), back=True)
    return SafeStart(begins, filing, longest, tuple(blocked))


def _own_ways(leads: list[Lead], filing: date, workdays: Workdays) -> list[tuple[Leg, ...]]:
    """Return the steps in a row, and each material with the steps that follow it."""
    ways, steps, need = list[tuple[Leg, ...]](), tuple[Leg, ...](), filing
    for lead in reversed(leads):
        if lead.kind == "needs":
            continue
        leg = Leg(lead.title, before(need, lead.days, lead.unit, workdays), need)
        if lead.kind == "material":
            ways.append((leg, *steps))
        else:
            steps, need = (leg, *steps), leg.begins
    return [steps, *ways]


def _others_way(
    other: Licence,
    filing: date,
    held: Holdings,
    workdays: Workdays,
    above: frozenset[str],
    blocked: list[str],
) -> Iterator[tuple[Leg, ...]]:
    """Yield the way of a licence that would not be valid any more on the day of filing."""
    last = last_day(other)
    if last is None or last >= filing:
        return
    first = _start(other, held, workdays, filing, above)
    if first is not None:
        blocked += first.blocked
        renewed = Leg(f"renewal of {other.name}", first.filing, filing)
        own = tuple(leg._replace(title=f"{other.name}: {leg.title}") for leg in first.legs)
        yield (*own, renewed)


def _blocked(id_: str, other: Licence | None, above: frozenset[str]) -> Iterator[str]:
    if other is None:
        yield f"{id_}, which it needs, is not there."
    elif other.id in above:
        yield f"{other.id} and it need each other."
    elif other.state != "held":
        yield f"{other.id} {other.name}, which it needs, is {other.state}."
