"""A transaction's one line: who changes what, and when."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import NamedTuple

from office_tui.store.draft import Draft
from office_tui.store.frames import NOTHING, Line, Row


class Told(NamedTuple):
    """What a transaction is told about itself."""

    at: datetime
    actor: str
    session: str
    label: str
    undoes: str


def login_name() -> str:
    """Return who is logged in, as the system knows them; where it knows no name, their number."""
    from getpass import getuser

    try:
        return getuser()
    except (KeyError, OSError):  # a user id without a name
        return f"user {os.getuid()}"


def told_of_script() -> Told:
    """Return what is said of a change made through TinyDB's own API: by the person logged in, now."""
    return Told(datetime.now(UTC).astimezone(), login_name(), "tinydb", "changed through TinyDB", "")


def line_of(draft: Draft, told: Told) -> Line:
    """Return the draft as one line; it has no row if the draft changes nothing."""
    rows = [Row(table, key, row or NOTHING) for table, key, row in draft.changes()]
    return Line(draft.seq, *told, rows)
