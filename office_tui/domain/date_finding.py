"""Finds the first deadline in running text; a date that is merely mentioned is none."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from office_tui.domain.date_leads import leads
from office_tui.domain.date_reading import read_between, read_longest
from office_tui.domain.date_rules import Asked, Place
from office_tui.domain.date_words import CHINESE_STARTS, plain
from office_tui.domain.dates import FoundDate
from office_tui.domain.workdays import Workdays
from office_tui.errors import UsageError

SEARCHED = 20_000
"""How many characters are looked through: a deadline further down is nobody's first line."""
WINDOW = 28
"""How many characters before 前 its date may begin."""

MAIL: frozenset[Place] = frozenset({"anywhere"})
TYPED: frozenset[Place] = frozenset({"anywhere", "typed"})


class _Candidate(NamedTuple):
    """A place that reads as a deadline, with its day or with what is wrong with it."""

    start: int
    end: int
    day: date | UsageError


class _Search(NamedTuple):
    """A text made plain, the question, and whether a person has just typed it."""

    text: str
    asked: Asked
    strict: bool

    @property
    def places(self) -> frozenset[Place]:
        return TYPED if self.strict else MAIL

    def wanted(self, one: _Candidate) -> bool:
        """Pass over what is past, and in mail what is impossible."""
        return self.strict if isinstance(one.day, UsageError) else one.day >= self.asked.today


def first_deadline(text: str, today: date, workdays: Workdays, *, strict: bool) -> FoundDate | None:
    """Return the first deadline in `text`, or None (see `dates.find_date`)."""
    search = _Search(plain(text[:SEARCHED]), Asked(today, workdays, "ahead" if strict else "nearest"), strict)
    ways = (_english,) if search.text.isascii() else (_english, _announced, _before)
    firsts = (next(candidates(search), None) for candidates in ways)
    found = min((first for first in firsts if first), key=lambda one: (one.start, -one.end), default=None)
    if found is None:
        return None
    if isinstance(found.day, UsageError):
        raise found.day
    return FoundDate(found.day, found.start, found.end, text[found.start : found.end])


def _english(search: _Search) -> Iterator[_Candidate]:
    """Yield what follows by, before, due …; within (and in a typed line also in) takes a span of time."""
    words = leads()
    text = search.text
    for lead in (words.typed if search.strict else words.mail).finditer(text):
        is_state = lead[0][:5].casefold().startswith(("until", "till"))
        if is_state and words.state.search(text, max(0, lead.start() - 40), lead.start()):
            continue
        span = bool(lead["span"])
        # The hour before the day may itself be the day: "by EOD Friday", but "by EOD".
        places = [lead.end()] if span else [lead.end(), lead.start("hour")]
        tries = (_following(search, lead.start(), at, span=span) for at in dict.fromkeys(places) if at >= 0)
        found = next(filter(None, tries), None)
        if found and search.wanted(found):
            yield found


def _following(search: _Search, start: int, at: int, *, span: bool) -> _Candidate | None:
    """Return the candidate from `start` whose date is the longest that begins at `at`, if one does."""
    try:
        read = read_longest(search.text, at, search.asked, search.places, spans=span)
    except UsageError as error:
        return _Candidate(start, at, error)
    return _Candidate(start, read[1], read[0]) if read else None


def _announced(search: _Search) -> Iterator[_Candidate]:
    """Yield what follows 截止, 最迟 …, with the 前 that may stand behind it."""
    words = leads()
    for lead in words.announced.finditer(search.text):
        found = _following(search, lead.start(), lead.end(), span=False)
        if found and search.wanted(found):
            behind = words.before.match(search.text, found.end)
            yield found._replace(end=behind.end()) if behind else found


def _before(search: _Search) -> Iterator[_Candidate]:
    """Yield what stands before 前, 之前 or 内, with the 请于 before it."""
    words = leads()
    for mark in words.before.finditer(search.text):
        first = max(0, mark.start() - WINDOW)
        hour = words.hour.search(search.text, first, mark.start())
        ends = list(dict.fromkeys((mark.end(), mark.start(), hour.start() if hour else mark.start())))
        starts = (at for at in range(first, mark.start()) if search.text[at] in CHINESE_STARTS)
        tries = (_between(search, start, end) for start in starts for end in ends)
        found = next(filter(None, tries), None)
        if found and search.wanted(found):
            request = words.request.search(search.text, max(0, found.start - 8), found.start)
            yield found._replace(start=request.start() if request else found.start, end=mark.end())


def _between(search: _Search, start: int, end: int) -> _Candidate | None:
    """Return the candidate that is exactly the characters from `start` to `end`, if they are a date."""
    try:
        day = read_between(search.text, start, end, search.asked, search.places)
    except UsageError as error:
        return _Candidate(start, end, error)
    return _Candidate(start, end, day) if day else None
