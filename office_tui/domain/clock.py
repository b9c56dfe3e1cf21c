"""The one clock engine: due dates, replies, snoozes, and how each date came about."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

Unit = Literal["date", "days", "workdays", "weeks", "months"]
Roll = Literal["", "forward", "back"]


class Pause(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A time that does not count: from a day, to a day (`None`: still paused), and why."""

    since: Annotated[date, Meta(title="Paused", description="The first day that does not count")]
    until: Annotated[date | None, Meta(title="Resumed", description="The first day that counts again")] = None
    reason: Annotated[str, Meta(title="Reason", description="Why time does not run")] = ""


class Clock(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """When something is due and how that date came about; what is late is asked of it, never stored in it."""

    start: Annotated[date, Meta(title="From", description="The day counting begins")]
    unit: Annotated[Unit, Meta(title="Counts in", description="A fixed date, days, working days, weeks, months")] = "date"
    amount: Annotated[int, Meta(title="How many", description="Of the unit; nothing for a fixed date")] = 0
    fixed: Annotated[date | None, Meta(title="On", description="The fixed date")] = None
    roll: Annotated[Roll, Meta(title="Off holidays", description="Forward, back, or not at all")] = ""
    pauses: Annotated[tuple[Pause, ...], Meta(title="Pauses", description="Times that do not count")] = ()
    extended: Annotated[date | None, Meta(title="Extended to", description="The later date that was granted")] = None
    stopped: Annotated[date | None, Meta(title="Stopped", description="The day it was done")] = None
