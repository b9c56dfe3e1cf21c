"""A few events as others write them, and a calendar around them."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from office_tui.calendars.foreign import Foreign
from office_tui.calendars.ics_in import read

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=ZoneInfo("Asia/Shanghai"))


def calendar(*events: str, before: str = "") -> bytes:
    whole = "\n".join(f"BEGIN:VEVENT\n{each}\nEND:VEVENT" for each in events)
    return f"BEGIN:VCALENDAR\n{before}\n{whole}\nEND:VCALENDAR\n".replace("\n", "\r\n").encode()


def one(*lines: str, before: str = "") -> Foreign:
    [found] = read(calendar("\n".join(lines), before=before), NOW).events
    return found


MEETING = "UID:m1\nSUMMARY:Board meeting\nDTSTART:20260310T010000Z\nDTEND:20260310T030000Z"


WEEKLY = (
    "UID:w\nSUMMARY:Round\nDTSTART;TZID=Europe/Berlin:20260105T090000\n"
    "DTEND;TZID=Europe/Berlin:20260105T100000\nRRULE:FREQ=WEEKLY"
)
