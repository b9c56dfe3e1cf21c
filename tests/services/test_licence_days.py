"""The days of the licences are worked out once, and anew as soon as anything they are made of is another."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec.structs import replace

from office_tui.domain.licence import Licence
from office_tui.services import renewing
from office_tui.services.capturing import capture
from office_tui.services.desk import Desk
from office_tui.services.licence_days import coming, licence_days
from office_tui.services.register import save, save_office
from tests.services.office import FixedClock

FOOD = Licence(name="Food", valid_to=date(2026, 6, 30), decision_days=20)


def falls(desk: Desk, what: str) -> list[date]:
    """The days of the year on which something of this kind falls."""
    return [day for day, events in licence_days(desk, 2026).items() for one in events if one.what == what]


def test_what_is_decided_on_anything_else_leaves_them_as_they_are(office: Desk, clock: FixedClock) -> None:
    save(office, FOOD)
    before = licence_days(office, 2026)
    capture(office, "paint the gate")
    clock.now += timedelta(hours=3)
    assert licence_days(office, 2026) is before


def test_they_follow_a_licence_and_its_renewal(office: Desk) -> None:
    food = save(office, FOOD)
    assert falls(office, "expires") == [date(2026, 6, 30)]
    food = save(office, replace(food, valid_to=date(2026, 7, 31)))
    assert falls(office, "expires") == [date(2026, 7, 31)]
    assert falls(office, "safe start")
    renewing.begin(office, [food])
    renewing.file(office, [office.get("REN-1")], "R-1")
    assert not falls(office, "safe start")
    assert falls(office, "decision")


def test_they_follow_the_country_whose_holidays_count(office: Desk) -> None:
    save(office, FOOD)
    before = falls(office, "safe start")
    save_office(office, replace(office.office, country="CN"))
    assert falls(office, "safe start") < before  # the labour days and the dragon boats lie between


def test_another_day_works_them_out_anew(office: Desk, clock: FixedClock) -> None:
    save(office, FOOD)
    before = licence_days(office, 2026)
    clock.now += timedelta(days=1)
    assert licence_days(office, 2026) is not before


def test_what_comes_goes_on_behind_the_end_of_the_year(office: Desk, clock: FixedClock) -> None:
    clock.now = clock.now.replace(month=12, day=29)
    for n, last in enumerate((date(2026, 12, 28), date(2026, 12, 30), date(2027, 1, 5), date(2027, 1, 6))):
        save(office, Licence(name=f"L{n}", valid_to=last))
    assert [one.day for one in coming(office, date(2027, 1, 5))] == [date(2026, 12, 30), date(2027, 1, 5)]
