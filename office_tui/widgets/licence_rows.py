"""The lines of the licences' screen: a licence, what falls on a day, and the three lines about one licence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.style import Style

from office_tui.domain.event import Event
from office_tui.domain.event_letters import LETTERS
from office_tui.domain.licence import Licence
from office_tui.domain.licence_line import LicenceLine
from office_tui.domain.licence_told import Said
from office_tui.domain.width import cut, pad, width
from office_tui.widgets.day_cell import RED
from office_tui.widgets.ink import BAD, DIM, PLAIN, STRONG, WARN, Line, Span, line

EMPTY = {
    "held": "No licence is held.\n  N  enters the first: its name and its last day are enough to begin with",
    "red": "Nothing is wrong with any licence today.",
    "expiring": "No licence expires soon.",
    "window open": "No window of renewal is open.",
    "expired": "No licence has expired.",
    "on loan": "No paper is out. w lends one.",
    "missing originals": "Every original is where it belongs.",
    "all": "No licence is known.\n  N  enters the first: its name and its last day are enough to begin with",
}
"""What each view says when it is empty."""
SHORTEST = 12
"""Cells below which a name says nothing."""
NOTHING_FALLS = "Nothing falls on this day."
EMPTY_DAY = f"{NOTHING_FALLS}\nh l by day, j k by week"
ORDER = "!sbcpirdafwv"
"""The letters of events, what presses most first."""
INKS: dict[str, Style] = {"red": BAD, "soon": WARN, "settled": DIM, "": PLAIN}
WORDS = {letter: what for what, letter in LETTERS.items()} | {"s": "start", "w": "window", "c": "closes"}
"""What each letter means, in a word."""


def key_of_licence(licence: Licence) -> str:
    """Return the id under a line."""
    return licence.id


def letter_of_licence(told: LicenceLine) -> Span:
    """Return the letter that says how a licence stands, before any colour does."""
    return (told.letter or " ", INKS[told.presses])


def draw_licence(licence: Licence, told: LicenceLine, end: str, room: int) -> Line:
    """Draw a licence in `room` cells: its name, its last day, how it stands."""
    ends, state = 12, 21 if room < 100 else 30
    name = max(8, room - ends - state - 2)
    settled = told.presses == "settled"
    return line(
        (pad(licence.name, name), DIM if settled else PLAIN),
        " ",
        (pad(end, ends), DIM),
        " ",
        (pad(told.words, state), INKS[told.presses]),
    )


def key_of_event(event: Event) -> str:
    """Return the name of an event, its own for ever."""
    return event.name


def letter_of_event(event: Event) -> Span:
    """Return the letter that stands for it in the calendar."""
    return (event.letter, BAD if event.letter == RED else PLAIN)


def draw_event(event: Event, room: int) -> Line:
    """Draw an event in `room` cells: what it is, of what, its id."""
    what, id_ = 13, width(event.id)
    title = max(8, room - what - id_ - 2)
    return line((pad(event.what, what), PLAIN), " ", (pad(event.title, title), STRONG), " ", (event.id, DIM))


def legend(letters: Iterable[str]) -> str:
    """Return what letters mean, in their own order."""
    shown = set(letters)
    return "  ".join(f"{letter} {WORDS[letter]}" for letter in ORDER if letter in shown)


def draw_brief(told: Sequence[Said], name: str, room: int) -> list[Line]:
    """Draw the lines about a licence in `room` cells each; the first begins with its name, where there is room."""
    lines = []
    for n, each in enumerate(told):
        spare = room - width(each.text) - width(each.label) - 5
        whose = f"{cut(name, spare)}, " if n == 0 and spare > SHORTEST else ""
        head = f" {whose}{each.label}: "
        lines.append(
            line(
                (head, STRONG if n == 0 else DIM),
                (cut(each.text, room - width(head)), BAD if each.is_red else PLAIN),
            )
        )
    return lines
