"""The one clock engine: due dates, replies, snoozes, and how each date came about."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from office_tui.domain.counting import (
    Clock,
    Pause,
    Roll,
    Unit,
    days_left,
    due_on,
    is_late,
    original_due,
)
from office_tui.domain.explaining import explain
from office_tui.domain.months import long_date
from office_tui.errors import StepError

__all__ = [
    "Clock", "Pause", "Roll", "Unit", "days_left", "due_on", "explain", "extend", "is_late", "is_paused",
    "keep_paused", "keep_running", "on", "original_due", "pause", "restart", "resume", "stop",
]  # fmt: skip


def on(day: date, start: date) -> Clock:
    """Return a clock that is due on `day`, begun on `start`."""
    return Clock(start=start, fixed=day)


def is_paused(clock: Clock) -> bool:
    """Say whether time does not run now."""
    return clock.stopped is None and any(pause.until is None for pause in clock.pauses)


def pause(clock: Clock, day: date, reason: str) -> Clock:
    """Stop counting from `day` on; StepError where it is stopped or paused already."""
    _running(clock)
    if is_paused(clock):
        raise StepError("The clock is paused already.", "Resume it first.")
    granted = (clock.granted or day) if clock.extended else None  # an older record does not say when
    return replace(clock, pauses=(*clock.pauses, Pause(since=day, reason=reason)), granted=granted)


def resume(clock: Clock, day: date) -> Clock:
    """Count again from `day` on; StepError where it is not paused, or was paused only later."""
    open_ = next((one for one in clock.pauses if one.until is None), None)
    if open_ is None:
        raise StepError("The clock is not paused.")
    if day < open_.since:
        raise StepError(f"The clock was paused only on {long_date(open_.since)}.", "Resume it then or later.")
    return replace(
        clock, pauses=tuple(replace(one, until=day) if one is open_ else one for one in clock.pauses)
    )


def extend(clock: Clock, to: date, day: date) -> Clock:
    """Return the clock with the later date that was granted on `day`; StepError where it is stopped."""
    _running(clock)
    return replace(clock, extended=to, granted=day)


def stop(clock: Clock, day: date) -> Clock:
    """Return the clock stopped on `day`: done, no longer paused; a clock stopped before stays as it is."""
    return clock if clock.stopped else replace(keep_running(clock, day), stopped=day)


def restart(clock: Clock) -> Clock:
    """Return the clock running again, with all its dates as they were: the thing was reopened."""
    return replace(clock, stopped=None)


def keep_paused(clock: Clock, day: date, reason: str) -> Clock:
    """Return the clock paused from `day` on, or as it is where it is paused or stopped already."""
    return clock if clock.stopped or is_paused(clock) else pause(clock, day, reason)


def keep_running(clock: Clock, day: date) -> Clock:
    """Return the clock running again from `day` on (never before it was paused), or as it is where it runs."""
    if not is_paused(clock):
        return clock
    return resume(clock, max(day, *(one.since for one in clock.pauses if one.until is None)))


def _running(clock: Clock) -> None:
    if clock.stopped:
        raise StepError(f"The clock was stopped on {long_date(clock.stopped)}.", "Reopen its item first.")
