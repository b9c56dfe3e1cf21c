"""What of a directive, a letter, a share of one or a capture falls on a day: plain rules, no calendar's format."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import NamedTuple

from msgspec.structs import replace

from office_tui.domain.assignment import Assignment
from office_tui.domain.capture import Capture
from office_tui.domain.clock import due_on, is_late
from office_tui.domain.directive import Directive
from office_tui.domain.event import Event
from office_tui.domain.letter import Letter
from office_tui.domain.standing import is_paused, is_settled, is_undecided
from office_tui.domain.workdays import Workdays

Owed = Directive | Letter
_DONE = frozenset({"reported done", "verified"})
_SHARE_DONE = frozenset({"reported done", "accepted done", "returned"})
_BEFORE: tuple[int, ...] = (1, 0)
"""A day before, and on the day."""
_THAT_DAY: tuple[int, ...] = (0,)
_SHORT = 200


class Seen(NamedTuple):
    """What the rules have to know besides the record: the time, the working days, and who is behind an id."""

    now: datetime
    workdays: Workdays
    name: Callable[[str], str]

    @property
    def today(self) -> date:
        """The office's date."""
        return self.now.date()


def of_owed(record: Owed, seen: Seen) -> Iterator[Event]:
    """Yield what falls on days of an open directive or letter: due, comes back, ask again, more time asked for.

    What is paused is due on no day until it is resumed, unless it was late before: that day stays what it was.
    """
    if is_settled(record):
        return
    clock, chase = record.due, record.chases[-1].next if record.chases else None
    running = clock is not None and clock.stopped is None and record.state not in _DONE
    if clock is not None and running and (not is_paused(record) or is_late(clock, seen.today, seen.workdays)):
        yield _event(record, seen, "due", due_on(clock, seen.workdays, seen.today), "D", alarms=_BEFORE)
    if record.until is not None:
        why = f"Waiting on {seen.name(record.waiting_on)}." if record.waiting_on else ""
        yield _event(record, seen, "back", _day(record.until, seen), "B", why, at=record.until)
    if chase is not None:
        yield _event(record, seen, "ask again", chase, "A")
    asked = record.extension
    if asked is not None and asked.granted is None:
        who = seen.name(asked.by) or "Somebody"
        yield _event(record, seen, "more time asked", asked.to, "T", f"{who} asks for it: {asked.reason}")


def of_share(share: Assignment, of: Owed | None, seen: Seen) -> Iterator[Event]:
    """Yield when an assisting department's open share is due: with what it is of; the lead's is that itself."""
    if of is None or share.role != "assist" or share.state in _SHARE_DONE or is_settled(of):
        return
    for event in of_owed(of, seen):
        if event.what == "due":
            who = seen.name(share.person or share.department)
            yield _replaced(event, share, f"{who}: {event.title}")


def of_capture(capture: Capture, seen: Seen) -> Iterator[Event]:
    """Yield when an undecided capture seems due, and when one put off or delegated comes back."""
    if capture.until is not None and capture.state in {"deferred", "delegated"}:
        who = f"With {seen.name(capture.delegated_to)}." if capture.delegated_to else ""
        yield _event(capture, seen, "back", _day(capture.until, seen), "B", who, at=capture.until)
    due = capture.suggestion.due
    if due is not None and is_undecided(capture, seen.now):
        yield _event(capture, seen, "due", due, "D", "Not decided yet.")


def _day(moment: datetime, seen: Seen) -> date:
    return moment.astimezone(seen.now.tzinfo).date()


def _event(
    record: Owed | Capture,
    seen: Seen,
    what: str,
    day: date,
    letter: str,
    *lines: str,
    at: datetime | None = None,
    alarms: tuple[int, ...] = _THAT_DAY,
) -> Event:
    return Event(
        day=day,
        what=what,
        title=record.title,
        id=record.id,
        kind=type(record).__name__.lower(),
        letter=letter,
        at=at,
        lines=tuple(line for line in (*_who(record, seen), *lines) if line),
        alarms=alarms,
        rev=record.rev,
    )


def _who(record: Owed | Capture, seen: Seen) -> Iterator[str]:
    """Yield who has it and under which number, a sentence each."""
    if isinstance(record, Capture):
        if record.sender:
            yield f"From {record.sender[:_SHORT]}"
        return
    if record.number:
        yield record.number
    if isinstance(record, Letter) and record.party:
        yield f"{'To' if record.direction == 'out' else 'From'} {record.party[:_SHORT]}"
    who = [seen.name(each) for each in (record.department, record.owner) if each]
    if who:
        yield f"With {', '.join(who)}"


def _replaced(event: Event, share: Assignment, title: str) -> Event:
    """Return the event of the whole as that of one share of it."""
    return replace(
        event,
        id=share.id,
        kind="assignment",
        title=title,
        rev=max(share.rev, event.rev),
        lines=(f"A share of {event.id}", *event.lines),
    )
