"""Which steps of a life are offered together, because no key of their own leads to them."""

from __future__ import annotations

from office_tui.domain.life import legal
from office_tui.domain.record import Record
from office_tui.domain.standing import life_of
from office_tui.services.steps import item

WITH_KEYS = frozenset({"assign", "report", "verify", "close", "rework", "cancel", "file", "reopen", "answer"})
"""Steps that have a key and what they need asked there."""


def steps_of(record: Record) -> list[str]:
    """Return the legal steps of a directive or letter that have no key of their own, in the order of its life."""
    it = item(record)
    return [verb for verb in legal(life_of(it), it.state) if verb not in WITH_KEYS]
