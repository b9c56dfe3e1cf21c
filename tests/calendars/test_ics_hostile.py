"""Calendars that nobody means well with, or nobody has checked: they end soon, clean, and without an exception."""

from __future__ import annotations

import os
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from office_tui.calendars.foreign import Read
from office_tui.calendars.ics_in import read
from office_tui.domain.clean import is_clean
from tests.calendars.events import MEETING, NOW, WEEKLY, calendar

CORPORA = os.environ.get("OFFICE_TUI_CORPORA", "")


SUMMED = b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:x\r\nDTSTART:20260310\r\n"


ENDED = b"\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"


HOSTILE = {
    "nested events": b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\n" * 100_000,
    "nested alarms": SUMMED + b"BEGIN:VALARM\r\n" * 100_000,
    "nested calendars": b"BEGIN:VCALENDAR\r\n" * 100_000,
    "nested zones": b"BEGIN:VTIMEZONE\r\nTZID:a\r\nTZOFFSETTO:+0100\r\n" * 20_000,
    "a line of 50 MB": SUMMED + b"DESCRIPTION:" + b"x" * 50_000_000 + ENDED,
    "a folded line of 5 MB": SUMMED + b"DESCRIPTION:" + b"x\r\n " * 1_250_000 + ENDED,
    "many parameters": SUMMED + b"DTEND;" + b"X=a;" * 40_000 + b":20260311" + ENDED,
    "many quotes": SUMMED + b"DTEND;X=" + b'"' * 100_000 + b":20260311" + ENDED,
    "many dates": SUMMED + b"RRULE:FREQ=DAILY\r\nEXDATE:" + b"20260310," * 20_000 + ENDED,
    "many escapes": SUMMED + b"DESCRIPTION:" + b"\\" * 190_000 + ENDED,
    "a long name": SUMMED + b"RDATE;TZID=" + b"/a" * 50_000 + b":20260311T000000" + ENDED,
    "zeros": b"\0" * 100_000,
    "nothing": b"",
}  # fmt: skip


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_hostile_bytes_end_soon(data: bytes) -> None:
    began = process_time()
    found = read(data, NOW)
    assert process_time() - began < 6
    assert found.found < 3 or not found.events


def test_many_slow_rules_wait_for_nobody() -> None:
    rule = "UID:{}\nDTSTART:19000101T090000\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"
    began = process_time()
    found = read(calendar(*(rule.format(number) for number in range(300))), NOW)
    assert process_time() - began < 12, "the rules of one file have three seconds together"
    assert len(found.events) == 300
    assert "too long" in found.events[-1].warnings[0]


def all_clean(found: Read) -> bool:
    words = [
        (each.title, each.place, each.sender, each.address, each.uid, each.text) for each in found.events
    ]
    return all(is_clean(word) for each in words for word in each)


@pytest.mark.skipif(not CORPORA, reason="needs OFFICE_TUI_CORPORA")
def test_every_file_that_people_sent_is_read() -> None:
    events = unread = 0
    for path in sorted(Path(CORPORA, "ics").rglob("*.ics")):
        began = process_time()
        found = read(path.read_bytes(), NOW)
        assert process_time() - began < 2, path
        assert all_clean(found), path
        for each in found.events:
            [again] = read(each.content, NOW).events
            assert again.mark == each.mark, path
        events += found.found
        unread += len(found.unread)
    assert events > 250
    assert unread / events < 0.25, "what has neither a title nor a date"


@given(
    data=st.lists(st.sampled_from(calendar(MEETING, WEEKLY).split(b"\r\n")), max_size=30),
    junk=st.binary(max_size=50),
)
def test_any_lines_in_any_order_are_read_or_told(data: list[bytes], junk: bytes) -> None:
    found = read(b"\r\n".join([*data, junk, *data]), NOW)
    assert all_clean(found)
    assert len(found.events) <= found.read == found.found - len(found.unread)
