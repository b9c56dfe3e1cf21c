"""A day in the cell of a calendar: its number, the letters of what falls on it, and what kind of day it is."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from rich.style import Style

from office_tui.domain.workdays import Workdays, is_working
from office_tui.settings import WeekBegins
from office_tui.widgets.ink import BAD, DIM, PLAIN, STRONG, WARN, Line

TODAY = STRONG + Style(underline=True)
RED = "!"
"""The letter of what ends, red wherever it stands."""


class Page(NamedTuple):
    """What all months share: today, the first day of a week, which days are worked."""

    today: date
    begins: WeekBegins = "monday"
    workdays: Workdays = Workdays()


def mark_of(day: date, page: Page) -> str:
    """Return what stands before a day without the cursor: `[` today, `~` a holiday, `+` a worked weekend day."""
    if day == page.today:
        return "["
    if day in page.workdays.holidays:
        return "~"
    return "+" if day in page.workdays.worked else " "


def draw_day(day: date, letters: str, page: Page, cell: int) -> Line:
    """Draw what stands behind the mark of a day, in one cell less than the `cell` of them that it has."""
    today = day == page.today
    ink = TODAY if today else PLAIN if is_working(day, page.workdays) else DIM
    room = cell - 3 - (cell > 5)
    more = len(letters) > room
    shown = letters[: room - 1] + "+" if more and room > 1 else letters[:room]
    close = "]" if today and len(shown) < room else ""  # letters come first
    presses = WARN if day < page.today else PLAIN
    return [
        (f"{day.day:>2}", ink),
        (close, PLAIN),
        *((letter, BAD if letter == RED else presses) for letter in shown),
        (" " * (cell - 3 - len(close) - len(shown)), PLAIN),
    ]
