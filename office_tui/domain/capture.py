"""A capture: anything that arrived and waits for the director to decide what it is."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from office_tui.domain.record import Attachment, Record

Importance = Literal["low", "normal", "high", "top"]
CaptureState = Literal["new", "accepted", "declined", "duplicate", "deferred", "delegated", "filed"]
Source = Literal["typed", "mail", "paper", "calendar"]
Becomes = Literal["", "directive", "letter"]


class Suggestion(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was understood or guessed of a capture, and why; it decides nothing until the director takes it."""

    becomes: Annotated[Becomes, Meta(title="As", description="What accepting it would make")] = ""
    department: Annotated[
        str, Meta(title="Department", description="The department's id, or its name as typed")
    ] = ""
    owner: Annotated[str, Meta(title="Owner", description="The person's id, or the name as typed")] = ""
    due: Annotated[date | None, Meta(title="Due", description="The date understood")] = None
    importance: Annotated[Importance, Meta(title="Importance", description="How much it matters")] = "normal"
    duplicate_of: Annotated[str, Meta(title="Duplicate of", description="The record it seems to repeat")] = ""
    their_number: Annotated[str, Meta(title="Their number", description="The reference read in the text")] = (
        ""
    )
    because: Annotated[tuple[str, ...], Meta(title="Because", description="One reason a line")] = ()


class Capture(Record, frozen=True, kw_only=True, omit_defaults=True):
    """`CAP-N`: the verbatim line or the kept message, what was understood from it, and what became of it."""

    title: Annotated[str, Meta(title="Title", description="The subject, or what is wanted")] = ""
    source: Annotated[
        Source, Meta(title="Source", description="Typed, by mail, on paper, from a calendar")
    ] = "typed"
    received: Annotated[datetime | None, Meta(title="Received", description="When it reached the office")] = (
        None
    )
    words: Annotated[str, Meta(title="Words", description="The line as it was typed, verbatim")] = ""
    sender: Annotated[str, Meta(title="From", description="Who sent or said it")] = ""
    address: Annotated[str, Meta(title="Address", description="The sender's mail address")] = ""
    their_number: Annotated[str, Meta(title="Their number", description="The sender's own reference")] = ""
    dated: Annotated[date | None, Meta(title="Dated", description="The date written on it")] = None
    text: Annotated[str, Meta(title="Text", description="The id of the cleaned body")] = ""
    attachments: Annotated[
        tuple[Attachment, ...], Meta(title="Attachments", description="Files that came along")
    ] = ()
    message: Annotated[str, Meta(title="Message", description="SHA-256 of the message as it came")] = ""
    message_id: Annotated[
        str, Meta(title="Message-ID", description="As the sender's program named it; of an event its UID")
    ] = ""
    in_reply_to: Annotated[
        tuple[str, ...], Meta(title="In reply to", description="Message-IDs it answers")
    ] = ()
    cleaned: Annotated[bool, Meta(title="Cleaned", description="Unsafe characters were taken out")] = False
    warnings: Annotated[tuple[str, ...], Meta(title="Warnings", description="What is odd about it")] = ()
    suggestion: Annotated[Suggestion, Meta(title="Suggested", description="And why")] = Suggestion()
    state: Annotated[CaptureState, Meta(title="State", description="Decided, and how")] = "new"
    became: Annotated[str, Meta(title="Became", description="The directive or letter it was accepted as")] = (
        ""
    )
    duplicate_of: Annotated[str, Meta(title="Duplicate of", description="The record it repeats")] = ""
    until: Annotated[datetime | None, Meta(title="Until", description="When it comes back to the inbox")] = (
        None
    )
    delegated_to: Annotated[
        str, Meta(title="Delegated to", description="Who has it, and whom we wait for")
    ] = ""
    reason: Annotated[str, Meta(title="Reason", description="Why it was declined or put off")] = ""
    decided: Annotated[datetime | None, Meta(title="Decided", description="When the director decided")] = None


class Text(Record, frozen=True, kw_only=True, omit_defaults=True):
    """`TXT-N`: the cleaned body of a message or letter, kept apart so that lists never read it."""

    of: Annotated[str, Meta(title="Of", description="The record whose body this is")] = ""
    body: Annotated[str, Meta(title="Body", description="Cleaned plain text")] = ""


def number_of_theirs(capture: Capture) -> str:
    """Return the sender's own reference: as it was noted, else as it was read in the text."""
    return capture.their_number or capture.suggestion.their_number
