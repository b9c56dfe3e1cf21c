"""What is due of a renewal once it is begun, to whom it is told, and when it is silent."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from msgspec.structs import replace

from office_tui.domain.clock import Clock, on
from office_tui.domain.duty import Duty
from office_tui.domain.holdings import Holdings, gather
from office_tui.domain.lead import Lead
from office_tui.domain.licence import Licence
from office_tui.domain.loan import Loan
from office_tui.domain.reminder import Reminder
from office_tui.domain.reminding import messages
from office_tui.domain.renewal import Renewal
from office_tui.domain.workdays import Workdays

EVERY_DAY = Workdays(weekend=frozenset())
TEST = Lead(kind="step", title="test", days=10)
FOOD = Licence(
    id="LIC-1",
    name="Food",
    valid_to=date(2026, 6, 30),
    decision_days=20,
    plan=(TEST,),
    ladder=(400,),
    custodian="PER-1",
)
"""To be filed by 10 June, and so begun by 31 May."""
BEGUN = Renewal(id="REN-1", licence="LIC-1", owner="PER-2", begun=date(2026, 3, 1), leads=FOOD.plan)
FILED = replace(BEGUN, state="filed", due=Clock(start=date(2026, 6, 1), unit="workdays", amount=20))
ASKED = replace(BEGUN, state="supplement asked", asked="accounts", supply_by=date(2026, 6, 15), due=FILED.due)


def told(held: Holdings, first: date, days: int) -> list[tuple[str, str, str, int]]:
    """Ask every day for so many days; return day, to whom, title and rung of each line."""
    before: list[Reminder] = []
    said: list[tuple[str, str, str, int]] = []
    for today in (first + timedelta(days=n) for n in range(days)):
        found = messages(held, before, today=today, workdays=EVERY_DAY, heads={}, director="Wen")
        before += [Reminder(told=tuple(line.told for line in each.lines)) for each in found]
        said += [
            (f"{today:%m-%d}", each.to, line.title, line.told.rung) for each in found for line in each.lines
        ]
    return [each for each in said if not each[2].endswith("expires")]


FILE, GO_ON = "Food: renewal to be filed", "Food: go on with the renewal (test)"
SUPPLY, DECIDES = "Food: supplement to be handed in (accounts)", "Food: the issuer decides on its renewal"


@pytest.mark.parametrize(
    ("renewal", "expected"),
    [
        (
            BEGUN,
            [
                ("05-27", FILE, 14), ("05-31", GO_ON, 0), ("06-07", FILE, 3), ("06-10", FILE, 0), ("06-17", FILE, -7),
            ],
        ),
        (
            replace(BEGUN, leads=(replace(TEST, done=date(2026, 4, 1)),)),
            [("05-27", FILE, 14), ("06-07", FILE, 3), ("06-10", FILE, 0), ("06-17", FILE, -7)],
        ),
        (
            replace(BEGUN, begun=date(2026, 6, 1)),  # that it was begun late, who began it knows
            [("05-27", FILE, 14), ("06-07", FILE, 3), ("06-10", FILE, 0), ("06-17", FILE, -7)],
        ),
        (FILED, [("06-21", DECIDES, 0), ("06-28", DECIDES, -7)]),
        (replace(FILED, due=None), []),
        (ASKED, [("06-08", SUPPLY, 7), ("06-14", SUPPLY, 1), ("06-15", SUPPLY, 0), ("06-22", SUPPLY, -7)]),
        (replace(ASKED, supply_by=None), []),
        (replace(BEGUN, state="granted"), None),
        (replace(BEGUN, state="refused"), None),
    ],
)  # fmt: skip
def test_a_renewal_begun_is_asked_after_until_it_is_decided(
    renewal: Renewal, expected: list[tuple[str, str, int]] | None
) -> None:
    said = told(gather([FOOD], [renewal]), date(2026, 4, 1), 150)
    if expected is None:
        assert not [each for each in said if each[1] != "PER-1" or "begin to renew" not in each[2]]
    else:
        assert said == [(day, "PER-2", title, rung) for day, title, rung in expected]


@pytest.mark.parametrize(
    ("owner", "custodian", "to"),
    [("PER-2", "PER-1", "PER-2"), ("Zhou", "PER-1", "Zhou"), ("", "PER-1", "PER-1"), ("PER-9", "PER-1", "PER-1"),
     ("PER-9", "PER-9", "PER-3"), ("", "", "PER-3")],
)  # fmt: skip
def test_its_owner_is_told_else_who_is_told_of_the_licence(owner: str, custodian: str, to: str) -> None:
    held = gather([replace(FOOD, custodian=custodian, department="DEP-1")], [replace(BEGUN, owner=owner)])
    found = messages(
        held, (), today=date(2026, 6, 10), workdays=EVERY_DAY, heads={"DEP-1": "PER-3"}, director="Wen",
        is_gone=lambda id_: id_ == "PER-9",
    )  # fmt: skip
    assert FILE in {line.title for each in found if each.to == to for line in each.lines}


def test_nothing_of_a_renewal_whose_licence_was_given_up() -> None:
    held = gather([replace(FOOD, state="surrendered")], [BEGUN])
    assert told(held, date(2026, 4, 1), 150) == []


def test_a_duty_never_told_in_a_time_nobody_asked_is_told_once() -> None:
    visit = Duty(title="Visit", since=date(2026, 4, 1), months=6, ahead=3)
    held = gather([Licence(id="LIC-1", name="Lift", long_term=True, duties=(visit,))])
    assert told(held, date(2026, 4, 20), 100) == [("04-20", "Wen", "Lift: Visit", 0)]


def test_what_was_past_when_it_was_granted_is_not_told() -> None:
    visit = Duty(title="Visit", since=date(2026, 4, 1), months=6, ahead=3)
    new = Licence(id="LIC-2", name="Lift", long_term=True, duties=(visit,), succeeds="LIC-1")
    granted = replace(BEGUN, state="granted", successor="LIC-2", since=date(2026, 4, 10))
    assert told(gather([new], [granted]), date(2026, 4, 20), 100) == []


@pytest.mark.parametrize("state", ["held", "suspended"])
def test_a_step_of_its_life_hides_no_end_that_nobody_was_told_of(state: str) -> None:
    ended = Licence(id="LIC-1", name="Lift", valid_to=date(2026, 3, 6), state=state, since=date(2026, 3, 9))  # type: ignore[arg-type]  # two of its states
    [message] = messages(
        gather([ended]), (), today=date(2026, 3, 10), workdays=EVERY_DAY, heads={}, director="Wen"
    )
    assert [line.title for line in message.lines] == ["Lift expires"]


def test_a_loan_is_asked_for_every_week_for_as_long_as_it_is_out() -> None:
    loan = Loan(
        id="LOA-1",
        licence="LIC-1",
        copy="original",
        borrower="PER-9",
        due=on(date(2026, 3, 10), date(2026, 3, 2)),
    )
    held = gather([Licence(id="LIC-1", name="Lift", long_term=True)], loans=[loan])
    rungs = [rung for *_, rung in told(held, date(2026, 3, 2), 400)]
    assert rungs[:3] == [1, 0, -1]
    assert {a - b for a, b in pairwise(rungs[2:])} == {7}
    assert rungs[-1] < -380


SLOW = Licence(
    id="LIC-1", name="Slow", valid_to=date(2026, 6, 30), window_opens=90, window_closes=30, decision_days=5,
    plan=(TEST,), ladder=(400,),
)  # fmt: skip
"""Renewal is taken from 1 April to 31 May; it is to be begun by 21 May."""
TAKEN, BEGIN = "Slow: renewal window opens", "Slow: begin to renew (test)"


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        (date(2026, 5, 22), [("05-22", "Wen", TAKEN, 0), ("05-22", "Wen", BEGIN, 0)]),
        (date(2026, 5, 31), [("05-31", "Wen", TAKEN, 0), ("05-31", "Wen", BEGIN, 0)]),
        (date(2026, 6, 1), [("06-01", "Wen", BEGIN, 0)]),  # it is taken no more
        (date(2026, 6, 30), [("06-30", "Wen", BEGIN, 0)]),
        (date(2026, 7, 1), []),  # it has expired
        (date(2029, 4, 1), []),
    ],
)
def test_a_table_brought_in_late_tells_only_what_is_still_true(
    first: date, expected: list[tuple[str, str, str, int]]
) -> None:
    assert told(gather([SLOW]), first, 60) == expected


@pytest.mark.parametrize(("first", "is_told"), [(date(2026, 6, 30), True), (date(2026, 7, 1), False)])
def test_a_renewal_left_preparing_is_not_asked_after_behind_the_last_day(first: date, is_told: bool) -> None:
    titles = [title for _, _, title, _ in told(gather([FOOD], [BEGUN]), first, 60)]
    assert titles == ([GO_ON, FILE] if is_told else [])


def test_each_step_of_a_renewal_has_its_day_to_go_on() -> None:
    plan = tuple(Lead(kind="step", title=f"step {n}", days=30) for n in (1, 2, 3))
    it = Licence(id="LIC-1", name="Food", valid_to=date(2026, 12, 31), plan=plan, ladder=(400,))
    before: list[Reminder] = []
    said: list[tuple[str, str]] = []
    for today in (date(2026, 9, 1) + timedelta(days=n) for n in range(120)):
        done = (today > date(2026, 10, 5)) + (today > date(2026, 11, 4))
        leads = tuple(
            replace(lead, done=date(2026, 10, 5)) if n < done else lead for n, lead in enumerate(plan)
        )
        held = gather([it], [replace(BEGUN, leads=leads)])
        found = messages(held, before, today=today, workdays=EVERY_DAY, heads={}, director="Wen")
        before += [Reminder(told=tuple(line.told for line in each.lines)) for each in found]
        said += [
            (f"{today:%m-%d}", line.title) for each in found for line in each.lines if "go on" in line.title
        ]
    assert said == [
        (day, f"Food: go on with the renewal (step {n})")
        for n, day in ((1, "10-02"), (2, "11-01"), (3, "12-01"))
    ]


def test_what_ended_this_month_is_told_though_nobody_knows_since_when_it_was_there() -> None:
    for last, expected in ((date(2026, 6, 1), ["Gas expires"]), (date(2026, 5, 31), [])):
        held = gather([Licence(id="LIC-1", name="Gas", valid_to=last)])
        found = messages(held, (), today=date(2026, 7, 1), workdays=EVERY_DAY, heads={}, director="Wen")
        assert [line.title for each in found for line in each.lines] == expected
