"""The office's events as iCalendar: what a strict reader may ask of every line, and of every name."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from msgspec.structs import replace

from office_tui.calendars.ics_out import Edition, uid, write
from office_tui.domain.clean import clean, clean_line
from office_tui.domain.event import Event

DAY = date(2026, 3, 20)
MORNING = datetime(2026, 3, 2, tzinfo=UTC)
WRITTEN = datetime(2026, 3, 1, 8, 15, tzinfo=UTC)
EDITION = Edition("abc", MORNING, time(8), {4: WRITTEN}, "Office")


def an_event(**fields: Any) -> Event:
    plain: dict[str, Any] = {
        "day": DAY, "what": "due", "title": "Cash plan", "id": "DIR-7", "kind": "directive", "rev": 4,
        "alarms": (1, 0), "lines": ("DIR-2026-007", "With Finance; Li, Wei"),
    }  # fmt: skip
    return Event(**plain | fields)


def text(*events: Event, edition: Edition = EDITION) -> str:
    return write(events, edition).decode()


def unfolded(content: str) -> list[str]:
    return re.sub("\r\n ", "", content).split("\r\n")


def test_a_whole_day_with_two_alarms() -> None:
    assert unfolded(text(an_event())) == [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//office-tui//office-tui//EN", "X-WR-CALNAME:Office",
        "BEGIN:VEVENT", "SUMMARY:Due: Cash plan", "DTSTART;VALUE=DATE:20260320", "DTEND;VALUE=DATE:20260321",
        "DTSTAMP:20260301T081500Z", "UID:office-tui.abc.DIR-7.due", "SEQUENCE:4", "CATEGORIES:directive",
        r"DESCRIPTION:DIR-2026-007\nWith Finance\; Li\, Wei\nDIR-7",
        "LAST-MODIFIED:20260301T081500Z", "TRANSP:TRANSPARENT",
        "BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:Due: Cash plan", "TRIGGER:-PT16H", "END:VALARM",
        "BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:Due: Cash plan", "TRIGGER:PT8H", "END:VALARM",
        "END:VEVENT", "END:VCALENDAR", "",
    ]  # fmt: skip


def test_a_moment_is_written_in_universal_time_and_rings_when_it_comes() -> None:
    at = datetime(2026, 3, 20, 8, tzinfo=UTC) - timedelta(hours=8)
    lines = unfolded(text(an_event(at=at, alarms=(0,))))
    assert {"DTSTART:20260320T000000Z", "DTEND:20260320T001500Z", "TRIGGER:P0D"} <= set(lines)


def test_the_name_of_an_event_survives_every_change_and_differs_between_offices() -> None:
    first = an_event()
    later = replace(first, day=DAY + timedelta(days=9), title="Otherwise", rev=8)
    assert uid(first, "abc") == uid(later, "abc") != uid(first, "abd")


def test_the_same_is_the_same_to_the_byte_on_any_day() -> None:
    tomorrow = EDITION._replace(today=MORNING + timedelta(days=1))
    assert text(an_event()) == text(an_event(), edition=tomorrow)


def test_an_unknown_commit_counts_as_today() -> None:
    assert "DTSTAMP:20260302T000000Z" in text(an_event(rev=9))


@settings(deadline=None)
@given(
    title=st.text(max_size=300),
    line=st.text(max_size=300),
    name=st.text(max_size=100),
    day=st.dates(max_value=date(9999, 12, 30)),
)
def test_any_words_make_lines_that_keep_the_rules_and_read_back(
    title: str, line: str, name: str, day: date
) -> None:
    content = write([an_event(title=title, lines=(line,), day=day)], EDITION._replace(title=name))
    for each in content.split(b"\r\n"):
        assert len(each) <= 75
        each.decode()
        assert not re.search(rb"[\x00-\x08\x0a-\x1f\x7f]", each)
    calendar = Calendar.from_ical(content)
    assert isinstance(calendar, Calendar)
    [event] = calendar.events
    assert event.summary == clean_line(f"Due: {title}")
    assert event.description == clean(f"{line}\nDIR-7")
    assert event.start == day
