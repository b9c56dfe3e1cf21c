"""Laws of dates that hold on every day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from office_tui.domain.dates import find_date, read_date, say_date, short_date
from office_tui.domain.months import add_months, month_end, quarter_end, week_start, year_end
from office_tui.domain.workdays import Workdays
from office_tui.errors import UsageError

DAYS = Workdays()
DATES = st.dates(date(1990, 1, 1), date(2100, 12, 31))
NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@given(DATES, DATES)
def test_what_is_said_is_read_again(day: date, today: date) -> None:
    assert read_date(say_date(day, today), today, DAYS) == day
    assert read_date(day.isoformat(), today, DAYS) == day
    assert read_date(f"{day.day}.{day.month}.{day.year}", today, DAYS) == day
    assert read_date(f"{day.year}年{day.month}月{day.day}日", today, DAYS) == day


@given(DATES, st.integers(0, 6), st.integers(2, 9))
def test_a_weekday_is_one_to_seven_days_ahead(today: date, weekday: int, letters: int) -> None:
    day = read_date(NAMES[weekday][:letters], today, DAYS)
    assert day.weekday() == weekday
    assert 1 <= (day - today).days <= 7
    assert read_date("周" + "一二三四五六日"[weekday], today, DAYS) == day


@given(DATES, st.integers(1, 31))
def test_a_number_is_the_next_such_day(today: date, number: int) -> None:
    day = read_date(str(number), today, DAYS)
    assert day.day == number
    between = [today + timedelta(days=n) for n in range((day - today).days)]
    assert number not in {one.day for one in between}


@given(DATES, st.integers(0, 999))
def test_days_count_days(today: date, n: int) -> None:
    assert read_date(f"+{n}d", today, DAYS) == today + timedelta(days=n)
    assert read_date(f"{n}天后", today, DAYS) == today + timedelta(days=n)


@given(DATES)
def test_a_short_date_fits_its_column_and_is_read_again(today: date) -> None:
    for day in (today, month_end(today), year_end(today), today + timedelta(days=400)):
        short = short_date(day, today)
        assert len(short) <= 11
        assert read_date(short, today, DAYS) == day


@given(st.text(max_size=60), DATES)
def test_any_words_are_a_date_or_a_sentence(words: str, today: date) -> None:
    refused = None
    try:
        read_date(words, today, DAYS)
    except UsageError as error:
        refused = error
    if refused:
        assert refused.hint
        assert refused.message.isprintable()


ENGLISH = [
    "by",
    "within",
    "due",
    "in",
    "until",
    "next",
    "the",
    "end of",
    "friday",
    "days",
    "March",
    "20",
    "31",
    "2.",
]
CHINESE = [
    "二",
    "十",
    "于",
    "请",
    "截止",
    "前",
    "内",
    "之前",
    "3月",
    "周五",
    "10",
    "个",
    "工作日",
    "月底",
    "20日",
    "/",
]
WORDS = st.sampled_from([*ENGLISH, *CHINESE])


@given(
    st.lists(WORDS, max_size=9).map(" ".join) | st.lists(WORDS, max_size=9).map("".join), DATES, st.booleans()
)
def test_what_is_found_stands_in_the_text_and_is_not_past(text: str, today: date, strict: bool) -> None:
    try:
        found = find_date(text, today, DAYS, strict=strict)
    except UsageError:
        assert strict
        return
    if found:
        assert text[found.start : found.end] == found.words != ""
        assert found.day >= today


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(0, 120))
def test_months_keep_the_day_where_they_can(day: date, n: int) -> None:
    later = add_months(day, n)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == n
    assert later.day == min(day.day, month_end(later).day)


@pytest.mark.parametrize(
    ("day", "n", "later"),
    [
        ("2026-01-31", 1, "2026-02-28"), ("2028-01-31", 1, "2028-02-29"), ("2026-12-31", 2, "2027-02-28"),
        ("2026-03-31", -1, "2026-02-28"),
     ("2028-02-29", 12, "2029-02-28")],
)  # fmt: skip
def test_months_at_their_end(day: str, n: int, later: str) -> None:
    assert add_months(date.fromisoformat(day), n) == date.fromisoformat(later)


@given(DATES)
def test_periods_end_where_the_next_begins(day: date) -> None:
    one = timedelta(days=1)
    assert (month_end(day) + one).day == 1
    assert (quarter_end(day) + one).month in {1, 4, 7, 10}
    assert (year_end(day) + one).year == day.year + 1
    assert week_start(day).weekday() == 0
    assert week_start(day) <= day <= quarter_end(day) <= year_end(day)
