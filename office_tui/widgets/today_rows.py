"""The lines of Today: a heading a band, a line an item, and the coming days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from rich.style import Style

from office_tui.domain.dates import short_date
from office_tui.domain.event_letters import LETTERS
from office_tui.domain.today import BandItem, Bands
from office_tui.domain.width import cut, pad, width
from office_tui.widgets.ink import BAD, DIM, PLAIN, STRONG, WARN, Line, Span, line

BEGIN = """Nothing here yet. Three keys to begin with:
  n   capture a line: what the GM said, a letter on paper
  :   then “import”: bring in mail
  2   the inbox, where each thing is decided in a key or two"""

ONLY_LICENCES = (
    """Nothing presses today. 4 shows the licences: {}. Three more keys:""" + BEGIN[BEGIN.index("\n") :]
)
"""What is said where there are licences and nothing else."""

CALM = "Nothing presses today. 2 opens the inbox: {} undecided."


class Heading(NamedTuple):
    """A band's name and how many it holds; an empty name is a blank line."""

    name: str = ""
    holds: int = 0


Row = Heading | BandItem


def rows_of(bands: Bands, asked: str = "") -> list[Row]:
    """Return the bands one below the other, under the filter that was asked; what comes next needs no act: last."""
    rows: list[Row] = []
    for name, items in (
        ("DECIDE", bands.decide),
        ("CHASE", bands.chase),
        ("VERIFY", bands.verify),
        ("NEXT DAYS", bands.next_days),
    ):
        if items:
            rows += [*([Heading()] if rows else []), Heading(name, len(items)), *items]
    count = sum(isinstance(row, BandItem) for row in rows)
    return [Heading(f"/ {asked}", count), *rows] if asked and rows else rows


def key_of_row(row: Row) -> str:
    """Return the id under a line; a heading has none."""
    return row.id if isinstance(row, BandItem) else ""


def letter_of_row(row: Row) -> Span:
    """Return the letter that says how much a line presses, before any colour does."""
    if not isinstance(row, BandItem):
        return (" ", PLAIN)
    if row.late:
        return ("L", BAD)
    if row.importance in {"high", "top"}:
        return ("!", WARN)
    return (" ", PLAIN)


def draw_row(row: Row, room: int, today: date, name: Callable[[str], str]) -> Line:
    """Draw a line in `room` cells: who, what, which, and what presses."""
    if isinstance(row, Heading):
        if not row.name:
            return ()
        count = str(row.holds)
        return line((row.name, STRONG), " " * max(1, room - width(row.name) - len(count)), (count, DIM))
    who, right = (14, 17) if room < 100 else (22, 24)
    id_ = 8
    what = max(8, room - who - right - id_ - 4)
    presses = cut(_right(row, today, right), right)
    return line(
        pad(name(row.who), who),
        "  ",
        (pad(row.title, what), PLAIN),
        " ",
        (pad(row.id, id_), DIM),
        " ",
        (" " * (right - width(presses)) + presses, _ink(row)),
    )


def _right(row: BandItem, today: date, room: int) -> str:
    """Say what presses: what is asked, how late, or by when, or why it is here; what falls on a day, with its day."""
    if row.why.startswith("asks"):
        return row.why
    if row.late:
        return f"{row.late} d late"
    if row.due is None:
        return row.why.removeprefix("delegated, ")  # with whom it is stands before it
    if row.due == today:
        return "due today"
    due = f"due {short_date(row.due, today)}"
    if row.why in {"", "due", "due next", "important"}:
        return due
    on = f"{row.why} {short_date(row.due, today)}"
    return on if row.why in LETTERS and width(on) <= room else row.why.removeprefix("delegated, ")


def _ink(row: BandItem) -> Style:
    return BAD if row.late else DIM
