"""When something that repeats comes next: bounded in time and number, whatever the rule says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import MAXYEAR, UTC, date, datetime, time, timedelta, tzinfo
from typing import Final

MOST: Final = 1_000
"""Occurrences of one rule that are looked at."""
EARLIEST: Final = 1900
"""Before this year nothing begins that is still of use."""
_CYCLE: Final = 400
"""After so many years the calendar repeats itself, weekdays and all."""
_RULE: Final = re.compile(r"[A-Z0-9=;,:+\-]{1,500}", re.IGNORECASE)
_UNTIL: Final = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?")
_STEPS: Final = {"DAILY": "day", "WEEKLY": "week", "MONTHLY": "month", "YEARLY": "year"}
_PARTS: Final = frozenset(
    {
        "FREQ", "UNTIL", "COUNT", "INTERVAL", "WKST",
        "BYDAY", "BYMONTH", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS",
    }
)  # fmt: skip
_SMALL: Final = frozenset({"BYHOUR", "BYMINUTE", "BYSECOND"})
_DAYS: Final = {"DAILY": 1, "WEEKLY": 7}


class RuleError(ValueError):
    """The rule is none, repeats more often than daily, or says what nobody means; the sentence says which."""


def occurrences(
    rule: str, start: datetime, first: datetime, last: datetime, where: tzinfo
) -> Iterator[datetime]:
    """Yield when a rule comes round from `first` to `last`, at most `MOST` times: times of the wall clock in `where`.

    A rule that never comes round ends all the same: it is worked out at the end of the calendar, a multiple of
    400 years on, where weekdays and leap years are as here and nothing can go on for long. `RuleError` says
    why a rule is not worked out at all.
    """
    parts = _read(rule)
    if start.year < EARLIEST:
        raise RuleError(f"it repeats since before {EARLIEST}")
    last = min(last, _until(parts.pop("UNTIL", ""), where))
    if last < max(first, start):
        return
    ahead = (MAXYEAR - max(last.year, start.year, first.year)) // _CYCLE * _CYCLE
    low, high = _shifted(first, ahead), _shifted(last, ahead)
    given = 0
    for each in _worked_out(parts, _shifted(_nearer(parts, start, first), ahead)):
        if each > high or given == MOST:
            return
        if each >= low:
            given += 1
            yield _shifted(each, -ahead)


def in_words(rule: str) -> str:
    """Return how often a rule comes round: `every week`, `every 3 months`; `RuleError` as above."""
    parts = _read(rule)
    every, step = _number(parts, "INTERVAL", 1), _STEPS[parts["FREQ"]]
    return f"every {step}" if every == 1 else f"every {every} {step}s"


def _read(rule: str) -> dict[str, str]:
    if not _RULE.fullmatch(rule):
        raise RuleError("its repetition is no rule")
    pairs = [part.partition("=") for part in rule.upper().split(";") if part]
    parts = {name: value for name, _, value in pairs if value and not name.startswith("X-")}
    if parts.get("FREQ") not in _STEPS or not parts.keys().isdisjoint(_SMALL - _said_by_start(parts)):
        raise RuleError("it repeats more often than daily, or says so in no way we know")
    _number(parts, "INTERVAL", 1)
    _number(parts, "COUNT", 1)
    return {name: value for name, value in parts.items() if name in _PARTS}


def _said_by_start(parts: dict[str, str]) -> frozenset[str]:
    """Return the hours and minutes that are one number: some programs repeat there what the start says."""
    return frozenset(name for name in _SMALL if parts.get(name, ",").isdecimal())


def _number(parts: dict[str, str], name: str, otherwise: int) -> int:
    words = parts.get(name, str(otherwise))
    number = int(words) if words.isdecimal() and len(words) <= 10 else 0
    if not number:
        raise RuleError(f"its {name.lower()} is no number")
    return number


def _nearer(parts: dict[str, str], start: datetime, first: datetime) -> datetime:
    """Return a later start with the same days to come, where that can be known without counting."""
    step = _DAYS.get(parts["FREQ"], 0) * _number(parts, "INTERVAL", 1)
    if not step or "COUNT" in parts or "BYSETPOS" in parts or first <= start:
        return start
    return start + timedelta(days=max(0, (first - start).days // step - 1) * step)


def _worked_out(parts: dict[str, str], start: datetime) -> Iterator[datetime]:
    from dateutil.rrule import rrulestr

    try:
        yield from rrulestr(";".join(f"{name}={value}" for name, value in parts.items()), dtstart=start)
    except Exception as error:  # noqa: BLE001 - whatever dateutil makes of a stranger's rule, it is only refused
        raise RuleError(f"its repetition is no rule ({type(error).__name__})") from None


def _shifted(moment: datetime, years: int) -> datetime:
    """Return the same day of a year that is alike; `years` is a multiple of 400."""
    return moment.replace(year=moment.year + years)


def _until(words: str, where: tzinfo) -> datetime:
    """Return the last moment, by the wall clock in `where`, that a rule names; a date means the whole of it."""
    found = _UNTIL.fullmatch(words)
    if found is None:
        return datetime.combine(date.max, time.max)
    try:
        day = date(int(found[1]), int(found[2]), int(found[3]))
        if found[4] is None:
            return datetime.combine(day, time.max)
        at = datetime.combine(day, time(int(found[4]), int(found[5]), int(found[6])))
    except ValueError:
        raise RuleError("its end is no date") from None
    try:
        return at.replace(tzinfo=UTC).astimezone(where).replace(tzinfo=None) if found[7] else at
    except OverflowError:
        return at  # at either end of the calendar, where hours do not matter
