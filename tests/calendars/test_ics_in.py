"""Calendars of others: read event by event, whatever they are made of."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from office_tui.calendars.ics_in import read
from office_tui.calendars.ics_out import Edition, uid, write
from office_tui.calendars.pieces import is_calendar
from office_tui.domain.clean import clean_line
from office_tui.domain.event import Event
from tests.calendars.events import MEETING, NOW, WEEKLY, calendar, one


def test_what_an_event_says() -> None:
    found = one(
        MEETING, "LOCATION:Room 4\\, east", "DESCRIPTION:Bring the plan.\\nAnd pens.", "SEQUENCE:3",
        'ORGANIZER;CN="Zhao, Ting":MAILTO:zhao@example.org', "LAST-MODIFIED:20260301T000000Z",
    )  # fmt: skip
    assert (found.uid, found.title, found.place) == ("m1", "Board meeting", "Room 4, east")
    assert (found.text, found.sender) == ("Bring the plan.\nAnd pens.", "Zhao, Ting")
    assert (found.address, found.sequence) == ("zhao@example.org", 3)
    assert found.start == datetime(2026, 3, 10, 1, tzinfo=UTC)
    assert found.end == datetime(2026, 3, 10, 3, tzinfo=UTC)
    assert found.changed == datetime(2026, 3, 1, tzinfo=UTC)
    assert not found.cleaned


@pytest.mark.parametrize(
    ("start", "wanted"),
    [
        ("DTSTART;VALUE=DATE:20260310", date(2026, 3, 10)),
        ("DTSTART:20260310", date(2026, 3, 10)),
        ("DTSTART:20260310T090000", datetime(2026, 3, 10, 1, tzinfo=UTC)),
        ("DTSTART;TZID=Europe/Berlin:20260310T090000", datetime(2026, 3, 10, 8, tzinfo=UTC)),
        ("DTSTART;TZID=W. Europe Standard Time:20260310T090000", datetime(2026, 3, 10, 8, tzinfo=UTC)),
        ("DTSTART;TZID=/maker.example/2001/Europe/Berlin:20260310T090000", datetime(2026, 3, 10, 8, tzinfo=UTC)),
        ("DTSTART;TZID=Ours:20260310T090000", datetime(2026, 3, 10, 12, tzinfo=UTC)),
        ("DTSTART;TZID=Placed:20260310T090000", datetime(2026, 3, 10, 8, tzinfo=UTC)),
        ("DTSTART;TZID=../../etc/passwd:20260310T090000", datetime(2026, 3, 10, 1, tzinfo=UTC)),
        ("DTSTART;TZID=:20260310T090000", datetime(2026, 3, 10, 1, tzinfo=UTC)),
        ("DTSTART:00000101", None),
        ("DTSTART:00010101T000000", None),
        ("DTSTART:99991231T235959Z", None),
        ("DTSTART:yesterday", None),
        ("DTSTART", None),
    ],
)  # fmt: skip
def test_when(start: str, wanted: date | None) -> None:
    zones = (
        "BEGIN:VTIMEZONE\nTZID:Ours\nBEGIN:DAYLIGHT\nTZOFFSETTO:-0200\nEND:DAYLIGHT\n"
        "BEGIN:STANDARD\nTZOFFSETTO:-0300\nEND:STANDARD\nEND:VTIMEZONE\n"
        "BEGIN:VTIMEZONE\nTZID:Placed\nX-LIC-LOCATION:Europe/Berlin\nEND:VTIMEZONE"
    )
    assert one("SUMMARY:x", start, before=zones).start == wanted


@pytest.mark.parametrize(
    ("lines", "end"),
    [
        ("DTSTART:20260310\nDTEND:20260311", None),
        ("DTSTART:20260310\nDTEND:20260313", date(2026, 3, 12)),
        ("DTSTART:20260310T010000Z\nDURATION:PT90M", datetime(2026, 3, 10, 2, 30, tzinfo=UTC)),
        ("DTSTART:20260310T010000Z\nDTEND:20260309T010000Z", None),
        ("DTSTART:20260310T010000Z\nDURATION:P99999999W", None),
    ],
)
def test_until_when(lines: str, end: date | None) -> None:
    assert one("SUMMARY:x", lines).end == end


def test_a_task_is_read_by_its_due_date() -> None:
    found = read(
        b"BEGIN:VCALENDAR\nBEGIN:VTODO\nSUMMARY:Pay\nDUE;VALUE=DATE:20260312\nEND:VTODO\nEND:VCALENDAR\n", NOW
    )
    assert [(each.title, each.start) for each in found.events] == [("Pay", date(2026, 3, 12))]


def test_one_bad_event_spoils_no_other() -> None:
    found = read(
        calendar(MEETING, "UID:m2\nDTSTART:never", "SUMMARY:Loose\nRRULE\n;;;:\n=", MEETING[:-2] + "\nX"), NOW
    )
    assert found.found == 4
    assert sorted(each.title for each in found.events) == ["Board meeting", "Board meeting", "Loose"]
    assert found.unread == ("event 2: it has neither a title nor a date that can be read",)


def test_what_stands_inside_an_event_is_not_taken_for_its_own() -> None:
    alarm = "BEGIN:VALARM\nSUMMARY:Wake up\nDTSTART:20200101\nEND:VALARM"
    assert one(alarm, MEETING).title == "Board meeting"


@pytest.mark.parametrize("cut", ["", "\nEND:VEVENT", "\nEND:VCALENDAR", "\nBEGIN:VALARM\nSUMMARY:x"])
def test_a_file_that_stops_too_early_is_read(cut: str) -> None:
    [found] = read(f"BEGIN:VCALENDAR\nBEGIN:VEVENT\n{MEETING}{cut}".encode(), NOW).events
    assert found.title == "Board meeting"
    assert found.content.endswith(b"END:VEVENT\r\nEND:VCALENDAR\r\n")


@pytest.mark.parametrize(
    "data",
    [
        calendar("SUMMARY:Bü\nDTSTART:20260310").decode().encode("cp1252"),
        b"\xef\xbb\xbf" + calendar("SUMMARY:Bü\nDTSTART:20260310"),
        calendar("SUMMARY:Bü\nDTSTART:20260310").replace(b"\r\n", b"\n"),
        calendar("SUMMARY:Bü\nDTSTART:20260310").replace(b"\r\n", b"\r"),
        calendar("SUMMARY:B\xc3").replace(b"\xc3\x83", b"\xc3\r\n \xbc") + calendar("DTSTART:20260310"),
    ],
    ids=["old bytes", "mark", "line feeds", "returns", "folded within a character"],
)
def test_bytes_as_they_come(data: bytes) -> None:
    assert is_calendar(data)
    assert read(data, NOW).events[0].title == "Bü"


def test_foreign_text_is_cleaned_and_marked() -> None:
    found = one("SUMMARY:a\x1b[31mb\u202e", "DESCRIPTION:[link=x]\\nc\x00", "DTSTART:20260310")
    assert (found.title, found.text, found.cleaned) == ("a[31mb", "[link=x]\nc", True)


@pytest.mark.parametrize(
    ("lines", "start", "is_over"),
    [
        ("", "2026-03-02 09", False),
        ("\nEXDATE;TZID=Europe/Berlin:20260302T090000", "2026-03-09 09", False),
        ("\nEXDATE;VALUE=DATE:20260302", "2026-03-09 09", False),
        ("\nRDATE;TZID=Europe/Berlin:20260303T090000\nEXDATE:20260302T080000Z", "2026-03-03 09", False),
        (";COUNT=3", "2026-01-05 09", True),
        (";UNTIL=20260220T000000Z", "2026-01-05 09", True),
    ],
)
def test_a_series_comes_next(lines: str, start: str, is_over: bool) -> None:
    found = one(WEEKLY + lines)
    assert isinstance(found.start, datetime)
    assert (f"{found.start:%Y-%m-%d %H}", found.is_over, found.repeats) == (start, is_over, "every week")
    assert isinstance(found.end, datetime)
    assert found.end - found.start == timedelta(hours=1)


def test_one_time_of_a_series_may_be_moved_or_cancelled() -> None:
    def coming(*lines: str) -> tuple[str, str]:
        moved = "\n".join(("UID:w", "RECURRENCE-ID;TZID=Europe/Berlin:20260302T090000", *lines))
        [found] = read(calendar(WEEKLY, moved), NOW).events
        assert isinstance(found.start, datetime)
        return found.title, f"{found.start:%m-%d %H}"

    assert coming("SUMMARY:Moved", "DTSTART;TZID=Europe/Berlin:20260304T110000") == ("Moved", "03-04 11")
    assert coming("SUMMARY:Off", "DTSTART;TZID=Europe/Berlin:20260302T090000", "STATUS:CANCELLED") == (
        "Round",
        "03-09 09",
    )


def test_a_rule_that_is_refused_is_told() -> None:
    found = one("SUMMARY:x", "DTSTART:20260105T090000Z", "RRULE:FREQ=SECONDLY")
    assert found.start == datetime(2026, 1, 5, 9, tzinfo=UTC)
    assert "not worked out" in found.warnings[0]


def test_a_daylight_change_keeps_the_hour_on_the_wall() -> None:
    found = read(calendar(WEEKLY), datetime(2026, 4, 2, tzinfo=UTC)).events[0]
    assert found.start == datetime(2026, 4, 6, 7, tzinfo=UTC)


def test_of_several_versions_the_latest_counts_and_of_others_none_is_lost() -> None:
    found = read(
        calendar(MEETING, MEETING + "\nSEQUENCE:1\nLOCATION:here", MEETING + "\nSEQUENCE:1\nLOCATION:here"),
        NOW,
    )
    assert [each.place for each in found.events] == ["here"]
    different = read(calendar(MEETING, MEETING.replace("Board", "Other")), NOW)
    assert [(each.uid, each.title) for each in different.events] == [
        ("m1", "Board meeting"),
        ("m1 (2)", "Other meeting"),
    ]


def test_an_event_kept_alone_reads_the_same_and_is_marked_by_what_matters() -> None:
    zone = "BEGIN:VTIMEZONE\nTZID:Ours\nBEGIN:STANDARD\nTZOFFSETTO:-0300\nEND:STANDARD\nEND:VTIMEZONE"
    first = one("SUMMARY:x\nDTSTART;TZID=Ours:20260310T090000\nDTSTAMP:20260101T000000Z", before=zone)
    [again] = read(first.content, NOW).events
    assert again == first
    stamped = one(
        "SUMMARY:x\nDTSTART;TZID=Ours:20260310T090000\nDTSTAMP:20260202T000000Z\nX-A:1", before=zone
    )
    moved = one("SUMMARY:x\nDTSTART;TZID=Ours:20260311T090000", before=zone)
    assert stamped.mark == first.mark != moved.mark


EVENTS = st.builds(
    Event,
    day=st.dates(date(1990, 1, 1), date(2999, 1, 1)),
    what=st.sampled_from(["due", "back"]),
    title=st.text(max_size=200),
    id=st.integers(1, 9).map("DIR-{}".format),
    kind=st.just("directive"),
    at=st.none() | st.integers(0, 3 * 10**10).map(lambda seconds: datetime.fromtimestamp(seconds, UTC)),
    alarms=st.just((1, 0)),
    rev=st.integers(0, 10**9 - 1),
)


@settings(deadline=None)
@given(st.lists(EVENTS, max_size=4, unique_by=lambda each: each.name))
def test_what_we_write_we_read_back(events: list[Event]) -> None:
    edition = Edition("abc", NOW, time(8), {})
    found = read(write(events, edition), NOW)
    assert (len(found.events), found.unread) == (len(events), ())
    for event, back in zip(events, found.events, strict=True):
        start = event.day if event.at is None else event.at
        assert (back.uid, back.title, back.start) == (
            uid(event, "abc"),
            clean_line(event.heading)[:1000],
            start,
        )
        assert (back.text, back.sequence, back.repeats) == (event.id, event.rev, "")


def test_a_date_that_is_none_is_said() -> None:
    assert one("UID:m1\r\nSUMMARY:Visit\r\nDTSTART;VALUE=DATE:20260").warnings == (
        "its date, “20260”, cannot be read",
    )
    assert one("UID:m1\r\nSUMMARY:Visit").warnings == ()
