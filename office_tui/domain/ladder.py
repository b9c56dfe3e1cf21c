"""The ladder of reminders: each rung is told once, whatever days nobody was told on."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from office_tui.domain.workdays import DAY, Workdays, shift

CATCH_UP = 30
"""So many days behind its day the last rung is still told, if nobody was reminded in between, or ever."""


def rung_to_tell(
    ladder: Collection[int],
    day: date,
    told: Collection[int],
    today: date,
    workdays: Workdays,
    *,
    until: date | None = None,
    since: date = date.min,
) -> int | None:
    """Return the rung (days before `day`) to tell today, or None; `told` are the rungs told of it already.

    What falls before the next working day is told today. Of several that were missed only the last is told. Behind
    the day itself there is silence, unless the last rung was missed for less than a month; or the ladder goes on
    `until` another day, and then it is told as long as that is not past. What was never told is caught up on only if
    it was there on its day: `since` says since when. `date.min` is for what nobody knows that of, such as most that is
    brought in from a table, and it is told too: rather once too often what ended this month than never.
    """
    if until is not None and until < today:
        return None
    covered = shift(today, 1, workdays) - DAY
    left, left_today = (day - covered).days, (day - today).days
    reached = [rung for rung in ladder if (left if rung >= 0 else left_today) <= rung]
    if not reached or (told and min(reached) >= min(told)):
        return None
    was_there = bool(told) or since <= day
    if day < today and until is None and (not was_there or left_today < -CATCH_UP):
        return None  # entered when it was past already, so nobody was ever waiting for it; or long known to be red
    return min(reached)
