"""The words that announce a deadline: by, within, due, 截止, 前."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from office_tui.domain.date_times import CHINESE_TIME


class Leads(NamedTuple):
    """The patterns that `find_date` looks for, compiled when first used.

    `mail` stands before a day or (its group `span`) before a span of time, and so does `typed` in a line just typed;
    `state` ends where "until" tells how long something is so; `announced` and `before` are the Chinese words
    before and behind a date, `request` what may come before that, `hour` a time between.
    """

    mail: re.Pattern[str]
    typed: re.Pattern[str]
    state: re.Pattern[str]
    announced: re.Pattern[str]
    before: re.Pattern[str]
    request: re.Pattern[str]
    hour: re.Pattern[str]


_HOUR = (
    r"(?:(?:\d{1,2}(?::\d\d)?\s?[ap]m|\d{1,2}:\d\d|noon|eod|cob"
    r"|(?:end|close)\s+of\s+(?:the\s+)?(?:day|business)),?\s+)"
)
_DAY = (
    r"(?:by|before|until|till|not?\s+later\s+than|at\s+the\s+latest|due(?:\s+date)?"
    r"|(?:closing|deadline)\s+date|deadline)(?:\s+is|\s+on|\s+by)?\s*[:–-]?\s*"
)
_STATE = (
    r"(?:\bfrom\b[^.;]{1,30}|\b(?:valid|open|closed|away|absent|out|office|leave|vacation|holiday|unavailable|live"
    r"|available|stay|stays|staying|suspended)(?:\s+\w+)?)\s*$"
)


def _english(spans: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-])(?:(?P<span>(?:{spans})\s+)|{_DAY}(?P<hour>{_HOUR}(?:on\s+)?)?)", re.IGNORECASE
    )


@cache
def leads() -> Leads:
    """Return the patterns."""
    return Leads(
        mail=_english("within"),
        typed=_english("within|in"),
        state=re.compile(_STATE, re.IGNORECASE),
        announced=re.compile(
            r"(?:截止|截至|最迟|最晚|不晚于|不迟于|限期|期限|限于)(?:日期|时间|期限|到|至|于|在|为|是)*[::]?\s?"
        ),
        before=re.compile(r"[之以]?前(?![往来去台任面后])|[之以]?内|为?止"),
        request=re.compile(r"(?:请|务必|务|须|需|应|必须|最迟|最晚)*(?:于|在)?\s?$"),
        hour=re.compile(rf"\s?{CHINESE_TIME}$"),
    )
