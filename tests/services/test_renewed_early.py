"""Of a licence that is renewed early everything says one truth: it stands until its successor begins."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from office_tui.domain.copy import Copy
from office_tui.domain.drift import drift
from office_tui.domain.duty import Duty
from office_tui.domain.fact import Printed
from office_tui.domain.licence import Licence
from office_tui.domain.licence_line import licence_line
from office_tui.domain.may_we import may_we
from office_tui.domain.renewal import Renewal
from office_tui.domain.rounds import unchecked
from office_tui.errors import StepError, UsageError
from office_tui.registers.ledger_chinese import state_zh
from office_tui.registers.licences import licence_mark, licence_state
from office_tui.services import deleting, facts, granting, lending, licences, renewing, verifying
from office_tui.services.desk import Desk
from office_tui.services.holdings import holdings
from office_tui.services.look import DeskLook, look
from office_tui.services.register import save
from office_tui.services.reminding import due_messages
from office_tui.services.today import today_bands
from tests.services.office import FixedClock, now

EARLY = Licence(
    name="Food", issued=date(2021, 7, 1), valid_to=date(2026, 6, 30), copies=(Copy(kind="original", place="safe"),)
)  # fmt: skip


def may(desk: Desk, day: date) -> tuple[bool, str]:
    """Whether we may, and by which licence."""
    verdict = may_we("food", day, holdings(desk), today=desk.today, workdays=desk.workdays)
    return verdict.yes, verdict.licence


def look_on(office: Desk, day: date) -> DeskLook:
    """What lists see on a day."""
    return dataclasses.replace(look(office), today=day)


def renewed_early(office: Desk) -> Licence:
    """The old licence after its successor was granted."""
    old = save(office, EARLY)
    renewing.begin(office, [old])
    renewing.file(office, [now(office, "REN-1", Renewal)], "R-1")
    first, last = date(2026, 7, 1), date(2031, 6, 30)
    granting.grant(office, [now(office, "REN-1", Renewal)], valid_from=first, valid_to=last)
    return now(office, old.id, Licence)


@pytest.mark.parametrize("day", [date(2026, 3, 2), date(2026, 6, 30)])
def test_lists_and_ledgers_say_that_it_is_valid_until_its_successor_begins(office: Desk, day: date) -> None:
    old, look = renewed_early(office), look_on(office, day)
    assert licence_state(old, look) == "valid, renewed from 1 Jul"
    assert state_zh(old, look) == "有效，2026-07-01起换证"
    assert licence_mark(old, look) == ""


def test_lists_and_ledgers_say_that_it_is_superseded_from_then_on(office: Desk) -> None:
    old, look = renewed_early(office), look_on(office, date(2026, 7, 1))
    assert (licence_state(old, look), state_zh(old, look)) == ("superseded", "已换证")


@pytest.mark.parametrize(
    ("verb", "says"),
    [
        ("suspend", "suspended, renewed from 1 Jul"), ("lose", "lost, renewed from 1 Jul"),
        ("revoke", "revoked, renewed from 1 Jul"), ("surrender", "surrendered, renewed from 1 Jul"),
    ],
)  # fmt: skip
def test_what_happens_to_the_paper_in_force_can_be_noted(office: Desk, verb: str, says: str) -> None:
    old = renewed_early(office)
    licences.move(office, [old], verb, "fire")
    old = now(office, old.id, Licence)
    assert (old.state, licence_state(old, look_on(office, office.today))) == ("superseded", says)
    assert licence_line(old, holdings(office), office.today, office.workdays).words == says
    assert [may(office, day)[0] for day in (office.today, date(2026, 7, 1))] == [False, True]


def test_a_suspended_one_is_resumed_before_its_successor_begins(office: Desk) -> None:
    old = renewed_early(office)
    licences.move(office, [old], "suspend", "hygiene")
    licences.move(office, [now(office, old.id, Licence)], "resume")
    assert may(office, office.today) == (True, old.id)


def test_it_is_lent_and_checked_while_it_stands(office: Desk) -> None:
    old = renewed_early(office)
    lending.lend(office, [old], borrower="Works", purpose="tender", back_by=date(2026, 6, 30))
    verifying.begin_round(office, "Q1", date(2026, 3, 20))
    [round_] = holdings(office).rounds
    assert [each.id for each in unchecked(round_, holdings(office))] == [old.id, "LIC-2"]


def test_once_its_successor_has_begun_nothing_happens_to_it(office: Desk) -> None:
    old = renewed_early(office)
    late = replace(now(office, "LIC-2", Licence), valid_from=office.today)
    save(office, late)
    with pytest.raises(StepError):
        licences.move(office, [old], "suspend", "hygiene")
    with pytest.raises(UsageError, match="cannot be lent"):
        lending.lend(office, [old], borrower="Works", purpose="tender", back_by=date(2026, 3, 9))


def test_what_is_wrong_with_the_paper_in_force_stays_red(office: Desk) -> None:
    old = renewed_early(office)
    facts.change_fact(office, "address", "18 Weir Lane", since=date(2020, 1, 1))
    printed = (Printed(fact="address", value="18 Weir Lane"),)
    save(office, replace(old, printed=printed))
    facts.change_fact(office, "address", "3 Far Street")
    assert [each.licence for each in drift(holdings(office), office.today)] == [old.id]
    verifying.check(office, [now(office, old.id, Licence)], paper="no", finding="torn")
    it = now(office, old.id, Licence)
    line = licence_line(it, holdings(office), office.today, office.workdays)
    assert (line.letter, line.words) == ("r", "prints an old address")
    assert {each.why for each in today_bands(office).decide} == {"old address on it"}
    facts.amend(office, [it])
    line = licence_line(now(office, old.id, Licence), holdings(office), office.today, office.workdays)
    assert line.words == "the original was not seen"
    assert drift(holdings(office), date(2026, 7, 1)) == []


def test_a_yes_says_what_was_found(office: Desk) -> None:
    old = renewed_early(office)
    verifying.check(office, [old], paper="yes", matches="no", finding="old address")
    verdict = may_we("food", date(2026, 5, 1), holdings(office), today=office.today, workdays=office.workdays)
    assert verdict.beware == ("found: old address",)


def test_may_we_tells_why_the_old_one_was_suspended(office: Desk) -> None:
    old = save(office, EARLY)
    licences.move(office, [old], "suspend", "hygiene")
    renewing.begin(office, [now(office, old.id, Licence)])
    renewing.file(office, [now(office, "REN-1", Renewal)], "R-1")
    first, last = date(2026, 7, 1), date(2031, 6, 30)
    granting.grant(office, [now(office, "REN-1", Renewal)], valid_from=first, valid_to=last)
    verdict = may_we("food", office.today, holdings(office), today=office.today, workdays=office.workdays)
    assert verdict.reasons[0] == f"{old.id} Food: suspended (hygiene)."


def test_what_was_past_at_the_grant_is_not_told_once_the_old_one_is_deleted(
    office: Desk, clock: FixedClock
) -> None:
    visit = Duty(title="Visit", kind="inspection", since=date(2026, 2, 25), months=12)
    old = save(office, replace(EARLY, custodian="PER-1", duties=(visit,)))
    renewing.begin(office, [old])
    renewing.file(office, [now(office, "REN-1", Renewal)], "R-1")
    new = granting.grant(office, [now(office, "REN-1", Renewal)], valid_to=date(2031, 6, 30)).made[0]
    clock.now += timedelta(days=3)
    assert not [line for each in due_messages(office) for line in each.lines if line.told.of == new]
    deleting.delete(office, [now(office, old.id, Licence)])
    assert not [line for each in due_messages(office) for line in each.lines if line.told.of == new]
