"""Which verbs matter for an item, by how it stands: what the foot offers."""

from __future__ import annotations

from collections.abc import Mapping

from office_tui.domain.life import settled, time_stands
from office_tui.domain.record import Record
from office_tui.domain.standing import life_of

OPEN: Mapping[str, tuple[str, ...]] = {
    "capture": ("accept", "give", "due", "defer", "decline", "file", "reply"),
    "directive": ("chase", "report", "give", "due", "time", "step"),
    "letter": ("reply", "give", "due", "chase", "step", "file"),
    "letter out": ("step", "chase", "due"),
}
"""By kind, for what is still open; the verbs' names, what matters most first."""
PAUSED = ("step", "chase", "decline")
"""For what waits for an answer or an approval: the step is that it is resumed."""
REPORTED = ("verify", "rework", "chase")
SETTLED = ("reopen", "go_on")
VIEWS: Mapping[str, tuple[str, ...]] = {
    "directives": ("view", "filter", "chase", "report", "verify", "due", "give"),
    "letters": ("view", "filter", "reply", "chase", "step", "file", "due", "give"),
    "settled": ("view", "filter", "reopen"),
}
"""By view of the inbox; the others offer what decides."""


def item_foot(record: Record | None) -> tuple[str, ...]:
    """Return the names of the verbs that matter for a record; none for one that the verbs are not made for."""
    state = getattr(record, "state", "")
    kind = life_of(record) if record is not None else ""
    if kind not in OPEN:
        return ()
    if settled(kind, state):
        return SETTLED
    if time_stands(kind, state):
        return PAUSED
    return REPORTED if state in {"reported done", "verified"} else OPEN[kind]
