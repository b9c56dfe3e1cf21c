"""Dates in words, the one small grammar used everywhere: read, found in a text, and said back."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta

from office_tui.domain.date_finding import FoundDate, find_date
from office_tui.domain.date_reading import read_whole
from office_tui.domain.date_rules import Asked, Sense, refusal
from office_tui.domain.date_times import split_time
from office_tui.domain.date_words import DAY_NAMES, MONTH_NAMES, plain
from office_tui.domain.months import long_date
from office_tui.domain.workdays import Workdays

__all__ = ["FoundDate", "find_date", "read_date", "read_moment", "say_date", "short_date"]

MORNING, EVENING = time(8), time(18)

_LEAD = re.compile(
    r"(?:(?:by|before|until|till|due|on|no\s+later\s+than)\s+"
    r"|(?:请|务必|须|应|最迟|最晚|不晚于|不迟于|截止|截至|于|在|到|日期|[::])+\s*)(?=\S)",
    re.IGNORECASE,
)
_ECHO = re.compile(r",\s*(?:in \d+ days|today|tomorrow|yesterday|\d+ days ago)$", re.IGNORECASE)
_SUFFIX = re.compile(r"(?:[之以]?前|为?止)$")
_HOURS = re.compile(r"(?:in\s+|\+\s?)?(\d{1,3})\s?(?:h|hours?|个?小时[之以]?后?)", re.IGNORECASE)


def read_date(words: str, today: date, workdays: Workdays, *, sense: Sense = "ahead") -> date:
    """Return the day that `words` mean, counted from `today`; UsageError for what is impossible or ambiguous.

    A date without a year that is past means next year's, a weekday the next one after today; with the sense
    "back" (the date written on a letter) both mean the last one. A time of day behind the date is left out.
    """
    day = _day(_tidy(words), Asked(today, workdays, sense))
    if day is None:
        raise refusal(f"“{_shown(words)}” is no date." if words.strip() else "There is no date.")
    return day


def read_moment(
    words: str, now: datetime, workdays: Workdays, *, morning: time = MORNING, evening: time = EVENING
) -> datetime:
    """Return the moment that `words` mean, in the zone of `now`; a date alone means its `morning`.

    `tonight` is today's `evening`, a time alone the next such time, `+2h` counts hours. UsageError for what
    is impossible, ambiguous or already past.
    """
    text = _tidy(words)
    if match := _HOURS.fullmatch(text):
        return (now.astimezone(UTC) + timedelta(hours=int(match[1]))).astimezone(now.tzinfo)
    rest, at = split_time(text, morning, evening)
    if at is None and len(text) > 2 and "tonight".startswith(text.casefold()):
        at = evening
    if not rest:
        return _next_time(at or morning, now)
    moment = datetime.combine(read_date(rest, now.date(), workdays), at or morning, now.tzinfo)
    if moment <= now:
        raise refusal(
            f"{long_date(moment.date())}, {moment:%H:%M}, is past.",
            "Write a later time: tonight, +2h, tomorrow.",
        )
    return moment


def _next_time(at: time, now: datetime) -> datetime:
    today = datetime.combine(now.date(), at, now.tzinfo)
    return today if today > now else datetime.combine(now.date() + timedelta(days=1), at, now.tzinfo)


def _tidy(words: str) -> str:
    text = " ".join(plain(words).split()).rstrip(",;")
    return _LEAD.sub("", _ECHO.sub("", text), count=1) if _LEAD.match(text) else _ECHO.sub("", text)


def _day(text: str, asked: Asked) -> date | None:
    """Read the phrase as it stands, without the sign for "before", and without a time."""
    tries = [text, _SUFFIX.sub("", text)]
    tries.append(split_time(tries[1], MORNING, EVENING)[0])
    for phrase in dict.fromkeys(tries):
        if phrase and (day := read_whole(phrase, asked)):
            return day
    return None


def _shown(words: str) -> str:
    """Shorten what was typed for a sentence, and leave out what a terminal would obey."""
    return "".join(sign for sign in " ".join(words.split()) if sign.isprintable())[:40]


def say_date(day: date, today: date) -> str:
    """Return the echo of a date: `Fri 27 Nov 2026, in 5 days`."""
    away = (day - today).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}.get(away)
    distance = near or (f"in {away} days" if away > 0 else f"{-away} days ago")
    return f"{DAY_NAMES[day.weekday()][:3]} {day.day} {MONTH_NAMES[day.month - 1][:3]} {day.year}, {distance}"


def short_date(day: date, today: date) -> str:
    """Return a date for a column, at most 11 cells: `2 Mar`, or `2 Mar 2027` in another year."""
    year = "" if day.year == today.year else f" {day.year}"
    return f"{day.day} {MONTH_NAMES[day.month - 1][:3]}{year}"
