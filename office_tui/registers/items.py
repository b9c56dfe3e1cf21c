"""The registers of what comes in: captures, directives, letters, assignments."""

from __future__ import annotations

from datetime import date, datetime

from office_tui.domain import life
from office_tui.domain.assignment import Assignment
from office_tui.domain.capture import Capture
from office_tui.domain.dates import short_date
from office_tui.domain.directive import Directive
from office_tui.domain.heads import AnyCapture, AnyDirective, AnyLetter, CaptureHead, Owed
from office_tui.domain.letter import Letter
from office_tui.domain.standing import (
    days_late,
    due_day,
    is_late,
    is_paused,
    is_settled,
    is_undecided,
    is_waiting,
)
from office_tui.registers.register import Column, Look, Register, View, everything

MARKS = {"low": "", "normal": "", "high": "!", "top": "!!"}
"""How importance is written where room is short."""


def day(moment: date | datetime | None, look: Look) -> str:
    """Return a day for a column; nothing for none."""
    if moment is None:
        return ""
    return short_date(look.here(moment).date() if isinstance(moment, datetime) else moment, look.today)


def due(record: AnyCapture | Owed, look: Look) -> str:
    """Return the day something is due; what is paused has none until it is resumed."""
    if is_paused(record) and not is_late(record, look.today, look.workdays):
        return "paused"
    return day(due_day(record, look.workdays, look.today), look)


def state(record: AnyCapture | Owed, look: Look) -> str:
    """Return how far it is, in words; what is late says so."""
    late = days_late(record, look.today, look.workdays)
    return f"{late} d late" if late else record.state


def unsettled(record: AnyCapture | Owed, _look: Look) -> bool:
    """Keep what somebody still owes."""
    return not is_settled(record)


def settled(record: AnyCapture | Owed, _look: Look) -> bool:
    """Keep what nobody owes any more."""
    return is_settled(record)


def late(record: Owed, look: Look) -> bool:
    """Keep what is past its day."""
    return is_late(record, look.today, look.workdays)


def waiting(record: AnyCapture | Owed, look: Look) -> bool:
    """Keep what waits on somebody."""
    return is_waiting(record, look.now)


def undecided(record: AnyCapture, look: Look) -> bool:
    """Keep what wants a decision."""
    return is_undecided(record, look.now)


def _away(record: AnyCapture, look: Look) -> bool:
    return record.state in {"deferred", "delegated"} and not is_undecided(record, look.now)


def _by_due(record: Owed, look: Look) -> date:
    return due_day(record, look.workdays, look.today) or date.max


def who(record: AnyDirective | AnyLetter, look: Look) -> str:
    """Return the person who does it, or the department."""
    return look.name(record.owner or record.department)


def _who_away(record: AnyCapture | Owed, look: Look) -> str:
    if isinstance(record, Capture | CaptureHead):
        return look.name(record.delegated_to) or record.sender or record.address
    return who(record, look) or getattr(record, "party", "") or getattr(record, "given_by", "")


def _share_of(record: Assignment, look: Look) -> str:
    return str(getattr(look.record(record.of), "title", ""))


def _share_due(record: Assignment, look: Look) -> str:
    of = look.record(record.of)
    return due(of, look) if isinstance(of, Directive | Letter) else ""


ALL = View("all", everything)

CAPTURES = Register(
    "captures",
    "Captures",
    Capture,
    (
        Column("id", lambda record, _: record.id, 8),
        Column("!", lambda record, _: MARKS[record.suggestion.importance], 2),
        Column("from", lambda record, _: record.sender or record.address, 18),
        Column("what", lambda record, _: record.title),
        Column("due", due, 11),
        Column("came", lambda record, look: day(record.received, look), 11),
        Column("state", state, 10),
    ),
    (View("undecided", undecided), View("away", _away), View("settled", settled), ALL),
    ("title", "sender", "address", "their_number", "dated"),
)

AWAY: tuple[Column, ...] = (
    Column("id", lambda record, _: record.id, 8),
    Column("!", lambda record, _: MARKS[getattr(record, "suggestion", record).importance], 2),
    Column("who", _who_away, 18),
    Column("what", lambda record, _: record.title),
    Column("back", lambda record, look: day(record.until, look), 11),
    Column("state", state, 15),
)
"""The columns of what is away, whatever kind it is: with whom, what, and when it comes back."""

DIRECTIVES = Register(
    "directives",
    "Directives",
    Directive,
    (
        Column("number", lambda record, _: record.number or record.id, 12),
        Column("!", lambda record, _: MARKS[record.importance], 2),
        Column("what", lambda record, _: record.title),
        Column("who", who, 14),
        Column("due", due, 11),
        Column("state", state, 13),
        Column("given by", lambda record, look: look.name(record.given_by), 14),
    ),
    (
        View("open", unsettled),
        View("late", late, _by_due),
        View("waiting", waiting),
        View("settled", settled),
        ALL,
    ),
    (
        "title", "given_by", "occasion", "importance", "assisting", "owner", "verifier", "measure",
        "cadence", "evidence",
    ),
    {"owner": "people", "verifier": "people"},
)  # fmt: skip

LETTERS = Register(
    "letters",
    "Letters",
    Letter,
    (
        Column("number", lambda record, _: record.number or record.id, 12),
        Column("way", lambda record, _: record.direction, 3),
        Column("other side", lambda record, _: record.party, 18),
        Column("subject", lambda record, _: record.title),
        Column("due", due, 11),
        Column("state", state, 15),
        Column("who", who, 14),
    ),
    (
        View("open", unsettled),
        View("late", late, _by_due),
        View("in", lambda record, _: record.direction == "in"),
        View("out", lambda record, _: record.direction == "out"),
        View("settled", settled),
        ALL,
    ),
    (
        "title", "party", "address", "their_number", "dated", "importance", "to_read", "copies", "enclosures",
        "proposal", "remark", "paper", "owner",
    ),
    {"owner": "people"},
    frozenset({"proposal", "remark"}),
)  # fmt: skip

ASSIGNMENTS = Register(
    "assignments",
    "Assignments",
    Assignment,
    (
        Column("id", lambda record, _: record.id, 8),
        Column("of", lambda record, _: record.of, 8),
        Column("what", _share_of),
        Column("who", lambda record, look: look.name(record.person or record.department), 16),
        Column("due", _share_due, 11),
        Column("state", lambda record, _: record.state, 13),
        Column("role", lambda record, _: record.role, 6),
    ),
    (View("open", lambda record, _: not life.settled("assignment", record.state)), ALL),
)
