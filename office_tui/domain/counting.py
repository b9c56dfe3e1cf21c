"""What a clock is, and the day it counts to."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from office_tui.domain.months import add_months
from office_tui.domain.reach import capped, later
from office_tui.domain.workdays import DAY, Workdays, count_between, shift, working_from, working_until

Unit = Literal["date", "days", "workdays", "weeks", "months"]
Roll = Literal["", "forward", "back"]


class Pause(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A time that does not count: from a day, to a day (`None`: still paused), and why."""

    since: Annotated[date, Meta(title="Paused", description="The first day that does not count")]
    until: Annotated[date | None, Meta(title="Resumed", description="The first day that counts again")] = None
    reason: Annotated[str, Meta(title="Reason", description="Why time does not run")] = ""


class Clock(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """When something is due and how that date came about; what is late is asked of it, never stored in it."""

    start: Annotated[date, Meta(title="From", description="The day counting begins")]
    unit: Annotated[
        Unit, Meta(title="Counts in", description="A fixed date, days, working days, weeks, months")
    ] = "date"
    amount: Annotated[int, Meta(title="How many", description="Of the unit; nothing for a fixed date")] = 0
    fixed: Annotated[date | None, Meta(title="On", description="The fixed date")] = None
    roll: Annotated[Roll, Meta(title="Off holidays", description="Forward, back, or not at all")] = ""
    pauses: Annotated[tuple[Pause, ...], Meta(title="Pauses", description="Times that do not count")] = ()
    extended: Annotated[
        date | None, Meta(title="Extended to", description="The later date that was granted")
    ] = None
    granted: Annotated[
        date | None,
        Meta(title="Extended on", description="The day it was granted; days paused from then on count"),
    ] = None
    stopped: Annotated[date | None, Meta(title="Stopped", description="The day it was done")] = None


class Lost(msgspec.Struct, frozen=True):
    """What a pause took: its first day, how many of the clock's days, why, and whether it still goes on."""

    first: date
    lost: int
    reason: str
    open: bool = False


def counted(clock: Clock, workdays: Workdays) -> date:
    """Return the day that counting alone reaches, the first not counted: no pause, roll or extension.

    What leads beyond the years 1 to 9999 ends at their first or last day.
    """
    return capped(lambda: _counted(clock, workdays), back=clock.amount < 0)


def _counted(clock: Clock, workdays: Workdays) -> date:
    match clock.unit:
        case "date":
            return clock.fixed or clock.start
        case "days":
            return clock.start + timedelta(days=clock.amount)
        case "weeks":
            return clock.start + timedelta(weeks=clock.amount)
        case "months":
            return add_months(clock.start, clock.amount)
        case "workdays":
            _ = clock.start + timedelta(days=clock.amount)  # so far at least: do not count it day by day
            return shift(clock.start, clock.amount, workdays)


def rolled(day: date, clock: Clock, workdays: Workdays) -> date:
    """Return `day`, moved off a weekend or holiday as the clock says."""
    if clock.roll == "forward":
        return capped(lambda: working_from(day, workdays))
    return capped(lambda: working_until(day, workdays), back=True) if clock.roll == "back" else day


def original_due(clock: Clock, workdays: Workdays) -> date:
    """Return the date it was due at first; no pause and no extension ever changes it."""
    return rolled(counted(clock, workdays), clock, workdays)


def paused_until(clock: Clock, workdays: Workdays, today: date | None = None) -> tuple[date, list[Lost]]:
    """Return the day that counting reaches with the pauses taken out, and what each pause cost.

    A clock counted in working days loses working days, any other calendar days. A pause that is not over
    lasts until `today`; without one it costs nothing yet.
    """
    return _moved_on(clock, counted(clock, workdays), clock.start + DAY, workdays, today)


def extended_until(clock: Clock, workdays: Workdays, today: date | None = None) -> tuple[date, list[Lost]]:
    """Return the day an extended clock reaches, and what each pause from the day it was granted on cost.

    What was paused before that day was known when the later date was agreed.
    """
    if clock.extended is None:
        return paused_until(clock, workdays, today)
    if clock.granted is None:
        return clock.extended, []
    return _moved_on(clock, clock.extended, clock.granted, workdays, today)


def _moved_on(
    clock: Clock, due: date, free: date, workdays: Workdays, today: date | None
) -> tuple[date, list[Lost]]:
    """Move `due` on by every paused day from `free` on."""
    losses = list[Lost]()
    for pause in sorted(clock.pauses, key=lambda pause: pause.since):
        first = max(pause.since, free)
        until = pause.until or today or first
        if first > due or until <= first:
            continue
        free = until
        if clock.unit == "workdays":
            lost = count_between(first - DAY, until - DAY, workdays)
            due = _further(due, lost, workdays)
        else:
            lost = (until - first).days
            due = later(due, lost)
        losses.append(Lost(first, lost, pause.reason, pause.until is None))
    return due, losses


def _further(day: date, lost: int, workdays: Workdays) -> date:
    return capped(lambda: shift(day, lost, workdays), back=lost < 0)


def due_on(clock: Clock, workdays: Workdays, today: date | None = None) -> date:
    """Return the day it is due: as extended, else as counted, paused and rolled.

    While a clock is paused its date moves on with every day; give `today` to have it as it stands now.
    """
    due, losses = extended_until(clock, workdays, today)
    return due if clock.extended and not losses else rolled(due, clock, workdays)


def days_left(clock: Clock, today: date, workdays: Workdays) -> int:
    """Return the calendar days until it is due, negative after that; of a stopped clock those then left."""
    at = clock.stopped or today
    return (due_on(clock, workdays, at) - at).days


def is_late(clock: Clock, today: date, workdays: Workdays) -> bool:
    """Say whether it should be done by now and is not: the due date is past, and the clock not stopped."""
    return clock.stopped is None and days_left(clock, today, workdays) < 0
