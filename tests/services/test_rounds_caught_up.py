"""A round that is over is caught up late, or closed for a reason; either way it leaves the desk."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from office_tui.domain.licence import Licence
from office_tui.domain.verification import Check, Round
from office_tui.errors import OfficeError, StepError, UsageError
from office_tui.services import verifying
from office_tui.services.desk import Desk
from office_tui.services.register import save
from office_tui.services.today import today_bands
from office_tui.services.undo import undo
from tests.services.office import FixedClock, now


@pytest.fixture
def round_(office: Desk, clock: FixedClock) -> Round:
    """A round over two licences that was over yesterday."""
    for name in ("Fire safety", "Lift"):
        save(office, Licence(name=name, long_term=True))
    verifying.begin_round(office, "2026 Q1", date(2026, 3, 20))
    clock.now = datetime(2026, 3, 21, 9, tzinfo=UTC)
    return now(office, "RND-1", Round)


def test_checks_a_day_late_finish_the_round(office: Desk, round_: Round) -> None:
    assert [each.id for each in today_bands(office).verify] == ["RND-1"]
    verifying.check(office, office.all(Licence), paper="yes")
    assert [each.round for each in office.all(Check)] == ["RND-1", "RND-1"]
    assert today_bands(office).verify == ()


def test_a_check_in_the_next_round_catches_up_on_the_last(office: Desk, round_: Round) -> None:
    verifying.begin_round(office, "2026 Q2", date(2026, 4, 20))
    verifying.check(office, office.all(Licence), paper="yes")
    assert [each.round for each in office.all(Check)] == ["RND-2", "RND-2"]
    assert today_bands(office).verify == ()


def test_a_round_is_closed_for_a_reason(office: Desk, round_: Round) -> None:
    with pytest.raises(UsageError, match="with a reason"):
        verifying.close(office, [round_], " ")
    with pytest.raises(OfficeError, match="no round"):
        verifying.close(office, office.all(Licence)[:1], "x")
    verifying.close(office, [round_], "moving house")
    closed = now(office, "RND-1", Round)
    assert (closed.closed, closed.reason) == (date(2026, 3, 21), "moving house")
    assert today_bands(office).verify == ()
    with pytest.raises(StepError, match="closed before"):
        verifying.close(office, [closed], "again")
    undo(office)
    assert [each.id for each in today_bands(office).verify] == ["RND-1"]
    verifying.check(office, office.all(Licence), paper="yes")
    with pytest.raises(StepError, match="is finished"):
        verifying.close(office, [now(office, "RND-1", Round)], "x")
