"""What cannot be true together of licences and what belongs to them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from office_tui.domain.clashes import clashes
from office_tui.domain.copy import Copy
from office_tui.domain.holdings import gather
from office_tui.domain.licence import Licence
from office_tui.domain.loan import Loan
from office_tui.domain.renewal import Renewal
from office_tui.domain.verification import Check

FIRE = Licence(
    id="LIC-1", name="Fire", long_term=True, copies=(Copy(kind="original"), Copy(kind="duplicate", number=1))
)
LOST = replace(FIRE, copies=(Copy(kind="original", is_missing=True), FIRE.copies[1]))
OUT = Loan(id="LOA-1", licence="LIC-1", copy="original")
BACK = replace(OUT, id="LOA-2", returned=date(2026, 3, 2))
BEGUN = Renewal(id="REN-1", licence="LIC-1")


@pytest.mark.parametrize(
    ("licences", "more", "says"),
    [
        ([FIRE], {"loans": [OUT, BACK, replace(BACK, id="LOA-3")]}, ""),
        ([FIRE], {"loans": [OUT, replace(OUT, id="LOA-3", copy="duplicate 1")]}, ""),
        ([FIRE], {"loans": [OUT, BACK, replace(OUT, id="LOA-3")]}, "out twice (LOA-1, LOA-3)"),
        ([replace(FIRE, copies=())], {"loans": [BACK]}, ""),
        ([replace(FIRE, copies=(Copy(kind="original", number=1),))], {"loans": [OUT]}, "no paper of it any more"),
        ([LOST], {"loans": [BACK, replace(OUT, copy="duplicate 1")]}, ""),
        ([LOST], {"loans": [OUT]}, "The original of LIC-1 is out (LOA-1) and would be missing: it lies with"),
        ([FIRE], {"renewals": [BEGUN, replace(BEGUN, id="REN-2", state="refused")]}, ""),
        ([FIRE], {"renewals": [BEGUN, replace(BEGUN, id="REN-2", state="filed")]}, "at once (REN-1, REN-2)"),
        ([], {"loans": [OUT]}, "LOA-1 belongs to LIC-1, which would be gone."),
        ([], {"renewals": [BEGUN]}, "REN-1 belongs to LIC-1"),
        ([], {"checks": [Check(id="CHK-1", licence="LIC-1")]}, "CHK-1 belongs to LIC-1"),
        ([replace(FIRE, state="superseded", succeeded_by="LIC-2")], {}, "LIC-1 was superseded by LIC-2, which"),
    ],
)  # fmt: skip
def test_what_clashes(licences: list[Licence], more: dict[str, Any], says: str) -> None:
    found = list(clashes(gather(licences, **more)))
    assert len(found) == bool(says)
    assert all(says in each for each in found)
