"""How a date came about, in one sentence per step."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from office_tui.domain.counting import (
    Clock,
    Lost,
    Pause,
    counted,
    due_on,
    extended_until,
    original_due,
    paused_until,
    rolled,
)
from office_tui.domain.date_words import DAY_NAMES
from office_tui.domain.months import long_date
from office_tui.domain.workdays import DAY, Workdays

UNITS = {"date": "day", "days": "day", "workdays": "working day", "weeks": "week", "months": "month"}
_ENDS = (".", "?", "!", "…", "。", "？", "！")


def explain(clock: Clock, workdays: Workdays, today: date | None = None, undone: str = "") -> list[str]:
    """Return how the due date came about, one sentence per step, the date itself last.

    Give `today` to have a pause that is not over counted up to it, and `undone` where the clock stopped although
    nothing was done: what happened instead.
    """
    due = due_on(clock, workdays, today)
    first = _as_extended(clock)
    steps = [
        *_counting(first, workdays, today),
        *_rolling(first, workdays, today),
        *_extending(clock, workdays, today),
        *_standing(clock, due, workdays, today),
        *_provisional(clock, due, workdays),
    ]
    if len(steps) > 1 or clock.unit != "date":
        said = "Resumed now, it is due on" if _open(clock) else "So it is due on"
        steps.append(f"{said} {DAY_NAMES[due.weekday()]}, {long_date(due)}.")
    if clock.stopped:
        steps.append(
            _sentence(f"Stopped on {long_date(clock.stopped)}: {undone}")
            if undone
            else _stopped(clock.stopped, due)
        )
    return steps


def _as_extended(clock: Clock) -> Clock:
    """Return the clock as it stood when its later date was granted, with only what was paused before."""
    granted = clock.granted
    if granted is None:
        return replace(clock, extended=None)
    before = tuple(
        replace(one, until=min(one.until or granted, granted)) for one in clock.pauses if one.since < granted
    )
    return replace(clock, extended=None, granted=None, pauses=before)


def _open(clock: Clock) -> Pause | None:
    """Return the pause that is not over, if the clock stands still."""
    return next((one for one in clock.pauses if one.until is None and not clock.stopped), None)


def _counting(clock: Clock, workdays: Workdays, today: date | None) -> Iterator[str]:
    if clock.unit == "date":
        day = counted(clock, workdays)
        yield f"Set to {DAY_NAMES[day.weekday()]}, {long_date(day)}."
    else:
        yield f"{_many(clock.amount, UNITS[clock.unit])} from {long_date(clock.start)}, that day not counted."
    reached, losses = paused_until(clock, workdays, today)
    yield from _lost(clock, losses)
    if clock.unit == "workdays":
        yield from _uncounted(clock.start, reached, workdays)


def _lost(clock: Clock, losses: list[Lost]) -> Iterator[str]:
    for lost in losses:
        if not lost.open:
            many = _many(lost.lost, _lost_in(clock))
            yield _sentence(f"Paused for {many} from {long_date(lost.first)}{_because(lost.reason)}")


def _rolling(clock: Clock, workdays: Workdays, today: date | None) -> Iterator[str]:
    reached, _ = paused_until(clock, workdays, today)
    moved = rolled(reached, clock, workdays)
    if moved != reached:
        why = workdays.holidays.get(reached, "")
        kind = f"a holiday ({why})" if why else f"a {DAY_NAMES[reached.weekday()]}"
        way = "forward" if moved > reached else "back"
        yield f"{long_date(reached)} is {kind}, so it moves {way} to {long_date(moved)}."


def _extending(clock: Clock, workdays: Workdays, today: date | None) -> Iterator[str]:
    if clock.extended:
        first = long_date(original_due(clock, workdays))
        yield f"Extended to {long_date(clock.extended)}; the first date, {first}, stays on record."
        yield from _lost(clock, extended_until(clock, workdays, today)[1])


def _standing(clock: Clock, due: date, workdays: Workdays, today: date | None) -> Iterator[str]:
    """Tell of the pause that is not over: since when, why, and what it took by now."""
    pause = _open(clock)
    if pause is None:
        return
    _, losses = extended_until(clock, workdays, today)
    by_now = "".join(f", {_many(lost.lost, _lost_in(clock))} by now" for lost in losses if lost.open)
    yield _sentence(f"Paused since {long_date(pause.since)}{by_now}{_because(pause.reason)}")
    if pause.since > due:
        yield "It was late already, so the date stays what it was."


def _uncounted(start: date, end: date, workdays: Workdays) -> Iterator[str]:
    """Yield the holidays passed over, each run of one name once, and the make-up days that counted."""
    days = sorted(day for day in {*workdays.holidays, *workdays.worked} if start < day <= end)
    free = [day for day in days if day in workdays.holidays and day not in workdays.worked]
    while run := _run([day for day in free if day.weekday() not in workdays.weekend], workdays):
        free = [day for day in free if day > run[-1]]
        said = long_date(run[0]) + (f" to {long_date(run[-1])}" if len(run) > 1 else "")
        yield f"{said} ({workdays.holidays[run[0]]}), not counted."
    for day in days:
        if day in workdays.worked and (day.weekday() in workdays.weekend or day in workdays.holidays):
            yield f"{DAY_NAMES[day.weekday()]}, {long_date(day)}, is worked and counted."


def _run(free: list[date], workdays: Workdays) -> list[date]:
    """Return the first days of `free` that follow each other and bear one name."""
    run = free[:1]
    for day in free[1:]:
        if day - run[-1] != DAY or workdays.holidays[day] != workdays.holidays[run[0]]:
            break
        run.append(day)
    return run


def _provisional(clock: Clock, due: date, workdays: Workdays) -> Iterator[str]:
    if clock.extended is None and (clock.unit == "workdays" or clock.roll):
        for year in range(clock.start.year, due.year + 1):
            if year in workdays.provisional:
                yield f"The holidays of {year} are not all known yet, so this may change."


def _stopped(stopped: date, due: date) -> str:
    late = (stopped - due).days
    when = "on the day" if not late else f"{_many(abs(late), 'day')} {'late' if late > 0 else 'early'}"
    return f"Done on {long_date(stopped)}, {when}."


def _sentence(words: str) -> str:
    """Return words as a sentence: with a full stop, unless what somebody typed ends it already."""
    return words if words.endswith(_ENDS) else f"{words}."


def _many(n: int, unit: str) -> str:
    return f"{n} {unit}{'' if n == 1 else 's'}"


def _lost_in(clock: Clock) -> str:
    """Return the unit of what a pause takes: working days of a clock that counts them, else days."""
    return UNITS["workdays" if clock.unit == "workdays" else "days"]


def _because(reason: str) -> str:
    return f": {reason}" if reason else ""
