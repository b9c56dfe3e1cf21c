"""Moments in words, at the hours that the settings name."""

from __future__ import annotations

from datetime import datetime

from office_tui.domain.dates import read_moment
from office_tui.errors import UsageError
from office_tui.services.desk import Desk


def moment_of(desk: Desk, words: str) -> datetime:
    """Return the moment meant by words such as “tonight” or “fri 9am”; `UsageError` where they mean none."""
    hours = desk.settings.snooze
    return read_moment(words, desk.now, desk.workdays, morning=hours.morning, evening=hours.tonight)


def refuse_past(desk: Desk, until: datetime) -> None:
    """Raise `UsageError` for a moment at which nothing can come back any more."""
    if until <= desk.now:
        raise UsageError(f"{until:%d %b %Y %H:%M} is past.", "Choose a moment to come, such as “tomorrow”.")
