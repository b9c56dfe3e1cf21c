"""The one line on top: where I am, the date, and the numbers that matter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual import events

from office_tui.widgets.drawn import Drawn
from office_tui.widgets.ink import BAD, DIM, PLAIN, STRONG, Line, Span, cut, line, width_of

WIDE = 100
"""From this width on, the bar names every screen, not only this one."""


class Place(NamedTuple):
    """A screen in the bar: its key, its name, whether we are there, how many wait (0 is not shown)."""

    key: str
    name: str
    here: bool = False
    waiting: int = 0


class Number(NamedTuple):
    """A number that matters and its word ("3 late"); a pressing one stands out."""

    amount: int
    word: str
    presses: bool = False


class Bar(Drawn):
    """One line, repainted only when it says something else."""

    DEFAULT_CSS = "Bar { dock: top; height: 1; width: 100%; }"

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self._places: Sequence[Place] = ()
        self._date = ""
        self._numbers: Sequence[Number] = ()

    def say(self, places: Sequence[Place], date: str, numbers: Sequence[Number]) -> None:
        """Say where we are, the date in words, and the numbers."""
        self._places, self._date, self._numbers = tuple(places), date, tuple(numbers)
        self._draw(self.size.width)

    def on_resize(self, event: events.Resize) -> None:
        """Say as much as fits."""
        self._draw(event.size.width)

    def _draw(self, width: int) -> None:
        if width:
            self.show([bar_line(self._places, self._date, self._numbers, width)])


def bar_line(places: Sequence[Place], date: str, numbers: Sequence[Number], width: int) -> Line:
    """Return the bar for `width` cells: the date gives way first."""
    left = [span for place in places if place.here or width >= WIDE for span in _place(place, width)]
    right = [span for number in numbers for span in _number(number)]
    told = line((f"{date}   ", PLAIN)) if date else ()
    room = width - width_of(left) - width_of(right) - 1
    if width_of(told) > room:
        told = ()
    gap = room - width_of(told)
    if gap < 0:
        return line((cut("".join(text for text, _ in left), width), STRONG))
    return (*left, (" " * gap, PLAIN), *told, *right)


def _place(place: Place, width: int) -> Line:
    key = f"{place.key} " if width >= WIDE and place.key else ""
    count = f" {place.waiting}" if place.waiting else ""
    return line((f" {key}{place.name}{count} ", STRONG if place.here else DIM))


def _number(number: Number) -> list[Span]:
    ink = DIM if not number.amount else BAD if number.presses else PLAIN
    return [("  ", PLAIN), (f"{number.amount} {number.word}", ink)]
