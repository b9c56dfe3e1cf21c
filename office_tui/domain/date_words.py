"""The words that dates are made of, in English and Chinese: each table stands here once."""

from __future__ import annotations

DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

ENGLISH_NUMBERS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
CHINESE_DIGITS = "〇一二三四五六七八九"

# Fragments of patterns; a piece in a group of its own is named where it is used.
WEEKDAY = (
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?"
    r"|sun(?:day)?)"
)
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
COUNT = rf"(?:\d{{1,4}}|an?|{'|'.join(ENGLISH_NUMBERS[1:])})"
CHINESE_COUNT = r"(?:\d{1,4}|[一二三四五六七八九十两]{1,3})"
CHINESE_DAY = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
CHINESE_YEAR = r"(?:\d{4}|[〇零一二三四五六七八九]{4})"
CHINESE_WEEK = r"(?:周|星期|礼拜)"
CHINESE_WEEKDAY = r"[一二三四五六日天1-7]"

CHINESE_STARTS = frozenset("0123456789〇一二三四五六七八九十两今明后大下本这周星礼月季年")
"""What a Chinese date can begin with."""

# One character for one character, so that places in the text stay where they were.
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_TRADITIONAL = str.maketrans(
    "後週禮號個內這請務須應於點時為遲　\u00a0零", "后周礼号个内这请务须应于点时为迟  〇"
)
_SAME_LENGTH = _FULL_WIDTH | _TRADITIONAL


def plain(text: str) -> str:
    """Return `text` with full-width and traditional characters as the tables have them, as long as it was."""
    return text.translate(_SAME_LENGTH)


def number_of(word: str) -> int:
    """Return the number meant by digits, by an English word up to twelve, or by a Chinese numeral up to 99.

    Raises ValueError for anything else.
    """
    if word.isdecimal():
        return int(word)
    if word.casefold() in {"a", "an"}:
        return 1
    if word.casefold() in ENGLISH_NUMBERS:
        return ENGLISH_NUMBERS.index(word.casefold())
    return _chinese(word)


def _chinese(word: str) -> int:
    word = word.replace("两", "二")
    if len(word) == 4:
        return int("".join(str(CHINESE_DIGITS.index(digit)) for digit in word))
    tens, ten, ones = word.rpartition("十")
    if not ten:
        return CHINESE_DIGITS.index(word) if len(word) == 1 else _fail(word)
    return (CHINESE_DIGITS.index(tens) if tens else 1) * 10 + (CHINESE_DIGITS.index(ones) if ones else 0)


def _fail(word: str) -> int:
    raise ValueError(word)


def month_of(word: str) -> int:
    """Return 1 to 12 for a month's number or its English name, of which three letters suffice."""
    if word.isdecimal():
        return int(word)
    for place, name in enumerate(MONTH_NAMES, 1):
        if name[:3].casefold() == word[:3].casefold():
            return place
    return number_of(word)


def weekday_of(word: str) -> int:
    """Return 0 (Monday) to 6 for an English name, of which two letters suffice, or the last sign of 周五."""
    if word in "一二三四五六":
        return "一二三四五六".index(word)
    if word in "日天7":
        return 6
    if word.isdecimal():
        return int(word) - 1
    return next(
        place for place, name in enumerate(DAY_NAMES) if name.casefold().startswith(word[:2].casefold())
    )


def or_list(words: list[str]) -> str:
    """Return `a, b or c`."""
    return " or ".join(filter(None, [", ".join(words[:-1]), words[-1]]))
