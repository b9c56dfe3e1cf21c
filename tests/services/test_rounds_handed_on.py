"""A licence deleted while a round runs: its successor is still to be checked, and what was checked stays so."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from office_tui.domain.licence import Licence
from office_tui.domain.rounds import unchecked
from office_tui.domain.verification import Round
from office_tui.services import deleting, verifying
from office_tui.services.desk import Desk
from office_tui.services.holdings import holdings
from office_tui.services.undo import undo
from tests.services.office import now, put


def test_a_round_goes_on_to_the_successor_of_a_licence_that_is_deleted(office: Desk, fire: Licence) -> None:
    round_ = verifying.begin_round(office, "2026-Q1", date(2026, 12, 31)).made[0]
    new = put(office, Licence(name="Fire", long_term=True, succeeds=fire.id, valid_from=date(2026, 3, 2)))[0]
    put(office, replace(now(office, fire.id, Licence), state="superseded", succeeded_by=new.id))
    before = now(office, round_, Round).covers
    assert fire.id in before
    deleting.delete(office, [now(office, fire.id, Licence)])
    after = now(office, round_, Round)
    assert after.covers == tuple(new.id if id_ == fire.id else id_ for id_ in before)
    assert new.id in {each.id for each in unchecked(after, holdings(office))}
    undo(office)
    assert now(office, round_, Round).covers == before


def test_a_round_that_checked_it_keeps_a_licence_that_is_deleted(office: Desk, fire: Licence) -> None:
    round_ = verifying.begin_round(office, "2026-Q1", date(2026, 12, 31)).made[0]
    verifying.check(office, [fire], paper="yes")
    new = put(office, Licence(name="Fire", long_term=True, succeeds=fire.id, valid_from=date(2026, 6, 1)))[0]
    put(office, replace(now(office, fire.id, Licence), state="superseded", succeeded_by=new.id))
    before = now(office, round_, Round).covers
    deleting.delete(office, [now(office, fire.id, Licence)])
    assert now(office, round_, Round).covers == before


def renewed_twice(office: Desk, fire: Licence) -> list[Licence]:
    """A licence, its successor, and the one that succeeded that in its turn, which is in force."""
    end, begin = date(2026, 3, 1), date(2026, 3, 2)
    second = put(office, Licence(name="Fire", valid_to=end, state="superseded", succeeds=fire.id))[0]
    third = put(office, Licence(name="Fire", long_term=True, succeeds=second.id, valid_from=begin))[0]
    put(office, replace(now(office, second.id, Licence), succeeded_by=third.id, valid_from=date(2026, 2, 1)))
    put(office, replace(now(office, fire.id, Licence), state="superseded", succeeded_by=second.id))
    return [now(office, each.id, Licence) for each in (fire, second, third)]


@pytest.mark.parametrize("gone", [(0,), (1, 0), (0, 1)])
def test_a_round_goes_on_to_what_is_in_force_however_often_it_was_renewed(
    office: Desk, fire: Licence, gone: tuple[int, ...]
) -> None:
    round_ = verifying.begin_round(office, "2026-Q1", date(2026, 12, 31)).made[0]
    line = renewed_twice(office, fire)
    assert [each.id for each in unchecked(now(office, round_, Round), holdings(office))] == [line[2].id]
    deleting.delete(office, [line[n] for n in gone])
    assert [each.id for each in unchecked(now(office, round_, Round), holdings(office))] == [line[2].id]
