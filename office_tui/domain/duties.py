"""When a duty returns, and which of its days is next."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import count
from typing import NamedTuple

from office_tui.domain.duty import Duty
from office_tui.domain.months import add_months, days_in
from office_tui.domain.pattern import pattern
from office_tui.domain.reach import capped, later

_DAY_OF_YEAR = pattern("(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")


class Occurrence(NamedTuple):
    """One day of a duty, and its key among the days of that duty: `2026-1`, or how many came before."""

    day: date
    key: str


def occurrences(duty: Duty, first: date, last: date) -> Iterator[Occurrence]:
    """Yield the days of a duty from `first` to `last`, both included, in order."""
    from_ = max(first, duty.since)
    every = _of_months(duty, from_, last) if duty.interval > 0 else _of_years(duty, from_, last)
    return (each for each in every if from_ <= each.day <= last)


def next_due(duty: Duty) -> Occurrence:
    """Return the first day of a duty that was not carried out; it may be past. The calendar's last where none comes."""
    first = duty.since if duty.done is None else max(duty.since, later(duty.done, 1))
    # Nine years hold a 29 February even around 1900 or 2100, and any sensible number of months.
    last = capped(lambda: add_months(first, max(9 * 12, duty.months + 1)))
    return next(occurrences(duty, first, last), Occurrence(date.max, "none"))


def is_day_of_year(words: str) -> bool:
    """Tell whether words are a day of every year as a duty holds it: `06-30`."""
    return _DAY_OF_YEAR.fullmatch(words) is not None


def announced(duty: Duty) -> tuple[int, ...]:
    """Return the rungs on which a duty is told, in days before: never before it is to be spoken of."""
    return tuple(dict.fromkeys((duty.ahead, min(7, duty.ahead), 0)))


def is_announced(duty: Duty, today: date) -> bool:
    """Tell whether the next day of a duty is so near that it is to be spoken of, or past."""
    return (next_due(duty).day - today).days <= duty.ahead


def is_its_turn(duty: Duty, today: date) -> bool:
    """Tell whether the next day of a duty can have been met by today; not so soon after the last that it is a slip.

    From halfway on it can, however long before it is announced: a monthly one is so nearly always. One on days of the
    year can as soon as it is announced, for those may lie near each other.
    """
    if duty.done is None or (duty.interval <= 0 and duty.done < today and is_announced(duty, today)):
        return True
    return next_due(duty).day - today <= today - duty.done


def _of_months(duty: Duty, first: date, last: date) -> Iterator[Occurrence]:
    """Count from the first day itself, so that a 31st comes back after a shorter month."""
    passed = (first.year - duty.since.year) * 12 + first.month - duty.since.month
    for n in count(max(0, passed // duty.months)):
        try:
            day = add_months(duty.since, n * duty.months)
        except ValueError:
            return  # the calendar ends there
        if day > last:
            return
        yield Occurrence(day, str(n + 1))


def _of_years(duty: Duty, first: date, last: date) -> Iterator[Occurrence]:
    for year in range(first.year, last.year + 1):
        for n, words in enumerate(sorted(filter(is_day_of_year, duty.days)), start=1):
            month, day = map(int, words.split("-"))
            yield Occurrence(date(year, month, min(day, days_in(year, month))), f"{year}-{n}")
