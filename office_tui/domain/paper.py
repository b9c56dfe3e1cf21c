"""A paper letter registered in one line: who sent it, their number, its date, and what it is about."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from office_tui.domain.dates import read_date
from office_tui.domain.pattern import pattern
from office_tui.domain.record import Problem
from office_tui.domain.their_number import DOCUMENT, is_reference
from office_tui.domain.workdays import Workdays
from office_tui.errors import UsageError

# "letter to the bank" is a thing to write, not a thing that came: a sender is capitalised, or follows "from".
_ENGLISH = pattern(
    r"(?:(?:incoming|paper)\s+)?letter(?:\s*:|\s+from\s+|\s+(?-i:(?=[^a-z\s,;:])))", re.IGNORECASE
)
_CHINESE = pattern(r"(?:收到)?(?:来文|来函|收文|来信)(?:单位)?[\s:：]*")
_COLON = pattern(r"：|(?<!\d):|:(?!\d)")
_COMMA = pattern(r"\s*[,，;；、]\s*")
_BRACKETED = pattern(r"[(（]([^()（）]*\d[^()（）]*)[)）]\s*$")
_REFERENCE = pattern(
    r"(?:(?:our|their|your)\s+)?(?:ref(?:erence)?[.\s]|文号|编号|发文字号)\s*", re.IGNORECASE
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_NUMERAL = r"[\d〇零一二三四五六七八九十]"
_DATE = pattern(
    rf"(?:dated|of|on|from|日期|落款)?\s*(?P<day>\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|\d{{1,2}}[./]\d{{1,2}}(?:[./](?:\d{{2,4}})?)?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?[\s-]+(?:of\s+)?{_MONTH}(?:[\s-]+\d{{4}})?|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?"
    rf"|(?:{_NUMERAL}{{4}}年|今年|去年)?{_NUMERAL}{{1,3}}月{_NUMERAL}{{1,3}}[日号]?|today|yesterday|今天|今日|昨天|昨日|前天)",
    re.IGNORECASE,
)
_MONTH_FIRST = pattern(rf"({_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?),\s*(\d{{4}})\b", re.IGNORECASE)
_RUN_ON = pattern(
    r"(?P<sender>.+[局委办厅部会署院行司所处室站校])(?P<number>[\u4e00-\u9fff]{1,6}" + DOCUMENT + ")"
)


class Paper(NamedTuple):
    """What a line says about a paper letter; `rest` is its subject, with the deadline still in it."""

    sender: str
    their_number: str
    dated: date | None
    rest: str
    problems: tuple[Problem, ...]


def read_paper(line: str, today: date, workdays: Workdays) -> Paper | None:
    """Read `letter SENDER, NUMBER, DATE: SUBJECT` or `来文 …：…`; None for a line that is no letter.

    Number and date may be missing or change places; a Chinese head may be spaced instead of parted by commas.
    """
    begun = _ENGLISH.match(line) or _CHINESE.match(line)
    if begun is None:
        return None
    chinese = _CHINESE.match(line) is not None
    text = _MONTH_FIRST.sub(r"\1 \2", line[begun.end() :]).strip()
    if begun[0].rstrip().endswith(":") and not chinese:
        return Paper("", "", None, text, ()) if text else None
    parts, subject = _split(text, chinese=chinese)
    paper = _sort(parts, subject, today, workdays)
    said = bool(paper.their_number or paper.dated or paper.problems)
    return paper if paper.rest and (chinese or said or _COLON.search(text)) else None


def _split(text: str, *, chinese: bool) -> tuple[list[str], str]:
    """Part the head from the subject: at the colon, else behind the last part that is a number or a date."""
    colon = _COLON.search(text)
    if colon is not None:
        head, subject = text[: colon.start()], text[colon.end() :]
        return _parts(_BRACKETED.sub(r", \1", head.strip()), chinese=chinese), subject.strip()
    parts = _parts(text, chinese=chinese)
    last = max(
        (at for at, part in enumerate(parts) if at and (_date_in(part) or is_reference(part))), default=0
    )
    last += 1 if len(parts) > last + 1 else 0
    return parts[:last], ", ".join(parts[last:]) if not chinese else "，".join(parts[last:])


def _parts(head: str, *, chinese: bool) -> list[str]:
    parts = [part for part in _COMMA.split(head) if part]
    if chinese and len(parts) <= 2:
        parts = [word for part in parts for word in (part.split() if not part.isascii() else [part])]
    return parts


def _sort(parts: list[str], subject: str, today: date, workdays: Workdays) -> Paper:
    numbers: list[str] = []
    dates: list[str] = []
    names: list[str] = []
    for at, part in enumerate(parts):
        if day := _date_in(part):
            dates.append(day)
        elif at and is_reference(part):
            numbers.append(_REFERENCE.sub("", part).strip() or part)
        elif numbers or dates:
            subject = f"{part}, {subject}"
        else:
            names.append(part)
    sender = ", ".join(names)
    if not numbers and (run := _RUN_ON.fullmatch(sender)):
        sender, numbers = run["sender"], [run["number"]]
    dated, problems = _one_date(dates, today, workdays)
    if len(numbers) > 1:
        problems += (Problem("their_number", f"Which is their number: {' or '.join(numbers)}?"),)
    return Paper(sender, numbers[0] if len(numbers) == 1 else "", dated, subject, problems)


def _date_in(part: str) -> str:
    found = _DATE.fullmatch(part)
    return found["day"] if found else ""


def _one_date(words: list[str], today: date, workdays: Workdays) -> tuple[date | None, tuple[Problem, ...]]:
    if len(words) > 1:
        return None, (Problem("dated", f"Which is its date: {' or '.join(words)}?"),)
    try:
        return (read_date(words[0], today, workdays, sense="back") if words else None), ()
    except UsageError as error:
        return None, (Problem("dated", str(error)),)
