"""A desk that stays open into another year counts the working days of that one."""

from __future__ import annotations

from msgspec.structs import replace

from office_tui.services.desk import Desk
from office_tui.services.register import save_office
from tests.services.office import FixedClock


def test_the_working_days_of_another_year_are_read_when_it_begins(office: Desk, clock: FixedClock) -> None:
    save_office(office, replace(office.office, country="CN"))
    before = office.workdays
    assert office.workdays is before
    assert {day.year for day in before.holidays} >= {2026, 2027}
    clock.now = clock.now.replace(year=2029)
    assert {day.year for day in office.workdays.holidays} >= {2029, 2030}
