"""Events of one name as one: when a series comes next, with what was moved or cancelled in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, time, timedelta, tzinfo
from time import monotonic
from typing import Final, NamedTuple

from office_tui.calendars.properties import When
from office_tui.calendars.recurring import RuleError, in_words, occurrences
from office_tui.calendars.single import Single, wall

AHEAD: Final = timedelta(days=3_660)
"""How far ahead the next time is looked for."""
_SECONDS: Final = 3.0
"""So long the rules of one file may take together."""


class Patience:
    """How much longer the rules of one file may take."""

    def __init__(self, seconds: float = _SECONDS) -> None:
        self.left = seconds

    def next_of(
        self, rule: str, start: datetime, where: tzinfo, since: datetime, gone: set[datetime]
    ) -> datetime | None:
        """Return the first time from `since` on that is not `gone`; `RuleError` where that is not worked out."""
        if self.left <= 0:
            raise RuleError("the rules of this file take too long")
        began = monotonic()
        try:
            found = occurrences(rule, start, since, since + AHEAD, where)
            return next((each for each in found if not _is_gone(each, gone)), None)
        finally:
            self.left -= monotonic() - began


class Next(NamedTuple):
    """When something is, or comes next: as which of its events says it, how often, and what is odd about that."""

    at: When | None
    said_by: Single
    repeats: str
    is_over: bool
    warnings: tuple[str, ...]


def next_time(main: Single, moved: Sequence[Single], now: datetime, patience: Patience) -> Next:
    """Return when a single event is, or a series comes next from the beginning of today on."""
    if main.start is None or not (main.rule or main.more or moved):
        return Next(main.start, main, "", is_over=False, warnings=())
    here = now.tzinfo
    assert here is not None
    today = datetime.combine(now.date(), time(), here)
    try:
        words = _repeats(main)
        coming = sorted(_coming(main, moved, today, patience), key=lambda each: _moment(each[0], here))
    except RuleError as error:
        why = f"when it comes next is not worked out: {error}"
        return Next(main.start, main, "in its own way", is_over=False, warnings=(why,))
    if not coming:
        return Next(main.start, main, words, is_over=True, warnings=())
    return Next(*coming[0], words, is_over=False, warnings=())


def _repeats(main: Single) -> str:
    return in_words(main.rule) if main.rule else "on several days"


def _coming(
    main: Single, moved: Sequence[Single], today: datetime, patience: Patience
) -> Iterator[tuple[When, Single]]:
    """Yield the times from today on that are worth comparing, with what says them."""
    start, here = main.start, today.tzinfo
    assert start is not None
    assert here is not None
    where = start.tzinfo if isinstance(start, datetime) and start.tzinfo else here
    since = today.astimezone(where).replace(tzinfo=None)
    if not isinstance(start, datetime):
        since = today.replace(tzinfo=None)
    gone = {_wall_in(each, where) for each in (*main.without, *(one.instead_of for one in moved)) if each}
    for one in moved:
        if one.start is not None and not one.is_cancelled and _moment(one.start, here) >= today:
            yield one.start, one
    for each in (start, *main.more):
        if _wall_in(each, where) >= since and not _is_gone(_wall_in(each, where), gone):
            yield each, main
    if main.rule and (found := patience.next_of(main.rule, wall(start), where, since, gone)):
        yield (found.replace(tzinfo=where) if isinstance(start, datetime) else found.date()), main


def _wall_in(moment: When, where: tzinfo) -> datetime:
    return wall(moment.astimezone(where) if isinstance(moment, datetime) else moment)


def _is_gone(at: datetime, gone: set[datetime]) -> bool:
    """Say whether a time was taken out of its series: the time itself, or its whole day."""
    return at in gone or datetime.combine(at.date(), time()) in gone


def _moment(moment: When, here: tzinfo) -> datetime:
    return moment if isinstance(moment, datetime) else wall(moment).replace(tzinfo=here)
