"""The plain values that pass between reading what arrives and registering it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from types import MappingProxyType
from typing import NamedTuple

from office_tui.domain.capture import Capture
from office_tui.domain.history import History
from office_tui.domain.people import Department, Person
from office_tui.domain.workdays import Workdays
from office_tui.services.arriving_events import KnownEvents


class Here(NamedTuple):
    """What reading has to know of the office: the messages that are here, and what suggestions are made from."""

    hashes: frozenset[str]
    history: History
    departments: Sequence[Department]
    people: Sequence[Person]
    now: datetime
    today: date
    workdays: Workdays
    events: KnownEvents = MappingProxyType({})
    ours: str = " "
    """What the names of our own events begin with."""


class Progress(NamedTuple):
    """How far the reading is: messages read, here already, unreadable; bytes gone through, and of how many."""

    read: int
    present: int
    unreadable: int
    done: int
    whole: int
    """Zero where nobody can say, as of standard input."""


class Unread(NamedTuple):
    """What could not be read, and why."""

    path: str
    why: str


class Arrived(NamedTuple):
    """One message as the capture it will be, without an id, and its text."""

    capture: Capture
    body: str
    instead_of: str = ""
    """The capture of an earlier version of the same event, while nobody has decided on it."""


class Batch(NamedTuple):
    """What was read, ready to be registered; `is_cancelled` where the person had enough of waiting."""

    arrived: list[Arrived]
    present: int
    unreadable: tuple[Unread, ...]
    paths: tuple[str, ...]
    history: History
    is_cancelled: bool
    events: int = 0
    """Events that were read in calendars, and how many stood there."""
    events_found: int = 0
