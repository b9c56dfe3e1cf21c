"""The year as a strip of two lines: its months, and how much falls into each."""

from __future__ import annotations

from collections.abc import Sequence

from office_tui.domain.date_words import MONTH_NAMES
from office_tui.widgets.day_cell import RED
from office_tui.widgets.ink import BAD, DIM, PLAIN, STRONG, Line, Span, line

YEAR = 7
"""Cells for the year before its months."""


def year_strip(year: int, here: int, now: int, falls: Sequence[tuple[int, str]], width: int) -> list[Line]:
    """Return the two lines for `width` cells; `falls` are the number and the most pressing letter of each month.

    `here` is the month of the calendar, marked `>`; `now` is today's, 0 in another year.
    """
    cell = max(5, min(10, (width - YEAR) // 12))
    months: list[Span] = [(f" {year:<{YEAR - 1}}", STRONG)]
    counts: list[Span] = [(" " * YEAR, PLAIN)]
    for n, (count, letter) in enumerate(falls, start=1):
        mark = ">" if n == here else " "
        ink = STRONG if n == now else PLAIN
        months += line(mark, (f"{MONTH_NAMES[n - 1][:3]:<{cell - 1}}", ink))
        said = f"{count}" if count else "."
        counts += line(" ", (said, PLAIN if count else DIM), (letter, BAD if letter == RED else PLAIN))
        counts.append((" " * (cell - 1 - len(said) - len(letter)), PLAIN))
    return [months, counts]
