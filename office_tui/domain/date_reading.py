"""Finds the rule that a phrase fits, whole or at a place in a text."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import NamedTuple

from office_tui.domain.date_chinese import CHINESE, UNITS
from office_tui.domain.date_ends import ENDS
from office_tui.domain.date_english import ENGLISH
from office_tui.domain.date_figures import FIGURES
from office_tui.domain.date_rules import Asked, Place, Rule, refusal
from office_tui.domain.date_spans import SPANS, unit_of
from office_tui.domain.date_words import number_of

# Behind a date there is no more of a word or a number: not "March 20" in "March 2026", not "2.3" in "2.3.1".
_EDGE = re.compile(r"(?![A-Za-z0-9_%$€])(?![-/.:,]\d)(?![-/][A-Za-z])")


Compiled = tuple[tuple[re.Pattern[str], Rule], ...]


def _compile(*tables: tuple[Rule, ...]) -> Compiled:
    return tuple((re.compile(rule.pattern, re.IGNORECASE), rule) for table in tables for rule in table)


@cache
def _chinese() -> Compiled:
    """Compile when first used: the patterns cost more than importing this module may."""
    return _compile(CHINESE)


@cache
def _all() -> Compiled:
    return (*_compile(FIGURES, SPANS, ENDS), *_chinese(), *_compile(ENGLISH))


@cache
def _running(places: frozenset[Place], *, spans: bool) -> Compiled:
    """Keep only what can stand in running text of this kind."""
    return tuple((pattern, rule) for pattern, rule in _all() if rule.place in places and rule.span is spans)


def _read(rule: Rule, match: re.Match[str], asked: Asked) -> date:
    try:
        return rule.read(match.groupdict(default=""), asked)
    except (OverflowError, ValueError):
        raise refusal(f"“{match[0]}” is out of reach.") from None


def read_whole(phrase: str, asked: Asked) -> date | None:
    """Return the day that the whole phrase means, or None where no rule fits it; refuse an impossible one."""
    for pattern, rule in _all():
        if match := pattern.fullmatch(phrase):
            return _read(rule, match, asked)
    return None


class Span(NamedTuple):
    """How many of a unit, by its letter in `date_spans.later`: d, w, m, y, or b for working days."""

    n: int
    unit: str


def read_span(phrase: str) -> Span | None:
    """Return the span of time that the whole phrase is, or None where it names a day."""
    for pattern, _ in _all():
        match = pattern.fullmatch(phrase)
        if match and {"n", "unit"} <= pattern.groupindex.keys():
            unit = UNITS.get(match["unit"]) or unit_of(match["unit"])
            return Span(number_of(match["n"]), unit)
        if match:
            return None
    return None


def read_longest(
    text: str, start: int, asked: Asked, places: frozenset[Place], *, spans: bool
) -> tuple[date, int] | None:
    """Return the day of the longest date that begins at `start`, and where it ends; None where none does.

    `spans` says whether "3 days" is wanted there, or a day. Refuses an impossible date.
    """
    best: tuple[re.Match[str], Rule] | None = None
    for pattern, rule in _running(places, spans=spans):
        match = pattern.match(text, start)
        if match and _EDGE.match(text, match.end()) and (best is None or match.end() > best[0].end()):
            best = match, rule
    if best is None:
        return None
    return _read(best[1], best[0], asked), best[0].end()


def read_between(text: str, start: int, end: int, asked: Asked, places: frozenset[Place]) -> date | None:
    """Return the day that the characters from `start` to `end` mean in Chinese, None where they mean none."""
    for pattern, rule in _chinese():
        if rule.place in places and (match := pattern.fullmatch(text, start, end)):
            return _read(rule, match, asked)
    return None
