"""The forms of a single day in English: 20 March, tomorrow, fri, fri next week."""

from __future__ import annotations

from datetime import date, timedelta

from office_tui.domain.date_rules import (
    Asked,
    Groups,
    Rule,
    beside_weekday,
    checked,
    day_in,
    day_without_year,
    refusal,
    weekday_after,
    weekday_in_week,
)
from office_tui.domain.date_words import DAY_NAMES, MONTH, WEEKDAY, month_of, or_list, weekday_of
from office_tui.domain.months import long_date

NEAR = {"tomorrow": 1, "the day after tomorrow": 2, "day after tomorrow": 2, "yesterday": -1}
NAMED = ("today", "tonight", "tomorrow", *(name.casefold() for name in DAY_NAMES))


def _dated(groups: Groups, asked: Asked) -> date:
    month, day = month_of(groups["month"]), int(groups["day"])
    return day_in(int(groups["year"]), month, day) if groups["year"] else day_without_year(month, day, asked)


def _near(groups: Groups, asked: Asked) -> date:
    word = " ".join(groups["word"].casefold().split())
    return asked.today + timedelta(days=NEAR.get(word, 0))


def _weekday(groups: Groups, asked: Asked) -> date:
    return weekday_after(weekday_of(groups["weekday"]), asked)


def _weekday_in_week(groups: Groups, asked: Asked) -> date:
    weeks = 0 if groups["which"].casefold() == "this" else 1
    return weekday_in_week(weekday_of(groups["weekday"]), weeks, asked)


def _next_weekday(groups: Groups, asked: Asked) -> date:
    """Read "next friday" only where both things people mean by it are the same day."""
    weekday = weekday_of(groups["weekday"])
    coming, of_next_week = weekday_after(weekday, asked), weekday_in_week(weekday, 1, asked)
    if coming == of_next_week:
        return coming
    name, short = DAY_NAMES[weekday], DAY_NAMES[weekday][:3].casefold()
    raise refusal(
        f"“next {name}” could be {long_date(coming)} or {long_date(of_next_week)}.",
        f"Write “{short}” for the first, “{short} next week” for the second.",
    )


def _prefix(groups: Groups, asked: Asked) -> date:
    """Read the beginning of a day's name, if two letters or more can only mean that one."""
    word = groups["word"].casefold()
    fits = [name for name in NAMED if name.startswith(word)]
    if not fits:
        raise refusal(f"“{word}” is no date.")
    if len(fits) > 1 or len(word) < 2:
        raise refusal(f"“{word}” could be {or_list(fits)}.", "Type one letter more.")
    near = fits[0] in NAMED[:3]
    return _near({"word": fits[0]}, asked) if near else weekday_after(weekday_of(fits[0]), asked)


_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_MONTH = rf"(?P<month>{MONTH})\.?"

ENGLISH: tuple[Rule, ...] = (
    Rule(
        beside_weekday(rf"{_DAY}[\s-]*(?:of\s+)?{_MONTH}(?:(?:[-\s]|,\s)*(?P<year>\d{{4}}))?"),
        checked(_dated),
    ),
    Rule(beside_weekday(rf"{_MONTH}\s*{_DAY}(?:,?\s+(?P<year>\d{{4}}))?"), checked(_dated)),
    Rule(r"(?P<word>today|tonight|tomorrow|(?:the\s+)?day\s+after\s+tomorrow)", _near),
    Rule(r"(?P<word>eod|cob|(?:the\s+)?(?:end|close)\s+of\s+(?:the\s+)?(?:day|business))", _near),
    Rule(r"(?P<word>yesterday)", _near, "alone"),
    Rule(rf"(?:coming\s+)?(?P<weekday>{WEEKDAY})", _weekday),
    Rule(rf"(?P<which>this)\s+(?P<weekday>{WEEKDAY})", _weekday_in_week),
    Rule(rf"(?P<weekday>{WEEKDAY})\s+(?:of\s+)?(?P<which>this|next)\s+week", _weekday_in_week),
    Rule(rf"(?P<which>this|next)\s+week(?:\s+on)?,?\s+(?P<weekday>{WEEKDAY})", _weekday_in_week),
    Rule(rf"next\s+(?P<weekday>{WEEKDAY})", _next_weekday),
    Rule(r"(?P<word>[a-z]{1,9})", _prefix, "alone"),
)
"""The last form takes any word and refuses what is none of ours, so it stands last."""
