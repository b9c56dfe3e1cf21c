"""Steps, papers and printed facts, each typed as one line and said back."""

from __future__ import annotations

from datetime import date

import pytest

from office_tui.domain.copy import Copy
from office_tui.domain.fact import Printed
from office_tui.domain.lead import Lead
from office_tui.domain.worded import Worded
from office_tui.errors import UsageError

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


@pytest.mark.parametrize("line", ["needs 90 days: LIC-1", "前置 90天：LIC-1", "needs 0 days: LIC-1"])
def test_another_licence_takes_no_days(line: str) -> None:
    with pytest.raises(UsageError, match="another licence takes no days"):
        Lead.read(line, TODAY)


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
