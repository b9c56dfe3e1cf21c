"""The deadline in a typed line, and the line without it."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from office_tui.domain.dates import FoundDate, find_date, say_date
from office_tui.domain.pattern import pattern
from office_tui.domain.record import Problem
from office_tui.domain.workdays import Workdays
from office_tui.errors import UsageError

_CLAUSE_END = pattern(r"[,，;；、。!！?？]|\.(?=\s)")
# What only carries the deadline and says nothing more: "please reply", 请回复, 完成.
_CARRIER = pattern(
    r"(?:[\W_]|\b(?:please|kindly|pls|reply|replies|answer|answers|respond|response|is|are|be|to|it|at|the|latest|due|deadline|"
    r"done|finish|finished|complete|completed|and)\b|请|并|回复|答复|复函|回函|回文|反馈|书面|前|之|完成|办结|办理|于|务必|须|截止|期限)*",
    re.IGNORECASE,
)
_DANGLING = pattern(
    r"\s*(?:\b(?:and|please|kindly|due|on|by)|请|并|于|须|务必|[-–—,，;；、:：])+\s*$", re.IGNORECASE
)
_EMPTY_BRACKETS = pattern(r"\(\s*\)|（\s*）|\[\s*\]|【\s*】")
_DOUBLED = pattern(r"[,，;；、]\s*(?=[,，;；、。]|\.(?:\s|$))")
_FULL_STOP = pattern(r"(?:(?<=[a-z]{3})\.+|。)$")
_EDGE = " \t,，;；、:：-–—"
_CLOSE_BEHIND = pattern(r"[\u3400-\u9fff，；、。：（]$")
_CLOSE_BEFORE = pattern(r"[\u3400-\u9fff，；、。：）]")
_MOST = 4
"""So many deadlines are looked for in one line before it is given up."""


class Deadline(NamedTuple):
    """The day (None: none, or it must be asked), the line without its words, and what is wrong."""

    day: date | None
    rest: str
    problems: tuple[Problem, ...]


def take_deadline(text: str, today: date, workdays: Workdays) -> Deadline:
    """Take the deadline out of a line; two different ones, or an impossible one, are a problem, no guess."""
    rest, days = text, dict[date, str]()
    for _ in range(_MOST):
        try:
            found = find_date(rest, today, workdays, strict=True)
        except UsageError as error:
            return Deadline(None, text, (Problem("due", str(error)),))
        if found is None:
            break
        days.setdefault(found.day, found.words.strip())
        rest = _without(rest, found)
    if len(days) > 1:
        both = " or ".join(f"“{words}” ({say_date(day, today)})" for day, words in days.items())
        return Deadline(None, text, (Problem("due", f"Which is the deadline: {both}?"),))
    return Deadline(next(iter(days), None), rest, ())


def tidy(text: str) -> str:
    """Return a line without doubled spaces, empty brackets and the commas that stand at its edges."""
    text = _DOUBLED.sub("", _EMPTY_BRACKETS.sub(" ", " ".join(text.split())))
    return _FULL_STOP.sub("", " ".join(text.split()).strip(_EDGE)).strip(_EDGE)


def _without(text: str, found: FoundDate) -> str:
    """Take the words of the deadline away, with the whole clause where it says nothing else."""
    left, right = text[: found.start], text[found.end :]
    begins = max((end.end() for end in _CLAUSE_END.finditer(left)), default=0)
    ends = _CLAUSE_END.search(right)
    stop = ends.start() if ends else len(right)
    if _CARRIER.fullmatch(left[begins:]) and _CARRIER.fullmatch(right[:stop]):
        return _joined(left[:begins], right[stop:])
    return _joined(_DANGLING.sub("", left) if _CARRIER.fullmatch(right) else left, right)


def _joined(left: str, right: str) -> str:
    """Join what is left; before a comma and between Chinese characters there is no space."""
    left, right = left.rstrip(), right.lstrip()
    latin = right[:1] in {",", ";", ".", "!", "?", ")"}
    close = latin or (_CLOSE_BEHIND.search(left) and _CLOSE_BEFORE.match(right))
    return f"{left}{'' if close else ' '}{right}"
