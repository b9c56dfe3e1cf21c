"""The dates of a filter: `due:<7d`, `due:today`, `due:>2026-03-01`, `due:1 Mar..20 Mar`, `due:none`."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from office_tui.domain.dates import read_date
from office_tui.domain.pattern import pattern
from office_tui.domain.workdays import Workdays
from office_tui.errors import UsageError

_SPAN = pattern(r"\+?(\d{1,3})\s*(d|w|m|bd)?")
_SIGN = pattern(r"<=|>=|<|>|=")
_SOME_DAY = date(2024, 2, 1)
_ALL_WORKED = Workdays(weekend=frozenset())


class DueTerm(NamedTuple):
    """From and to which day, in words that are read anew each day; an empty end is open."""

    first: str
    last: str
    excluded: bool = False
    """Whether the day named itself is left out: `>2026-03-01`."""
    absent: bool | None = None
    """True: what has no date at all; False: what has any."""

    def bounds(self, today: date, workdays: Workdays) -> tuple[date, date]:
        """Return the first and the last day that fit."""
        first = read_date(self.first, today, workdays) if self.first else date.min
        last = read_date(self.last, today, workdays) if self.last else date.max
        if self.excluded and self.first and first < date.max:
            first = date.fromordinal(first.toordinal() + 1)
        if self.excluded and self.last and last > date.min:
            last = date.fromordinal(last.toordinal() - 1)
        return first, last


def read_due(value: str) -> DueTerm | str:
    """Read what stands behind `due:`, or return the sentence that says what is wrong with it."""
    value = value.strip()
    if value.casefold() in {"none", "any", "无", "有"}:
        return DueTerm("", "", absent=value.casefold() in {"none", "无"})
    first, dots, last = value.partition("..")
    if dots:
        return _checked(DueTerm(_words(first), _words(last)), value)
    sign = _SIGN.match(value)
    words = _words(value[sign.end() :] if sign else value)
    if not words:
        return "due: wants a date, such as <7d, today or >2026-03-01."
    mark = sign[0] if sign else "="
    # "<7d" reads as "within seven days": a span, unlike a date, takes in the day it ends on.
    excluded = len(mark) == 1 and mark != "=" and not (mark == "<" and _SPAN.fullmatch(value[1:]))
    return _checked(
        DueTerm("" if mark[0] == "<" else words, "" if mark[0] == ">" else words, excluded=excluded), value
    )


def _words(value: str) -> str:
    """Spell out a span: 7 and 7d are +7d."""
    value = value.strip()
    span = _SPAN.fullmatch(value)
    return f"+{span[1]}{span[2] or 'd'}" if span else value


def _checked(term: DueTerm, value: str) -> DueTerm | str:
    try:
        term.bounds(_SOME_DAY, _ALL_WORKED)
    except UsageError as error:
        return f"due:{value}: {error.message}"
    return term
