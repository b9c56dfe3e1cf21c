"""What is wrong with a licence as entered, all of it at once."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from office_tui.domain.copy import Copy
from office_tui.domain.duty import Duty
from office_tui.domain.lead import Lead
from office_tui.domain.licence import Licence
from office_tui.domain.problems import is_checked, problems

GOOD = Licence(id="LIC-1", name="Food", number="JY-1", valid_to=date(2026, 12, 31))


@pytest.mark.parametrize(
    ("licence", "fields"),
    [
        (GOOD, []),
        (Licence(name="x", long_term=True), []),
        (Licence(), ["name", "valid_to"]),
        (replace(GOOD, long_term=True), ["long_term"]),
        (replace(GOOD, issued=date(2027, 1, 1)), ["valid_to"]),
        (replace(GOOD, window_closes=30), []),
        (replace(GOOD, window_opens=4, window_closes=5), ["window_closes"]),
        (replace(GOOD, window_opens=-1, ladder=(3, -1)), ["window_opens", "window_closes", "ladder"]),
        (replace(GOOD, copies=(Copy(kind="original"), Copy(kind="original"))), ["copies"]),
        (replace(GOOD, plan=(Lead(kind="needs", title="DEP-1"),)), ["plan"]),
        (replace(GOOD, plan=(Lead(kind="needs", title="LIC-1"),)), ["plan"]),
        (replace(GOOD, duties=(Duty(title="x", since=date(2026, 1, 1), months=999),)), ["duties"]),
    ],
)
def test_problems(licence: Licence, fields: list[str]) -> None:
    assert is_checked(licence)
    assert [each.field for each in problems(licence)] == fields


@pytest.mark.parametrize(
    ("other", "wrong"),
    [
        (replace(GOOD, id="LIC-2", number="jy-1"), True),
        (replace(GOOD, id="LIC-2", issuer="Another"), False),
        (replace(GOOD, id="LIC-2", state="superseded"), False),
        (GOOD, False),
        (replace(GOOD, id="LIC-2", number=""), False),
    ],
)
def test_one_number_is_one_licence(other: Licence, wrong: bool) -> None:
    assert bool(problems(GOOD, [other])) == wrong
