"""“May we?” as it is asked in one line, and the answer as it is told."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from office_tui.domain.clean import clean_line
from office_tui.domain.date_words import MONTH_NAMES
from office_tui.domain.dates import read_date, say_date, short_date
from office_tui.domain.may_we import Verdict
from office_tui.domain.script import is_chinese
from office_tui.domain.workdays import Workdays
from office_tui.errors import UsageError

_MONTHS = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTH_NAMES)
_FOR = re.compile(r"\s+for\s+", re.IGNORECASE)
_ON = re.compile(r"\s+on\s+", re.IGNORECASE)
_IN_FIGURES = re.compile(r"(?:\d{4}年)?\d{1,2}月\d{1,2}[日号]?|\d{4}-\d{1,2}-\d{1,2}")
_LIKE_A_DAY = re.compile(
    rf"\d\s*[-./月]\s*\d|\d{{6}}|\d\s*年|^\+\d|\d\s*(?:{_MONTHS})\b|\b(?:{_MONTHS})\s*\d", re.IGNORECASE
)
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


def asked(words: str, today: date, workdays: Workdays, names: Iterable[str] = ()) -> Question:
    """Read `food permit on 1 May for cold dishes`, the two the other way round, or the three with commas between.

    The day may be left out; one of the `names` of licences in front is taken whole, a “for” in it too. `UsageError`
    for what names no licence, and for a day that is none.
    """
    line = clean_line(words)
    name = max((each for each in names if _is_in_front(each, line)), key=len, default="")
    text, *activity = _FOR.split(line[len(name) :], maxsplit=1)
    text, *day = _ON.split(text, maxsplit=1)
    text = name + text
    if activity and not day:
        activity, day = _day_behind(activity[0], today, workdays)
    wanted, *more = [part.strip() for part in _COMMA.split(text)]
    if not wanted:
        raise UsageError("Say which permit.", "Such as: food permit on 1 May for cold dishes.")
    if day:
        return Question(wanted, read_date(day[0], today, workdays), " ".join([*more, *activity]).strip())
    if more and (found := _day(more[0], today, workdays)) is not None:
        return Question(wanted, found, " ".join([*more[1:], *activity]).strip())
    if not (more or activity):
        return _by_blanks(wanted, today, workdays)
    return Question(wanted, today, " ".join([*more, *activity]).strip())


def _by_blanks(words: str, today: date, workdays: Workdays) -> Question:
    """Read `食品经营许可证 5月1日 冷食` as Chinese is typed: blanks for commas around a day, or behind it."""
    first = _IN_FIGURES.match(words)
    rest = words[first.end() :] if first is not None else ""
    is_apart = not rest or rest[0].isspace() or is_chinese(rest[0])  # and no part of a number
    if first is not None and is_apart and (day := _day(first[0], today, workdays)) is not None:
        wanted, _, activity = rest.strip().partition(" ")
        return Question(wanted, day, activity.strip()) if wanted else Question(words, today)
    parts = words.split()
    for n, part in enumerate(parts[1:], start=1):
        if _IN_FIGURES.fullmatch(part) and (day := _day(part, today, workdays)) is not None:
            return Question(" ".join(parts[:n]), day, " ".join(parts[n + 1 :]))
    return Question(words, today)


def _day_behind(words: str, today: date, workdays: Workdays) -> tuple[list[str], list[str]]:
    """Part what it is for from the day behind it: `cold dishes on 1 May`, but `repairs on board` is one thing."""
    before, on, last = words.rpartition(" on ")
    if on and (_LIKE_A_DAY.search(last) or _day(last, today, workdays) is not None):
        return [before], [last]
    *parts, last = (part.strip() for part in _COMMA.split(words))
    if parts and _day(last, today, workdays) is not None:
        return [", ".join(parts)], [last]
    return [words], []


def _is_in_front(name: str, line: str) -> bool:
    """Tell whether a line begins with a name whose own words would part it."""
    parts = _FOR.search(name) or _ON.search(name)
    return bool(parts) and line.casefold().startswith(name.casefold())


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
