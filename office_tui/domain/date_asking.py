"""Reads a date or a moment that was asked for, in whatever words it was given."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta

from office_tui.domain.date_reading import Span, read_span, read_whole
from office_tui.domain.date_rules import Asked, refusal
from office_tui.domain.date_times import split_time
from office_tui.domain.date_words import plain
from office_tui.domain.dates import EVENING, MORNING
from office_tui.domain.months import long_date
from office_tui.domain.workdays import Workdays

_LEAD = re.compile(
    r"(?:(?:by|before|until|till|due|on|no\s+later\s+than)\s+"
    r"|(?:请|务必|须|应|最迟|最晚|不晚于|不迟于|截止|截至|于|在|到|日期|[::])+\s*)(?=\S)",
    re.IGNORECASE,
)
_ECHO = re.compile(r",\s*(?:in \d+ days|today|tomorrow|yesterday|\d+ days ago)$", re.IGNORECASE)
_SUFFIX = re.compile(r"(?:[之以]?前|为?止)$")
_HOURS = re.compile(r"(?:in\s+|\+\s?)?(\d{1,3})\s?(?:h|hours?|个?小时[之以]?后?)", re.IGNORECASE)


def day_meant(words: str, asked: Asked) -> date:
    """Return the day that `words` mean (see `dates.read_date`)."""
    day = _day(_tidy(words), asked)
    if day is None:
        raise refusal(f"“{_shown(words)}” is no date." if words.strip() else "There is no date.")
    return day


def span_meant(words: str) -> Span | None:
    """Return the span of time that `words` count from today, None where they name a day."""
    return read_span(_tidy(words))


def moment_meant(words: str, now: datetime, workdays: Workdays, morning: time, evening: time) -> datetime:
    """Return the moment that `words` mean (see `dates.read_moment`)."""
    text = _tidy(words)
    if match := _HOURS.fullmatch(text):
        return (now.astimezone(UTC) + timedelta(hours=int(match[1]))).astimezone(now.tzinfo)
    rest, at = split_time(text, morning, evening)
    if at is None and len(text) > 2 and "tonight".startswith(text.casefold()):
        at = evening
    if not rest and at:
        return _next_time(at, now)
    day = day_meant(rest, Asked(now.date(), workdays))
    moment = datetime.combine(day, at or morning, now.tzinfo)
    if moment <= now:
        raise refusal(
            f"{long_date(day)}, {moment:%H:%M}, is past.", "Write a later time: tonight, +2h, tomorrow."
        )
    return moment


def _next_time(at: time, now: datetime) -> datetime:
    today = datetime.combine(now.date(), at, now.tzinfo)
    return today if today > now else datetime.combine(now.date() + timedelta(days=1), at, now.tzinfo)


def _tidy(words: str) -> str:
    text = " ".join(plain(words).split()).rstrip(" ,;")
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
