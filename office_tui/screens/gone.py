"""What an opened page says once its record is gone: how it went, and which key brings it back, if one does."""

from __future__ import annotations

from office_tui.services.desk import Desk
from office_tui.services.journal import history
from office_tui.services.undo import next_to_take

BACK = {"undo": " u brings it back,", "redo": " ctrl+r brings it back,", "": ""}
"""What the next undo or redo would do; neither is promised where it would take back something else."""


def gone(desk: Desk, id_: str) -> str:
    """Say that a record was deleted, or went with what was undone, and how to go on."""
    last = next(history(desk, id_), None)
    if last is None:
        return f"There is no {id_}. Esc leaves."
    how = "went with what was undone." if last.undoes else "was deleted."
    return f"{id_} {how}{BACK[next_to_take(desk, last.id)]} Esc leaves."
