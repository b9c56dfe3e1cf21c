"""“May we?” as it is asked in one line, and the answer as it is told."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from office_tui.domain.clean import clean_line
from office_tui.domain.dates import read_date, say_date, short_date
from office_tui.domain.may_we import Verdict
from office_tui.domain.workdays import Workdays
from office_tui.errors import UsageError

_FOR = re.compile(r"\s+for\s+", re.IGNORECASE)
_ON = re.compile(r"\s+on\s+", re.IGNORECASE)
_COMMA = re.compile("[,，;；、]")


class Question(NamedTuple):
    """What is asked: words of a licence, the day, and what must be within its scope."""

    wanted: str
    day: date
    activity: str = ""

    def echo(self, today: date) -> str:
        """Return how it was understood."""
        what = f" for {self.activity}" if self.activity else ""
        return f"{self.wanted}{what}, {say_date(self.day, today)}"


def asked(words: str, today: date, workdays: Workdays) -> Question:
    """Read `food permit on 1 May for cold dishes`, the two the other way round, or the three with commas between.

    The day may be left out. `UsageError` for what names no licence, and for a day that is none.
    """
    text, *activity = _FOR.split(clean_line(words), maxsplit=1)
    text, *day = _ON.split(text, maxsplit=1)
    if activity and not day:
        activity, day = _day_behind(activity[0], today, workdays)
    wanted, *more = [part.strip() for part in _COMMA.split(text)]
    if not wanted:
        raise UsageError("Say which permit.", "Such as: food permit on 1 May for cold dishes.")
    if day:
        return Question(wanted, read_date(day[0], today, workdays), " ".join([*more, *activity]).strip())
    if more and (found := _day(more[0], today, workdays)) is not None:
        return Question(wanted, found, " ".join([*more[1:], *activity]).strip())
    return Question(wanted, today, " ".join([*more, *activity]).strip())


def _day_behind(words: str, today: date, workdays: Workdays) -> tuple[list[str], list[str]]:
    """Part what it is for from the day behind it: `cold dishes on 1 May`, but `repairs on board` is one thing."""
    activity, on, last = words.rpartition(" on ")
    is_day = on and (any(map(str.isdigit, last)) or _day(last, today, workdays) is not None)
    return ([activity], [last]) if is_day else ([words], [])


def _day(words: str, today: date, workdays: Workdays) -> date | None:
    try:
        return read_date(words, today, workdays)
    except UsageError:
        return None


def told(verdict: Verdict, day: date) -> list[str]:
    """Return the answer, a line each: yes with the licence and until when, or no; then why, and what to beware of."""
    until = f"until {short_date(verdict.until, day)}" if verdict.until else "long-term"
    first = f"yes, by {verdict.licence} {verdict.name} ({until})" if verdict.yes else "no"
    return [first, *verdict.reasons, *(f"beware: {each}" for each in verdict.beware)]
