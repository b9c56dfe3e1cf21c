"""Duties return on their days: several a year, every so many months, on a 29 February."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from office_tui.domain.duties import is_announced, is_its_turn, next_due, occurrences
from office_tui.domain.duty import Duty
from office_tui.errors import UsageError

LIFT = Duty(title="Lift", kind="inspection", since=date(2026, 1, 15), months=6)
TWICE = Duty(title="Hygiene", kind="inspection", since=date(2026, 1, 1), days=("03-31", "09-30"))
LEAP = Duty(title="Leap", since=date(2026, 1, 1), days=("02-29",))
MONTH_END = Duty(title="Ends", since=date(2026, 1, 31), months=1)


@pytest.mark.parametrize(
    ("duty", "first", "last", "expected"),
    [
        (LIFT, "2026-01-01", "2027-01-31", "2026-01-15 2026-07-15 2027-01-15"),
        (LIFT, "2026-01-16", "2026-07-14", ""),
        (TWICE, "2026-01-01", "2026-12-31", "2026-03-31 2026-09-30"),
        (TWICE, "2025-01-01", "2026-04-01", "2026-03-31"),  # nothing before it began
        (
            replace(TWICE, months=12),
            "2026-01-01",
            "2026-12-31",
            "2026-03-31 2026-09-30",
        ),  # an older misreading
        (LEAP, "2027-01-01", "2028-12-31", "2027-02-28 2028-02-29"),
        (MONTH_END, "2026-02-01", "2026-04-30", "2026-02-28 2026-03-31 2026-04-30"),
    ],
)
def test_occurrences(duty: Duty, first: str, last: str, expected: str) -> None:
    found = occurrences(duty, date.fromisoformat(first), date.fromisoformat(last))
    assert " ".join(each.day.isoformat() for each in found) == expected


@pytest.mark.parametrize(
    ("done", "due"),
    [(None, "2026-03-31"), ("2026-03-31", "2026-09-30"), ("2026-09-30", "2027-03-31")],
)
def test_what_was_done_is_due_the_next_time(done: str | None, due: str) -> None:
    duty = Duty(
        title="x",
        since=date(2026, 1, 1),
        days=("03-31", "09-30"),
        done=date.fromisoformat(done) if done else None,
    )
    assert next_due(duty).day == date.fromisoformat(due)


def test_it_is_announced_so_many_days_ahead() -> None:
    assert not is_announced(TWICE, date(2026, 2, 28))
    assert is_announced(TWICE, date(2026, 3, 1))


@given(
    st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    st.integers(1, 60),
    st.dates(date(2020, 1, 1), date(2035, 1, 1)),
)
def test_keys_stay_whatever_span_is_asked(since: date, months: int, first: date) -> None:
    duty = Duty(title="x", since=since, months=months)
    whole = {each.key: each.day for each in occurrences(duty, since, date(2040, 1, 1))}
    part = list(occurrences(duty, first, first + timedelta(days=900)))
    assert all(whole[each.key] == each.day for each in part)
    assert len(set(whole.values())) == len(whole)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "inspection: Lift, every 6 months from 2026-01-15",
            "inspection: Lift, every 6 months from 2026-01-15",
        ),
        ("inspection: Lift, every 6 months", "inspection: Lift, every 6 months from 2026-09-02"),
        ("report: Yearly report, 30 Jun", "report: Yearly report, 06-30, from 2026-03-02"),
        ("年报：年度报告，6月30日，自2026-01-01", "report: 年度报告, 06-30, from 2026-01-01"),
        (
            "检验：电梯，每6个月自2026-01-15，提前14天",
            "inspection: 电梯, every 6 months from 2026-01-15, 14 days ahead",
        ),
        (
            "inspection: Hygiene, 30 Sep, 03-31, from 2026-01-01, done 2026-03-31",
            "inspection: Hygiene, 03-31, 09-30, from 2026-01-01, done 2026-03-31",
        ),
        ("duty: Leap, 29 Feb", "duty: Leap, 02-29, from 2026-03-02"),
        ("duty: Fee, yearly from 2026-05-01", "duty: Fee, every 12 months from 2026-05-01"),
        ("report: Yearly report, every year, 30 Jun", "report: Yearly report, 06-30, from 2026-03-02"),
        ("report: Yearly report, 30 Jun, every year", "report: Yearly report, 06-30, from 2026-03-02"),
        ("年报：年度报告，每年，6月30日", "report: 年度报告, 06-30, from 2026-03-02"),
        (
            "report: Taxes, yearly from 2026-05-01, 31 Mar, 30 Sep",
            "report: Taxes, 03-31, 09-30, from 2026-05-01",
        ),
        ("report: Taxes, every 12 months, 31 Mar", "report: Taxes, 03-31, from 2026-03-02"),
        ("inspection: Lift, every half year", "inspection: Lift, every 6 months from 2026-09-02"),
        ("inspection: Lift, half-yearly from 15 Jan", "inspection: Lift, every 6 months from 2026-01-15"),
        ("duty: Fee, Every Quarter, since 15 Jan", "duty: Fee, every 3 months from 2026-01-15"),
        ("duty: Fee, monthly", "duty: Fee, every month from 2026-04-02"),
        ("duty: Fee, every two years from 2026-01-15", "duty: Fee, every 24 months from 2026-01-15"),
        ("duty: Fee, every other year", "duty: Fee, every 24 months from 2028-03-02"),
        ("report: Taxes, yearly on 30 Jun, 10 days ahead", "report: Taxes, 06-30, from 2026-03-02, 10 days ahead"),
        ("检验：电梯，每半年", "inspection: 电梯, every 6 months from 2026-09-02"),
        ("年审：叉车，每季度，自2026-01-15", "inspection: 叉车, every 3 months from 2026-01-15"),
        ("检测：防雷，每隔两年自2026-01-15起", "inspection: 防雷, every 24 months from 2026-01-15"),
        ("事项：排污费，每月", "duty: 排污费, every month from 2026-04-02"),
        ("事项：排污费，每三个月", "duty: 排污费, every 3 months from 2026-06-02"),
        ("年报：公示，每年6月30日", "report: 公示, 06-30, from 2026-03-02"),
        ("年度报告：公示，每年6月30日前，3月31日", "report: 公示, 03-31, 06-30, from 2026-03-02"),
        ("年检：每年6月30日", "inspection: 年检, 06-30, from 2026-03-02"),
        ("report: every half year from 15 Jan", "report: report, every 6 months from 2026-01-15"),
        ("事项：工资，每月5日", "duty: 工资, every month from 2026-03-05"),
        ("事项：工资，每月1日前", "duty: 工资, every month from 2026-04-01"),
        ("年检：每月15日", "inspection: 年检, every month from 2026-03-15"),
        ("duty: Pay, monthly on 5", "duty: Pay, every month from 2026-03-05"),
        ("duty: Pay, every month on the 31st, from 2026-04-02", "duty: Pay, every month from 2026-05-31"),
        ("report: Yearly report, every year on 30 Jun", "report: Yearly report, 06-30, from 2026-03-02"),
        ("report: every year on 30 Jun", "report: report, 06-30, from 2026-03-02"),
    ],
)  # fmt: skip
def test_a_line_is_read_and_said_back(line: str, said: str) -> None:
    duty = Duty.read(line, date(2026, 3, 2))
    assert duty.words() == said
    assert Duty.read(said, date(2030, 1, 1)) == duty


@pytest.mark.parametrize(
    "line",
    [
        "duty: Fee, every 6 months, 30 Jun",
        "检验：电梯，每6个月，6月30日", "duty: Fee, every 6 months, every 3 months",
        "duty: Fee, monthly on 5, monthly on 15", "duty: Fee, every month by 15 Jan",
        "duty: Fee, every year, every 3 months", "duty: Fee, every 0 months", "duty: Fee, every year, yearly, 30 Jun",
    ],
)  # fmt: skip
def test_a_line_that_says_two_things_is_refused(line: str) -> None:
    with pytest.raises(UsageError, match=r"in two ways|does not say when"):
        Duty.read(line, date(2026, 3, 2))


def test_what_was_saved_as_both_is_said_as_it_counts_and_can_be_read_back() -> None:
    both = replace(TWICE, months=6)
    read = Duty.read(both.words(), date(2026, 3, 2))
    assert read == replace(both, days=())
    first, last = date(2026, 1, 1), date(2030, 1, 1)
    assert list(occurrences(read, first, last)) == list(occurrences(both, first, last))
    yearly = replace(TWICE, months=12)
    assert Duty.read(yearly.words(), date(2026, 3, 2)) == TWICE


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("inspection, every 6 months", "has no colon behind “inspection”"),
        ("Report Taxes, every year from 2026: x", "has no colon behind “report”"),
        ("年检电梯，每6个月", "has no colon behind “年检”"),
        ("年度报告，每年6月30日", "has no colon behind “年度报告”"),
        ("年检：电梯，每半年；年报，每年6月30日", "“年报” has no colon behind “年报”"),
        ("report: Taxes, 30 Jun; duty Fee, monthly", "“duty Fee” has no colon behind “duty”"),
        ("inspections: Lift, every 6 months", "names no kind of duty: begin with inspection, report, duty."),
        ("年会：公司，每年6月30日", "names no kind of duty: begin with 检验, 年检, 年审, 检查, 检测, 年报"),
    ],
)  # fmt: skip
def test_what_a_line_lacks_is_said_in_its_language(line: str, says: str) -> None:
    with pytest.raises(UsageError) as refused:
        Duty.read(line, date(2026, 3, 2))
    assert says in refused.value.message
    assert ("年检：电梯" in refused.value.hint) == ("年" in line)


@pytest.mark.parametrize(
    "line",
    ["report: Yearly report", "inspection: Monthly check", "report: half-yearly figures", "报告：每月报告",
     "inspection: Lift"],
)  # fmt: skip
def test_a_title_that_begins_like_a_time_says_none(line: str) -> None:
    with pytest.raises(UsageError, match=f"“{line}” does not say when it comes back"):
        Duty.read(line, date(2026, 3, 2))


@pytest.mark.parametrize("day", ["0", "32", "5日起"])
def test_a_day_that_no_month_has_is_no_day_of_a_month(day: str) -> None:
    with pytest.raises(UsageError):
        Duty.read(f"duty: Pay, monthly on {day}", date(2026, 3, 2))


@pytest.mark.parametrize(
    "line", ["", "Lift", "boat: x, 30 Jun", "inspection: Lift", "report: x, 31 Feb", "duty: , 30 Jun"]
)
def test_a_line_that_is_none_is_refused(line: str) -> None:
    with pytest.raises(UsageError):
        Duty.read(line, date(2026, 3, 2))


@pytest.mark.parametrize(
    ("done", "ahead", "today", "expected"),
    [
        (None, 30, "2020-01-01", True),
        ("2026-09-01", 30, "2026-08-15", False),  # met early, and noted again
        ("2026-09-01", 400, "2026-09-01", False),
        ("2026-09-01", 400, "2026-09-02", False),  # announced all year
        ("2026-09-01", 400, "2027-03-03", True),
        ("2026-09-01", 30, "2026-11-23", False),  # met late, and noted again
        ("2026-09-01", 30, "2027-03-02", False),
        ("2026-09-01", 30, "2027-03-03", True),  # from halfway on it may be the next
        ("2026-09-01", 30, "2027-08-31", True),
        ("2025-09-01", 30, "2026-11-23", True),  # one that was missed
    ],
)
def test_a_duty_is_met_again_only_when_its_turn_has_come(
    done: str | None, ahead: int, today: str, expected: bool
) -> None:
    day = date.fromisoformat(done) if done else None
    duty = Duty(title="Lift", since=date(2025, 9, 1), months=12, ahead=ahead, done=day)
    assert is_its_turn(duty, date.fromisoformat(today)) is expected


@pytest.mark.parametrize(
    ("today", "expected"),
    [("2026-03-02", False), ("2026-03-05", False), ("2026-03-06", True), ("2026-03-20", True)],
)
def test_a_monthly_duty_that_is_always_announced_is_not_noted_twice_in_a_row(
    today: str, expected: bool
) -> None:
    duty = Duty(title="Fees", since=date(2026, 1, 20), months=1, done=date(2026, 2, 20))
    assert is_announced(duty, date.fromisoformat(today))
    assert is_its_turn(duty, date.fromisoformat(today)) is expected


@pytest.mark.parametrize(
    ("today", "expected"), [("2026-03-31", False), ("2026-04-01", True), ("2026-04-10", True)]
)
def test_days_of_the_year_that_lie_near_each_other_are_met_once_announced(today: str, expected: bool) -> None:
    duty = Duty(title="Report", since=date(2026, 1, 1), days=("03-31", "04-30"), done=date(2026, 3, 31))
    assert is_its_turn(duty, date.fromisoformat(today)) is expected
