"""What reminders have told already, asked of what is due now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from office_tui.domain.dues import Due
from office_tui.domain.reminder import Reminder, Told

ANEW = 90
"""A day that moves out by so many days since it was told is told again: what it waited for is done by then."""


class ToldBefore:
    """The lines of all reminders that were given."""

    def __init__(self, reminders: Iterable[Reminder]) -> None:
        """Take the reminders, in any order."""
        self._told: defaultdict[tuple[str, str], list[Told]] = defaultdict(list)
        for reminder in reminders:
            for told in reminder.told:
                self._told[told.of, told.what].append(told)

    def rungs(self, due: Due) -> set[int]:
        """Return the rungs that were told of it."""
        names = {due.what, due.formerly or due.what}
        return {
            told.rung for name in names for told in self._told.get((due.of, name), ()) if is_same(told, due)
        }


def is_same(told: Told, due: Due) -> bool:
    """Tell whether a line told is of what is due: of its very day, or, where the day moves, of the same term.

    Reminders of earlier versions do not say of which term they were: of the same are those near the day.
    """
    if due.term is None:
        return told.day == due.day
    moved = (due.day - told.day).days
    return abs(moved) < ANEW if told.term is None else told.term == due.term and moved < ANEW
