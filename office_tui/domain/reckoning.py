"""Working out latest safe starts: backwards from the filing, through what each renewal needs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from office_tui.domain.clock import due_on, is_paused
from office_tui.domain.holdings import Holdings, open_renewal
from office_tui.domain.lead import Lead
from office_tui.domain.licence import Licence
from office_tui.domain.months import long_date
from office_tui.domain.reach import capped
from office_tui.domain.succession import in_force, is_valid
from office_tui.domain.validity import before, file_by, first_day, is_current, last_day, window
from office_tui.domain.workdays import Workdays, working_until


class Leg(NamedTuple):
    """One stretch of the longest way: what it is, the day it begins, the day it must be there."""

    title: str
    begins: date
    ends: date


Way = tuple[Leg, ...]
"""What follows each other, the first leg first."""
DEEPEST = 60
"""Over more licences than that nobody plans."""


class SafeStart(NamedTuple):
    """The latest safe day to begin, the day to file, and the longest way between them, first leg first.

    `beside` is what else is to be done in that time, each by its own days, the first to begin on top.
    `blocked` says in sentences what no beginning mends: another licence that is suspended, lost, not there, not
    valid yet, or not decided on in time.
    """

    day: date
    filing: date
    legs: tuple[Leg, ...] = ()
    blocked: tuple[str, ...] = ()
    beside: tuple[Leg, ...] = ()
    is_stopped: bool = False
    """Whether another licence stands in its way that is suspended, lost or not there: that is to be put right first."""

    @property
    def critical(self) -> str:
        """What decides the day: the first leg of the longest way; the filing where nothing comes before it."""
        return self.legs[0].title if self.legs else "filing"


class Reckoning:
    """The starts of licences that need others, each worked out once.

    One is renewed for another only if it ends before that is filed, and so before that ends: what ends first is
    worked out first, and nothing goes round in a circle.
    """

    def __init__(self, held: Holdings, workdays: Workdays) -> None:
        """Begin with nothing worked out, of these holdings and on these working days."""
        self._held, self.workdays = held, workdays
        self._known: dict[str, SafeStart | None] = {}
        self._rows: dict[str, int] = {}
        self._lefts: dict[str, tuple[date, list[Lead]] | None] = {}

    def start(self, licence: Licence) -> SafeStart | None:
        """Return the start of a licence."""
        below, waiting = dict[str, Licence](), [licence]
        while waiting:
            each = waiting.pop()
            if each.id not in below and each.id not in self._known:
                below[each.id] = each
                waiting += self._ending_before(each)
        for each in sorted(below.values(), key=lambda each: last_day(each) or date.max):
            self._known[each.id] = self._start(each)
        return self._known[licence.id]

    def _left(self, licence: Licence) -> tuple[date, list[Lead]] | None:
        """Return the day to file and what is left to do; None where nothing is to be renewed, or it was filed."""
        if licence.id not in self._lefts:
            self._lefts[licence.id] = self._left_of(licence)
        return self._lefts[licence.id]

    def _left_of(self, licence: Licence) -> tuple[date, list[Lead]] | None:
        renewal = open_renewal(self._held, licence.id)
        if not is_current(licence) or (renewal is not None and renewal.state != "preparing"):
            return None
        filing = file_by(licence, self.workdays)
        leads = renewal.leads if renewal else licence.plan
        return None if filing is None else (filing, [lead for lead in leads if lead.done is None])

    def _ending_before(self, licence: Licence) -> list[Licence]:
        """Return what a licence needs and what will have ended when it is filed."""
        if not licence.plan and open_renewal(self._held, licence.id) is None:
            return []
        filing, leads = self._left(licence) or (date.min, [])
        others = (in_force(self._held, lead.title, filing) for lead in leads if lead.kind == "needs")
        return [other for other in others if other is not None and (last_day(other) or date.max) < filing]

    def _start(self, licence: Licence) -> SafeStart | None:
        left = self._left(licence)
        if left is None:
            return None
        filing, leads = left
        self._rows[licence.id] = 1 + max(map(self._row, self._ending_before(licence)), default=0)
        ways, blocked = _own_ways(leads, filing, self.workdays), _too_narrow(licence, filing, self.workdays)
        for lead in leads:
            if lead.kind == "needs":
                way, why = self._needed(lead.title, filing)
                ways.append(way)
                blocked += why
        longest = min(ways, key=lambda way: way[0].begins if way else filing)
        day = longest[0].begins if longest else filing
        begins = capped(lambda: working_until(day, self.workdays), back=True)
        beside = sorted(
            {leg for way in ways for leg in way} - set(longest), key=lambda leg: (leg.begins, leg.ends)
        )
        stopped = any(self._is_stopped(lead.title, filing) for lead in leads if lead.kind == "needs")
        return SafeStart(begins, filing, longest, tuple(dict.fromkeys(blocked)), tuple(beside), stopped)

    def _row(self, licence: Licence) -> int:
        """Return how many licences are to be renewed one after the other until this one is."""
        return self._rows.get(licence.id, 0)

    def _needed(self, id_: str, filing: date) -> tuple[Way, Sequence[str]]:
        """Return the way of another licence that is not valid any more on the day of filing, and what blocks it."""
        other = in_force(self._held, id_, filing)
        why = self._never(id_, other, filing)
        last = last_day(other) if other is not None else None
        if why or other is None or last is None or last >= filing:
            return (), [why] if why else []
        if self._row(other) > DEEPEST:
            return (), [f"{other.id} {other.name}, which it needs, waits for more than {DEEPEST} others."]
        first = self._known.get(other.id)
        if first is None:
            return (), self._undecided(other, filing)
        renewed = Leg(f"renewal of {other.name}", first.filing, filing)
        own = tuple(leg._replace(title=f"{other.name}: {leg.title}") for leg in first.legs)
        return (*own, renewed), first.blocked

    def _never(self, id_: str, other: Licence | None, filing: date) -> str:
        """Say why another licence will not do on the day of filing, whatever is begun; nothing where it may."""
        if other is None:
            return f"{id_}, which it needs, is not there."
        if other.state != "held" and not is_valid(other, filing, self._held):
            return f"{other.id} {other.name}, which it needs, is {other.state}."
        first = first_day(other)
        if first is not None and first > filing:
            return f"{other.id} {other.name}, which it needs, is valid only from {long_date(first)}."
        return ""

    def _is_stopped(self, id_: str, filing: date) -> bool:
        """Tell whether another licence is suspended, lost or not there, or one that it waits for itself."""
        other = in_force(self._held, id_, filing)
        if other is None or (other.state != "held" and not is_valid(other, filing, self._held)):
            return True
        first = self._known.get(other.id)
        return first is not None and first.is_stopped and (last_day(other) or date.max) < filing

    def _undecided(self, other: Licence, filing: date) -> list[str]:
        """Say that the renewal of another is with its issuer, unless it is to be decided in time."""
        renewal = open_renewal(self._held, other.id)
        clock = renewal.due if renewal is not None else None
        due = due_on(clock, self.workdays) if clock is not None and not is_paused(clock) else None
        if due is not None and due <= filing:
            return []
        when = f"decided only by {long_date(due)}" if due is not None else "not decided yet"
        return [f"{other.id} {other.name}, which it needs, is {when}."]


def _too_narrow(licence: Licence, filing: date, workdays: Workdays) -> list[str]:
    """Say that the issuer's days to decide are more than are left from the opening of its window."""
    span = window(licence, workdays)
    if span is None or span.opens is None or span.opens <= filing:
        return []
    days = f"the issuer's {licence.decision_days} working days"
    return [
        f"Its window opens on {long_date(span.opens)} only, too late for {days}: ask whether it takes it before."
    ]


def _own_ways(leads: list[Lead], filing: date, workdays: Workdays) -> list[Way]:
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
