"""Who is reminded of what: one message a person, nothing for what is finished, nothing when nothing is new."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from office_tui.domain.clock import on
from office_tui.domain.duty import Duty
from office_tui.domain.holdings import Holdings, gather
from office_tui.domain.licence import Licence
from office_tui.domain.loan import Loan
from office_tui.domain.reminder import Reminder, Told
from office_tui.domain.reminding import Message, messages
from office_tui.domain.renewal import Renewal
from office_tui.domain.workdays import Workdays

MONDAY = date(2026, 3, 2)
FIRE = Licence(id="LIC-1", name="Fire", valid_to=date(2026, 4, 1), custodian="PER-1")
FOOD = Licence(id="LIC-2", name="Food", valid_to=date(2026, 8, 29), department="DEP-1")
BARE = Licence(id="LIC-3", name="Trademark", valid_to=date(2026, 5, 1))


def told(held: Holdings, *before: Reminder, today: date = MONDAY) -> list[Message]:
    return messages(held, before, today=today, workdays=Workdays(), heads={"DEP-1": "PER-2"}, director="Wen")


def said(found: list[Message]) -> dict[str, list[tuple[str, int]]]:
    return {each.to: [(line.told.of, line.told.rung) for line in each.lines] for each in found}


def test_one_message_a_person_to_who_keeps_the_paper_heads_the_department_or_directs() -> None:
    found = told(gather([FIRE, FOOD, BARE]))
    assert said(found) == {"PER-1": [("LIC-1", 30)], "PER-2": [("LIC-2", 180)], "Wen": [("LIC-3", 60)]}


def test_what_was_told_is_not_told_again_until_the_next_rung() -> None:
    held = gather([FIRE])
    first = Reminder(to="PER-1", told=tuple(line.told for line in told(held)[0].lines))
    assert told(held, first) == []
    assert said(told(held, first, today=date(2026, 3, 25))) == {"PER-1": [("LIC-1", 7)]}


def test_a_new_last_day_begins_the_ladder_anew() -> None:
    first = Reminder(told=tuple(line.told for line in told(gather([FIRE]))[0].lines))
    later = Licence(id="LIC-1", name="Fire", valid_to=date(2026, 4, 20), custodian="PER-1")
    assert said(told(gather([later]), first)) == {"PER-1": [("LIC-1", 60)]}


def test_nothing_on_a_day_that_is_not_worked_and_nothing_for_what_was_renewed() -> None:
    assert told(gather([FIRE]), today=date(2026, 3, 1)) == []
    assert told(gather([Licence(id="LIC-1", name="x", valid_to=date(2026, 4, 1), state="superseded")])) == []


def test_duties_windows_and_starts_are_told_until_the_renewal_is_begun() -> None:
    wide = Licence(
        id="LIC-1", name="Lift", valid_to=date(2026, 12, 31), window_opens=304, custodian="PER-1",
        duties=(Duty(title="Test", kind="inspection", since=date(2026, 3, 20), months=6),),
    )  # fmt: skip
    found = told(gather([wide]))
    assert {line.title for line in found[0].lines} == {"Lift: Test", "Lift: renewal window opens"}
    begun = gather([wide], [Renewal(id="REN-1", licence="LIC-1")])
    assert {line.title for line in told(begun)[0].lines} == {"Lift: Test"}


def test_a_duty_reworded_is_not_told_again_and_one_told_by_its_title_counts() -> None:
    visit = Duty(title="Visit", id="2", since=date(2026, 4, 1), months=6)
    held = gather([replace(BARE, valid_to=None, long_term=True, duties=(visit,))])
    [line] = told(held)[0].lines
    before = Reminder(to="Wen", told=(line.told,))
    reworded = replace(held.licences["LIC-3"], duties=(replace(visit, title="Visit of the brigade"),))
    assert told(gather([reworded]), before) == []
    by_title = Reminder(to="Wen", told=(replace(line.told, what="Visit"),))
    assert told(held, by_title) == []
    twin = replace(held.licences["LIC-3"], duties=(visit, replace(visit, id="3")))
    assert said(told(gather([twin]), before)) == {"Wen": [("LIC-3", line.told.rung)]}


def test_a_start_is_told_also_where_only_the_issuer_takes_time() -> None:
    slow = Licence(id="LIC-1", name="Lift", valid_to=date(2026, 10, 30), decision_days=170, ladder=(7,))
    assert [line.title for line in told(gather([slow]))[0].lines] == ["Lift: begin to renew (filing)"]
    bare = Licence(id="LIC-1", name="Lift", valid_to=date(2026, 3, 13), ladder=(7,))
    assert told(gather([bare])) == []  # its start is its end, which has a ladder of its own


def test_a_loan_is_asked_for_from_whoever_has_it() -> None:
    loan = Loan(id="LOA-1", licence="LIC-3", copy="original", borrower="PER-9", due=on(MONDAY, MONDAY))
    assert said(told(gather([BARE], loans=[loan])))["PER-9"] == [("LOA-1", 0)]


def test_a_window_that_opened_and_a_start_that_passed_while_nobody_asked_are_told_once() -> None:
    late = Licence(id="LIC-1", name="Fire", valid_to=date(2026, 9, 30), window_opens=220, decision_days=160)
    before = [Reminder(told=(Told(of="LIC-1", what="expires", day=date(2026, 9, 30), rung=180),))]
    found = told(gather([late]), *before)
    assert [(line.told.what, line.told.day < MONDAY) for line in found[0].lines] == [
        ("safe start", True), ("window opens", True),
    ]  # fmt: skip
    assert told(gather([late]), *before, Reminder(told=tuple(line.told for line in found[0].lines))) == []


def test_a_duty_is_never_told_before_it_is_to_be_announced() -> None:
    visit = Duty(title="Visit", since=date(2026, 3, 9), months=6, ahead=3)
    held = gather([replace(BARE, duties=(visit,))])
    assert said(told(held, today=MONDAY)) == {"Wen": [("LIC-3", 60)]}
    assert said(told(held, today=date(2026, 3, 6)))["Wen"][0] == ("LIC-3", 3)


def test_what_one_who_left_was_to_be_told_goes_to_the_next_in_line() -> None:
    in_food = replace(FOOD, custodian="PER-9", valid_to=FIRE.valid_to)
    lent = Loan(id="LOA-1", licence="LIC-2", copy="original", borrower="PER-9", due=on(MONDAY, MONDAY))
    found = messages(
        gather([in_food], loans=[lent]), (), today=MONDAY, workdays=Workdays(), heads={"DEP-1": "PER-2"},
        director="Wen", is_gone=lambda id_: id_ == "PER-9",
    )  # fmt: skip
    assert said(found) == {"PER-2": [("LIC-2", 30)], "Wen": [("LOA-1", 0)]}
