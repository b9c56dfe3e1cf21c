"""Moments: when something put off comes back."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from office_tui.domain.dates import read_moment
from office_tui.domain.workdays import Workdays
from office_tui.errors import UsageError

ZONE = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 3, 11, 10, 0, tzinfo=ZONE)  # a Wednesday

READ = [
    ("tonight", "03-11 18:00"), ("ton", "03-11 18:00"), ("tomorrow", "03-12 08:00"),
    ("fri 9am", "03-13 09:00"),
    ("fri 14:30", "03-13 14:30"), ("fri at 2:30 pm", "03-13 14:30"), ("fri 12am", "03-13 00:00"),
    ("fri 12pm", "03-13 12:00"), ("tomorrow noon", "03-12 12:00"), ("tomorrow evening", "03-12 18:00"),
    ("tomorrow morning", "03-12 08:00"), ("fri, 9 a.m.", "03-13 09:00"), ("20 mar 9am", "03-20 09:00"),
    ("20.3. 9:00", "03-20 09:00"), ("today 16:00", "03-11 16:00"), ("16:00", "03-11 16:00"),
    ("9am", "03-12 09:00"),
    ("noon", "03-11 12:00"), ("+2h", "03-11 12:00"), ("in 2 hours", "03-11 12:00"),
    ("next week", "03-16 08:00"),
    ("next month", "04-01 08:00"), ("+3d", "03-14 08:00"),
    ("今晚", "03-11 18:00"), ("明晚", "03-12 18:00"), ("明早", "03-12 08:00"), ("明天晚上", "03-12 18:00"),
    ("明天下午3点", "03-12 15:00"), ("明天下午三点半", "03-12 15:30"), ("周五上午9点", "03-13 09:00"),
    ("周五上午", "03-13 08:00"),
    ("明天14:30", "03-12 14:30"), ("明天15时30分", "03-12 15:30"), ("中午", "03-11 12:00"),
    ("2小时后", "03-11 12:00"),
    ("两天后下午4点", "03-13 16:00"), ("晚上8点", "03-11 20:00"), ("明天中午12点", "03-12 12:00"),
    ("明天中午1点", "03-12 13:00"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "at"), READ)
def test_reads(words: str, at: str) -> None:
    moment = read_moment(words, NOW, Workdays())
    assert moment == datetime.strptime(f"2026-{at}", "%Y-%m-%d %H:%M").replace(tzinfo=ZONE)
    assert moment.tzinfo is ZONE


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("today", "11 March 2026, 08:00, is past."), ("today 9am", "is past"), ("2026-03-10", "is past"),
        ("fri 25:00", "“25:00” is no time of day."), ("fri 9:75", "no time of day"),
        ("13pm", "no time of day"),
        ("0am", "no time of day"), ("明天25点", "no time of day"),
        ("31.2. 9am", "There is no 31 February."), ("soon", "“soon” is no date."),
        ("", "There is no date."),
    ],
)  # fmt: skip
def test_refuses_and_says_why(words: str, says: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_moment(words, NOW, Workdays())
    assert says in str(caught.value)


def test_tonight_is_over_at_night() -> None:
    with pytest.raises(UsageError, match="18:00, is past"):
        read_moment("tonight", NOW.replace(hour=19), Workdays())


def test_the_hours_are_those_of_the_settings() -> None:
    hours = {"morning": time(7, 30), "evening": time(19)}
    assert read_moment("fri", NOW, Workdays(), **hours).time() == time(7, 30)
    assert read_moment("tonight", NOW, Workdays(), **hours).time() == time(19)


def test_a_wall_time_stays_one_when_the_clocks_change() -> None:
    before = datetime(2026, 3, 27, 10, 0, tzinfo=ZONE)
    after = read_moment("+3d", before, Workdays())
    assert (after.date(), after.hour) == (date(2026, 3, 30), 8)
    late = datetime(2026, 3, 29, 1, 30, tzinfo=ZONE)
    assert read_moment("+1h", late, Workdays()).strftime("%H:%M") == "03:30"
