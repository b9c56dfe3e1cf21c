"""Days of the demo, counted in working days from today, so that it is as fresh whenever it is built."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, tzinfo
from typing import NamedTuple

from office_tui.domain.workdays import Workdays, shift


class Days(NamedTuple):
    """The day the demo is built on; `n` is always a count of working days from it, negative for the past."""

    today: date
    workdays: Workdays
    zone: tzinfo | None

    def day(self, n: int) -> date:
        """Return the n-th working day from today; 0 is today, worked or not."""
        return shift(self.today, n, self.workdays)

    def moment(self, n: int, clock: time) -> datetime:
        """Return that day at a time of day, in the office's zone."""
        return datetime.combine(self.day(n), clock, self.zone)

    def words(self, text: str, **more: str) -> str:
        """Fill `{en:5}` (6 March), `{zh:5}` (3月6日), `{day:5}` and what else is named into a text.

        `{day:5}` alone counts calendar days, and is written 2026-03-07.
        """
        return text.format(en=_English(self), zh=_Chinese(self), day=_Calendar(self), **more)


class _Written:
    """A day in a text, written by the number behind the colon."""

    def __init__(self, days: Days) -> None:
        self._days = days

    def __format__(self, spec: str) -> str:
        return self.write(self._days.day(int(spec)))

    def write(self, day: date) -> str:
        """Write the day out."""
        raise NotImplementedError


class _English(_Written):
    def write(self, day: date) -> str:
        return f"{day.day} {day:%B}"


class _Chinese(_Written):
    def write(self, day: date) -> str:
        return f"{day.month}月{day.day}日"


class _Calendar(_Written):
    def __format__(self, spec: str) -> str:
        return (self._days.today + timedelta(days=int(spec))).isoformat()
