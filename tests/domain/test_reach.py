"""Whatever is typed is either refused or can be drawn; and whatever an older file holds can be drawn, too."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from office_tui.calendars.ics_out import Edition, write
from office_tui.domain.bands import day_of
from office_tui.domain.clock import Clock, Pause, due_on, explain
from office_tui.domain.copy import Copy
from office_tui.domain.drift import drift
from office_tui.domain.duties import next_due, occurrences
from office_tui.domain.duty import Duty
from office_tui.domain.fact import Fact, Printed, Version
from office_tui.domain.holdings import Holdings, gather
from office_tui.domain.lead import Lead
from office_tui.domain.lending import wrong_with_loan
from office_tui.domain.licence import Licence
from office_tui.domain.licence_brief import brief
from office_tui.domain.licence_events import licence_events
from office_tui.domain.licence_line import licence_line
from office_tui.domain.licence_told import say_licence
from office_tui.domain.loan import Loan
from office_tui.domain.may_we import may_we
from office_tui.domain.next_term import next_first_day, next_last_day
from office_tui.domain.problems import problems
from office_tui.domain.reach import FOR_EVER, MOST_DAYS, capped, later, read_count
from office_tui.domain.reminding import messages
from office_tui.domain.renewal import Renewal
from office_tui.domain.rounds import next_round
from office_tui.domain.validity import is_long_term, last_day, standing
from office_tui.domain.verification import Round
from office_tui.domain.workdays import Workdays
from office_tui.errors import UsageError
from tests.domain.licence_today import day_with

TODAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
GULF = Workdays(weekend=frozenset({4, 5}))  # 31 December 9999 is a Friday
WEEKS = (Workdays(), GULF)
GOOD = Licence(id="LIC-1", name="Food", valid_to=date(2026, 12, 31))
SPANS = ((date.min, date(2, 1, 1)), (TODAY, date(2027, 12, 31)), (date(9999, 1, 1), date.max))
EDITION = Edition("o", NOW, time(8), {})

ends = st.sampled_from([date.min, date.max, date(9999, 12, 30), date(1, 1, 2), date(2200, 12, 31)])
days = st.one_of(st.dates(), ends)
figures = st.one_of(st.integers(0, 400), st.sampled_from([-1, 600, MOST_DAYS, 9_999_999, 20_260_101, 10**11]))
leads = st.builds(
    Lead, kind=st.sampled_from(["step", "material", "needs"]), title=st.sampled_from(["test", "LIC-1", "LIC-2"]),
    days=figures, unit=st.sampled_from(["days", "workdays"]),
)  # fmt: skip
duties = st.builds(
    Duty, title=st.just("Lift"), kind=st.sampled_from(["inspection", "report"]), since=days, months=figures,
    days=st.lists(st.sampled_from(["06-30", "02-29", "13-01", "x"]), max_size=2).map(tuple), ahead=figures,
    done=st.none() | days,
)  # fmt: skip
licences = st.builds(
    Licence, id=st.just("LIC-1"), name=st.just("Food"), state=st.sampled_from(["held", "suspended", "superseded"]),
    issued=st.none() | days, valid_from=st.none() | days, valid_to=st.none() | days, long_term=st.booleans(),
    window_opens=figures, window_closes=figures, window_unit=st.sampled_from(["days", "workdays", "months"]),
    decision_days=figures, plan=st.lists(leads, max_size=3).map(tuple), duties=st.lists(duties, max_size=2).map(tuple),
    ladder=st.lists(figures, max_size=2).map(tuple), amend_days=figures,
    copies=st.just((Copy(kind="original", place="safe"),)), printed=st.just((Printed(fact="address", value="x"),)),
)  # fmt: skip


def draw_all(licence: Licence, held: Holdings, week: Workdays) -> None:
    """Ask everything that any screen, list, reminder or calendar asks."""
    standing(licence, TODAY, week)
    licence_line(licence, held, TODAY, week)
    brief(licence, held, TODAY, week, str)
    say_licence(licence, held, TODAY, week, str)
    day_with(held, day_of(TODAY, NOW, week))
    drift(held, TODAY)
    next_last_day(licence, held)
    next_first_day(licence, TODAY)
    may_we("food", TODAY, held, today=TODAY, workdays=week)
    messages(held, (), today=TODAY, workdays=week, heads={}, director="Wen")
    loan = Loan(licence="LIC-1", borrower="DEP-1", purpose="x", lent=TODAY)
    wrong_with_loan(loan, licence, TODAY, held, week)
    for first, last in SPANS:
        write(licence_events(held, first, last, today=TODAY, workdays=week), EDITION)


def around(licence: Licence, since: date) -> Holdings:
    """The licence, and beside it one that it may need, and a change of address."""
    other = Licence(id="LIC-2", name="Fire", valid_to=date(2026, 4, 30), plan=licence.plan)
    fact = Fact(name="address", versions=(Version(value="new", since=since),))
    return gather([licence, other], facts=[fact])


@settings(max_examples=120, deadline=None)
@given(licences, days, st.sampled_from(WEEKS))
def test_whatever_a_file_holds_can_be_drawn_and_asked_what_is_wrong(
    licence: Licence, since: date, week: Workdays
) -> None:
    problems(licence)
    draw_all(licence, around(licence, since), week)


@pytest.mark.parametrize("week", WEEKS)
@pytest.mark.parametrize(
    "fields",
    [
        {"valid_to": FOR_EVER},
        {"valid_to": date(9999, 12, 30)},
        {"valid_to": date.min},
        {"valid_to": date(2026, 12, 31), "issued": date.max},
        {"window_opens": 99_999_999_999},
        {"window_opens": 20_260_101, "window_unit": "months"},
        {"window_opens": 9_999_999, "window_unit": "workdays"},
        {"decision_days": 9_999_999},
        {"amend_days": 99_999_999_999},
        {"plan": (Lead(kind="step", title="x", days=99_999_999_999),)},
        {"plan": (Lead(kind="step", title="x", days=36_500, unit="workdays"),) * 30},
        {"duties": (Duty(title="x", since=date(9999, 12, 1), days=("06-30",)),)},
        {"duties": (Duty(title="x", since=TODAY, days=("06-30",), done=FOR_EVER),)},
        {"duties": (Duty(title="x", since=date(9990, 1, 1), months=600),)},
        {"duties": (Duty(title="x", since=TODAY, months=10**11, done=TODAY),)},
        {"duties": (Duty(title="x", since=TODAY, months=-3),)},
        {"duties": (Duty(title="x", since=TODAY),)},
        {"duties": (Duty(title="x", since=TODAY, days=("30 Jun",)),)},
        {"duties": (Duty(title="x", since=TODAY, months=6, ahead=99_999_999_999),)},
        {"ladder": (99_999_999_999,)},
    ],
)
def test_a_bad_record_of_an_older_file_stops_nothing(fields: dict[str, object], week: Workdays) -> None:
    bad = replace(GOOD, **fields)
    draw_all(bad, around(bad, TODAY), week)


FAR = "That is not a day between 1900 and 2200."
MANY = "At most 36,500 are counted."


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"valid_to": date(9999, 12, 30)}, [("valid_to", FAR)]),
        ({"valid_to": date(2201, 1, 1)}, [("valid_to", FAR)]),
        ({"valid_to": date(2200, 12, 31)}, []),
        ({"valid_to": FOR_EVER}, []),
        ({"valid_to": FOR_EVER, "long_term": True}, []),
        ({"valid_from": date(226, 1, 1), "issued": date(1899, 12, 31)}, [("issued", FAR), ("valid_from", FAR)]),
        ({"window_opens": 20_260_101, "decision_days": 36_501}, [("window_opens", MANY), ("decision_days", MANY)]),
        ({"window_opens": 36_500, "amend_days": 36_500}, []),
        ({"ladder": (36_501, 7)}, [("ladder", MANY)]),
        ({"plan": (Lead(kind="step", title="x", days=36_501),)}, [("plan", MANY)]),
        ({"copies": (Copy(kind="duplicate", number=10**12),)}, [("copies", MANY)]),
        ({"duties": (Duty(title="x", since=date(9999, 12, 1), days=("06-30",)),)}, [("duties", f"x: {FAR}")]),
        ({"duties": (Duty(title="x", since=TODAY, months=6, done=FOR_EVER),)}, [("duties", f"x: {FAR}")]),
        ({"duties": (Duty(title="x", since=TODAY, months=6, ahead=36_501),)}, [("duties", f"x: {MANY}")]),
        ({"duties": (Duty(title="x", since=TODAY),)}, [("duties", "x does not say when it returns.")]),
        (
            {"duties": (Duty(title="x", since=TODAY, days=("30-06",)),)},
            [("duties", "x does not say when it returns.")],
        ),
    ],
)  # fmt: skip
def test_what_nobody_means_is_refused(fields: dict[str, object], said: list[tuple[str, str]]) -> None:
    assert [(each.field, each.message) for each in problems(replace(GOOD, **fields))] == said


def test_the_last_day_of_the_calendar_is_how_some_write_long_term() -> None:
    for_ever = replace(GOOD, valid_to=FOR_EVER)
    assert is_long_term(for_ever)
    assert last_day(for_ever) is None
    assert standing(for_ever, TODAY, WEEKS[0]) == "valid"
    assert say_licence(for_ever, gather([for_ever]), TODAY, WEEKS[0], str)[0].text == "valid, long-term"
    assert not is_long_term(GOOD)


@pytest.mark.parametrize(
    ("duty", "first", "count"),
    [
        (Duty(title="x", since=date(9999, 6, 1), months=6), date(9999, 1, 1), 2),
        (Duty(title="x", since=date(9999, 6, 1), months=12), date.max, 0),
        (Duty(title="x", since=TODAY, months=-6), TODAY, 0),
    ],
)
def test_the_days_of_a_duty_end_with_the_calendar(duty: Duty, first: date, count: int) -> None:
    assert len(list(occurrences(duty, first, date.max))) == count


def test_a_duty_that_never_comes_is_due_on_the_last_day_there_is() -> None:
    assert next_due(Duty(title="x", since=TODAY)).day == date.max


@pytest.mark.parametrize("week", WEEKS)
@pytest.mark.parametrize("unit", ["days", "workdays", "weeks", "months"])
@pytest.mark.parametrize("amount", [10**7, -(10**7), 10**12])
def test_a_clock_ends_with_the_calendar(unit: str, amount: int, week: Workdays) -> None:
    clock = Clock(start=TODAY, unit=unit, amount=amount, roll="forward" if amount > 0 else "back")  # type: ignore[arg-type]  # as given
    assert due_on(clock, week) == (date.max if amount > 0 else date.min)
    paused = replace(clock, pauses=(Pause(since=date(2026, 3, 5), reason="x"),))
    assert due_on(paused, week, date(2026, 3, 9)) == due_on(clock, week)


def test_a_renewal_of_an_older_file_is_drawn_whatever_its_clock() -> None:
    due = Clock(
        start=TODAY, unit="workdays", amount=9_999_999, pauses=(Pause(since=TODAY + timedelta(days=1)),)
    )
    asked = Renewal(id="REN-1", licence="LIC-1", state="filed", due=due, supply_by=date.max)
    draw_all(GOOD, gather([GOOD], [asked]), WEEKS[0])
    assert explain(replace(due, unit="days"), WEEKS[0], TODAY)


def test_a_round_beyond_the_calendar_never_comes() -> None:
    round_ = Round(id="RND-1", opened=TODAY, due=TODAY, every=10**9, covers=("LIC-1",))
    held = gather([GOOD], rounds=[round_])
    assert next_round(held) == date.max
    draw_all(GOOD, held, WEEKS[0])


def test_counting_falls_off_neither_end() -> None:
    assert (later(TODAY, 10**12), later(TODAY, -(10**12))) == (date.max, date.min)
    assert later(TODAY, 3) == date(2026, 3, 5)
    with pytest.raises(ZeroDivisionError):
        capped(lambda: date(1 // 0, 1, 1))


@pytest.mark.parametrize(("words", "number"), [("", 0), ("7", 7), ("007", 7), ("36500", MOST_DAYS)])
def test_a_number_in_a_line(words: str, number: int) -> None:
    assert read_count(words) == number


@pytest.mark.parametrize(
    ("part", "line"),
    [
        (Lead, "step 99999999999 days: x"), (Lead, f"step {'9' * 5000} days: x"), (Copy, f"duplicate {'9' * 5000}"),
        (Duty, "duty: x, every 99999999999 months"), (Duty, "duty: x, every 6 months, 36501 days ahead"),
    ],
)  # fmt: skip
def test_a_line_with_a_number_nobody_means_is_refused(part: type[Lead | Copy | Duty], line: str) -> None:
    with pytest.raises(UsageError, match="is too many"):
        part.read(line, TODAY)
