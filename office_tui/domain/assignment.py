"""An assignment: one department's share of a directive or letter."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from office_tui.domain.clock import Clock
from office_tui.domain.record import Record

AssignmentState = Literal[
    "offered", "accepted", "returned", "working", "waiting", "reported done", "accepted done"
]
Role = Literal["lead", "assist"]


class Assignment(Record, frozen=True, kw_only=True, omit_defaults=True):
    """`ASG-N`: who has which share of what, since when, and how far it is."""

    of: Annotated[str, Meta(title="Of", description="The directive or letter")] = ""
    title: Annotated[str, Meta(title="Title", description="What is to be done")] = ""
    department: Annotated[str, Meta(title="Department", description="Who has it")] = ""
    person: Annotated[str, Meta(title="Person", description="Who in the department")] = ""
    role: Annotated[Role, Meta(title="Role", description="Lead or assist")] = "lead"
    given: Annotated[date | None, Meta(title="Given", description="The day it was passed on")] = None
    due: Annotated[Clock | None, Meta(title="Due", description="By when this share is wanted")] = None
    state: Annotated[AssignmentState, Meta(title="State", description="How far it is")] = "offered"
    reason: Annotated[str, Meta(title="Reason", description="Why it was returned")] = ""
