"""A reminder as it was given: one message to one person, and which rungs of which ladders it told."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

import msgspec
from msgspec import Meta

from office_tui.domain.record import Record


class Told(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One line of a reminder: what it was of, what falls on which day, and the rung, in days before it."""

    of: Annotated[str, Meta(title="Of", description="The record it is about")]
    what: Annotated[str, Meta(title="What", description="What falls on the day: expires, inspection, …")]
    day: Annotated[date, Meta(title="Day", description="The day it falls on")]
    rung: Annotated[int, Meta(title="Rung", description="Days before; negative after")]
    term: Annotated[
        date | None, Meta(title="Term", description="The last day of the licence, where the day itself moves")
    ] = None


class Reminder(Record, frozen=True, kw_only=True, omit_defaults=True):
    """`RMD-N`: one message to one person; because it stands here, no rung is told twice."""

    to: Annotated[str, Meta(title="To", description="Who was reminded")] = ""
    at: Annotated[datetime | None, Meta(title="When", description="When it was given")] = None
    told: Annotated[tuple[Told, ...], Meta(title="Told", description="What it told")] = ()
