"""One dated thing: its name stays, and many stand in one order."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from msgspec.structs import replace

from office_tui.domain.event import Event, between, in_order

DAY = date(2026, 3, 2)


def an_event(**fields: Any) -> Event:
    plain: dict[str, Any] = {
        "day": DAY,
        "what": "due",
        "title": "Cash plan",
        "id": "DIR-7",
        "kind": "directive",
    }
    return Event(**plain | fields)


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({}, "DIR-7.due"),
        ({"what": "window opens"}, "DIR-7.window-opens"),
        ({"what": "report", "key": "2026-1"}, "DIR-7.report.2026-1"),
    ],
)
def test_the_name_is_made_of_the_record_and_what_it_is(fields: dict[str, Any], name: str) -> None:
    assert an_event(**fields).name == name


def test_the_name_stays_when_date_and_title_change() -> None:
    before = an_event()
    assert replace(before, day=date(2027, 1, 1), title="Otherwise", rev=9).name == before.name


def test_order_is_by_day_then_whole_days_then_moment_then_record() -> None:
    noon = datetime(2026, 3, 2, 12, tzinfo=UTC)
    wanted = [
        an_event(day=date(2026, 3, 1), id="LET-9"),
        an_event(id="DIR-2"),
        an_event(id="DIR-10"),
        an_event(id="LET-1"),
        an_event(id="DIR-1", at=noon),
    ]
    assert in_order(reversed(wanted)) == wanted


def test_between_takes_both_ends() -> None:
    days = [date(2026, 3, day) for day in (1, 2, 3, 4)]
    found = between([an_event(day=day) for day in days], days[1], days[2])
    assert [each.day for each in found] == days[1:3]
