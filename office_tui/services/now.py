"""The one place where the clock is read."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date, datetime, tzinfo

from office_tui.errors import UsageError

Clock = Callable[[], datetime]
VARIABLE = "OFFICE_TUI_TODAY"


def real_now() -> datetime:
    """Return the real time, with this machine's zone; the journal always says this one."""
    return datetime.now().astimezone()


def fixed_day() -> date | None:
    """Return the date that `OFFICE_TUI_TODAY` puts in place of today's, or None; `UsageError` if it is no date."""
    words = os.environ.get(VARIABLE, "")
    if not words:
        return None
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise UsageError(f"{VARIABLE} is “{words}”, which is no date.", "Write it as 2026-03-02.") from None


def office_now(zone: tzinfo | None = None) -> datetime:
    """Return the office's time in its `zone`: the real one, or the fixed day with the real time of day."""
    now = datetime.now(zone) if zone else real_now()
    day = fixed_day()
    return now.replace(year=day.year, month=day.month, day=day.day) if day else now
