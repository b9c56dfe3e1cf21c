"""Whom to remind today of what: one message to a person, only of what is new on its ladder."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from office_tui.domain.dues import IsGone, dues
from office_tui.domain.holdings import Holdings
from office_tui.domain.ladder import rung_to_tell
from office_tui.domain.reminder import Reminder, Told
from office_tui.domain.told_before import ToldBefore
from office_tui.domain.workdays import Workdays, is_working


class Line(NamedTuple):
    """One line of a message: what it is about, and what the store remembers of it."""

    title: str
    told: Told


class Message(NamedTuple):
    """All that one person is told today; the soonest stands first. `to` is an id, or a name as typed."""

    to: str
    lines: tuple[Line, ...]


def messages(
    held: Holdings,
    reminders: Iterable[Reminder],
    *,
    today: date,
    workdays: Workdays,
    heads: Mapping[str, str],
    director: str,
    is_gone: IsGone = lambda _: False,
) -> list[Message]:
    """Return today's messages; none on a day that is not worked, none to anybody without news.

    Whom something is told, and who is told in place of one who `is_gone`, is said at `dues`.
    """
    if not is_working(today, workdays):
        return []
    before, lines = ToldBefore(reminders), defaultdict[str, list[Line]](list)
    for due in dues(held, workdays, heads, director, is_gone):
        known = before.rungs(due)
        rung = rung_to_tell(due.ladder, due.day, known, today, workdays, until=due.until, since=due.since)
        if rung is not None:
            told = Told(of=due.of, what=due.what, day=due.day, rung=rung, term=due.term)
            lines[due.to].append(Line(due.title, told))
    return [
        Message(to, tuple(sorted(of, key=lambda line: line.told.day))) for to, of in sorted(lines.items())
    ]
