"""Into which band of today an open thing belongs, about whom, and why."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Literal, NamedTuple

from office_tui.domain.directive import Directive
from office_tui.domain.heads import AnyCapture, DirectiveHead, Owed
from office_tui.domain.standing import (
    WEIGHT,
    is_back,
    is_undecided,
    life_of,
    silent_days,
)
from office_tui.domain.workdays import Workdays, shift

Band = Literal["decide", "chase", "verify", "next"]

ACKNOWLEDGED_WITHIN = 3
"""After so many days a directive that nobody has acknowledged is silent, whatever its cadence."""

_WITH_THEM = frozenset(
    {
        "assigned",
        "accepted",
        "in progress",
        "with department",
        "awaiting clarification",
        "dispatched",
        "delivered",
    }
)
_NOT_GIVEN = frozenset({"registered", "proposed", "instructed"})


class Day(NamedTuple):
    """The day asked about; `soon` is the next working day, `week` the last day of the coming week."""

    today: date
    now: datetime
    soon: date
    week: date
    workdays: Workdays
    me: frozenset[str]


def day_of(today: date, now: datetime, workdays: Workdays, me: frozenset[str] = frozenset()) -> Day:
    """Return a day with what is asked of it again and again; `me` holds every id and name of who works here."""
    return Day(today, now, shift(today, 1, workdays), today + timedelta(days=7), workdays, me)


class Place(NamedTuple):
    """Where a thing stands today."""

    band: Band
    who: str
    why: str


class Seen(NamedTuple):
    """An open record with what is asked of it again and again: its due day, and how many days late it is.

    What is paused in time has no day now: it presses nobody until it is resumed.
    """

    record: AnyCapture | Owed
    due: date | None
    late: int


def place_capture(capture: AnyCapture, day: Day) -> Place | None:
    """Place a capture: what I delegated and is back or due is chased; what is important, near or back, I decide."""
    if capture.state == "delegated":
        why = "delegated, back today" if is_back(capture, day.now) else _why_ask(capture, day)
        return Place("chase", capture.delegated_to, why) if why else None
    if not is_undecided(capture, day.now):
        return None
    if capture.state == "deferred":
        return Place("decide", capture.sender, "back today")
    return _mine(capture.sender, capture.suggestion.due, WEIGHT[capture.suggestion.importance], day)


def _why_ask(capture: AnyCapture, day: Day) -> str:
    """What was handed over is asked for on its day, unless it was put off with that day already past."""
    due = capture.suggestion.due
    if due is None or due > day.today:
        return ""
    knew = capture.until is not None and capture.decided is not None and capture.decided.date() >= due
    return "" if knew else "delegated, due today" if due == day.today else "delegated, late"


def place_owed(record: Owed, due: date | None, late: int, day: Day) -> Place | None:
    """Place a directive or letter: an answer that wants mine, work with others, work done, or my own.

    What was put off is in no band until its moment; only an answer that wants mine does not wait.
    """
    who = _whose(record)
    if record.extension is not None and record.extension.granted is None:
        wanted = f"{record.extension.to.day} {record.extension.to:%b}"
        return Place("decide", record.extension.by or who, f"asks until {wanted}")
    if record.until is not None and record.until > day.now:
        return None
    if record.state in {"reported done", "verified"}:
        return Place(
            "verify", who, "reported done" if record.state == "reported done" else "verified, to close"
        )
    if record.state == "returned":
        return Place("decide", who, "returned")
    if record.state == "suspended":
        return Place("decide", who, "suspended until now" if _came_back(record, day) else "suspended")
    if record.waiting_on or (record.state in _WITH_THEM and record.owner not in day.me):
        return _with_others(record, who, due, late, day)
    weight = WEIGHT[record.importance] if record.state in _NOT_GIVEN and not _to_read(record) else 0
    return _mine(who, due, weight, day)


def _mine(who: str, due: date | None, weight: int, day: Day) -> Place | None:
    if due is not None and due <= day.soon:
        return Place(
            "decide", who, "late" if due < day.today else "due today" if due == day.today else "due next"
        )
    if weight >= WEIGHT["high"]:
        return Place("decide", who, "important")
    return Place("next", who, "due") if due is not None and due <= day.week else None


def _with_others(record: Owed, who: str, due: date | None, late: int, day: Day) -> Place | None:
    why = "" if _is_quiet(record, day) else _why_chase(record, late, day)
    if why:
        return Place("chase", who, why)
    return Place("next", who, "due") if due is not None and day.today <= due <= day.week else None


def _is_quiet(record: Owed, day: Day) -> bool:
    """Asked lately, with a day to ask again that has not come."""
    again = record.chases[-1].next if record.chases else None
    return again is not None and again > day.today


def _why_chase(record: Owed, late: int, day: Day) -> str:
    if late:
        return "1 day late" if late == 1 else f"{late} days late"
    if _came_back(record, day):
        return "back today"
    if record.chases and record.chases[-1].next is not None:
        return "ask again"
    silent = silent_days(record, day.today)
    if record.state == "assigned" and silent > ACKNOWLEDGED_WITHIN:
        return f"no answer for {silent} days"
    cadence = record.cadence if isinstance(record, Directive | DirectiveHead) else 0
    return f"silent for {silent} days" if cadence and silent > cadence else ""


def _came_back(record: Owed, day: Day) -> bool:
    return record.until is not None and record.until <= day.now


def _to_read(record: Owed) -> bool:
    return not isinstance(record, Directive | DirectiveHead) and record.to_read


def _whose(record: Owed) -> str:
    """Whom a line is about: whom we wait for, who has it, else who sent or ordered it."""
    if record.waiting_on:
        return record.waiting_on
    if isinstance(record, Directive | DirectiveHead):
        return record.owner or record.department or record.given_by
    if life_of(record) == "letter out" or not (record.owner or record.department):
        return record.party
    return record.owner or record.department
