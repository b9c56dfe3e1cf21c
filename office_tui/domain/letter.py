"""A letter: correspondence in or out, with its reply clock and the letter it answers."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from msgspec import Meta

from office_tui.domain.capture import Importance
from office_tui.domain.clock import Clock
from office_tui.domain.directive import Chase, Extension
from office_tui.domain.record import Attachment, Record

LetterState = Literal[
    "registered",
    "proposed",
    "instructed",
    "with department",
    "awaiting clarification",
    "answered",
    "circulating",
    "read",
    "returned to sender",
    "closed",
    "filed",
    "prepared",
    "dispatched",
    "delivered",
    "replied",
    "no reply needed",
]
Direction = Literal["in", "out"]


class Letter(Record, frozen=True, kw_only=True, omit_defaults=True):
    """`LET-N`: a letter that came or went, its numbers, dates, parties, reply clock and pair."""

    direction: Annotated[Direction, Meta(title="Direction", description="Incoming or outgoing")] = "in"
    number: Annotated[str, Meta(title="Number", description="The office's own, from the ledger")] = ""
    title: Annotated[str, Meta(title="Subject", description="What it is about")] = ""
    party: Annotated[str, Meta(title="Other side", description="The sender, or the addressee")] = ""
    address: Annotated[str, Meta(title="Address", description="The other side's mail address")] = ""
    their_number: Annotated[str, Meta(title="Their number", description="The other side's own reference")] = (
        ""
    )
    dated: Annotated[date | None, Meta(title="Dated", description="The date written on it")] = None
    received: Annotated[datetime | None, Meta(title="Received", description="When it reached the office")] = (
        None
    )
    importance: Annotated[Importance, Meta(title="Importance", description="How much it matters")] = "normal"
    to_read: Annotated[bool, Meta(title="To read", description="Only to be read, not acted on")] = False
    copies: Annotated[str, Meta(title="Copies", description="Who has copies")] = ""
    enclosures: Annotated[str, Meta(title="Enclosures", description="What is enclosed")] = ""
    proposal: Annotated[str, Meta(title="Proposal", description="What the office proposes to do with it")] = (
        ""
    )
    remark: Annotated[str, Meta(title="GM's remark", description="The general manager's words, verbatim")] = (
        ""
    )
    paper: Annotated[str, Meta(title="Paper", description="Where the paper lies")] = ""
    department: Annotated[str, Meta(title="Department", description="Who has it to answer")] = ""
    owner: Annotated[str, Meta(title="Owner", description="The person who answers it")] = ""
    due: Annotated[Clock | None, Meta(title="Reply due", description="By when it must be answered")] = None
    extension: Annotated[
        Extension | None, Meta(title="Extension", description="The later date last asked for")
    ] = None
    state: Annotated[LetterState, Meta(title="State", description="How far it is")] = "registered"
    since: Annotated[date | None, Meta(title="Since", description="The day it came to this state")] = None
    waiting_on: Annotated[str, Meta(title="Waiting on", description="Whom, and for what")] = ""
    until: Annotated[datetime | None, Meta(title="Until", description="When it comes back to my list")] = None
    chases: Annotated[
        tuple[Chase, ...], Meta(title="Chases", description="Reminders given, oldest first")
    ] = ()
    reason: Annotated[
        str, Meta(title="Reason", description="What is asked, or why it was closed or sent back so")
    ] = ""
    answers: Annotated[str, Meta(title="Answers", description="The letter this one answers")] = ""
    answered_by: Annotated[str, Meta(title="Answered by", description="The letter that answers this one")] = (
        ""
    )
    template: Annotated[str, Meta(title="Template", description="What it was drafted from")] = ""
    file: Annotated[str, Meta(title="File", description="SHA-256 of the document as issued")] = ""
    text: Annotated[str, Meta(title="Text", description="The id of the cleaned body")] = ""
    attachments: Annotated[
        tuple[Attachment, ...], Meta(title="Attachments", description="Files that came along")
    ] = ()
    message: Annotated[str, Meta(title="Message", description="SHA-256 of the message as it came")] = ""
    message_id: Annotated[str, Meta(title="Message-ID", description="As the sender's program named it")] = ""
    capture: Annotated[str, Meta(title="Capture", description="What it was made from")] = ""
