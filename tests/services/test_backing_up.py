"""Copies that lag behind what was decided."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from office_tui.domain.capture import Capture
from office_tui.services.backing_up import back_up, behind
from office_tui.services.desk import Desk
from office_tui.store.draft import Draft

FAR = datetime(2100, 3, 1, 12, tzinfo=UTC)  # later than any copy these tests make


def decide(desk: Desk, day: int) -> None:
    """Decide something so many days later."""

    def build(draft: Draft) -> None:
        draft.put(Capture(title=f"day {day}"))

    at = FAR + timedelta(days=day)
    desk.store.commit(build, actor="Chen", session="s1", label="add", at=at)


@pytest.mark.parametrize(("days", "told"), [([], 0), ([0, 0, 1, 2, 3, 3], 0), ([0, 1, 2, 3, 4, 4], 5)])
def test_a_copy_that_has_nothing_of_the_last_days_is_told(desk: Desk, days: list[int], told: int) -> None:
    back_up(desk.where)
    for day in days:
        decide(desk, day)
    found = list(behind(desk))
    assert bool(found) == bool(told)
    if found:
        (only,) = found
        assert only.what.startswith("the newest copy is of ")
        assert only.what.endswith(f"; something was decided on {told} days since")
        assert not only.damaged


def test_days_before_the_copy_do_not_count(desk: Desk) -> None:
    for day in range(-40000, -39990):
        decide(desk, day)
    assert [each.what.partition(";")[0] for each in behind(desk)] == ["there is no earlier copy"]
    back_up(desk.where)
    assert list(behind(desk)) == []
