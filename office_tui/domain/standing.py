"""Small questions about one record: is it undecided, waiting, late, settled, and when is it due."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from office_tui.domain import life
from office_tui.domain.capture import Capture, Importance
from office_tui.domain.clock import due_on
from office_tui.domain.clock import is_paused as stands_still
from office_tui.domain.directive import Directive
from office_tui.domain.heads import AnyCapture, CaptureHead, DirectiveHead, LetterHead, Owed
from office_tui.domain.letter import Letter
from office_tui.domain.record import Record
from office_tui.domain.workdays import Workdays

WEIGHT: dict[Importance, int] = {"low": 0, "normal": 1, "high": 2, "top": 3}
"""The four degrees of importance, weighed, so that they can be compared."""

_RECEIVED, _POSTED = life.settled_states("letter"), life.settled_states("letter out")
_SETTLED: dict[type[Record], frozenset[str]] = {
    Capture: life.settled_states("capture"),
    CaptureHead: life.settled_states("capture"),
    Directive: life.settled_states("directive"),
    DirectiveHead: life.settled_states("directive"),
}
_OURS_NOW = frozenset({"reported done", "verified", "suspended"})
_CALLED_OFF = frozenset({"cancelled", "returned to sender"})


def is_back(capture: AnyCapture, now: datetime) -> bool:
    """Tell whether a capture put off or delegated has come back; put off without a date, it never left."""
    if capture.until is None:
        return capture.state == "deferred"
    return capture.state in {"deferred", "delegated"} and capture.until <= now


def comes_back(due: date | None, now: datetime, morning: time) -> datetime:
    """Return when to ask after what was handed over: the `morning` of its day to come, else one week on."""
    days = (due, now.date() + timedelta(days=7))
    mornings = [datetime.combine(day, morning, now.tzinfo) for day in days if day is not None]
    return next(each for each in mornings if each > now)


def is_undecided(capture: AnyCapture, now: datetime) -> bool:
    """Tell whether a capture wants a decision: new, or back from having been put off or delegated."""
    return capture.state == "new" or is_back(capture, now)


def life_of(record: Record) -> str:
    """Return whose life a record leads: `capture`, `directive`, `letter`, `letter out` or `assignment`."""
    if isinstance(record, Letter | LetterHead):
        return "letter out" if record.direction == "out" else "letter"
    if isinstance(record, CaptureHead | DirectiveHead):
        return "capture" if isinstance(record, CaptureHead) else "directive"
    return type(record).__name__.lower()


def is_settled(record: AnyCapture | Owed) -> bool:
    """Tell whether nothing is owed any more (`domain.life` says which states those are)."""
    kind = type(record)
    if kind is LetterHead or kind is Letter:
        return record.state in (_POSTED if record.direction == "out" else _RECEIVED)  # type: ignore[union-attr]  # a letter
    return record.state in _SETTLED[kind]


def due_day(record: AnyCapture | Owed, workdays: Workdays, today: date | None = None) -> date | None:
    """Return the day a record is due: by its clock (as it stands `today`), or as understood of a capture."""
    if isinstance(record, Capture | CaptureHead):
        return record.suggestion.due
    clock = record.due
    if clock is None:
        return None
    if clock.unit == "date" and not (clock.pauses or clock.roll or clock.extended):
        return clock.fixed or clock.start  # most are so; asked of thousands, this is what counts
    return due_on(clock, workdays, today)


def days_late(record: AnyCapture | Owed, today: date, workdays: Workdays) -> int:
    """Return how many calendar days a record is late: 0 when it is not, is settled or was reported done."""
    return 0 if is_settled(record) else late_by(record, due_day(record, workdays, today), today)


def late_by(record: AnyCapture | Owed, due: date | None, today: date) -> int:
    """Return the days that an open record, of which the due day is known, is late."""
    if due is None or due >= today or record.state in _OURS_NOW:
        return 0
    if not isinstance(record, Capture | CaptureHead) and record.due is not None and record.due.stopped:
        return 0
    return (today - due).days


def is_paused(record: AnyCapture | Owed) -> bool:
    """Tell whether the clock of an open record stands still, so that its day moves on until it is resumed."""
    if isinstance(record, Capture | CaptureHead) or record.due is None or not record.due.pauses:
        return False
    return stands_still(record.due) and not is_settled(record)


def undone(record: Record) -> str:
    """Return what became of something whose clock stopped although nothing was done; else nothing."""
    state, why = getattr(record, "state", ""), getattr(record, "reason", "")
    if state == "merged":
        return f"merged into {getattr(record, 'merged_into', '')}"
    if state in _CALLED_OFF:
        return f"{state}: {why}" if why else state
    return ""


def is_late(record: AnyCapture | Owed, today: date, workdays: Workdays) -> bool:
    """Tell whether a record is past its day and still owed by somebody."""
    return days_late(record, today, workdays) > 0


def is_waiting(record: AnyCapture | Owed, now: datetime) -> bool:
    """Tell whether somebody else moves first: delegated, waiting on someone, awaiting a clarification."""
    if record.until is not None and record.until <= now:
        return False
    if isinstance(record, Capture | CaptureHead):
        return record.state == "delegated"
    return not is_settled(record) and (bool(record.waiting_on) or record.state == "awaiting clarification")


def silent_days(record: Owed, today: date) -> int:
    """Return for how many days nothing was heard: since the last report, or since it came to them."""
    heard = record.heard if isinstance(record, Directive | DirectiveHead) else None
    last = max((day for day in (heard, record.since) if day is not None), default=None)
    return max(0, (today - last).days) if last is not None else 0
