"""An assignment: one department's share of a directive or letter."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from office_tui.domain.record import Record

AssignmentState = Literal[
    "offered", "accepted", "returned", "working", "waiting", "reported done", "accepted done"
]
Role = Literal["lead", "assist"]


class Assignment(Record, frozen=True, kw_only=True, omit_defaults=True):
    """`ASG-N`: who has which share of what, since when, and how far it is; the rest is told by what it is of."""

    of: Annotated[str, Meta(title="Of", description="The directive or letter")] = ""
    department: Annotated[str, Meta(title="Department", description="Who has it")] = ""
    person: Annotated[str, Meta(title="Person", description="Who in the department")] = ""
    role: Annotated[Role, Meta(title="Role", description="Lead or assist")] = "lead"
    given: Annotated[date | None, Meta(title="Given", description="The day it was passed on")] = None
    state: Annotated[AssignmentState, Meta(title="State", description="How far it is")] = "offered"
    reason: Annotated[str, Meta(title="Reason", description="Why it was returned")] = ""


_STANDS: Mapping[str, AssignmentState] = {
    "assigned": "offered",
    "accepted": "accepted",
    "in progress": "working",
    "with department": "working",
    "suspended": "waiting",
    "awaiting clarification": "waiting",
    "reported done": "reported done",
    "verified": "accepted done",
    "closed": "accepted done",
    "answered": "accepted done",
    "read": "accepted done",
    "filed": "accepted done",
    "returned": "returned",
    "returned to sender": "returned",
    "cancelled": "returned",
    "merged": "returned",
}


def stands(state: str, now: AssignmentState) -> AssignmentState:
    """Return how far the lead's share is when a directive or letter comes to `state`; else as it is `now`."""
    return _STANDS.get(state, now)
