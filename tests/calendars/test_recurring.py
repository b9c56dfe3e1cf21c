"""When something comes next: as dateutil has it, but never without end."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from itertools import takewhile
from time import process_time

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from office_tui.calendars.recurring import MOST, RuleError, in_words, occurrences


def wall(year: int, month: int = 1, day: int = 1, hour: int = 0) -> datetime:
    """Return a time of a wall clock, which knows no zone."""
    return datetime(year, month, day, hour, tzinfo=UTC).replace(tzinfo=None)


START, SINCE, LAST = wall(2026, 1, 5, 9), wall(2026, 3, 2), wall(2030, 3, 2)


def coming(rule: str, start: datetime = START, since: datetime = SINCE, last: datetime = LAST) -> list[str]:
    return [f"{each:%Y-%m-%d %H}" for each in occurrences(rule, start, since, last, UTC)]


@pytest.mark.parametrize(
    ("rule", "first", "number"),
    [
        ("FREQ=WEEKLY;COUNT=10", "2026-03-02 09", 2),
        ("FREQ=WEEKLY;UNTIL=20260309", "2026-03-02 09", 2),
        ("FREQ=WEEKLY;UNTIL=20260309T085959Z", "2026-03-02 09", 1),
        ("FREQ=WEEKLY;UNTIL=20260309T090000Z", "2026-03-02 09", 2),
        ("FREQ=MONTHLY;BYDAY=-1FR;COUNT=3", "2026-03-27 09", 1),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "2028-02-29 09", 1),
        ("FREQ=YEARLY;INTERVAL=2;BYHOUR=9;BYMINUTE=0", "2028-01-05 09", 2),
        ("freq=weekly;byday=tu;X-ODD=1", "2026-03-03 09", 209),
        ("FREQ=DAILY;COUNT=1000000000", "2026-03-02 09", MOST),
    ],
)
def test_it_comes_round(rule: str, first: str, number: int) -> None:
    found = coming(rule)
    assert (found[0], len(found)) == (first, number)


@pytest.mark.parametrize("hours", [-12, -1, 0, 8, 14])
@pytest.mark.parametrize(("until", "number"), [("99991231T235959Z", 209), ("00010101T000000Z", 0)])
def test_a_series_may_end_where_the_calendar_does_wherever_that_is_read(
    until: str, number: int, hours: int
) -> None:
    where = timezone(timedelta(hours=hours))
    found = list(occurrences(f"FREQ=WEEKLY;UNTIL={until}", START, SINCE, LAST, where))
    assert len(found) == number


@pytest.mark.parametrize(
    "rule", ["FREQ=WEEKLY;UNTIL=20200101", "FREQ=WEEKLY;COUNT=1", "FREQ=DAILY;UNTIL=20251231"]
)
def test_it_is_over(rule: str) -> None:
    assert coming(rule) == []


@pytest.mark.parametrize(
    "rule",
    [
        "", "nonsense", "FREQ=SECONDLY", "FREQ=HOURLY;COUNT=2", "FREQ=SOMETIMES", "INTERVAL=2",
        "FREQ=DAILY;BYHOUR=1,2,3", "FREQ=DAILY;BYSECOND=0,30", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;INTERVAL=-1",
        "FREQ=DAILY;COUNT=0", "FREQ=DAILY;COUNT=many", "FREQ=DAILY;UNTIL=20261301", "FREQ=YEARLY;BYDAY=300MO",
        "FREQ=MONTHLY;BYMONTHDAY=x", "FREQ=WEEKLY;WKST=XX", "FREQ=DAILY;BYMONTH=" + ",".join(["1"] * 400),
    ],
)  # fmt: skip
def test_it_is_refused(rule: str) -> None:
    with pytest.raises(RuleError):
        coming(rule)


def test_what_began_before_anybody_living_is_refused() -> None:
    with pytest.raises(RuleError, match="1900"):
        coming("FREQ=DAILY", start=wall(1))


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;BYSETPOS=5",
        "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=300", "FREQ=WEEKLY;BYMONTH=2;BYMONTHDAY=31",
        "FREQ=YEARLY;BYYEARDAY=366;BYMONTH=1",
    ],
)  # fmt: skip
def test_what_never_comes_ends_all_the_same(rule: str) -> None:
    began = process_time()
    assert coming(rule, start=wall(1900)) == []
    assert process_time() - began < 3, "a ready-made expander takes many times as long"


RULES = st.builds(
    lambda freq, interval, end, by: ";".join([f"FREQ={freq}", f"INTERVAL={interval}", *end, *by]),
    st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]),
    st.integers(1, 5),
    st.sampled_from([[], ["COUNT=40"], ["UNTIL=20280301T000000"]]),
    st.lists(
        st.sampled_from(["BYDAY=MO,TH", "BYMONTH=2,3,4,5,12", "BYMONTHDAY=1,15,-1", "WKST=SU"]), unique=True, max_size=3
    ),
)  # fmt: skip


@settings(deadline=None)
@given(rule=RULES, start=st.datetimes(wall(1990), wall(2027)))
def test_it_comes_when_dateutil_says(rule: str, start: datetime) -> None:
    start = start.replace(microsecond=0)
    last = SINCE + timedelta(days=800)
    plain = takewhile(lambda each: each <= last, rrulestr(rule, dtstart=start))
    assert list(occurrences(rule, start, SINCE, last, UTC)) == [each for each in plain if each >= SINCE]


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("FREQ=WEEKLY", "every week"),
        ("FREQ=MONTHLY;INTERVAL=3", "every 3 months"),
        ("FREQ=DAILY;INTERVAL=1", "every day"),
    ],
)
def test_in_words(rule: str, words: str) -> None:
    assert in_words(rule) == words
