"""The one line in which people write a duty, in English and Chinese: read, and said back."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from typing import Any

from office_tui.domain.clean import clean_line
from office_tui.domain.dates import read_date
from office_tui.domain.duty import YEAR, Duty
from office_tui.domain.duty_every import Every, read_every
from office_tui.domain.months import add_months, days_in
from office_tui.domain.reach import capped, read_count
from office_tui.domain.script import is_chinese
from office_tui.domain.worded import at_colon
from office_tui.domain.workdays import Workdays
from office_tui.errors import UsageError

EXAMPLE = "Such as “inspection: Lift, every 6 months from 2026-01-15” or “report: Yearly report, 30 Jun”."
EXAMPLE_ZH = "Such as “年检：电梯，每6个月，自2026-01-15” or “年报：年度报告，每年6月30日”."
KINDS = {
    "inspection": "inspection", "检验": "inspection", "年检": "inspection", "年审": "inspection",
    "检查": "inspection", "检测": "inspection", "report": "report", "年报": "report", "年度报告": "report",
    "报告": "report", "duty": "duty", "事项": "duty", "义务": "duty",
}  # fmt: skip
"""How a line begins, and what kind of duty it names."""
_LEAP = date(2000, 1, 1)
"""Days of the year are read as of a leap year, so that 29 February is one."""
_PARTS = re.compile("[,，;；]")
_FROM = re.compile(r"(?:from|since|自)\s*(.+)", re.IGNORECASE)
_AHEAD = re.compile(r"(\d+) days? ahead|提前(\d+)天", re.IGNORECASE)
_DONE = re.compile(r"(?:done to|done|已办至|已办)\s*(.+)", re.IGNORECASE)
_DAY = re.compile(r"(\d\d?)-(\d\d?)")
_OF_MONTH = re.compile(r"(?:the )?0?([1-9]\d?)(?:st|nd|rd|th|[日号]前?)?", re.IGNORECASE)
LONGEST = 31
"""Days of a month."""


def say_duty(duty: Duty) -> str:
    """Return a duty as the line that reads back as the same duty."""
    # Beside so many months days of the year say nothing: some were saved with both, before that was refused.
    parts = [duty.title, *(() if duty.interval else duty.days)]
    every = "month" if duty.interval == 1 else f"{duty.interval} months"
    parts.append(f"every {every} from {duty.since}" if duty.interval else f"from {duty.since}")
    if duty.ahead != 30:
        parts.append(f"{duty.ahead} days ahead")
    if duty.done is not None:
        parts.append(f"done {duty.done}")
    return f"{duty.kind}: {', '.join(parts)}"


def read_duty(line: str, today: date) -> dict[str, Any]:
    """Return the fields of the duty a line means; `UsageError` where it is none."""
    head, colon, rest = at_colon(clean_line(line))
    kind = KINDS.get(head.casefold())
    if not colon or kind is None:
        raise _unnamed(clean_line(line))
    title, *parts = (part.strip() for part in _PARTS.split(rest))
    if not parts and _says_when(title):  # 年检：每半年 says when, and its kind is all its title
        title, parts = head, [title]
    fields: dict[str, Any] = {"kind": kind, "title": title, "days": ()}
    for part in filter(None, parts):
        _take(part, fields, today)
    fields["months"] = _months(line, fields.pop("every", []), fields["days"])
    if not title or not (fields["months"] or fields["days"]):
        raise UsageError(f"“{line}” does not say when it comes back.", _example(line))
    if day := fields.pop("day of month", 0):
        fields["since"] = _first_on(day, fields.get("since", today))
    fields.setdefault("since", add_months(today, fields["months"]))
    return fields


def begins_duty(text: str) -> bool:
    """Tell whether a text begins as a duty's line does: with a kind and its colon."""
    head, colon, _ = at_colon(text)
    return bool(colon) and head.casefold() in KINDS


def _unnamed(line: str) -> UsageError:
    """Return why a line names no kind: its colon is missing behind it, or it begins with something else."""
    begun = next((kind for kind in KINDS if _begins_with(line, kind)), "")
    if begun:
        return UsageError(f"“{line}” has no colon behind “{begun}”.", _example(line))
    words = [kind for kind in KINDS if is_chinese(kind) == is_chinese(line)]
    return UsageError(f"“{line}” names no kind of duty: begin with {', '.join(words)}.", _example(line))


def _begins_with(line: str, kind: str) -> bool:
    """Tell whether a line begins with the word of a kind; in English a whole word."""
    found = line.casefold().startswith(kind)
    return found and (is_chinese(kind) or not line[len(kind) : len(kind) + 1].isalnum())


def _example(line: str) -> str:
    return EXAMPLE_ZH if is_chinese(line) else EXAMPLE


def _months(line: str, every: list[int], days: tuple[str, ...]) -> int:
    """Return how many months it returns in; 0 where it says the days of the year, as “every year, 30 Jun” does."""
    if days and every == [YEAR]:
        return 0
    if len(every) + bool(days) > 1:
        raise UsageError(
            f"“{line}” says in two ways when it returns.",
            "Give either every so many months, or days of the year.",
        )
    return every[0] if every else 0


def _says_when(title: str) -> bool:
    """Tell whether a title says when and nothing else: 每半年, every year on 30 Jun; “Yearly report” does not."""
    every = read_every(title)
    if every is None or not every.on or _day_of_month(every):
        return every is not None
    with suppress(UsageError):
        return bool(_day_of_year(every.on))
    return False


def _day_of_month(every: Every) -> int:
    """Return the day of the month on which a monthly duty returns; 0 where it says none."""
    found = _OF_MONTH.fullmatch(every.on) if every.months == 1 else None
    day = int(found[1]) if found else 0
    return day if day <= LONGEST else 0


def _first_on(day: int, from_: date) -> date:
    """Return the first such day of a month, not before a day; a 31st in a month that has one."""
    months = (add_months(from_.replace(day=1), n) for n in range(3))
    days = (month.replace(day=day) for month in months if day <= days_in(month.year, month.month))
    return capped(lambda: next(each for each in days if each >= from_))


def _take(part: str, fields: dict[str, Any], today: date) -> None:
    """Read one part behind the title into the fields."""
    if every := read_every(part):
        fields.setdefault("every", []).append(every.months)
        if every.first:
            fields["since"] = _day(every.first, today)
        if day := _day_of_month(every):
            fields["day of month"] = day
        elif every.on:
            _add_day(fields, every.on)
    elif found := _FROM.fullmatch(part):
        fields["since"] = _day(found[1], today)
    elif found := _AHEAD.fullmatch(part):
        fields["ahead"] = read_count(found[1] or found[2])
    elif found := _DONE.fullmatch(part):
        fields["done"] = _day(found[1], today)
    elif any(_begins_with(part, kind) for kind in KINDS):
        raise _unnamed(part)  # behind a semicolon a second duty begins, without its colon
    else:
        _add_day(fields, part)


def _add_day(fields: dict[str, Any], words: str) -> None:
    fields["days"] = tuple(sorted({*fields["days"], _day_of_year(words)}))


def _day(words: str, today: date) -> date:
    return read_date(words, today, Workdays(), sense="back")


def _day_of_year(words: str) -> str:
    if found := _DAY.fullmatch(words):
        words = f"2000-{int(found[1]):02}-{int(found[2]):02}"
    day = read_date(words, _LEAP, Workdays())
    return f"{day:%m-%d}"
