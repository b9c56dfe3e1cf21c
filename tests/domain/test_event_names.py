"""The days of licences keep their names in every calendar, and say by a newer number that they changed."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from office_tui.domain.clock import on
from office_tui.domain.duty import Duty
from office_tui.domain.duty_ids import keep_ids
from office_tui.domain.event import Event
from office_tui.domain.fact import Fact, Printed, Version
from office_tui.domain.holdings import Holdings, gather
from office_tui.domain.lead import Lead
from office_tui.domain.licence import Licence
from office_tui.domain.licence_events import licence_events
from office_tui.domain.loan import Loan
from office_tui.domain.people import Office
from office_tui.domain.renewal import Renewal
from office_tui.domain.workdays import Workdays

TODAY = date(2026, 3, 2)
VISIT = Duty(title="Visit", kind="inspection", since=date(2026, 3, 31), months=6)
REPORT = Duty(title="Report", kind="report", since=date(2026, 1, 1), days=("06-30",))
FOOD = Licence(
    id="LIC-1", name="Food", valid_to=date(2026, 6, 30), duties=(VISIT, REPORT),
    printed=(Printed(fact="address", value="old"),), amend_days=30,
)  # fmt: skip


def events(held: Holdings) -> dict[str, Event]:
    found = licence_events(held, date(2026, 1, 1), date(2026, 12, 31), today=TODAY, workdays=Workdays())
    return {each.name: each for each in found}


def test_a_duty_s_days_keep_their_names_when_another_comes_or_goes() -> None:
    names = set(events(gather([FOOD])))  # as saved before duties had ids
    first = {"LIC-1.inspection.1-1", "LIC-1.inspection.1-2"}
    assert first | {"LIC-1.report.2-2026-1"} <= names
    new = Duty(title="Fee", since=date(2026, 1, 1), days=("05-01",))
    for duties, expected in (
        ((REPORT,), names - first),
        ((REPORT, VISIT), names),
        ((new, *FOOD.duties), names | {"LIC-1.duty.3-2026-1"}),
        ((new, REPORT), (names - first) | {"LIC-1.duty.3-2026-1"}),
    ):
        assert set(events(gather([keep_ids(FOOD, replace(FOOD, duties=duties))]))) == expected


def test_a_day_that_rests_on_other_records_has_the_newest_number_of_all() -> None:
    needs = (Lead(kind="needs", title="LIC-2"), Lead(kind="step", title="test", days=9))
    first = replace(FOOD, rev=3, plan=needs)
    second = Licence(id="LIC-2", rev=5, valid_to=date(2026, 4, 30), state="superseded", succeeded_by="LIC-3")
    third = Licence(id="LIC-3", rev=7, valid_to=date(2030, 1, 1), plan=(Lead(kind="needs", title="LIC-1"),))
    begun = Renewal(id="REN-1", licence="LIC-3", rev=8)
    fact = Fact(name="address", rev=11, versions=(Version(value="new", since=date(2026, 2, 20)),))
    loan = Loan(id="LOA-1", rev=2, licence="LIC-1", due=on(date(2026, 3, 5), TODAY))
    found = events(gather([first, second, third], [begun], [loan], facts=[fact]))
    assert {name: found[name].rev for name in ("LIC-1.safe-start", "LIC-1.amend.address", "LOA-1.back")} == {
        "LIC-1.safe-start": 8, "LIC-1.amend.address": 11, "LOA-1.back": 3,
    }  # fmt: skip
    assert found["LIC-1.expires"].rev == 3


def test_the_letterhead_s_own_number_counts_for_what_is_to_be_amended() -> None:
    found = events(gather([replace(FOOD, rev=3, issued=TODAY)], office=Office(address="new", rev=9)))
    assert found["LIC-1.amend.address"].rev == 9
