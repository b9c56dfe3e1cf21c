"""How a licence stands, in a letter and a few words; and the three lines about it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from msgspec.structs import replace

from office_tui.domain.bands import day_of
from office_tui.domain.clock import on
from office_tui.domain.copy import Copy
from office_tui.domain.duty import Duty
from office_tui.domain.fact import Fact, Printed, Version
from office_tui.domain.holdings import Holdings, gather
from office_tui.domain.lead import Lead
from office_tui.domain.licence import Licence
from office_tui.domain.licence_brief import brief
from office_tui.domain.licence_events import licence_events
from office_tui.domain.licence_line import licence_line
from office_tui.domain.loan import Loan
from office_tui.domain.renewal import Renewal
from office_tui.domain.verification import Check
from office_tui.domain.workdays import Workdays
from tests.domain.licence_today import day_with

WEEK = Workdays()
TODAY = date(2026, 3, 2)
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
HALL = Copy(kind="original", place="safe 2")
FIRE = Licence(id="LIC-1", name="Fire", valid_to=date(2027, 6, 30), copies=(HALL,))
LOAN = Loan(id="LOA-1", licence="LIC-1", borrower="DEP-1", due=on(date(2026, 3, 5), TODAY), lent=TODAY)
RENEWAL = Renewal(id="REN-1", licence="LIC-1", state="preparing")
ADDRESS = Fact(id="FCT-1", name="address", versions=(Version(value="1 New Road", since=date(2026, 1, 1)),))
REPORT = Duty(title="Report", kind="report", since=date(2026, 3, 11), months=12)


def held(licence: Licence, *others: Any) -> Holdings:
    kinds: dict[type, list[Any]] = {Renewal: [], Loan: [], Check: [], Fact: []}
    for each in others:
        kinds[type(each)].append(each)
    return gather([licence], kinds[Renewal], kinds[Loan], kinds[Check], (), kinds[Fact])


LINES: list[tuple[dict[str, Any], tuple[Any, ...], str, str]] = [
    ({}, (), "", "valid"),
    ({"long_term": True, "valid_to": None}, (), "", "valid"),
    ({"state": "superseded"}, (), "", "superseded"),
    ({"state": "lost"}, (), "x", "lost"),
    ({"state": "superseded"}, (replace(LOAN, due=on(date(2026, 2, 27), TODAY)),), "L", "superseded, original 3 d late"),
    ({"state": "superseded"}, (LOAN,), "l", "superseded, out, back 5 Mar"),
    ({"state": "surrendered"}, (replace(LOAN, due=on(date(2026, 2, 27), TODAY)),), "L",
     "surrendered, original 3 d late"),
    ({"valid_to": date(2026, 3, 1)}, (), "x", "expired 1 day ago"),
    ({"valid_to": date(2026, 2, 28)}, (RENEWAL,), "x", "expired 2 days ago, preparing"),
    ({"state": "suspended"}, (), "s", "suspended"),
    ({"state": "suspended", "duties": (replace(REPORT, since=date(2026, 2, 1)),)}, (), "r",
     "suspended, Report was due 1 Feb"),
    ({"state": "suspended"}, (replace(LOAN, due=on(date(2026, 2, 27), TODAY)),), "L",
     "suspended, original 3 d late"),
    ({"valid_to": date(2026, 3, 14)}, (), "!", "12 days"),
    ({"valid_to": TODAY}, (), "!", "last day"),
    ({"valid_to": date(2026, 3, 14)}, (replace(RENEWAL, state="filed"),), "!", "12 days, filed"),
    ({}, (replace(LOAN, due=on(date(2026, 2, 27), TODAY)),), "L", "original 3 d late"),
    ({"printed": (Printed(fact="address", value="18 Weir Lane"),)}, (ADDRESS,), "r", "prints an old address"),
    ({"duties": (replace(REPORT, since=date(2026, 2, 1)),)}, (), "r", "Report was due 1 Feb"),
    ({"plan": (Lead(kind="step", title="test", days=488),)}, (), "!", "renewal 3 d late"),
    ({"plan": (Lead(kind="step", title="test", days=20),)}, (RENEWAL,), "", "renewal preparing"),
    ({"decision_days": 400}, (), "!", "renewal 75 d late"),
    ({}, (replace(RENEWAL, state="refused"),), "!", "renewal refused"),
    ({}, (replace(RENEWAL, state="refused"), RENEWAL), "", "renewal preparing"),
    ({"window_opens": 500}, (), "w", "renew by 30 Jun 2027"),
    ({}, (LOAN,), "l", "out, back 5 Mar"),
    ({"valid_from": date(2026, 4, 1)}, (), "", "from 1 Apr"),
    ({"duties": (REPORT,)}, (), "", "report 11 Mar"),
    ({"duties": (replace(REPORT, since=date(2026, 6, 1)),)}, (), "", "valid"),
    ({"window_closes": 30}, (), "", "valid"),
    ({"window_closes": 485}, (), "!", "begin renewal today"),
    ({"window_opens": 475}, (), "", "window 12 Mar"),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "others", "letter", "words"), LINES)
def test_what_presses_most_is_said(
    fields: dict[str, Any], others: tuple[Any, ...], letter: str, words: str
) -> None:
    licence = replace(FIRE, **fields)
    line = licence_line(licence, held(licence, *others), TODAY, WEEK)
    assert (line.letter, line.words) == (letter, words)


def test_every_red_letter_is_red_and_what_is_settled_is_settled() -> None:
    for fields, others, letter, _ in LINES:
        licence = replace(FIRE, **fields)
        line = licence_line(licence, held(licence, *others), TODAY, WEEK)
        assert (line.presses == "red") is (letter in {"x", "!", "L", "r"})
    assert licence_line(replace(FIRE, state="revoked"), held(FIRE), TODAY, WEEK).presses == "settled"


def test_what_is_late_while_it_is_suspended_is_late_in_calendar_list_and_today_alike() -> None:
    since = date(2026, 2, 1)
    held_ = held(replace(FIRE, state="suspended", duties=(replace(REPORT, since=since),)))
    events = licence_events(held_, since, since, today=TODAY, workdays=WEEK)
    assert [each.what for each in events] == ["report"]
    placed = day_with(held_, day_of(TODAY, NOON, WEEK, frozenset())).placed
    assert [(each.due, each.late) for each in placed["decide"]] == [(since, 29)]
    assert "was due 1 Feb" in licence_line(held_.licences["LIC-1"], held_, TODAY, WEEK).words


def told(licence: Licence, *others: Any) -> list[tuple[str, str, bool]]:
    said = brief(licence, held(licence, *others), TODAY, WEEK, {"DEP-1": "Works"}.__getitem__)
    return [(each.label, each.text, each.is_red) for each in said]


def test_three_lines_about_a_licence() -> None:
    it = replace(
        FIRE, number="XF-9", valid_to=date(2026, 3, 14), duties=(REPORT,),
        copies=(HALL, Copy(kind="duplicate", number=1, is_missing=True), Copy(kind="duplicate", number=2)),
        plan=(Lead(kind="material", title="photos", days=10), Lead(kind="step", title="test", days=20)),
    )  # fmt: skip
    assert told(it, LOAN) == [
        ("LIC-1", "original lent to Works, back 5 Mar; duplicate 1 MISSING; duplicate 2", False),
        (
            "renewal",
            "latest safe start 11 Feb, 19 days ago (photos 10 d, test 20 d); the issuer's days are not known",
            True,
        ),
        ("next", "report: Report, 11 Mar", False),
    ]


@pytest.mark.parametrize(
    ("fields", "others", "line", "words"),
    [
        ({"copies": ()}, (), 0, "no paper is recorded"),
        ({"copies": (Copy(kind="original", place="safe 2"),)}, (), 0, "original: safe 2"),
        ({"long_term": True, "valid_to": None}, (), 1, "none: it has no last day"),
        ({}, (replace(RENEWAL, state="filed", receipt="R-7"),), 1, "REN-1 filed, receipt R-7"),
        ({}, (replace(RENEWAL, state="filed", due=on(date(2026, 3, 20), TODAY)),), 1, "decision due 20 Mar"),
        ({}, (replace(RENEWAL, state="supplement asked", asked="plan", supply_by=TODAY),), 1, "plan by 2 Mar"),
        ({}, (RENEWAL,), 1, "REN-1 preparing, the issuer's days are not known: enter “Decided in”"),
        ({"decision_days": 1}, (RENEWAL,), 1, "REN-1 preparing, latest safe start 29 Jun 2027, in 484 days (filing)"),
        ({"window_opens": 90}, (), 1, "30 Jun 2027, in 485 days (filing); window from 1 Apr 2027"),
        ({"plan": (Lead(kind="needs", title="LIC-9"),)}, (), 1, "LIC-9, which it needs, is not there."),
        ({"state": "revoked", "reason": "unsafe"}, (), 1, "unsafe"),
        ({}, (replace(LOAN, due=on(date(2026, 2, 27), TODAY)),), 2, "original 3 days late"),
        ({}, (Check(licence="LIC-1", on=TODAY, seen="yes", finding="torn"),), 2, "found: torn"),
        ({}, (), 2, "no duty is recorded"),
    ],
)  # fmt: skip
def test_each_line_says_what_matters(
    fields: dict[str, Any], others: tuple[Any, ...], line: int, words: str
) -> None:
    assert words in told(replace(FIRE, **fields), *others)[line][1]
