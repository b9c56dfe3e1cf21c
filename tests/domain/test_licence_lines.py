"""Steps, papers and printed facts, each typed as one line and said back."""

from __future__ import annotations

from datetime import date

import pytest

from office_tui.domain.copy import Copy
from office_tui.domain.duty import Duty
from office_tui.domain.fact import Printed
from office_tui.domain.lead import Lead
from office_tui.domain.worded import Worded, parted, told
from office_tui.errors import UsageError
from office_tui.registers.all import REGISTERS

TODAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("type_", "line", "said"),
    [
        (Lead, "step 10 working days: agency test", "step 10 working days: agency test"),
        (Lead, "Step 1 day: sign", "step 1 day: sign"),
        (Lead, "material 20 days: audited accounts", "material 20 days: audited accounts"),
        (Lead, "needs: lic-3", "needs: LIC-3"),
        (Lead, "步骤10个工作日：检测", "step 10 working days: 检测"),
        (Lead, "材料 20天：审计报告", "material 20 days: 审计报告"),
        (Copy, "original: safe 2", "original: safe 2"),
        (Copy, "Duplicate 1: Production", "duplicate 1: Production"),
        (Copy, "副本2：生产部", "duplicate 2: 生产部"),
        (Copy, "正本：缺失", "original: missing"),
        (Copy, "stamped copy 3", "stamped copy 3"),
        (Printed, "Address: 18 Weir Lane", "address: 18 Weir Lane"),
        (Printed, "法定代表人：高远之", "representative: 高远之"),
        (Printed, "tax number: 91-22: B", "tax number: 91-22: B"),
    ],
)
def test_a_line_is_read_and_said_back(type_: type[Worded], line: str, said: str) -> None:
    part = type_.read(line, TODAY)
    assert part.words() == said
    assert type_.read(said, TODAY) == part


@pytest.mark.parametrize(
    ("type_", "text", "said"),
    [
        (Copy, "original: safe 2; duplicate 1: Production", ["original: safe 2", "duplicate 1: Production"]),
        (Copy, "正本：保险柜；副本1：生产部；", ["original: 保险柜", "duplicate 1: 生产部"]),
        (Copy, "original: safe; upper shelf;duplicate 2", ["original: safe; upper shelf", "duplicate 2"]),
        (Copy, "original;;duplicate 1: hall;;;stamped copy", ["original", "duplicate 1: hall", "stamped copy"]),
        (Copy, "original: hall\n\nduplicate 1: x; 副本2\n", ["original: hall", "duplicate 1: x; 副本2"]),
        (Copy, "original: safe 2; key: Li；副本 1：生产部", ["original: safe 2; key: Li", "duplicate 1: 生产部"]),
        (Copy, "original: safe 2; dupicate 1: x; originals", ["original: safe 2; dupicate 1: x; originals"]),
        (Printed, "scope: 批发；零售；住所：见附件\n名称：Acme", ["scope: 批发；零售；住所：见附件", "name: Acme"]),
        (Printed, "scope: 批发；其他：见附件", ["scope: 批发；其他：见附件"]),
        (Lead, "step 10 days: test; material 20 days: accounts; needs: LIC-3",
            ["step 10 days: test", "material 20 days: accounts", "needs: LIC-3"]),
        (Lead, "步骤3天：检测；盖章；材料：报告", ["step 3 days: 检测；盖章", "material: 报告"]),
        (Lead, "step: sign; step by step", ["step: sign; step by step"]),
        (Duty, "inspection: Lift, every 6 months; from 2026-01-15; report: Taxes; 30 Jun",
            ["inspection: Lift, every 6 months from 2026-01-15", "report: Taxes, 06-30, from 2026-03-02"]),
        (Printed, "address: 18 Weir Lane; capital：5m", ["address: 18 Weir Lane", "capital: 5m"]),
        (Printed, "经营范围：许可项目：食品；一般项目：日用；住所：远街3号",
            ["scope: 许可项目：食品；一般项目：日用", "address: 远街3号"]),
    ],
)  # fmt: skip
def test_a_semicolon_parts_lines_where_another_begins(
    type_: type[Worded], text: str, said: list[str]
) -> None:
    parts = [type_.read(line, TODAY) for line in parted(type_, text)]
    assert [part.words() for part in parts] == said


@pytest.mark.parametrize("field", ["plan", "duties", "printed", "copies"])
def test_what_the_form_shows_as_a_line_can_be_typed(field: str) -> None:
    (shown,) = (each for each in REGISTERS["licences"].form() if each.name == field)
    assert shown.part is not None
    lines = parted(shown.part, shown.help.partition(": ")[2])
    assert [shown.part.read(line, TODAY).words() for line in lines] == lines


@pytest.mark.parametrize(
    ("type_", "text", "says"),
    [
        (Copy, "original: safe 2; dupicate 1: x", "1 paper: “original: safe 2; dupicate 1: x”"),
        (Copy, "original: safe 2; 副本1: x", "2 papers: “original: safe 2”, “duplicate 1: x”"),
        (Lead, "needs: lic-3", "1 line of the plan: “needs: LIC-3”"),
        (Printed, "", "0 printed facts"),
    ],
)
def test_how_it_was_understood_shows_a_slip(type_: type[Worded], text: str, says: str) -> None:
    assert told(type_, [type_.read(line, TODAY) for line in parted(type_, text)]) == says


@pytest.mark.parametrize(
    ("type_", "line", "says"),
    [
        (Copy, "照片：墙", "正本：保险柜"),
        (Lead, "检测10天", "步骤10个工作日：检测"),
        (Copy, "photo", "original: safe 2"),
    ],
)
def test_an_example_is_in_the_language_of_the_line(type_: type[Worded], line: str, says: str) -> None:
    with pytest.raises(UsageError) as refused:
        type_.read(line, TODAY)
    assert says in refused.value.hint


@pytest.mark.parametrize("line", ["needs 90 days: LIC-1", "前置 90天：LIC-1", "needs 0 days: LIC-1"])
def test_another_licence_takes_no_days(line: str) -> None:
    with pytest.raises(UsageError, match="another licence takes no days"):
        Lead.read(line, TODAY)


def test_days_that_were_once_saved_for_another_licence_do_not_stand_in_the_way() -> None:
    assert Lead.read(Lead(kind="needs", title="LIC-1", days=90).words(), TODAY) == Lead(
        kind="needs", title="LIC-1"
    )


@pytest.mark.parametrize(
    ("type_", "line"),
    [
        (Lead, "10 days"),
        (Lead, "step:"),
        (Copy, "photo: wall"),
        (Copy, ""),
        (Printed, "address"),
        (Printed, ": x"),
    ],
)
def test_a_line_that_is_none_is_refused_with_an_example(type_: type[Worded], line: str) -> None:
    with pytest.raises(UsageError) as refused:
        type_.read(line, TODAY)
    assert "Such as" in refused.value.hint
