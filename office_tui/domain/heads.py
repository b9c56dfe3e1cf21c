"""The heads of records: only the fields that today's questions ask, so that thousands are decoded quickly."""

from __future__ import annotations

from datetime import date, datetime

from office_tui.domain.capture import Capture, CaptureState, Importance, Suggestion
from office_tui.domain.clock import Clock
from office_tui.domain.directive import Chase, Directive, DirectiveState, Extension
from office_tui.domain.letter import Direction, Letter, LetterState
from office_tui.domain.record import Record


class CaptureHead(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A capture without its words, files and warnings; every field means what it means there."""

    title: str = ""
    sender: str = ""
    address: str = ""
    received: datetime | None = None
    cleaned: bool = False
    state: CaptureState = "new"
    until: datetime | None = None
    delegated_to: str = ""
    decided: datetime | None = None
    suggestion: Suggestion = Suggestion()
    their_number: str = ""
    text: str = ""


class DirectiveHead(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A directive without its words and proofs; every field means what it means there."""

    number: str = ""
    title: str = ""
    given_by: str = ""
    importance: Importance = "normal"
    department: str = ""
    owner: str = ""
    cadence: int = 0
    due: Clock | None = None
    extension: Extension | None = None
    state: DirectiveState = "registered"
    since: date | None = None
    heard: date | None = None
    waiting_on: str = ""
    until: datetime | None = None
    chases: tuple[Chase, ...] = ()
    reason: str = ""
    text: str = ""


class LetterHead(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A letter without its copies and files; every field means what it means there."""

    direction: Direction = "in"
    number: str = ""
    title: str = ""
    party: str = ""
    importance: Importance = "normal"
    to_read: bool = False
    department: str = ""
    owner: str = ""
    due: Clock | None = None
    extension: Extension | None = None
    state: LetterState = "registered"
    since: date | None = None
    waiting_on: str = ""
    until: datetime | None = None
    chases: tuple[Chase, ...] = ()
    their_number: str = ""
    text: str = ""


AnyCapture = Capture | CaptureHead
AnyDirective = Directive | DirectiveHead
AnyLetter = Letter | LetterHead
Owed = AnyDirective | AnyLetter
"""What somebody owes somebody by a day."""
