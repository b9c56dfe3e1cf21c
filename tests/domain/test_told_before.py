"""What was told is not told again, though the day moves: each rung once for one term of a licence."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from office_tui.domain.dues import Due
from office_tui.domain.holdings import Holdings, gather
from office_tui.domain.lead import Lead
from office_tui.domain.licence import Licence
from office_tui.domain.reminder import Reminder, Told
from office_tui.domain.reminding import messages
from office_tui.domain.renewal import Renewal
from office_tui.domain.told_before import ToldBefore, is_same
from office_tui.domain.workdays import Workdays

DAY, TERM = date(2026, 5, 15), date(2026, 12, 31)
MAIN = Licence(
    id="LIC-1", name="Main", valid_to=TERM, decision_days=20, plan=(Lead(kind="needs", title="LIC-2"),)
)
SUB = Licence(id="LIC-2", name="Sub", valid_to=date(2026, 6, 30), decision_days=20)
STEPS = tuple(Lead(kind="step", title=f"step {n}", days=3) for n in range(6))


def told_on(held: Holdings, today: date, before: list[Reminder]) -> list[tuple[str, int]]:
    """Ask on a day, and remember it."""
    found = messages(held, before, today=today, workdays=Workdays(), heads={}, director="Wen")
    before += [Reminder(to=each.to, told=tuple(line.told for line in each.lines)) for each in found]
    return [(line.title, line.told.rung) for each in found for line in each.lines]


@pytest.mark.parametrize(
    ("day", "term", "same"),
    [
        (DAY, TERM, True),
        (DAY + timedelta(days=3), TERM, True),
        (DAY + timedelta(days=89), TERM, True),
        (DAY + timedelta(days=90), TERM, False),  # what it waited for is done
        (DAY - timedelta(days=200), TERM, True),
        (DAY, date(2027, 12, 31), False),
        (DAY, None, True),  # told before terms were kept
        (DAY + timedelta(days=89), None, True),
        (DAY - timedelta(days=89), None, True),
        (DAY - timedelta(days=90), None, False),
    ],
)
def test_what_was_told_counts_for_one_term(day: date, term: date | None, same: bool) -> None:
    due = Due("LIC-1", "safe start", "x", day, (14, 0), "Wen", term=TERM)
    told = Told(of="LIC-1", what="safe start", day=DAY, rung=14, term=term)
    assert is_same(told, due) == same
    assert ToldBefore([Reminder(told=(told,))]).rungs(due) == ({14} if same else set())
    assert ToldBefore([Reminder(told=(told,))]).rungs(due._replace(of="LIC-2")) == set()


def test_what_has_no_term_counts_for_its_very_day() -> None:
    due = Due("LIC-1", "expires", "x", DAY, (14, 0), "Wen")
    assert is_same(Told(of="LIC-1", what="expires", day=DAY, rung=14), due)
    assert not is_same(Told(of="LIC-1", what="expires", day=DAY + timedelta(days=1), rung=14), due)


def test_a_start_that_moves_with_each_step_of_another_renewal_is_told_once_a_rung() -> None:
    before: list[Reminder] = []
    said: list[tuple[str, int]] = []
    today, done = date(2026, 4, 20), 0
    while today < date(2026, 6, 20):
        leads = tuple(replace(lead, done=today) if n < done else lead for n, lead in enumerate(STEPS))
        held = gather(
            [MAIN, SUB], [Renewal(id="REN-1", licence="LIC-2", begun=date(2026, 4, 20), leads=leads)]
        )
        said += [each for each in told_on(held, today, before) if each[0].startswith("Main: begin")]
        today += timedelta(days=1)
        done += today >= date(2026, 5, 8) and today.weekday() < 5 and done < 6 and today.day % 2 == 0
    assert [rung for _, rung in said] == [14, 0]


def test_a_start_that_moves_out_by_months_is_told_when_it_comes() -> None:
    waits = gather([MAIN, replace(SUB, plan=STEPS)])
    before: list[Reminder] = []
    assert ("Main: begin to renew (Sub: step 0)", 14) in told_on(waits, date(2026, 5, 4), before)
    free = gather([MAIN, replace(SUB, valid_to=date(2029, 6, 30))])
    assert told_on(free, date(2026, 11, 16), before) == [("Main expires", 60)]
    assert ("Main: begin to renew (filing)", 14) in told_on(free, date(2026, 11, 23), before)


def test_a_start_that_moves_nearer_is_told_again_only_when_that_reaches_another_rung() -> None:
    slow = replace(MAIN, plan=(Lead(kind="step", title="test", days=10),), ladder=(1,))
    before: list[Reminder] = []
    assert told_on(gather([slow]), date(2026, 11, 12), before) == [("Main: begin to renew (test)", 14)]
    slower = replace(slow, plan=(Lead(kind="step", title="test", days=12),))
    assert told_on(gather([slower]), date(2026, 11, 13), before) == []
    slowest = replace(slow, plan=(Lead(kind="step", title="test", days=60),))
    assert told_on(gather([slowest]), date(2026, 11, 13), before) == [("Main: begin to renew (test)", 0)]


def test_what_an_earlier_version_told_is_not_told_again() -> None:
    slow = replace(MAIN, plan=(Lead(kind="step", title="test", days=10),), ladder=(1,))
    before: list[Reminder] = []
    assert told_on(gather([slow]), date(2026, 11, 12), before)
    old = [replace(each, told=tuple(replace(told, term=None) for told in each.told)) for each in before]
    assert told_on(gather([slow]), date(2026, 11, 13), old) == []
