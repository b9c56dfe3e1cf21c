"""A directive: an instruction to convey, and to chase until it is done."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from office_tui.domain.capture import Importance
from office_tui.domain.clock import Clock
from office_tui.domain.record import Attachment, Record

DirectiveState = Literal[
    "registered",
    "assigned",
    "accepted",
    "in progress",
    "reported done",
    "verified",
    "closed",
    "returned",
    "suspended",
    "cancelled",
    "merged",
]
Occasion = Literal["", "oral", "meeting", "remark", "phone", "plan", "mail"]
Effect = Literal["", "moved", "promised", "none"]


class Chase(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One reminder: when, to whom, by which channel, and what came of it."""

    at: Annotated[datetime, Meta(title="When", description="When the reminder was given")]
    to: Annotated[str, Meta(title="To", description="Who was reminded")] = ""
    channel: Annotated[str, Meta(title="Channel", description="Phone, mail, in person")] = ""
    effect: Annotated[Effect, Meta(title="Effect", description="Moved, promised or none")] = ""
    note: Annotated[str, Meta(title="Note", description="What was said")] = ""
    next: Annotated[date | None, Meta(title="Chase again", description="When to ask again")] = None


class Extension(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A later date that was asked for; the original due date stays what it was."""

    asked: Annotated[date, Meta(title="Asked", description="The day it was asked for")]
    to: Annotated[date, Meta(title="New date", description="The date asked for")]
    reason: Annotated[str, Meta(title="Reason", description="Why more time is needed")]
    by: Annotated[str, Meta(title="By", description="Who asked")] = ""
    granted: Annotated[bool | None, Meta(title="Granted", description="Nothing until it is decided")] = None


class Directive(Record, frozen=True, kw_only=True, omit_defaults=True):
    """`DIR-N`: the verbatim words and the working wording, who leads, by when, and how far it is."""

    number: Annotated[str, Meta(title="Number", description="The office's own, from the ledger")] = ""
    title: Annotated[str, Meta(title="Title", description="The working wording")] = ""
    words: Annotated[str, Meta(title="Words", description="What was said, verbatim")] = ""
    given_by: Annotated[
        str, Meta(title="Given by", description="The GM, the board, a meeting, a superior body")
    ] = ""
    occasion: Annotated[
        Occasion, Meta(title="Occasion", description="Oral, meeting, remark, phone, plan, mail")
    ] = ""
    importance: Annotated[Importance, Meta(title="Importance", description="How much it matters")] = "normal"
    department: Annotated[str, Meta(title="Lead", description="The one department that leads")] = ""
    assisting: Annotated[tuple[str, ...], Meta(title="Assisting", description="Departments that help")] = ()
    owner: Annotated[str, Meta(title="Owner", description="The person who does it")] = ""
    verifier: Annotated[str, Meta(title="Verifier", description="Who verifies; never the owner")] = ""
    measure: Annotated[str, Meta(title="Measure", description="How we know it is done")] = ""
    cadence: Annotated[int, Meta(title="Report every", description="In days; 0 means only when done")] = 0
    due: Annotated[Clock | None, Meta(title="Due", description="By when, and how that date came about")] = (
        None
    )
    extension: Annotated[
        Extension | None, Meta(title="Extension", description="The later date last asked for")
    ] = None
    state: Annotated[DirectiveState, Meta(title="State", description="How far it is")] = "registered"
    since: Annotated[date | None, Meta(title="Since", description="The day it came to this state")] = None
    heard: Annotated[date | None, Meta(title="Heard", description="When those who do it last reported")] = (
        None
    )
    waiting_on: Annotated[str, Meta(title="Waiting on", description="Whom, and for what")] = ""
    until: Annotated[datetime | None, Meta(title="Until", description="When it comes back to my list")] = None
    chases: Annotated[
        tuple[Chase, ...], Meta(title="Chases", description="Reminders given, oldest first")
    ] = ()
    evidence: Annotated[str, Meta(title="Evidence", description="What shows that it is done")] = ""
    reason: Annotated[str, Meta(title="Reason", description="Why it was returned, reopened or closed so")] = (
        ""
    )
    merged_into: Annotated[str, Meta(title="Merged into", description="The directive it went into")] = ""
    rework: Annotated[int, Meta(title="Rework", description="How often it was sent back")] = 0
    text: Annotated[str, Meta(title="Text", description="The id of the cleaned body")] = ""
    attachments: Annotated[
        tuple[Attachment, ...], Meta(title="Attachments", description="Files that came along")
    ] = ()
    capture: Annotated[str, Meta(title="Capture", description="What it was made from")] = ""
