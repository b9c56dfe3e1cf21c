"""Times of day in words: 9am, 14:30, noon, 下午3点半."""

from __future__ import annotations

import re
from datetime import time
from functools import cache

from office_tui.domain.date_rules import refusal
from office_tui.domain.date_words import number_of

_HOUR = r"(?:\d{1,2}|[一二三四五六七八九十两]{1,3})"
ENGLISH_TIME = (
    r"(?:(?P<hour>\d{1,2})(?::(?P<minute>\d\d))?\s?(?P<half>[ap])\.?m\.?"
    r"|(?P<hour24>\d{1,2}):(?P<minute24>\d\d))"
)
CHINESE_TIME = (
    rf"(?P<part>凌晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚)?\s?"
    rf"(?:(?P<hour>{_HOUR})(?:点|时)(?:(?P<half>半)|(?P<minute>{_HOUR})分?)?|(?P<hour24>\d{{1,2}}):(?P<minute24>\d\d))"
)
_NAMED = {"noon": time(12), "中午": time(12), "midday": time(12)}
_MORNING = {"morning", "早上", "早晨", "上午", "早"}
_EVENING = {"evening", "tonight", "晚上", "晚"}


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    lead = r"(?:^|(?<=\S))(?:[,\s]+(?:at\s+)?|at\s+)?"
    word = "|".join((*_NAMED, *_MORNING, *_EVENING))
    return (
        re.compile(rf"{lead}(?<![\d.:+]){ENGLISH_TIME}$", re.IGNORECASE),
        re.compile(rf"\s?{CHINESE_TIME}$"),
        re.compile(rf"[,\s]*(?:(?:at|in the)\s+)?(?P<word>{word})$", re.IGNORECASE),
    )


def split_time(words: str, morning: time, evening: time) -> tuple[str, time | None]:
    """Return the words before a time of day at their end, and the time; None where they end in none.

    Of `tonight`, `今晚` and `明晚` the day stays in the words. Refuses an impossible time (25:00).
    """
    english, chinese, named = _patterns()
    if match := english.search(words):
        return words[: match.start()], _english(match)
    if match := chinese.search(words):
        return words[: match.start()], _chinese(match)
    if match := named.search(words):
        word = match["word"].casefold()
        keeps_day = word == "tonight" or match[0] in {"晚", "早"}
        rest = words if keeps_day else words[: match.start()]
        rest = f"{rest}天" if rest in {"今", "明"} else rest
        return rest, _NAMED.get(word) or (morning if word in _MORNING else evening)
    return words, None


def _at(hour: int, minute: int, words: str) -> time:
    if hour > 23 or minute > 59:
        raise refusal(f"“{words.strip()}” is no time of day.", "Write it like 9am, 14:30 or 下午3点.")
    return time(hour, minute)


def _english(match: re.Match[str]) -> time:
    if match["hour24"]:
        return _at(int(match["hour24"]), int(match["minute24"]), match[0])
    hour = int(match["hour"])
    if not 1 <= hour <= 12:
        return _at(99, 0, match[0])
    return _at(hour % 12 + 12 * (match["half"] in "pP"), int(match["minute"] or 0), match[0])


def _chinese(match: re.Match[str]) -> time:
    hour = number_of(match["hour"] or match["hour24"])
    minute = 30 if match["half"] else number_of(match["minute"] or match["minute24"] or "0")
    if match["part"] in {"下午", "傍晚", "晚上", "晚", "中午"} and hour < (
        11 if match["part"] == "中午" else 12
    ):
        hour += 12
    return _at(hour, minute, match[0])
