"""Filters over licences and what belongs to them: their days, who has them, how they stand, what their lines say."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from office_tui.domain.clock import Clock
from office_tui.domain.copy import Copy
from office_tui.domain.filter import STANDINGS, parse_filter, sieve
from office_tui.domain.holdings import gather
from office_tui.domain.lead import Lead
from office_tui.domain.licence import Licence
from office_tui.domain.loan import Loan
from office_tui.domain.renewal import Renewal
from office_tui.domain.verification import Check, Round
from office_tui.domain.workdays import Workdays

PAPER = (Copy(kind="original", place="safe"),)
NAMES = {"PER-1": "Chen Fang", "DEP-1": "Production"}
LICENCES = [
    Licence(
        id="LIC-1",
        name="Food permit",
        valid_to=date(2026, 3, 20),
        copies=PAPER,
        issuer="SGS",
        custodian="PER-1",
    ),
    Licence(id="LIC-2", name="Lift", valid_to=date(2026, 2, 20), copies=PAPER),
    Licence(id="LIC-3", name="Business", long_term=True, copies=PAPER),
    Licence(id="LIC-4", name="Fire", valid_to=date(2026, 6, 1), window_opens=100, copies=PAPER),
    Licence(id="LIC-5", name="Radiation", valid_to=date(2027, 6, 1), state="suspended", copies=PAPER),
    Licence(id="LIC-6", name="Old", valid_to=date(2025, 6, 1), state="superseded", copies=PAPER),
    Licence(
        id="LIC-7",
        name="Lost paper",
        valid_to=date(2027, 6, 1),
        copies=(Copy(kind="original", is_missing=True),),
    ),
    Licence(
        id="LIC-8",
        name="Slow",
        valid_to=date(2026, 7, 1),
        plan=(Lead(kind="step", title="test", days=200),),
        copies=PAPER,
    ),
]


def until(day: int) -> Clock:
    return Clock(start=date(2026, 2, 1), fixed=date(2026, 3, day))


RENEWALS = [Renewal(id="REN-1", licence="LIC-4", state="filed", due=until(1))]
LOANS = [
    Loan(id="LOA-1", licence="LIC-3", borrower="DEP-1", lent=date(2026, 2, 1), due=until(1)),
    Loan(id="LOA-2", licence="LIC-4", borrower="PER-1", lent=date(2026, 2, 1), due=until(9)),
    Loan(id="LOA-3", licence="LIC-4", lent=date(2026, 2, 1), due=until(1), returned=date(2026, 2, 3)),
]
CHECKS = [Check(id="CHK-1", licence="LIC-4", finding="torn", on=date(2026, 2, 1))]
ROUNDS = [Round(id="RND-1", name="Q1", due=date(2026, 3, 1), covers=("LIC-1",))]
RECORDS = [*LICENCES, *RENEWALS, *LOANS, *CHECKS, *ROUNDS]


class Office:
    """What the filter may look at."""

    today = date(2026, 3, 2)
    now = datetime(2026, 3, 2, 9, tzinfo=UTC)
    workdays = Workdays()
    holdings = gather(LICENCES, RENEWALS, LOANS, CHECKS, ROUNDS)

    def name(self, id_: str) -> str:
        return NAMES.get(id_, id_)

    def body(self, record: Any) -> str:
        return ""


def found(text: str) -> list[str]:
    parsed = parse_filter(text)
    assert not parsed.problems
    keeps = sieve(parsed.terms, Office())
    return [record.id for record in RECORDS if keeps(record)]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("kind:licence due:<30d", "LIC-1 LIC-2 LIC-6"),
        ("kind:licence due:none", "LIC-3"),
        ("kind:loan due:<1d", "LOA-1"),
        ("kind:loan due:<7d", "LOA-1 LOA-2"),
        ("kind:round due:<7d", "RND-1"),
        ("kind:renewal due:<7d", "REN-1"),
        ("from:sgs", "LIC-1"),
        ("owner:chen", "LIC-1 LOA-2"),
        ("dept:none kind:licence from:sgs", "LIC-1"),
        ("state:expired", "LIC-2"),
        ("state:suspended", "LIC-5"),
        ("state:superseded", "LIC-6"),
        ("state:filed", "LIC-4 REN-1"),
        ("is:expiring", "LIC-1 LIC-2 LIC-8"),  # as the bar counts
        ("is:expired", "LIC-2"),
        ("is:window", "LIC-4"),
        ("is:suspended", "LIC-5"),
        ("is:lent", "LIC-3 LIC-4"),
        ("is:missing", "LIC-7"),
        ("is:red", "LIC-2 LIC-4 LIC-7"),
        ("is:renewing", "LIC-4"),
        ("is:waiting", "LIC-4"),
        ("is:valid -is:lent", "LIC-1 LIC-7 LIC-8"),
        ("is:late", "LIC-2 LIC-3 LIC-8 REN-1 LOA-1 RND-1"),
        ("is:settled", "LIC-6 LOA-3"),
        ("is:open kind:check", "CHK-1"),
        ("is:undecided", ""),
        ("is:important", ""),
        ("exp", "LIC-1 LIC-2"),
        ("18 days", "LIC-1"),
        ("long-term", "LIC-3"),
        ("torn", "LIC-4 CHK-1"),
        ("suspended", "LIC-5"),
        ("production", "LOA-1"),
        ("fire -kind:licence", "REN-1 LOA-2 LOA-3 CHK-1"),
    ],
)
def test_what_a_filter_finds_among_licences(text: str, ids: str) -> None:
    assert found(text) == ids.split()


@pytest.mark.parametrize("word", STANDINGS)
def test_every_standing_and_its_negation_part_the_records(word: str) -> None:
    kept, left = found(f"is:{word}"), found(f"-is:{word}")
    assert sorted(kept + left) == sorted(record.id for record in RECORDS)


def test_every_kind_of_record_is_found_as_that() -> None:
    for kind, prefix in (
        ("licence", "LIC"),
        ("renewal", "REN"),
        ("loan", "LOA"),
        ("check", "CHK"),
        ("round", "RND"),
    ):
        assert {each[:3] for each in found(f"kind:{kind}")} == {prefix}


@pytest.mark.parametrize(("text", "ids"), [("state:valid", ""), ("state:not", "LIC-9"), ("state:fire", "")])
def test_the_state_is_the_standing_and_not_what_else_the_line_says(text: str, ids: str) -> None:
    coming = Licence(id="LIC-9", name="Fire", valid_from=date(2027, 1, 1), valid_to=date(2030, 1, 1))
    keeps = sieve(parse_filter(text).terms, Office())
    assert [each.id for each in [coming] if keeps(each)] == ids.split()
