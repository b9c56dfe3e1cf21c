"""How people say, in English and Chinese, that something returns: every so many months, quarters, half years, years."""

from __future__ import annotations

from typing import NamedTuple

from office_tui.domain.date_words import CHINESE_COUNT, number_of
from office_tui.domain.pattern import pattern
from office_tui.domain.reach import read_count

_UNITS = {
    "month": 1, "quarter": 3, "half": 6, "year": 12, "月": 1, "季": 3, "季度": 3, "半年": 6, "年": 12,
    "monthly": 1, "quarterly": 3, "half yearly": 6, "semi annually": 6, "twice a year": 6, "yearly": 12,
    "annually": 12,
}  # fmt: skip
"""Months of each."""
_WORDS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "twelve": 12, "other": 2}
_EVERY = pattern(
    r"(?i)(?:every (?:(?P<count>\d+|two|three|four|five|six|twelve|other) )?"
    r"(?:(?P<unit>month|quarter|year)s?|(?P<half>half)(?: a)?[- ]years?)(?![a-z])"
    r"|(?P<often>monthly|quarterly|half[- ]yearly|semi[- ]annually|twice a year|yearly|annually)(?![a-z])"
    rf"|每隔?(?:个?(?P<one>月|季度|季|年|半年)|(?P<many>{CHINESE_COUNT})(?P<of>个月|个季度|季度|个季|年)))"
    r"(?P<rest>.*)"
)
_FROM = pattern(r"(?i)(?:from|since|starting|自|从)\s*(?P<day>.+?)(?:起|开始)?")
_ON = pattern(r"(?i)(?:on|by|的)?\s*(?P<day>.+)")


class Every(NamedTuple):
    """So many months, and what is said with them: its first day, or a day of the year."""

    months: int
    first: str = ""
    on: str = ""


def read_every(words: str) -> Every | None:
    """Return what words such as `every half year from 15 Jan` or 每年6月30日 say; None where they say no such thing."""
    found = _EVERY.fullmatch(words)
    if found is None:
        return None
    said = found["unit"] or found["half"] or found["often"] or found["one"] or found["of"].lstrip("个")
    months = _UNITS[said.casefold().replace("-", " ")] * _count(found["count"] or found["many"] or "1")
    rest = found["rest"].strip(" ,")
    if first := _FROM.fullmatch(rest):
        return Every(months, first=first["day"])
    on = _ON.fullmatch(rest)
    return Every(months, on=on["day"] if on else "")


def _count(words: str) -> int:
    if words.isdecimal():
        return read_count(words)
    return _WORDS.get(words.casefold()) or number_of(words)
