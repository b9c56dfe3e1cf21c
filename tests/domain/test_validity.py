"""Is it valid, in its window, expiring, expired: a table of days."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from office_tui.domain.holdings import Holdings
from office_tui.domain.licence import Licence
from office_tui.domain.succession import is_valid
from office_tui.domain.validity import Window, file_by, standing, window
from office_tui.domain.workdays import Workdays

WEEK = Workdays()
TODAY = date(2026, 3, 2)
PLAIN = Licence(name="Food permit", valid_to=date(2026, 12, 31))
WINDOWED = Licence(
    name="Fire", valid_to=date(2026, 6, 30), window_opens=4, window_closes=1, window_unit="months"
)


@pytest.mark.parametrize(
    ("licence", "today", "expected"),
    [
        (PLAIN, date(2026, 3, 2), "valid"),
        (PLAIN, date(2026, 12, 1), "expiring"),
        (PLAIN, date(2026, 11, 30), "valid"),
        (PLAIN, date(2026, 12, 31), "expiring"),
        (PLAIN, date(2027, 1, 1), "expired"),
        (Licence(name="Business licence", long_term=True), date(2999, 1, 1), "valid"),
        (Licence(name="Odd", long_term=True, valid_to=date(2020, 1, 1)), TODAY, "valid"),
        (Licence(name="Nothing said"), TODAY, "valid"),
        (Licence(name="Later", issued=date(2026, 4, 1), long_term=True), TODAY, "not yet valid"),
        (Licence(name="Leap", valid_to=date(2028, 2, 29)), date(2028, 2, 29), "expiring"),
        (Licence(name="Leap", valid_to=date(2028, 2, 29)), date(2028, 3, 1), "expired"),
        (Licence(name="Any time", valid_to=date(2026, 6, 30), window_closes=30), TODAY, "valid"),
        (WINDOWED, date(2026, 2, 27), "valid"),
        (WINDOWED, date(2026, 2, 28), "window open"),
        (WINDOWED, TODAY, "window open"),  # a window that opened before today
        (WINDOWED, date(2026, 5, 30), "window open"),
        (WINDOWED, date(2026, 5, 31), "expiring"),
        (Licence(name="Slow", valid_to=date(2026, 12, 31), ladder=(360, 90)), date(2026, 10, 3), "expiring"),
        (Licence(name="S", long_term=True, state="suspended"), TODAY, "suspended"),
        (Licence(name="S", valid_to=date(2026, 3, 1), state="suspended"), TODAY, "expired"),
        *(
            (Licence(name="Over", valid_to=date(2020, 1, 1), state=state), TODAY, state)
            for state in ("superseded", "surrendered", "revoked", "lost")
        ),
    ],
)
def test_standing(licence: Licence, today: date, expected: str) -> None:
    assert standing(licence, today, WEEK) == expected


@pytest.mark.parametrize(
    ("opens", "closes", "unit", "expected"),
    [
        (0, 0, "days", None),
        (0, 30, "days", Window(None, date(2028, 1, 30))),
        (60, 30, "days", Window(date(2027, 12, 31), date(2028, 1, 30))),
        (12, 0, "months", Window(date(2027, 2, 28), date(2028, 2, 29))),
        (30, 0, "workdays", Window(date(2028, 1, 18), date(2028, 2, 29))),
    ],
)
def test_the_window_counts_back_from_the_last_day(
    opens: int, closes: int, unit: str, expected: Window | None
) -> None:
    leap = Licence(
        name="Leap",
        valid_to=date(2028, 2, 29),
        window_opens=opens,
        window_closes=closes,
        window_unit=unit,  # type: ignore[arg-type]
    )
    assert window(leap, WEEK) == expected


@pytest.mark.parametrize(
    ("licence", "expected"),
    [
        (Licence(long_term=True), None),
        (Licence(valid_to=date(2026, 6, 30)), date(2026, 6, 30)),
        (Licence(valid_to=date(2026, 6, 28)), date(2026, 6, 26)),  # a Sunday
        (Licence(valid_to=date(2026, 6, 30), decision_days=20), date(2026, 6, 2)),
        (Licence(valid_to=date(2026, 6, 30), window_opens=90, window_closes=30), date(2026, 5, 29)),
        (Licence(valid_to=date(2026, 6, 30), window_closes=30), date(2026, 5, 29)),
    ],
)
def test_filing_leaves_the_issuer_its_days_and_the_window_open(
    licence: Licence, expected: date | None
) -> None:
    assert file_by(licence, WEEK) == expected


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_what_is_valid_is_not_expired(end: date, today: date) -> None:
    licence = Licence(name="x", valid_to=end)
    assert (
        is_valid(licence, today, Holdings())
        == (standing(licence, today, WEEK) != "expired")
        == (today <= end)
    )
