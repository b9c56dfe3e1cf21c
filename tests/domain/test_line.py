"""A typed line in English or Chinese is understood, and what is ambiguous is asked, never guessed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from office_tui.domain.line import Understood, understand
from office_tui.domain.people import Department, Person
from office_tui.domain.workdays import Workdays

TODAY = date(2026, 3, 2)  # a Monday
FRIDAY = date(2026, 3, 6)
DEPARTMENTS = (
    Department(id="DEP-1", name="Finance", name_zh="财务部", aliases=("FIN",)),
    Department(id="DEP-2", name="Legal", name_zh="法务部"),
    Department(id="DEP-3", name="Sales North", name_zh="销售一部"),
    Department(id="DEP-4", name="Sales South", name_zh="销售二部"),
    Department(id="DEP-5", name="Research"),
    Department(id="DEP-6", name="Human Resources", name_zh="人力资源部", aliases=("HR",)),
)
PEOPLE = (
    Person(id="PER-1", name="Li Wei", name_zh="李伟", department="DEP-1"),
    Person(id="PER-2", name="Wang Fang", name_zh="王芳", department="DEP-2"),
    Person(id="PER-3", name="Wang Lei", name_zh="王磊", department="DEP-1"),
    Person(id="PER-4", name="Anna Smith"),
)


def read(line: str) -> Understood:
    return understand(line, TODAY, Workdays(), DEPARTMENTS, PEOPLE)


def check(line: str, **expected: object) -> None:
    """Compare the fields named; `problems` is compared by field, and must be empty when not named."""
    found = read(line)
    wrong = {field: getattr(found, field) for field in expected if field != "problems"}
    assert wrong == {field: value for field, value in expected.items() if field != "problems"}
    assert [problem.field for problem in found.problems] == expected.get("problems", [])
    assert found.words == line


@pytest.mark.parametrize(
    ("line", "title", "department", "owner", "due", "importance"),
    [
        ("Finance: cash plan by Friday !high @Li", "cash plan", "DEP-1", "PER-1", FRIDAY, "high"),
        ("财务部：周五前交资金计划 !高 @李", "交资金计划", "DEP-1", "PER-1", FRIDAY, "high"),
        ("财务部:周五前交资金计划!高@李伟", "交资金计划", "DEP-1", "PER-1", FRIDAY, "high"),
        ("财务：@李伟周五前交资金计划", "交资金计划", "DEP-1", "PER-1", FRIDAY, "normal"),
        ("!1 @Li finance: by Friday, cash plan", "cash plan", "DEP-1", "PER-1", FRIDAY, "top"),
        ("fin: cash plan !4", "cash plan", "DEP-1", "", None, "low"),
        ("Finance:cash plan", "cash plan", "DEP-1", "", None, "normal"),
        ("hr: hire drivers within 10 working days", "hire drivers", "DEP-6", "", date(2026, 3, 16), "normal"),
        ("Human Res: badges", "badges", "DEP-6", "", None, "normal"),
        ("@Finance pay the bill in 3 days", "pay the bill", "DEP-1", "", date(2026, 3, 5), "normal"),
        ("@Li Wei pay the bill", "pay the bill", "", "PER-1", None, "normal"),
        ("@li pay the bill", "pay the bill", "", "PER-1", None, "normal"),
        ("@smith check the translation", "check the translation", "", "PER-4", None, "normal"),
        ('@"Wang Fang" read the lease', "read the lease", "", "PER-2", None, "normal"),
        ("@Wang_Fang read the lease", "read the lease", "", "PER-2", None, "normal"),
        ("Li: call the bank by fri", "call the bank", "", "PER-1", FRIDAY, "normal"),
        ("Legal: read the lease (by Friday) please", "read the lease please", "DEP-2", "", FRIDAY, "normal"),
        ("Legal: read the lease. Due 20 March.", "read the lease", "DEP-2", "", date(2026, 3, 20), "normal"),
        ("法务部：合同审核，周五前完成", "合同审核", "DEP-2", "", FRIDAY, "normal"),
        ("法务：三天内审核合同 !急", "审核合同", "DEP-2", "", date(2026, 3, 5), "top"),
        ("call the bank by tomorrow", "call the bank", "", "", date(2026, 3, 3), "normal"),
        ("财务部：5月报表 截止3月5日", "5月报表", "DEP-1", "", date(2026, 3, 5), "normal"),
        ("人力资源部：月底前报培训计划 @王芳 !低", "报培训计划", "DEP-6", "PER-2", date(2026, 3, 31), "low"),
    ],
)  # fmt: skip
def test_directives(
    line: str, title: str, department: str, owner: str, due: date | None, importance: str
) -> None:
    check(line, title=title, department=department, owner=owner, due=due, importance=importance)
    check(
        line, department_known=bool(department), owner_known=bool(owner), becomes="directive", source="typed"
    )


@pytest.mark.parametrize(
    ("line", "title", "department", "owner"),
    [
        ("Canteen: new menu", "new menu", "Canteen", ""),
        ("Quality and Safety: check the doors", "check the doors", "Quality and Safety", ""),
        ("IT部：换打印机", "换打印机", "IT部", ""),
        ("安全科：检查消防门", "检查消防门", "安全科", ""),
        ("行政办公室：换灯", "换灯", "行政办公室", ""),
        ("Finance: pay @Zhao", "pay", "DEP-1", "Zhao"),
        ("财务部：付款 @赵敏", "付款", "DEP-1", "赵敏"),
    ],
)
def test_the_unknown_is_kept_as_typed(line: str, title: str, department: str, owner: str) -> None:
    check(line, title=title, department=department, owner=owner,
          department_known=department.startswith("DEP-"), owner_known=False, becomes="directive")  # fmt: skip
    assert "(new)" in read(line).echo


@pytest.mark.parametrize(
    "line",
    [
        "Re: cash plan",
        "RE: 关于资金计划",
        "Fwd: minutes",
        "Note: call the bank",
        "注意：门要关好",
        "附件：名单",
        "回复：报表",
        "http://example.org/a",
        "see http://example.org/a",
        "https://finance.example/x: look",
        "10:30 meeting with the bank",
        "meet at 10:30",
        "remember the following: paper, pens",
        "Q2: numbers",
        "buy paper",
        "call a@b.example",
        "C:\\temp is full",
        "stop! this is odd",
        "price is 5 @ 10",
        "全部：请注意",
    ],
)
def test_a_colon_or_a_sign_in_ordinary_text_means_nothing(line: str) -> None:
    check(line, title=line, department="", owner="", due=None, importance="normal", becomes="")


@pytest.mark.parametrize(
    ("line", "field", "says"),
    [
        ("Finance: x @Wang", "owner", "Wang Fang or Wang Lei"),
        ("财务部：付款 @王", "owner", "Wang Fang or Wang Lei"),
        ("Wang: call the bank", "owner", "Wang Fang or Wang Lei"),
        ("Sales: forecast", "department", "Sales North or Sales South"),
        ("销售：预测", "department", "Sales North or Sales South"),
        ("Finance, Legal: review the lease", "department", "Finance or Legal"),
        ("财务部、法务部：合同审核", "department", "Finance or Legal"),
        ("Finance: x @Legal", "department", "Finance or Legal"),
        ("Finance: x @Li @Smith", "owner", "Li or Smith"),
        ("Finance: x by 31 February", "due", "31 February"),
        ("财务部：2月30日前交报表", "due", "30"),
        ("Finance: plan by Friday, final by 20 March", "due", "by Friday"),
        ("财务部：周五前交计划，3月20日前交报告", "due", "3月20日前"),
        ("Finance: x !high !low", "importance", "high and low"),
        ("Finance: x !hgih", "importance", "!hgih"),
        ("Finance: x !7", "importance", "!7"),
        ("letter Tax Bureau, SZ-1, 31 Feb: Inspection", "dated", "31 February"),
        ("letter Tax Bureau, SZ-1, SZ-2: Inspection", "their_number", "SZ-1 or SZ-2"),
        ("letter Tax Bureau, 1 Feb, 2 Feb: Inspection", "dated", "1 Feb or 2 Feb"),
        ("来文 市环保局，2月30日：关于检查", "dated", "30"),
    ],
)
def test_what_is_ambiguous_or_impossible_is_asked(line: str, field: str, says: str) -> None:
    (problem,) = read(line).problems
    assert problem.field == field
    assert says in problem.message
    if field in {"department", "owner", "due", "dated", "their_number"}:
        assert not getattr(read(line), field), "nothing is guessed meanwhile"


def test_all_problems_come_at_once_with_the_ids_to_choose_from() -> None:
    found = read("Sales: x by 31 February @Wang !hgih")
    assert [problem.field for problem in found.problems] == ["department", "owner", "importance", "due"]
    assert found.department_choices == ("DEP-3", "DEP-4")
    assert found.owner_choices == ("PER-2", "PER-3")


def test_of_many_that_fit_a_few_are_told() -> None:
    many = tuple(Person(id=f"PER-{n}", name=f"Li {n}") for n in range(50))
    (problem,) = understand("call @Li", TODAY, Workdays(), (), many).problems
    assert problem.message == "“Li” could be Li 0 or Li 1 or Li 2 or Li 3 or 46 more."


def test_one_deadline_said_twice_is_one() -> None:
    check("Finance: plan by Friday, that is by 6 March", due=FRIDAY, title="plan, that is")


@pytest.mark.parametrize(
    ("line", "sender", "department", "title"),
    [
        ("GM: Finance: cash plan", "GM", "DEP-1", "cash plan"),
        ("GM, oral: cash plan", "GM, oral", "", "cash plan"),
        ("总经理：财务部：交资金计划", "总经理", "DEP-1", "交资金计划"),
        ("董事会会上：交资金计划", "董事会会上", "", "交资金计划"),
    ],
)
def test_who_gave_the_order(line: str, sender: str, department: str, title: str) -> None:
    check(line, sender=sender, department=department, title=title, becomes="directive")


@pytest.mark.parametrize(
    ("line", "echo"),
    [
        (
            "Finance: cash plan by Friday !high @Li",
            "directive · Finance · due Fri 6 Mar 2026, in 4 days · high · owner Li Wei",
        ),
        ("Canteen: menu @Zhao", "directive · Canteen (new) · owner Zhao (new)"),
        ("buy paper", "undecided"),
        ("GM: buy paper", "directive · given by GM"),
        (
            "letter Tax Bureau, SZ-1, 27 Feb: Inspection",
            "letter · from Tax Bureau · their no. SZ-1 · dated Fri 27 Feb 2026, 3 days ago",
        ),
    ],
)
def test_the_echo_is_one_plain_line(line: str, echo: str) -> None:
    assert read(line).echo == echo


@pytest.mark.parametrize(
    "line", ["!high", "@Li", "by Friday", "Finance:", "：", "财务部：", "letter", "来文", "周五前", "()"]
)
def test_a_line_of_marks_only_keeps_its_words_as_title(line: str) -> None:
    assert read(line).title.strip()


PIECES = st.sampled_from((
    "Finance", "财务部", ":", "：", " ", "@Li", "@王", "!high", "！高", "by Friday", "周五前", "by 31 Feb",
    "letter ", "来文 ", "，", ", ", "27 Feb", "2月27日", "〔2026〕15号", "http://x", "10:30", '"', "(", ")",
    "Re", "GM", "\n", "x",
))  # fmt: skip


@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=10).map("".join)))
def test_no_line_crashes_and_every_line_with_words_has_a_title(line: str) -> None:
    found = read(line)
    assert found.words == line
    assert bool(found.title.strip()) == bool(line.strip())
    assert "\n" not in found.title or found.title == line.strip()
    assert found.department_known == found.department.startswith("DEP-") or found.department in line
    assert not (found.due and any(problem.field == "due" for problem in found.problems))
