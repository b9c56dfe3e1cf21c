"""The clock: when a thing is due, when it is late, what pauses and extensions do."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from office_tui.domain.clock import (
    Clock,
    Pause,
    Unit,
    days_left,
    due_on,
    extend,
    is_late,
    is_paused,
    keep_paused,
    keep_running,
    on,
    original_due,
    pause,
    restart,
    resume,
    stop,
)
from office_tui.domain.clock_words import read_clock
from office_tui.domain.workdays import Workdays, count_between, is_working
from office_tui.errors import StepError, UsageError

DAYS = Workdays(holidays={date(2026, 4, 6): "Tomb-Sweeping Day"}, worked=frozenset({date(2026, 2, 28)}))
MONDAY = date(2026, 3, 2)


def day(text: str) -> date:
    return date.fromisoformat(f"2026-{text}")


def running(unit: Unit, amount: int, start: date = MONDAY) -> Clock:
    return Clock(start=start, unit=unit, amount=amount)


@pytest.mark.parametrize(
    ("clock", "due"),
    [
        (on(day("03-20"), MONDAY), "03-20"),
        (running("days", 10), "03-12"),
        (running("days", 0), "03-02"),
        (running("workdays", 1), "03-03"),
        (running("workdays", 20), "03-30"),
        (running("workdays", 25), "04-07"),
        (running("workdays", 1, day("02-27")), "02-28"),
        (running("weeks", 2), "03-16"),
        (running("months", 1, day("01-31")), "02-28"),
        (running("months", 1), "04-02"),
        (Clock(start=MONDAY, unit="days", amount=5, roll="forward"), "03-09"),
        (Clock(start=MONDAY, unit="days", amount=5, roll="back"), "03-06"),
        (Clock(start=MONDAY, unit="days", amount=5), "03-07"),
        (Clock(start=MONDAY, fixed=day("04-06"), roll="forward"), "04-07"),
        (Clock(start=MONDAY, fixed=day("04-06"), roll="back"), "04-03"),
        (Clock(start=MONDAY, fixed=day("02-28"), roll="forward"), "02-28"),
    ],
)
def test_counting(clock: Clock, due: str) -> None:
    assert due_on(clock, DAYS) == original_due(clock, DAYS) == day(due)


@pytest.mark.parametrize(
    ("clock", "due"),
    [
        # five working days lost, and the holiday passed over
        (resume(pause(running("workdays", 20), day("03-09"), "x"), day("03-16")), "04-07"),
        # a weekend lost costs no working day, but two days
        (resume(pause(running("workdays", 20), day("03-07"), "x"), day("03-09")), "03-30"),
        (resume(pause(running("days", 10), day("03-07"), "x"), day("03-09")), "03-14"),
        (resume(pause(running("weeks", 2), day("03-04"), "x"), day("03-09")), "03-21"),
        (resume(pause(on(day("03-20"), MONDAY), day("03-10"), "x"), day("03-15")), "03-25"),
        # before the start, and after the due date, nothing is lost
        (resume(pause(running("days", 10), day("02-20"), "x"), day("03-02")), "03-12"),
        (resume(pause(running("days", 10), day("02-20"), "x"), day("03-05")), "03-14"),
        (resume(pause(running("days", 10), day("03-13"), "x"), day("03-20")), "03-12"),
        # the due date itself is lost
        (resume(pause(running("days", 10), day("03-12"), "x"), day("03-13")), "03-13"),
        # resumed the same day
        (resume(pause(running("days", 10), day("03-05"), "x"), day("03-05")), "03-12"),
    ],
)
def test_pauses_do_not_count(clock: Clock, due: str) -> None:
    assert due_on(clock, DAYS) == day(due)


def test_two_pauses_that_overlap_cost_each_day_once() -> None:
    pauses = (Pause(since=day("03-05"), until=day("03-09")), Pause(since=day("03-07"), until=day("03-10")))
    assert due_on(Clock(start=MONDAY, unit="days", amount=10, pauses=pauses), DAYS) == day("03-17")


def test_while_it_is_paused_nothing_gets_late() -> None:
    clock = pause(running("days", 10), day("03-10"), "waiting for their papers")
    assert is_paused(clock)
    assert not is_late(clock, day("06-01"), DAYS)
    assert days_left(clock, day("06-01"), DAYS) == days_left(clock, day("03-10"), DAYS) == 2
    assert due_on(clock, DAYS) == day("03-12")
    assert is_late(pause(running("days", 10), day("03-13"), "too late"), day("06-01"), DAYS)
    assert due_on(resume(clock, day("06-01")), DAYS) == day("06-03")


def test_an_extension_wins_but_the_first_date_stays() -> None:
    clock = extend(running("days", 10), day("04-01"), day("03-05"))
    assert due_on(clock, DAYS) == day("04-01")
    assert original_due(clock, DAYS) == day("03-12")
    assert not is_late(clock, day("04-01"), DAYS)
    assert is_late(clock, day("04-02"), DAYS)


TEN = running("days", 10)


@pytest.mark.parametrize(
    ("clock", "due"),
    [
        # paused before it was extended: known when the later date was agreed
        (extend(resume(pause(TEN, day("03-04"), "x"), day("03-06")), day("04-01"), day("03-06")), "04-01"),
        # paused afterwards: those days do not count either
        (resume(pause(extend(TEN, day("04-01"), day("03-04")), day("03-10"), "x"), day("03-15")), "04-06"),
        (resume(pause(extend(TEN, day("04-01"), day("03-10")), day("03-10"), "x"), day("03-11")), "04-02"),
        # extended while paused: what was paused by then is known, what comes is not
        (resume(extend(pause(TEN, day("03-04"), "x"), day("04-01"), day("03-10")), day("03-12")), "04-03"),
        (resume(extend(pause(TEN, day("03-04"), "x"), day("04-01"), day("03-10")), day("03-10")), "04-01"),
        # paused after the later date: it was late already
        (resume(pause(extend(TEN, day("04-01"), day("03-04")), day("04-02"), "x"), day("04-20")), "04-01"),
        # working days are lost where working days are counted; a weekend is none
        (
            resume(
                pause(extend(running("workdays", 5), day("04-03"), day("03-04")), day("03-28"), "x"),
                day("03-31"),
            ),
            "04-07",
        ),
        # a later date that is moved on is rolled off a weekend as the first was to be
        (
            resume(
                pause(
                    extend(replace(TEN, roll="forward"), day("04-02"), day("03-04")), day("03-10"), "x"
                ),
                day("03-12"),
            ),
            "04-07",
        ),
        # an older record does not say when it was extended: before it was paused
        (resume(pause(replace(TEN, extended=day("04-01")), day("03-10"), "x"), day("03-15")), "04-06"),
    ],
)  # fmt: skip
def test_an_extended_date_moves_on_with_what_is_paused_from_then_on(clock: Clock, due: str) -> None:
    assert due_on(clock, DAYS) == day(due)
    assert original_due(clock, DAYS) == original_due(replace(clock, pauses=(), extended=None), DAYS)


@pytest.mark.parametrize("today", ["03-05", "03-12", "04-01", "06-01"])
def test_extended_and_paused_it_is_not_late(today: str) -> None:
    clock = extend(pause(TEN, day("03-05"), "x"), day("04-01"), day("03-05"))
    assert not is_late(clock, day(today), DAYS)
    assert not is_late(pause(extend(TEN, day("04-01"), day("03-05")), day("03-05"), "x"), day(today), DAYS)


def test_it_is_kept_paused_or_running_whatever_it_was() -> None:
    paused = keep_paused(TEN, day("03-05"), "x")
    assert paused == pause(TEN, day("03-05"), "x")
    assert keep_paused(paused, day("03-09"), "y") == paused
    assert keep_running(paused, day("03-09")) == resume(paused, day("03-09"))
    assert keep_running(paused, day("03-01")) == resume(paused, day("03-05"))  # the day was set back
    assert keep_running(TEN, day("03-09")) == TEN
    done = stop(TEN, day("03-09"))
    assert keep_paused(done, day("03-10"), "x") == done


def test_done_while_it_was_paused_its_date_stays() -> None:
    done = stop(pause(TEN, day("03-05"), "x"), day("03-09"))
    assert not is_paused(done)
    assert due_on(done, DAYS, day("06-01")) == day("03-16")
    assert due_on(restart(done), DAYS, day("06-01")) == day("03-16")


def test_late_is_what_is_past_and_not_done() -> None:
    clock = running("days", 10)
    assert [is_late(clock, day(today), DAYS) for today in ("03-11", "03-12", "03-13")] == [False, False, True]
    assert [days_left(clock, day(today), DAYS) for today in ("03-11", "03-12", "03-13")] == [1, 0, -1]
    done = stop(clock, day("03-14"))
    assert not is_late(done, day("06-01"), DAYS)
    assert days_left(done, day("06-01"), DAYS) == -2
    assert stop(done, day("06-01")) == done
    assert is_late(restart(done), day("03-15"), DAYS)


def test_illegal_steps_say_why() -> None:
    clock = running("days", 10)
    with pytest.raises(StepError, match="not paused"):
        resume(clock, day("03-05"))
    paused = pause(clock, day("03-05"), "x")
    with pytest.raises(StepError, match="paused already"):
        pause(paused, day("03-06"), "y")
    with pytest.raises(StepError, match="only on 5 March 2026"):
        resume(paused, day("03-04"))
    done = stop(clock, day("03-05"))
    with pytest.raises(StepError, match="stopped on 5 March 2026"):
        pause(done, day("03-06"), "x")
    with pytest.raises(StepError, match="stopped on 5 March 2026"):
        extend(done, day("04-01"), day("03-06"))


@given(
    st.dates(date(2025, 1, 1), date(2027, 12, 31)),
    st.integers(0, 60),
    st.lists(st.tuples(st.integers(-5, 90), st.integers(0, 20)), max_size=4),
)
def test_the_days_that_count_are_as_many_as_were_given(
    start: date, n: int, spans: list[tuple[int, int]]
) -> None:
    pauses = tuple(
        Pause(since=start + timedelta(days=a), until=start + timedelta(days=a + length))
        for a, length in spans
    )
    due = due_on(Clock(start=start, unit="workdays", amount=n, pauses=pauses), DAYS)
    lost = {
        one.since + timedelta(days=k)
        for one in pauses
        for k in range((one.until - one.since).days if one.until else 0)
    }
    days = (start + timedelta(days=k) for k in range(1, (due - start).days + 1))
    assert sum(is_working(one, DAYS) and one not in lost for one in days) == n
    assert count_between(start, due, DAYS) >= n


@pytest.mark.parametrize(
    ("words", "clock"),
    [
        ("+10bd", running("workdays", 10)), ("within 10 working days", running("workdays", 10)),
        ("10个工作日内", running("workdays", 10)), ("in 3 days", running("days", 3)),
        ("三天后", running("days", 3)),
        ("+2w", running("weeks", 2)), ("两周内", running("weeks", 2)), ("+1m", running("months", 1)),
        ("1y", running("months", 12)), ("fri", on(day("03-06"), MONDAY)),
        ("2026-03-20", on(day("03-20"), MONDAY)),
        ("end of month", on(day("03-31"), MONDAY)), ("3 days ago", on(day("02-27"), MONDAY)),
        ("周五前", on(day("03-06"), MONDAY)),
    ],
)  # fmt: skip
def test_words_that_count_make_a_clock_that_counts(words: str, clock: Clock) -> None:
    assert read_clock(words, MONDAY, DAYS) == clock


def test_words_that_are_no_date_make_no_clock() -> None:
    with pytest.raises(UsageError):
        read_clock("31 February", MONDAY, DAYS)
