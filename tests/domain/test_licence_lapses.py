"""No licence lapses in silence: whatever its fields, Today decides or chases before it ends, and counts it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from office_tui.domain.bands import day_of
from office_tui.domain.clock import Clock, on
from office_tui.domain.copy import Copy
from office_tui.domain.duty import Duty
from office_tui.domain.holdings import gather
from office_tui.domain.lead import Lead
from office_tui.domain.licence import Licence
from office_tui.domain.licence_bands import LicenceDay
from office_tui.domain.licence_line import licence_line
from office_tui.domain.renewal import Renewal
from office_tui.domain.safe_start import is_pressing, latest_safe_start, start_presses, takes_time
from office_tui.domain.workdays import Workdays
from tests.domain.licence_today import day_with

WEEK = Workdays()
TODAY = date(2026, 3, 2)
BARE = Licence(id="LIC-1", name="Food", valid_to=date(2026, 3, 20), custodian="PER-1")
FILED = Renewal(id="REN-1", licence="LIC-1", state="filed", filed=date(2026, 2, 20))
GONE = (
    Copy(kind="original", number=1),
    Copy(kind="duplicate", is_missing=True),
    Copy(kind="original", number=2, is_missing=True),
)
LATE_VISIT = Duty(title="Visit", kind="inspection", since=date(2026, 3, 1))
PLAN = (Lead(kind="step", title="test", days=5),)


def today(licence: Licence, *renewals: Renewal, day: date = TODAY) -> LicenceDay:
    now = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
    return day_with(gather([licence], renewals), day_of(day, now, WEEK))


def placed(found: LicenceDay) -> list[tuple[str, str, str, int]]:
    return [(band, each.id, each.why, each.late) for band, items in found.placed.items() for each in items]


@pytest.mark.parametrize(
    ("fields", "renewals", "expected"),
    [
        ({}, (), [("decide", "LIC-1", "expiring", 0)]),
        ({"valid_to": date(2026, 4, 2)}, (), []),  # its ladder says 30 days
        ({"valid_to": date(2026, 4, 1)}, (), [("decide", "LIC-1", "expiring", 0)]),
        ({"state": "suspended"}, (), [("decide", "LIC-1", "expiring", 0)]),
        ({"decision_days": 20}, (), [("decide", "LIC-1", "begin to renew", 10)]),
        ({"valid_to": date(2026, 4, 20), "decision_days": 40}, (), [("decide", "LIC-1", "begin to renew", 7)]),
        ({"valid_to": date(2026, 4, 20), "decision_days": 35}, (), [("decide", "LIC-1", "begin to renew", 0)]),
        ({"valid_to": date(2026, 4, 20), "decision_days": 34}, (), [("next", "LIC-1", "safe start", 0)]),
        ({"valid_to": date(2026, 12, 31), "window_closes": 30}, (), []),
        ({"valid_to": date(2026, 6, 30), "window_closes": 120}, (), [("decide", "LIC-1", "begin to renew", 0)]),
        ({}, (replace(FILED, state="refused"),), [("decide", "LIC-1", "renewal refused", 0)]),
        (
            {"valid_to": date(2027, 3, 20)},
            (replace(FILED, state="refused"),),
            [("decide", "LIC-1", "renewal refused", 0)],
        ),
        ({"valid_to": date(2027, 3, 20)}, (replace(FILED, state="refused"), replace(FILED, id="REN-2")), []),
        (
            {"decision_days": 20},
            (replace(FILED, due=Clock(start=date(2026, 2, 27), unit="workdays", amount=20)),),
            [("decide", "LIC-1", "ends undecided", 0)],
        ),
        (
            {"valid_to": date(2026, 9, 1)},
            (replace(FILED, due=on(date(2026, 9, 2), TODAY)),),
            [("decide", "LIC-1", "ends undecided", 0)],
        ),
        ({}, (replace(FILED, due=on(date(2026, 3, 20), TODAY)),), []),  # in time, and with the issuer
        ({}, (FILED,), [("chase", "REN-1", "not decided", 0)]),
        ({"plan": PLAN}, (replace(FILED, state="preparing", leads=PLAN),), [("chase", "REN-1", "", 0)]),
        ({}, (replace(FILED, state="preparing"),), [("chase", "REN-1", "", 0)]),
        ({"valid_to": date(2026, 3, 1)}, (FILED,), [("decide", "LIC-1", "expired, filed", 1)]),
        (
            {"valid_to": date(2026, 3, 1), "plan": PLAN},
            (replace(FILED, state="preparing", leads=PLAN),),
            [("decide", "LIC-1", "expired, preparing", 1)],  # one line, and not another of its renewal
        ),
        (
            {"valid_to": date(2026, 3, 26), "decision_days": 20, "duties": (LATE_VISIT,)},
            (),
            [("decide", "LIC-1", "begin to renew", 4)],  # and not the visit, which hides it
        ),
        ({"valid_to": date(2027, 3, 20), "copies": GONE}, (), [("decide", "LIC-1", "the original 2 is missing", 0)]),
        ({"valid_to": date(2027, 3, 20), "copies": GONE[:2]}, (), []),
        ({"valid_to": date(2027, 3, 20), "copies": GONE, "state": "lost"}, (), []),
        ({"valid_to": date(2027, 3, 20)}, (), []),  # none is recorded
    ],
)  # fmt: skip
def test_what_would_lapse_is_in_a_band(
    fields: dict[str, Any], renewals: tuple[Renewal, ...], expected: list[tuple[str, str, str, int]]
) -> None:
    assert placed(today(replace(BARE, **fields), *renewals)) == expected


@pytest.mark.parametrize(
    ("fields", "count"),
    [
        ({}, 1),
        ({"valid_to": date(2026, 4, 20)}, 0),
        ({"valid_to": date(2026, 4, 20), "decision_days": 40}, 1),
        ({"valid_to": date(2026, 1, 1)}, 1),
        ({"valid_to": date(2026, 1, 1), "state": "surrendered"}, 0),
        ({"state": "suspended"}, 1),
    ],
)
def test_what_presses_is_counted(fields: dict[str, Any], count: int) -> None:
    licence = replace(BARE, **fields)
    assert today(licence).expiring == count
    assert is_pressing(licence, gather([licence]), TODAY, WEEK) == bool(count)


@given(
    st.integers(0, 400), st.sampled_from(["days", "workdays", "months"]), st.integers(0, 6), st.integers(0, 60),
    st.lists(st.integers(0, 60), max_size=3), st.sampled_from([(), (7,), (200, 100)]), st.integers(0, 40),
)  # fmt: skip
def test_every_licence_is_decided_on_before_its_last_day(
    ends: int, unit: str, opens: int, decision: int, plan: list[int], ladder: tuple[int, ...], before: int
) -> None:
    licence = Licence(
        id="LIC-1", name="x", valid_to=TODAY + timedelta(days=ends), window_opens=opens, ladder=ladder,
        window_unit=unit, decision_days=decision,  # type: ignore[arg-type]  # one of them
        plan=tuple(Lead(kind="step", title="x", days=days) for days in plan),
    )  # fmt: skip
    held = gather([licence])
    start = latest_safe_start(licence, held, WEEK)
    assert start is not None
    day = min(start.day, licence.valid_to or TODAY) + timedelta(days=before)
    found = today(licence, day=day)
    assert [each.id for each in found.placed["decide"]] == ["LIC-1"]
    assert found.expiring == 1
    assert licence_line(licence, held, day, WEEK).presses == "red"
    assert start_presses(start, day)


def test_a_start_is_spoken_of_where_it_is_not_simply_the_end() -> None:
    assert not takes_time(BARE, WEEK)
    assert not start_presses(None, TODAY)
    for fields in ({"plan": PLAN}, {"decision_days": 1}, {"window_opens": 30}):
        assert takes_time(replace(BARE, **fields), WEEK)
