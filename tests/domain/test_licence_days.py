"""What falls on which day, and what of it matters today."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from office_tui.domain.bands import Day
from office_tui.domain.clock import Clock, on, pause
from office_tui.domain.directive import Chase
from office_tui.domain.duty import Duty
from office_tui.domain.event_letters import LETTERS
from office_tui.domain.fact import Fact, Printed, Version
from office_tui.domain.holdings import Holdings, gather
from office_tui.domain.lead import Lead
from office_tui.domain.licence import Licence
from office_tui.domain.licence_events import licence_events
from office_tui.domain.licence_told import say_licence
from office_tui.domain.loan import Loan
from office_tui.domain.people import Office
from office_tui.domain.renewal import Renewal
from office_tui.domain.today import bands
from office_tui.domain.verification import Round
from office_tui.domain.workdays import Workdays
from tests.domain.licence_today import day_with

WEEK = Workdays()
TODAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
DAY = Day(TODAY, NOW, date(2026, 3, 3), date(2026, 3, 9), WEEK, frozenset())
FOOD = Licence(
    id="LIC-1", name="Food", valid_to=date(2026, 6, 30), window_opens=90, window_closes=30,
    plan=(Lead(kind="step", title="form", days=10),),
    duties=(Duty(title="Visit", kind="inspection", since=date(2026, 3, 31), months=6),),
)  # fmt: skip


def days(
    held: Holdings, first: date = date(2026, 1, 1), last: date = date(2026, 12, 31)
) -> list[tuple[str, str, str]]:
    found = licence_events(held, first, last, today=TODAY, workdays=WEEK)
    return [(each.day.isoformat(), each.letter, each.name) for each in found]


def test_a_year_of_one_licence() -> None:
    assert days(gather([FOOD])) == [
        ("2026-03-31", "i", "LIC-1.inspection.1-1"),
        ("2026-04-01", "w", "LIC-1.window-opens"),
        ("2026-05-19", "s", "LIC-1.safe-start"),
        ("2026-05-31", "c", "LIC-1.window-closes"),
        ("2026-06-30", "!", "LIC-1.expires"),
        ("2026-09-30", "i", "LIC-1.inspection.1-2"),
    ]


def test_a_window_that_only_closes_has_one_day() -> None:
    until = replace(FOOD, window_opens=0, plan=(), duties=())
    assert days(gather([until])) == [
        ("2026-05-29", "s", "LIC-1.safe-start"),
        ("2026-05-31", "c", "LIC-1.window-closes"),
        ("2026-06-30", "!", "LIC-1.expires"),
    ]
    said = say_licence(until, gather([until]), TODAY, WEEK, str)
    assert said[1].text == "any time, to Sun 31 May 2026, in 90 days"


def test_the_span_includes_both_ends_and_nothing_else() -> None:
    assert [each[2] for each in days(gather([FOOD]), date(2026, 4, 1), date(2026, 5, 19))] == [
        "LIC-1.window-opens", "LIC-1.safe-start",
    ]  # fmt: skip


def test_what_was_done_given_back_or_given_up_falls_on_no_day() -> None:
    done = replace(FOOD.duties[0], done=date(2026, 3, 31))
    assert "LIC-1.inspection.1-1" not in {each[2] for each in days(gather([replace(FOOD, duties=(done,))]))}
    assert days(gather([replace(FOOD, state="superseded")])) == []
    back = Loan(id="LOA-1", licence="LIC-9", due=on(TODAY, TODAY), returned=TODAY)
    assert days(gather([replace(FOOD, id="LIC-9", state="superseded")], loans=[back])) == []


def test_renewals_loans_rounds_and_amendments_have_their_days() -> None:
    clock = pause(Clock(start=date(2026, 2, 16), unit="workdays", amount=20), date(2026, 2, 24), "supplement")
    asked = Renewal(
        id="REN-1", licence="LIC-1", state="supplement asked", due=clock, supply_by=date(2026, 3, 6)
    )
    loan = Loan(id="LOA-1", licence="LIC-1", due=on(date(2026, 3, 5), TODAY))
    round_ = Round(id="RND-1", name="Q1", opened=TODAY, due=date(2026, 3, 20), every=3, covers=("LIC-1",))
    printed = replace(FOOD, printed=(Printed(fact="address", value="old"),), amend_days=30)
    fact = Fact(name="address", versions=(Version(value="new", since=date(2026, 2, 20)),))
    found = days(gather([printed], [asked], [loan], [], [round_], [fact]))
    assert {each[2]: each[0][5:] for each in found} == {
        "LIC-1.expires": "06-30", "LIC-1.inspection.1-1": "03-31", "LIC-1.inspection.1-2": "09-30",
        "REN-1.supplement": "03-06", "LOA-1.back": "03-05", "RND-1.round": "03-20", "RND-1.next-round": "06-02",
        "LIC-1.amend.address": "03-22",
    }  # fmt: skip
    filed = replace(asked, state="filed", due=Clock(start=date(2026, 2, 16), unit="workdays", amount=20))
    assert ("2026-03-16", "a", "REN-1.decision") in days(gather([FOOD], [filed]))


def test_every_letter_says_one_thing() -> None:
    assert len(set(LETTERS.values())) == len(LETTERS)


def test_400_licences_and_a_year_take_less_than_a_breath() -> None:
    held = gather([replace(FOOD, id=f"LIC-{n}") for n in range(400)])
    begin = time.perf_counter()
    found = licence_events(held, date(2026, 1, 1), date(2026, 12, 31), today=TODAY, workdays=WEEK)
    assert len(found) == 2400
    assert time.perf_counter() - begin < 2


LOAN = Loan(id="LOA-1", licence="LIC-1", borrower="PER-1", due=on(date(2026, 2, 26), TODAY))
PLANNED = (Lead(kind="step", title="test", days=30),)


@pytest.mark.parametrize(
    ("licence", "more", "expected"),
    [
        (replace(FOOD, window_opens=0), {}, []),
        (
            replace(FOOD, valid_to=date(2026, 3, 1), plan=(), window_opens=0, window_closes=0),
            {},
            [("decide", "LIC-1", "expired", 1)],
        ),
        (replace(FOOD, window_opens=120), {}, [("decide", "LIC-1", "window open", 0)]),
        (
            replace(FOOD, valid_to=date(2026, 3, 31), window_opens=0, window_closes=0, plan=PLANNED),
            {},
            [("decide", "LIC-1", "begin to renew", 3)],
        ),
        (
            replace(FOOD, valid_to=date(2026, 3, 31), window_opens=0, window_closes=0, plan=PLANNED),
            {"renewals": [Renewal(id="REN-1", licence="LIC-1", leads=PLANNED)]},
            [("chase", "REN-1", "", 3)],
        ),
        (
            replace(FOOD, duties=(Duty(title="Visit", kind="inspection", since=date(2026, 3, 3), months=6),)),
            {},
            [("decide", "LIC-1", "inspection", 0)],
        ),
        (
            replace(FOOD, duties=(Duty(title="Visit", kind="inspection", since=date(2026, 3, 6), months=6),)),
            {},
            [("next", "LIC-1", "inspection", 0)],
        ),
        (
            replace(FOOD, printed=(Printed(fact="name", value="Old"),)),
            {"office": Office(company="New")},
            [("decide", "LIC-1", "old name on it", 0)],
        ),
        (replace(FOOD, state="superseded"), {"loans": [LOAN]}, [("chase", "LOA-1", "", 4)]),
        (FOOD, {"loans": [replace(LOAN, chases=(Chase(at=NOW, next=date(2026, 3, 4)),))]}, []),
        (
            FOOD,
            {
                "rounds": [
                    Round(
                        id="RND-1",
                        name="Q1",
                        opened=date(2026, 2, 1),
                        due=date(2026, 2, 27),
                        covers=("LIC-1",),
                    )
                ]
            },
            [("verify", "RND-1", "", 3)],
        ),
        (
            FOOD,
            {"rounds": [Round(id="RND-1", name="Q1", opened=date(2026, 2, 1), every=1)]},
            [("decide", "RND-1", "next round", 1)],
        ),
    ],
)
def test_what_matters_today(
    licence: Licence, more: dict[str, object], expected: list[tuple[str, str, str, int]]
) -> None:
    placed = day_with(gather([licence], **more), DAY).placed  # type: ignore[arg-type]  # as gathered
    found = [(band, each.id, each.why, each.late) for band, items in placed.items() for each in items]
    assert found == expected


def test_expiring_and_late_are_counted_with_the_rest() -> None:
    soon = replace(FOOD, id="LIC-2", valid_to=date(2026, 3, 20), plan=(), window_opens=0, window_closes=0)
    over = replace(soon, id="LIC-3", valid_to=date(2026, 2, 1))
    given_up = replace(over, id="LIC-4", state="surrendered")
    found = day_with(gather([FOOD, soon, over, given_up]), DAY)
    assert found.expiring == 2
    all_ = bands([], [], [], today=TODAY, now=NOW, workdays=WEEK, more=found.placed, expiring=found.expiring)
    assert (all_.counts.expiring, all_.counts.late) == (2, 1)
    assert [each.id for each in all_.decide] == ["LIC-3", "LIC-2"]
