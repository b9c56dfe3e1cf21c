"""Which earlier copies stay: some of the last, one a day, one a week, one a month."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

NEWEST: Final = 3
"""So many of the newest stay, whenever they were made."""

SPANS: Final[tuple[tuple[int, Callable[[date], tuple[int, ...]]], ...]] = (
    (14, lambda day: (day.year, day.month, day.day)),
    (8, lambda day: day.isocalendar()[:2]),
    (12, lambda day: (day.year, day.month)),
)
"""Of so many of the last days, weeks and months that have a copy at all, the newest copy stays."""

MOST: Final = NEWEST + sum(count for count, _ in SPANS)
"""There are never more than this that stay."""


class Copy(NamedTuple):
    """One earlier copy: the last commit in it, the day it was written, and where it is.

    `turn` tells several of one commit and day apart: 1, 2, … One that was made on purpose `is_kept`: it stays.
    """

    seq: int
    day: date
    turn: int
    path: Path
    is_kept: bool = False


class Drop(NamedTuple):
    """A copy that may go, and the newer one that stands for its day, week or month from then on."""

    copy: Copy
    heir: Copy


def to_drop(copies: Sequence[Copy]) -> list[Drop]:
    """Return the copies that may go, oldest first; the newest never is among them."""
    newest_first = sorted(copies, reverse=True)
    staying = set(newest_first[:NEWEST])
    for count, span in SPANS:
        staying.update(_newest_of_each(newest_first, span, count))
    return [Drop(copy, _heir(copy, staying)) for copy in reversed(newest_first) if copy not in staying]


def _heir(copy: Copy, staying: set[Copy]) -> Copy:
    """Return the newest copy that stays of the same day, week or month, or else the next newer one."""
    newer = sorted(each for each in staying if each > copy)
    for _, span in SPANS:
        same = [each for each in newer if span(each.day) == span(copy.day)]
        if same:
            return same[-1]
    return newer[0]


def _newest_of_each(
    newest_first: Sequence[Copy], span: Callable[[date], tuple[int, ...]], count: int
) -> list[Copy]:
    found: dict[tuple[int, ...], Copy] = {}
    for copy in newest_first:
        found.setdefault(span(copy.day), copy)
    return [found[each] for each in sorted(found, reverse=True)[:count]]
