"""Is a licence valid, in its window, expiring or expired: asked of a day, never stored."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

from office_tui.domain.counting import Clock, Unit, counted
from office_tui.domain.licence import LADDER, Licence
from office_tui.domain.reach import FOR_EVER, MOST_DAYS, capped
from office_tui.domain.workdays import Workdays, working_until

Standing = Literal[
    "not yet valid", "valid", "window open", "expiring", "expired", "suspended", "superseded",
    "surrendered", "revoked", "lost",
]  # fmt: skip
CURRENT = frozenset({"held", "suspended"})
"""The states in which a licence is ours, so that days matter."""
SOON = 30
"""A licence is expiring from that rung of its ladder on which is the last of at least so many days."""


class Window(NamedTuple):
    """The first and the last day on which a renewal is taken; `opens` is None where it is taken from any day on."""

    opens: date | None
    closes: date

    def is_open(self, day: date) -> bool:
        """Tell whether it has opened on a day of its own, and not closed: what is taken any time never presses so."""
        return self.opens is not None and self.opens <= day <= self.closes


def is_current(licence: Licence) -> bool:
    """Tell whether a licence is ours now: held or suspended."""
    return licence.state in CURRENT


def is_long_term(licence: Licence) -> bool:
    """Tell whether it has no last day; 31 December 9999 is how some write that."""
    return licence.long_term or licence.valid_to == FOR_EVER


def first_day(licence: Licence) -> date | None:
    """Return its first valid day, the day of issue unless it says otherwise; None where neither is known."""
    return licence.valid_from or licence.issued


def last_day(licence: Licence) -> date | None:
    """Return its last valid day; None where it has none: a long-term licence never expires."""
    return None if is_long_term(licence) else licence.valid_to


def standing(licence: Licence, today: date, workdays: Workdays) -> Standing:
    """Return how a licence stands on a day; what presses more comes before what presses less."""
    if licence.state not in CURRENT:
        return licence.state  # type: ignore[return-value]  # all but these two are standings themselves
    last, first = last_day(licence), first_day(licence)
    if last is not None and last < today:
        return "expired"
    if licence.state == "suspended":
        return "suspended"
    if first is not None and first > today:
        return "not yet valid"
    if is_ending(licence, today):
        return "expiring"
    span = window(licence, workdays)
    return "window open" if span is not None and span.is_open(today) else "valid"


def is_ending(licence: Licence, today: date) -> bool:
    """Tell whether its last day is near, and not past; a suspended one ends as well."""
    last = last_day(licence)
    return last is not None and 0 <= (last - today).days <= expiring_within(licence)


def expiring_within(licence: Licence) -> int:
    """Return how many days before its end a licence counts as expiring: a slow one's ladder says so earlier."""
    return min((rung for rung in licence.ladder or LADDER if rung >= SOON), default=SOON)


def window(licence: Licence, workdays: Workdays) -> Window | None:
    """Return when renewal is taken; None where it has no end, or neither opens nor closes before it."""
    last = last_day(licence)
    if last is None or not (licence.window_opens or licence.window_closes):
        return None
    opens = (
        before(last, licence.window_opens, licence.window_unit, workdays) if licence.window_opens else None
    )
    return Window(opens, before(last, licence.window_closes, licence.window_unit, workdays))


def is_window_open(licence: Licence, day: date, workdays: Workdays) -> bool:
    """Tell whether a renewal is taken on a day, however near the end is already, or even past."""
    span = window(licence, workdays) if is_current(licence) else None
    return span is not None and span.is_open(day)


def file_by(licence: Licence, workdays: Workdays) -> date | None:
    """Return the last working day to file the renewal: the issuer's days left to decide, and not behind the window.

    Where the issuer takes longer than its window is wide, that is a day on which it does not take it yet.
    """
    last = last_day(licence)
    if last is None:
        return None
    decided = before(last, licence.decision_days, "workdays", workdays)
    span = window(licence, workdays)
    last = min(decided, span.closes) if span else decided
    return capped(lambda: working_until(last, workdays), back=True)


def before(day: date, amount: int, unit: Unit, workdays: Workdays) -> date:
    """Return the day so many days, working days or months before another, by the one clock."""
    return counted(Clock(start=day, unit=unit, amount=-min(amount, MOST_DAYS)), workdays)
