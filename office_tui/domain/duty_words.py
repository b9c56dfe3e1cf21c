"""The one line in which people write a duty, in English and Chinese: read, and said back."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from office_tui.domain.clean import clean_line
from office_tui.domain.dates import read_date
from office_tui.domain.duty import YEAR, Duty
from office_tui.domain.months import add_months
from office_tui.domain.reach import read_count
from office_tui.domain.workdays import Workdays
from office_tui.errors import UsageError

EXAMPLE = "Such as “inspection: Lift, every 6 months from 2026-01-15” or “report: Yearly report, 30 Jun”."
KINDS = {
    "inspection": "inspection", "检验": "inspection", "年检": "inspection", "检查": "inspection",
    "report": "report", "年报": "report", "报告": "report", "duty": "duty", "事项": "duty", "义务": "duty",
}  # fmt: skip
_LEAP = date(2000, 1, 1)
"""Days of the year are read as of a leap year, so that 29 February is one."""
_PARTS = re.compile("[,，;；]")
_COLON = re.compile("[:：]")
_EVERY = re.compile(r"(?:every (\d+) months?|每(\d+)个月)(?:,?\s*(?:from|自)\s*(.+))?", re.IGNORECASE)
_YEARLY = re.compile(r"(?:every year|yearly|每年)(?:\s*(?:from|自)\s*(.+))?", re.IGNORECASE)
_FROM = re.compile(r"(?:from|since|自)\s*(.+)", re.IGNORECASE)
_AHEAD = re.compile(r"(\d+) days? ahead|提前(\d+)天", re.IGNORECASE)
_DONE = re.compile(r"(?:done to|done|已办至|已办)\s*(.+)", re.IGNORECASE)
_DAY = re.compile(r"(\d\d?)-(\d\d?)")


def say_duty(duty: Duty) -> str:
    """Return a duty as the line that reads back as the same duty."""
    # Beside so many months days of the year say nothing: some were saved with both, before that was refused.
    parts = [duty.title, *(() if duty.interval else duty.days)]
    parts.append(f"every {duty.interval} months from {duty.since}" if duty.interval else f"from {duty.since}")
    if duty.ahead != 30:
        parts.append(f"{duty.ahead} days ahead")
    if duty.done is not None:
        parts.append(f"done {duty.done}")
    return f"{duty.kind}: {', '.join(parts)}"


def read_duty(line: str, today: date) -> dict[str, Any]:
    """Return the fields of the duty a line means; `UsageError` where it is none."""
    head, colon, rest = _split(clean_line(line))
    kind = KINDS.get(head.casefold())
    if not colon or kind is None:
        raise UsageError(
            f"“{line}” names no kind of duty.", f"Begin with inspection, report or duty. {EXAMPLE}"
        )
    title, *parts = (part.strip() for part in _PARTS.split(rest))
    fields: dict[str, Any] = {"kind": kind, "title": title, "days": ()}
    for part in filter(None, parts):
        _take(part, fields, today)
    fields["months"] = _months(line, fields.pop("every", []), fields["days"])
    if not title or not (fields["months"] or fields["days"]):
        raise UsageError(f"“{line}” does not say when.", EXAMPLE)
    fields.setdefault("since", add_months(today, fields["months"]))
    return fields


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


def _split(line: str) -> tuple[str, str, str]:
    found = _COLON.search(line)
    return (line, "", "") if found is None else (line[: found.start()].strip(), ":", line[found.end() :])


def _take(part: str, fields: dict[str, Any], today: date) -> None:
    """Read one part behind the title into the fields."""
    if found := _EVERY.fullmatch(part):
        fields.setdefault("every", []).append(read_count(found[1] or found[2]))
        _start(fields, found[3], today)
    elif found := _YEARLY.fullmatch(part):
        fields.setdefault("every", []).append(YEAR)
        _start(fields, found[1], today)
    elif found := _FROM.fullmatch(part):
        fields["since"] = _day(found[1], today)
    elif found := _AHEAD.fullmatch(part):
        fields["ahead"] = read_count(found[1] or found[2])
    elif found := _DONE.fullmatch(part):
        fields["done"] = _day(found[1], today)
    else:
        fields["days"] = tuple(sorted({*fields["days"], _day_of_year(part)}))


def _start(fields: dict[str, Any], words: str | None, today: date) -> None:
    if words:
        fields["since"] = _day(words, today)


def _day(words: str, today: date) -> date:
    return read_date(words, today, Workdays(), sense="back")


def _day_of_year(words: str) -> str:
    if found := _DAY.fullmatch(words):
        words = f"2000-{int(found[1]):02}-{int(found[2]):02}"
    day = read_date(words, _LEAP, Workdays())
    return f"{day:%m-%d}"
