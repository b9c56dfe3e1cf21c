"""A month in weeks, and events in letters."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from office_tui.domain.event import Event
from office_tui.domain.event_letters import LETTERS
from office_tui.domain.month_grid import by_day, by_month, letters_of, weekdays, weeks
from office_tui.settings import WeekBegins
from office_tui.widgets.licence_rows import ORDER

FIRST: dict[WeekBegins, int] = {"monday": 0, "saturday": 5, "sunday": 6}


def event(day: date, letter: str) -> Event:
    return Event(day=day, what="expires", title="Fire", id="LIC-1", kind="licence", letter=letter)


@pytest.mark.parametrize(
    ("begins", "first", "last"),
    [("monday", 6, 1), ("sunday", 0, 2), ("saturday", 1, 2)],
)
def test_march_2026_begins_on_a_sunday(begins: WeekBegins, first: int, last: int) -> None:
    rows = weeks(2026, 3, begins)
    assert rows[0].index(date(2026, 3, 1)) == first
    assert sum(day is not None for day in rows[-1]) == {"monday": 2, "sunday": 3, "saturday": 4}[begins]


@given(st.dates(date(2, 1, 1), date(9998, 12, 31)), st.sampled_from(sorted(FIRST)))
def test_a_month_is_all_its_days_once_in_order_under_their_weekdays(day: date, begins: WeekBegins) -> None:
    rows = weeks(day.year, day.month, begins)
    days = [each for row in rows for each in row if each is not None]
    assert all(len(row) == 7 for row in rows)
    assert len(rows) <= 6
    assert days == [days[0] + timedelta(days=n) for n in range(len(days))]
    assert (days[0].day, (days[-1] + timedelta(days=1)).day) == (1, 1)
    assert day in days
    for row in rows:
        assert all(
            each is None or each.weekday() == name for each, name in zip(row, weekdays(begins), strict=True)
        )
    assert weekdays(begins)[0] == FIRST[begins]


def test_letters_stand_once_what_presses_first() -> None:
    day = date(2026, 3, 2)
    those = [event(day, letter) for letter in "wb!wD"]
    assert letters_of(those, ORDER) == "!bwD"
    assert letters_of([]) == ""
    assert by_day([*those, event(date(2026, 3, 9), "v")]) == {
        day: tuple(those),
        date(2026, 3, 9): (event(date(2026, 3, 9), "v"),),
    }


def test_the_months_of_a_year_count_what_falls_into_them() -> None:
    days = by_day(
        [event(date(2026, 3, 2), "w"), event(date(2026, 3, 9), "!"), event(date(2026, 12, 31), "v")]
    )
    found = by_month(days, ORDER)
    assert len(found) == 12
    assert (found[0], found[2], found[11]) == ((0, ""), (2, "!"), (1, "v"))


def test_every_letter_of_the_calendar_has_its_place_in_the_order() -> None:
    assert sorted(ORDER) == sorted(set(LETTERS.values()))
