"""The lines of the inbox: who, what, and the one date that matters in each view."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from office_tui.domain.clock import due_on
from office_tui.domain.dates import short_date
from office_tui.domain.heads import CaptureHead, DirectiveHead, LetterHead
from office_tui.domain.standing import days_late, is_paused, is_settled
from office_tui.domain.width import pad
from office_tui.domain.workdays import Workdays
from office_tui.widgets.ink import BAD, DIM, PLAIN, STRONG, WARN, Line, Span, line

Head = CaptureHead | DirectiveHead | LetterHead
EMPTY = {
    "undecided": "Nothing is undecided.\n  n  captures a line; : import brings in mail; o shows the other views",
    "away": "Nothing is put off or delegated. s snoozes, W delegates.",
    "directives": "No directive is open. a on an item of the inbox makes one.",
    "letters": "No letter is open. a on an item of the inbox registers one.",
    "settled": "Nothing is settled yet.",
}
"""What each view says when it is empty."""


def key_of_head(head: Head) -> str:
    """Return the id under a line."""
    return head.id


def letter_of_head(head: Head) -> Span:
    """Return the letter that says how much it matters, before any colour does."""
    importance = head.suggestion.importance if isinstance(head, CaptureHead) else head.importance
    if importance in {"high", "top"}:
        return ("!", BAD if importance == "top" else WARN)
    if isinstance(head, CaptureHead) and head.cleaned:
        return ("c", DIM)  # unsafe characters were taken out of it
    return (" ", PLAIN)


def draw_head(
    head: Head,
    room: int,
    today: date,
    workdays: Workdays,
    name: Callable[[str], str],
    *,
    away: bool = False,
) -> Line:
    """Draw a line in `room` cells: who, what, and when; of what is `away` the day on which it comes back."""
    who = 18 if room < 70 else 22
    when = 11
    what = max(8, room - who - when - 2)
    ink = DIM if is_settled(head) else STRONG if isinstance(head, CaptureHead) else PLAIN
    return line(
        pad(_who(head, name), who),
        " ",
        (pad(head.title, what), ink),
        " ",
        (pad(_when(head, today, workdays, away=away), when), DIM),
    )


def _who(head: Head, name: Callable[[str], str]) -> str:
    if isinstance(head, CaptureHead):
        if head.state == "delegated":
            return f"with {name(head.delegated_to)}"
        return head.sender or head.address or _for(head, name)
    if isinstance(head, DirectiveHead):
        return name(head.owner or head.department) or head.given_by
    return head.party or name(head.department)


def _for(head: CaptureHead, name: Callable[[str], str]) -> str:
    to = head.suggestion.owner or head.suggestion.department
    return f"for {name(to)}" if to else "captured"


def _when(head: Head, today: date, workdays: Workdays, *, away: bool) -> str:
    if isinstance(head, CaptureHead):
        wish = head.suggestion.due
        if head.state == "new" and wish:
            return f"due {short_date(wish, today)}"
        day: datetime | None = head.until if head.state in {"deferred", "delegated"} else head.received
        return short_date(day.date(), today) if day else ""
    late = days_late(head, today, workdays)
    if is_paused(head) and not late and not away:
        return "paused"
    if head.until and head.until.date() > today:
        return f"back {short_date(head.until.date(), today)}"
    if late:
        return f"{late} d late"
    return short_date(due_on(head.due, workdays, today), today) if head.due else head.state
