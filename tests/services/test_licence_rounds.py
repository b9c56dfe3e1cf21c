"""Licences checked in rounds, and against the facts of the company."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from office_tui.domain.fact import Fact
from office_tui.domain.holdings import Holdings
from office_tui.domain.licence import Licence
from office_tui.domain.people import Office
from office_tui.domain.rounds import next_round
from office_tui.domain.verification import Answer, Check, Round
from office_tui.errors import OfficeError, StepError, UsageError
from office_tui.services import facts, holdings, lending, verifying
from office_tui.services.desk import Desk
from office_tui.services.register import save
from office_tui.services.today import today_bands
from office_tui.services.undo import undo
from office_tui.store.draft import Draft
from tests.services.fire_licence import FIRE, filed
from tests.services.office import FixedClock, now, put


def test_a_round_is_filled_in_and_a_finding_put_right(office: Desk, fire: Licence) -> None:
    other = save(office, Licence(name="Title", long_term=True))
    done = verifying.begin_round(office, "2026 Q1", date(2026, 3, 20))
    assert now(office, done.made[0], Round).covers == (fire.id, other.id)
    with pytest.raises(UsageError, match="Nothing was checked"):
        verifying.check(office, [fire])
    with pytest.raises(UsageError, match="finding"):
        verifying.check(office, [fire], paper="no")
    verifying.check(office, [fire, other], paper="yes", confirmed="yes")
    found = verifying.check(office, [fire], paper="yes", matches="no", finding="old address", by="Li Wei")
    check = now(office, found.made[0], Check)
    assert (check.round, check.on, check.by) == ("RND-1", date(2026, 3, 2), "Li Wei")
    assert [each.why for each in today_bands(office).chase] == ["found: old address"]
    verifying.correct(office, [fire], "amended")
    assert now(office, check.id, Check).corrected == date(2026, 3, 2)
    with pytest.raises(OfficeError, match="Nothing is to be put right"):
        verifying.correct(office, [fire], "amended")
    with pytest.raises(UsageError):
        verifying.begin_round(office, "late", date(2026, 3, 1))


def test_a_round_over_nothing_is_refused(office: Desk) -> None:
    with pytest.raises(OfficeError, match="no licence to check"):
        verifying.begin_round(office, "2026 Q1", date(2026, 3, 20))


def test_a_new_address_is_red_on_every_licence_until_it_is_amended(office: Desk, fire: Licence) -> None:
    put(office, Office(company="Pumps Ltd", address="18 Weir Lane"))
    other = save(office, replace(FIRE, number="2", amend_days=30))
    assert [each.id for each in today_bands(office).decide] == []
    office.where.templates.mkdir(parents=True)
    (office.where.templates / "own.md").write_text("Yours, 18 Weir Lane", encoding="utf-8")
    filing = filed(office, fire)
    done = facts.change_fact(office, "住所", "3 Far Street", value_zh="远街3号", why="moved")
    fact = now(office, done.ids[0], Fact)
    assert [(each.value, each.why) for each in fact.versions] == [
        ("18 Weir Lane", ""),
        ("3 Far Street", "moved"),
    ]
    assert office.office.address == "3 Far Street"
    todo = facts.what_to_amend(office, "address")
    assert [(each.licence, each.amend_by) for each in todo.licences] == [
        (fire.id, date(2026, 3, 2)), (other.id, date(2026, 4, 1)),
    ]  # fmt: skip
    assert (todo.filings, todo.templates) == ((), ("own.md",))
    assert filing.filed == date(2026, 3, 2)
    assert {each.why for each in today_bands(office).decide} == {"old address on it"}
    facts.amend(office, [now(office, fire.id, Licence), other])
    assert today_bands(office).decide == ()
    with pytest.raises(OfficeError, match="is true"):
        facts.amend(office, [now(office, fire.id, Licence)])
    undo(office)
    undo(office)
    assert office.office.address == "18 Weir Lane"
    with pytest.raises(OfficeError, match="Nobody has said"):
        facts.what_to_amend(office, "capital")


def test_a_fact_of_a_day_to_come_changes_nothing_yet(office: Desk, fire: Licence, clock: FixedClock) -> None:
    put(office, Office(company="Pumps Ltd", address="18 Weir Lane"))
    facts.change_fact(office, "address", "3 Far Street", since=date(2026, 4, 1))
    assert today_bands(office).decide == ()
    assert office.office.address == "18 Weir Lane"
    clock.now = datetime(2026, 4, 1, 9, tzinfo=UTC)
    assert "old address on it" in {each.why for each in today_bands(office).decide}
    assert facts.what_to_amend(office, "address").licences[0].licence == fire.id


def test_a_round_of_its_own_leaves_the_series_as_it_is_and_says_so(office: Desk, fire: Licence) -> None:
    assert verifying.begin_round(office, "first", date(2026, 3, 20), every=0).beware == ()
    verifying.begin_round(office, "Q1", date(2026, 3, 20), every=3)
    alone = verifying.begin_round(office, "move", date(2026, 3, 20), every=0)
    said = "It is one of its own: the round after Q1 begins on 2 June 2026 all the same."
    assert alone.beware == (said,)
    assert verifying.begin_round(office, "again", date(2026, 3, 20), every=0).beware == (said,)
    assert next_round(holdings.holdings(office)) == date(2026, 6, 2)


def test_a_series_ends_with_the_round_that_is_closed_as_the_last(
    office: Desk, fire: Licence, clock: FixedClock
) -> None:
    for name, every in (("Q1", 3), ("Q2", 6), ("move", 0)):
        verifying.begin_round(office, name, date(2026, 3, 20), every=every)
    clock.now = datetime(2026, 10, 1, 9, tzinfo=UTC)
    verifying.check(office, [fire], paper="yes")  # a round that is finished can be the last as well
    assert "Begin the verification round after Q2" in {each.title for each in today_bands(office).decide}
    with pytest.raises(StepError, match="No round follows RND-1 Q1") as refused:
        verifying.close(office, [now(office, "RND-1", Round)], "x", last=True)
    assert "RND-2 Q2" in refused.value.hint
    verifying.close(office, [now(office, "RND-2", Round)], "we are audited now", last=True)
    last = now(office, "RND-2", Round)
    assert (last.is_last, last.closed, last.reason) == (True, None, "we are audited now")
    assert next_round(holdings.holdings(office)) is None
    assert not [each for each in today_bands(office).decide if each.kind == "round"]
    with pytest.raises(StepError, match="No round follows RND-2"):
        verifying.close(office, [last], "x", last=True)
    undo(office)
    assert next_round(holdings.holdings(office)) == date(2026, 9, 2)
    verifying.close(office, [now(office, "RND-2", Round)], "audited", last=True)
    verifying.begin_round(office, "anew", date(2026, 10, 20), every=1)
    assert next_round(holdings.holdings(office)) == date(2026, 11, 1)


def test_many_verified_at_once_are_asked_about_once(office: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    many = [save(office, Licence(name=f"Title {n}", long_term=True)) for n in range(20)]
    verifying.begin_round(office, "Q1", date(2026, 3, 20))
    asked: list[Draft] = []
    gathered = holdings.drafted

    def noted(draft: Draft) -> Holdings:
        asked.append(draft)
        return gathered(draft)

    monkeypatch.setattr(holdings, "drafted", noted)
    verifying.check(office, many, paper="yes")
    assert len(asked) == 1
    assert {each.round for each in office.all(Check)} == {"RND-1"}


def test_all_in_order_says_what_was_found_before_and_is_not_put_right(office: Desk, fire: Licence) -> None:
    verifying.check(office, [fire], paper="yes", matches="no", finding="old address")
    assert verifying.check(office, [fire], paper="yes").beware == ("Not put right yet: LIC-1: old address.",)
    verifying.correct(office, [fire], "amended")
    assert verifying.check(office, [fire], paper="yes").beware == ()


@pytest.mark.parametrize(("paper", "says"), [("yes", True), ("", False), ("no", False)])
def test_a_paper_seen_that_is_out_is_said(office: Desk, fire: Licence, paper: Answer, says: bool) -> None:
    lent = lending.lend(office, [fire], borrower="Works", purpose="tender", back_by=date(2026, 3, 9))
    checked = verifying.check(
        office, [fire], paper=paper, confirmed="yes", finding="" if paper != "no" else "torn"
    )
    said = f"The original of {fire.id} is out ({lent.made[0]}), with Works."
    assert (said in checked.beware) is says
