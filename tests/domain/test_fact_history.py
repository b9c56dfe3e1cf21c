"""A fact's versions as sentences."""

from __future__ import annotations

from datetime import date

from office_tui.domain.fact import Fact, Version
from office_tui.domain.fact_history import history


def test_the_latest_stands_first_with_its_day_and_why() -> None:
    fact = Fact(
        name="address",
        versions=(
            Version(value="18 Weir Lane", since=date.min),
            Version(value="3 Far Street", value_zh="远街3号", since=date(2026, 3, 9), why="moved"),
            Version(value_zh="", value="5 Quay", since=date(2027, 1, 1)),
        ),
    )
    assert list(history(fact, date(2026, 3, 2))) == [
        "from 1 Jan 2027: 5 Quay",
        "from 9 Mar: 3 Far Street 远街3号 (moved)",
        "from the beginning: 18 Weir Lane",
    ]
