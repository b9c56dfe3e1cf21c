"""Deadlines found in running text, and dates that are none."""

from datetime import date

import pytest

from office_tui.domain.dates import find_date
from office_tui.domain.workdays import Workdays
from office_tui.errors import UsageError

TODAY = date(2026, 3, 11)  # a Wednesday
DAYS = Workdays(holidays={date(2026, 3, 13): "Founders' Day"})

FOUND = [
    ("Please reply by Friday.", "by Friday", "2026-03-13"), ("by Fri: the list", "by Fri", "2026-03-13"),
    ("before 20 March please", "before 20 March", "2026-03-20"),
    ("by March 20, 2027", "by March 20, 2027", "2027-03-20"),
    ("no later than 2026-03-20", "no later than 2026-03-20", "2026-03-20"),
    ("Not later than the 20th, thank you", "Not later than the 20th", "2026-03-20"),
    ("answer until 20 March", "until 20 March", "2026-03-20"),
    ("the list is due Friday", "due Friday", "2026-03-13"),
    ("payment is due on 20.3.2026", "due on 20.3.2026", "2026-03-20"),
    ("Due date: 20 Mar 2026", "Due date: 20 Mar 2026", "2026-03-20"),
    ("within 10 working days of receipt", "within 10 working days", "2026-03-26"),
    ("within two weeks", "within two weeks", "2026-03-25"),
    ("Deadline: 20 March", "Deadline: 20 March", "2026-03-20"),
    ("the deadline is Friday, 20 March 2026", "deadline is Friday, 20 March 2026", "2026-03-20"),
    ("closing date 1 April", "closing date 1 April", "2026-04-01"),
    ("at the latest on 20 March", "at the latest on 20 March", "2026-03-20"),
    ("by the end of the month", "by the end of the month", "2026-03-31"),
    ("by end of March", "by end of March", "2026-03-31"),
    ("by tomorrow", "by tomorrow", "2026-03-12"),
    ("by next week Friday", "by next week Friday", "2026-03-20"),
    ("by 5pm on Friday", "by 5pm on Friday", "2026-03-13"),
    ("by noon, Friday", "by noon, Friday", "2026-03-13"),
    ("by COB Friday", "by COB Friday", "2026-03-13"), ("by EOD", "by EOD", "2026-03-11"),
    ("by Friday 5pm", "by Friday", "2026-03-13"),
    ("by Friday (20 elephants)", "by Friday", "2026-03-13"),
    ("Finance: cash plan by Friday !high @Li", "by Friday", "2026-03-13"),
    ("by the last Friday of the month", "by the last Friday of the month", "2026-03-27"),
    ("raise it by 5% by Friday", "by Friday", "2026-03-13"), ("(by 20 March)", "by 20 March", "2026-03-20"),
    ("our letter of 2 March, answer by 20 March", "by 20 March", "2026-03-20"),
    ("请于3月20日前报送资金计划", "请于3月20日前", "2026-03-20"),
    ("财务部：周五前交资金计划", "周五前", "2026-03-13"),
    ("请在2026年3月20日之前回复", "请在2026年3月20日之前", "2026-03-20"),
    ("务必于3月20日（周五）17:00前上报", "务必于3月20日（周五）17:00前", "2026-03-20"),
    ("报名截止3月20日", "截止3月20日", "2026-03-20"),
    ("截止日期：3月20日", "截止日期：3月20日", "2026-03-20"),
    ("截止到3月20日前", "截止到3月20日前", "2026-03-20"), ("最迟下周三完成", "最迟下周三", "2026-03-18"),
    ("收文后10个工作日内答复", "10个工作日内", "2026-03-26"), ("３日內回覆", "３日內", "2026-03-14"),
    ("月底前完成", "月底前", "2026-03-31"),
    ("请于本月底前完成", "请于本月底前", "2026-03-31"), ("年内完成", "年内", "2026-12-31"),
    ("须于二〇二六年三月二十日前", "须于二〇二六年三月二十日前", "2026-03-20"),
    ("请于20日前报送", "请于20日前", "2026-03-20"), ("明天下午5点前", "明天下午5点前", "2026-03-12"),
    ("本周内反馈", "本周内", "2026-03-12"),
    ("关于报送2025年度报告的通知：请于3月20日前报送", "请于3月20日前", "2026-03-20"),
    ("下周一前，by Friday", "下周一前", "2026-03-16"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "day"), FOUND)
@pytest.mark.parametrize("strict", [False, True], ids=["mail", "typed"])
def test_finds(text: str, words: str, day: str, *, strict: bool) -> None:
    found = find_date(text, TODAY, DAYS, strict=strict)
    assert found is not None
    assert (found.words, found.day.isoformat()) == (words, day)
    assert text[found.start : found.end] == words


NOTHING = [
    "", "our letter of 2 March", "the meeting on Friday", "3月20日召开会议", "会议三天后召开",
    "三天前已完成", "目前", "20日前往北京",
    "3月20日前后", "国内", "signed by 20 people", "by 20", "extended by 3 days", "by 3D printing",
    "raised by 5m", "by mail",
    "until further notice", "due to illness", "by the 4th quarter", "by the 20th century",
    "valid until 31 December 2026",
    "out of office until 20 March", "open from Monday until Friday", "signed by 2 March 2025",
    "截至2025年12月31日",
    "by Mon-Fri shifts", "version by 2.3.1", "by 20 March%", "maybe Friday", "standby Friday",
    "by March 2026", "in 2026",
    "within reason", "10 working days", "周五开会", "以前", "前天",
]  # fmt: skip


@pytest.mark.parametrize("text", NOTHING)
@pytest.mark.parametrize("strict", [False, True], ids=["mail", "typed"])
def test_a_date_that_is_only_mentioned_is_no_deadline(text: str, *, strict: bool) -> None:
    assert find_date(text, TODAY, DAYS, strict=strict) is None


WRONG = [
    "by 31 February",
    "by 3/4/2026",
    "by 3/4",
    "by next friday",
    "due 20.3.26",
    "请于2月30日前报送",
    "by Thursday, 20 March 2026",
]


@pytest.mark.parametrize("text", WRONG)
def test_what_cannot_be_is_an_error_only_where_it_was_just_typed(text: str) -> None:
    assert find_date(text, TODAY, DAYS) is None
    with pytest.raises(UsageError):
        find_date(text, TODAY, DAYS, strict=True)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("call in 3 days", "2026-03-14"), ("by 20.3.", "2026-03-20"), ("by 20/3", "2026-03-20"),
        ("by 2 March", "2027-03-02"),
     ("by +10bd", "2026-03-26")],
)  # fmt: skip
def test_a_typed_line_may_be_shorter(text: str, day: str) -> None:
    found = find_date(text, TODAY, DAYS, strict=True)
    assert found is not None
    assert found.day == date.fromisoformat(day)


def test_in_mail_a_day_without_a_year_is_past_for_half_a_year() -> None:
    december = date(2026, 12, 1)
    assert find_date("by 2 March", TODAY, DAYS) is None
    assert find_date("by 1 June", december, DAYS) is None
    may = find_date("by 31 May", december, DAYS)
    assert may is not None
    assert may.day == date(2027, 5, 31)
    found = find_date("please by 2 March, or by 20 March", TODAY, DAYS)
    assert found is not None
    assert found.day == date(2026, 3, 20)


def test_only_the_beginning_of_a_long_text_is_searched() -> None:
    assert find_date("x " * 20_000 + "by Friday", TODAY, DAYS) is None
