"""A start that counts nothing for the issuer's decision calms nobody: it says what is to be entered."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from office_tui.domain.holdings import gather
from office_tui.domain.lead import Lead
from office_tui.domain.licence import Licence
from office_tui.domain.licence_brief import brief
from office_tui.domain.licence_told import say_licence
from office_tui.domain.workdays import Workdays

TODAY, WEEK = date(2026, 3, 2), Workdays()
PLAN = (Lead(kind="step", title="test", days=10),)


def told(**fields: Any) -> tuple[str, str]:
    """The second of the three lines about it, and what its page says of the start, as one text."""
    it = Licence(id="LIC-1", name="Lift", valid_to=date(2026, 6, 30), **fields)
    held = gather([it])
    said = say_licence(it, held, TODAY, WEEK, str)
    return brief(it, held, TODAY, WEEK, str)[1].text, " ".join(each.text for each in said)


@pytest.mark.parametrize("fields", [{}, {"plan": PLAN}, {"window_opens": 90}])
def test_what_is_not_known_of_the_issuer_is_said(fields: dict[str, Any]) -> None:
    line, page = told(**fields)
    assert "he issuer's days are not known" in line
    assert "he issuer's days are not known: enter “Decided in”" in page
    if not fields:
        assert "safe start" not in line


@pytest.mark.parametrize("fields", [{"decision_days": 20}, {"plan": PLAN, "window_closes": 30}])
def test_what_is_known_is_enough(fields: dict[str, Any]) -> None:
    assert not any("not known" in each for each in told(**fields))
