"""Every way in which duties are saved keeps the id of each."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from office_tui.cli.licence_fields import edited
from office_tui.domain.duty import Duty
from office_tui.domain.licence import Licence
from office_tui.errors import UsageError
from office_tui.registers.all import REGISTERS
from office_tui.registers.table import preview
from office_tui.services.desk import Desk
from office_tui.services.licences import duty_done
from office_tui.services.look import look
from office_tui.services.register import save
from office_tui.services.tables import bring_in
from office_tui.services.undo import undo
from tests.services.office import now, put

VISIT = Duty(title="Visit", kind="inspection", since=date(2026, 3, 31), months=6)
REPORT = Duty(title="Report", kind="report", since=date(2026, 1, 1), days=("06-30",))
FIRE = Licence(name="Fire safety", number="XF-9", valid_to=date(2026, 12, 31), duties=(VISIT, REPORT))
WITHOUT_VISIT = "duties=report: Report, 06-30, from 2026-01-01, 7 days ahead"


def kept(desk: Desk) -> list[tuple[str, str]]:
    return [(duty.id, duty.title) for duty in now(desk, "LIC-1", Licence).duties]


@pytest.fixture(params=["as saved before duties had ids", "as saved now"])
def it(request: pytest.FixtureRequest, desk: Desk) -> Licence:
    if request.param == "as saved now":
        return save(desk, FIRE)
    return put(desk, FIRE)[0]


def test_a_new_licence_has_ids_for_its_duties(desk: Desk) -> None:
    save(desk, FIRE)
    assert kept(desk) == [("1", "Visit"), ("2", "Report")]


def test_an_edit_that_takes_the_first_away_leaves_the_other_its_id(desk: Desk, it: Licence) -> None:
    edited(desk, it, [WITHOUT_VISIT])
    assert kept(desk) == [("2", "Report")]
    undo(desk)
    edited(desk, now(desk, "LIC-1", Licence), [f"duties=duty: Fee, 1 May;;{VISIT.words()};;{REPORT.words()}"])
    assert kept(desk) == [("3", "Fee"), ("1", "Visit"), ("2", "Report")]


def test_any_other_edit_keeps_them(desk: Desk, it: Licence) -> None:
    save(desk, replace(it, note="seen"))
    assert kept(desk) == [("1", "Visit"), ("2", "Report")]


def test_a_duty_done_keeps_them(desk: Desk, it: Licence) -> None:
    duty_done(desk, [it], "Report")
    assert kept(desk) == [("1", "Visit"), ("2", "Report")]
    assert now(desk, "LIC-1", Licence).duties[1].done == date(2026, 6, 30)


def test_two_duties_of_one_title_are_told_apart_by_their_number(desk: Desk) -> None:
    it = save(
        desk, replace(FIRE, duties=(REPORT, replace(REPORT, days=("03-31",)), replace(REPORT, title="Taxes")))
    )
    with pytest.raises(UsageError, match="Which duty") as refused:
        duty_done(desk, [it], "report")
    assert "1 Report, 2 Report, 3 Taxes" in refused.value.hint
    duty_done(desk, [it], "Report", own_id="2")
    it = now(desk, "LIC-1", Licence)
    assert [duty.done for duty in it.duties] == [None, date(2026, 3, 31), None]
    duty_done(desk, [it], "1")
    assert now(desk, "LIC-1", Licence).duties[0].done == date(2026, 6, 30)


def test_a_duty_called_as_its_kind_is_done_beside_another_of_that_kind(desk: Desk) -> None:
    it = save(desk, replace(FIRE, duties=(REPORT, replace(REPORT, title="Taxes"))))
    duty_done(desk, [it], "report")
    assert [bool(duty.done) for duty in now(desk, "LIC-1", Licence).duties] == [True, False]


def test_a_table_that_says_the_same_changes_nothing_and_one_that_does_keeps_them(
    desk: Desk, it: Licence
) -> None:
    register = REGISTERS["licences"]

    def shown(duties: str) -> tuple[str, Licence]:
        rows = [
            (1, ["name", "number", "valid_to", "duties"]),
            (2, ["Fire safety", "XF-9", "2026-12-31", duties]),
        ]
        found = preview(register, rows, desk.all(Licence), look(desk), lambda name, _: name)
        assert not found.wrong
        record = found.rows[0].record
        assert isinstance(record, Licence)
        return found.rows[0].becomes, record

    assert shown(f"{VISIT.words()};;{REPORT.words()}")[0] == "same"
    becomes, record = shown(REPORT.words())
    assert becomes == "changed"
    bring_in(desk, [record], "table.csv")
    assert kept(desk) == [("2", "Report")]


def test_a_table_gives_new_licences_ids_too(desk: Desk) -> None:
    bring_in(desk, [FIRE], "table.csv")
    assert kept(desk) == [("1", "Visit"), ("2", "Report")]
