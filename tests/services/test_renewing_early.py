"""A renewal granted before its first day: the old licence serves until then, and what needs it can be filed."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from office_tui.domain.lead import Lead
from office_tui.domain.licence import Licence
from office_tui.domain.may_we import may_we
from office_tui.domain.renewal import Renewal
from office_tui.errors import UsageError
from office_tui.services import granting, licences, renewing
from office_tui.services.desk import Desk
from office_tui.services.holdings import holdings
from office_tui.services.register import save


def granted(desk: Desk, it: Licence) -> Licence:
    """The licence, renewed from 1 July on."""
    renewing.begin(desk, [it])
    renewing.file(desk, [renewal(desk, it)], "R-1")
    first, last = date(2026, 7, 1), date(2031, 6, 30)
    done = granting.grant(desk, [renewal(desk, it)], valid_from=first, valid_to=last)
    new = desk.get(done.made[-1])
    assert isinstance(new, Licence)
    return new


def renewal(desk: Desk, it: Licence) -> Renewal:
    return holdings(desk).renewals[it.id][-1]


def may(desk: Desk, day: date) -> tuple[bool, str]:
    verdict = may_we("food", day, holdings(desk), today=desk.today, workdays=desk.workdays)
    return verdict.yes, verdict.licence


def test_no_day_is_without_a_licence(office: Desk) -> None:
    old = save(office, Licence(name="Food", issued=date(2021, 7, 1), valid_to=date(2026, 6, 30)))
    new = granted(office, old)
    days = (date(2024, 1, 1), office.today, date(2026, 6, 30), date(2026, 7, 1))
    assert [may(office, day) for day in days] == [(True, old.id)] * 3 + [(True, new.id)]


def test_what_needs_it_can_be_filed_meanwhile(office: Desk) -> None:
    old = save(office, Licence(name="Food", valid_to=date(2026, 6, 30)))
    plan = (Lead(kind="needs", title=old.id),)
    other = save(office, Licence(name="Canteen", valid_to=date(2026, 5, 31), plan=plan))
    granted(office, old)
    renewing.begin(office, [other])
    renewing.file(office, [renewal(office, other)], "R-2")
    assert renewal(office, other).state == "filed"


@pytest.mark.parametrize(
    ("last", "first"),
    [(date(2026, 6, 30), date(2026, 7, 1)), (date(2026, 2, 1), date(2026, 3, 2))],  # the second has expired
)
def test_unless_said_the_new_one_follows_the_old_one(office: Desk, last: date, first: date) -> None:
    old = save(office, Licence(name="Food", valid_to=last))
    renewing.begin(office, [old])
    renewing.file(office, [renewal(office, old)], "R-1")
    done = granting.grant(office, [renewal(office, old)], valid_to=date(2031, 6, 30))
    new = office.get(done.made[-1])
    assert isinstance(new, Licence)
    assert new.valid_from == first


@pytest.mark.parametrize(("valid_to", "long_term"), [(None, False), (date(2031, 6, 30), True)])
def test_a_forgotten_date_makes_nothing_long_term(
    office: Desk, valid_to: date | None, long_term: bool
) -> None:
    old = save(office, Licence(name="Food", valid_to=date(2026, 6, 30)))
    renewing.begin(office, [old])
    renewing.file(office, [renewal(office, old)], "R-1")
    with pytest.raises(UsageError):
        granting.grant(office, [renewal(office, old)], valid_to=valid_to, long_term=long_term)
    assert renewal(office, old).state == "filed"


def test_one_that_was_suspended_serves_nobody_until_its_successor_begins(office: Desk) -> None:
    old = save(office, Licence(name="Food", valid_to=date(2026, 6, 30)))
    licences.move(office, [old], "suspend", "hygiene")
    granted(office, replace(old, rev=office.get(old.id).rev))
    assert office.get(old.id).stood == "suspended"  # type: ignore[attr-defined]  # it is a licence
    assert [may(office, day)[0] for day in (date(2026, 5, 1), date(2026, 7, 1))] == [False, True]
