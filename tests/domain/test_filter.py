"""The filter box: words and terms find what they say, in both languages, and half a term never stumbles."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from office_tui.domain.assignment import Assignment
from office_tui.domain.capture import Capture, Suggestion
from office_tui.domain.clock import Clock, Pause
from office_tui.domain.directive import Directive
from office_tui.domain.filter import matches, parse_filter, sieve
from office_tui.domain.heads import CaptureHead
from office_tui.domain.holdings import Holdings
from office_tui.domain.letter import Letter
from office_tui.domain.people import Department, Person
from office_tui.domain.workdays import Workdays

TODAY = date(2026, 3, 2)  # a Monday


NAMES = {
    "DEP-1": "Finance 财务部",
    "DEP-2": "Legal 法务部",
    "PER-1": "Li Wei 李伟",
    "PER-2": "Alice Wang 王丽",
}
BODIES = {"CAP-1": "Please send the Cash Plan. 请报送资金计划。", "LET-4": "Dear Sirs"}


class Office:
    """What the filter may look at: names by id, bodies by id, and how often a body was read."""

    today = TODAY
    now = datetime(2026, 3, 2, 9, tzinfo=UTC)
    workdays = Workdays()
    holdings = Holdings()

    def __init__(self) -> None:
        self.read: list[str] = []

    def name(self, id_: str) -> str:
        return NAMES.get(id_, id_)

    def body(self, record: Any) -> str:
        self.read.append(record.id)
        return BODIES.get(record.id, "")


def on(day: int, month: int = 3) -> Clock:
    return Clock(start=date(2026, 1, 5), fixed=date(2026, month, day))


RECORDS = [
    Capture(
        id="CAP-1", title="Second quarter", sender="Tax Bureau No 3", address="notice@tax3.example",
        their_number="SZ-118",
        suggestion=Suggestion(department="DEP-1", due=date(2026, 3, 20), importance="high"), reason="no reason",
    ),
    Capture(id="CAP-2", title="关于报送排污报告", sender="市环保局", their_number="环函〔2026〕15号"),
    Directive(
        id="DIR-3", title="Fire doors", number="DIR-2026-003", department="DEP-2", owner="PER-1", given_by="GM",
        state="in progress", due=on(27, 2), importance="top",
    ),
    Letter(
        id="LET-4", title="Claim", party="Smith & Co", department="DEP-1", owner="PER-2", due=on(6), waiting_on="Bank"
    ),
    Letter(id="LET-5", title="Answer", party="Smith & Co", direction="out", state="filed", due=on(2)),
    Capture(id="CAP-6", title="Deferred", state="deferred", until=datetime(2026, 3, 9, tzinfo=UTC)),
    Person(id="PER-1", name="Li Wei", department="DEP-2"),
    Department(id="DEP-1", name="Finance", name_zh="财务部"),
    Assignment(id="ASG-1", department="DEP-2", person="PER-1"),
]  # fmt: skip


def found(text: str) -> str:
    parsed = parse_filter(text)
    one_by_one = [record.id for record in RECORDS if matches(parsed, record, Office())]
    assert [record.id for record in filter(sieve(parsed.terms, Office()), RECORDS)] == one_by_one
    return " ".join(one_by_one)


PAUSED = Clock(start=date(2026, 1, 5), fixed=date(2026, 3, 4), pauses=(Pause(since=date(2026, 2, 27)),))


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("is:paused", "LET-7 DIR-8"),
        ("is:pa -kind:directive", "LET-7"),
        ("-is:paused", "LET-9"),
        ("is:late", "DIR-8"),
        ("due:<30d", "DIR-8"),  # no day presses while it is paused, but what was late stays late
        ("due:any", "LET-7 DIR-8"),
        ("due:none", "LET-9"),
    ],
)
def test_what_is_paused_is_found_as_that_and_not_by_its_day(text: str, kept: str) -> None:
    since = Clock(start=date(2026, 1, 5), fixed=date(2026, 2, 20), pauses=PAUSED.pauses)
    records = [
        Letter(id="LET-7", state="awaiting clarification", due=PAUSED),
        Directive(id="DIR-8", state="in progress", due=since),
        Letter(id="LET-9", state="with department"),
    ]
    assert " ".join(each.id for each in filter(sieve(parse_filter(text).terms, Office()), records)) == kept


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("cash", "CAP-1"),  # in the body only
        ("CASH plan", "CAP-1"),
        ("资金", "CAP-1"),
        ("排污", "CAP-2"),
        ("〔2026〕15号", "CAP-2"),
        ("quarter tax", "CAP-1"),
        ("quarter smith", ""),
        ('"cash plan"', "CAP-1"),
        ('"plan cash"', ""),
        ('"cash pl', "CAP-1"),
        ("smith -claim", "LET-5"),
        ("-cash dept:finance", "LET-4"),
        ("法务", "DIR-3 PER-1 ASG-1"),
        ("li", "DIR-3 LET-4 PER-1 ASG-1"),  # free words fit inside a word too
        ("DIR-2026", "DIR-3"),
        ("tax3.example", "CAP-1"),
        ("dept:legal", "DIR-3 PER-1 ASG-1"),
        ("dept:fin", "CAP-1 LET-4"),
        ("部门：法务", "DIR-3 PER-1 ASG-1"),
        ("dept:DEP-2", "DIR-3 PER-1 ASG-1"),
        ("-dept:legal kind:directive", ""),
        ("dept:none kind:capture", "CAP-2 CAP-6"),
        ("owner:li", "DIR-3 ASG-1"),  # not Alice
        ("owner:李", "DIR-3 ASG-1"),
        ("owner:wang", "LET-4"),
        ("from:tax", "CAP-1"),
        ("from:smith", "LET-4 LET-5"),
        ("from:gm", "DIR-3"),
        ("来自:环保", "CAP-2"),
        ("no:SZ", "CAP-1"),
        ("no:dir-2026", "DIR-3"),
        ("no:LET-4", "LET-4"),
        ("imp:high", "CAP-1"),
        ("imp:t", "DIR-3"),
        ("重要:高", "CAP-1"),
        ("kind:letter", "LET-4 LET-5"),
        ("kind:out", "LET-5"),
        ("kind:cap", "CAP-1 CAP-2 CAP-6"),
        ("state:progress", "DIR-3"),
        ('state:"in progress"', "DIR-3"),
        ("title:claim", "LET-4"),
        ("is:late", "DIR-3"),
        ("is:la", "DIR-3"),
        ("is:waiting", "LET-4"),
        ("is:new", "CAP-1 CAP-2"),
        ("is:undecided", "CAP-1 CAP-2"),
        ("is:settled", "LET-5"),
        ("is:open kind:letter", "LET-4"),
        ("-is:open kind:letter", "LET-5"),
        ("is:important", "CAP-1 DIR-3"),
        ("due:<7d", "DIR-3 LET-4 LET-5"),
        ("due:<4d", "DIR-3 LET-4 LET-5"),
        ("due:<3d", "DIR-3 LET-5"),
        ("due:<7", "DIR-3 LET-4 LET-5"),
        ("due:today", "LET-5"),
        ("due:今天", "LET-5"),
        ("due:fri", "LET-4"),
        ("due:<fri", "DIR-3 LET-5"),
        ("due:<=fri", "DIR-3 LET-4 LET-5"),
        ("due:>2026-03-01", "CAP-1 LET-4 LET-5"),
        ("due:>2026-03-02", "CAP-1 LET-4"),
        ("due:>=2026-03-02", "CAP-1 LET-4 LET-5"),
        ("due:2026-03-02..2026-03-06", "LET-4 LET-5"),
        ("due:..2026-03-01", "DIR-3"),
        ('due:"20 march"', "CAP-1"),
        ("due:none kind:capture", "CAP-2 CAP-6"),
        ("due:any", "CAP-1 DIR-3 LET-4 LET-5"),
        ("smith due:<7d -kind:out", "LET-4"),
        ("reason", "CAP-1"),
    ],
)
def test_what_a_filter_finds(text: str, ids: str) -> None:
    assert found(text) == ids
    assert parse_filter(text).problems == ()


EVERYTHING = " ".join(record.id for record in RECORDS)


@pytest.mark.parametrize(
    ("text", "ids", "says"),
    [
        ("dept:", EVERYTHING, "dept: wants a value"),
        ("smith due:", "LET-4 LET-5", "due: wants a value"),
        ("due:<", EVERYTHING, "due: wants a date"),
        ("due:2026-0", EVERYTHING, "2026-0"),
        ("due:31.2.2027", EVERYTHING, "due:"),
        ("is:gone", EVERYTHING, "none of late, waiting"),
        ("imp:huge", EVERYTHING, "none of low"),
        ("kind:x", EVERYTHING, "none of capture"),
        ("colour:red", "", "“colour:” is no term"),
    ],
)
def test_half_a_term_keeps_everything_and_an_unknown_one_is_words(text: str, ids: str, says: str) -> None:
    assert found(text) == ids
    (problem,) = parse_filter(text).problems
    assert says in problem


@pytest.mark.parametrize("text", ["", "   ", "-", "http://example.org/x", "10:30"])
def test_no_term_is_no_problem(text: str) -> None:
    assert parse_filter(text).problems == ()


def test_an_unknown_term_finds_its_own_words() -> None:
    memo = Capture(id="CAP-9", title="Re:subject is colour:red")
    assert matches(parse_filter("colour:red re:subject"), memo, Office())


def test_the_body_is_read_only_when_nothing_cheaper_decides() -> None:
    office = Office()
    keeps = sieve(parse_filter("cash kind:capture quarter").terms, office)
    assert [record.id for record in RECORDS if keeps(record)] == ["CAP-1"]
    assert office.read == ["CAP-1", "CAP-2", "CAP-6"]
    office.read.clear()
    assert sieve(parse_filter("quarter").terms, office)(RECORDS[0])
    assert office.read == []


def test_the_head_of_a_record_is_found_like_the_whole() -> None:
    head = CaptureHead(
        id="CAP-1", title="Second quarter", sender="Tax Bureau", suggestion=Suggestion(department="DEP-1")
    )
    for text in ("cash", "dept:fin", "from:tax", "quarter", "财务"):
        assert matches(parse_filter(text), head, Office())


PIECES = st.sampled_from((
    "dept:", "部门：", "is:", "due:", "<", ">", "7d", "..", "-", '"', "“", " ", "late", "none", "imp:高",
    "x:y", ":", "：", "kind:letter", "2026-03-01", "+", "999999999d", "state:", "\\", "(", "[",
))  # fmt: skip


@given(st.one_of(st.text(max_size=30), st.lists(PIECES, max_size=8).map("".join)))
def test_no_filter_crashes(text: str) -> None:
    found(text)


@given(
    st.sampled_from(["cash", "dept:legal", "is:late", "due:<7d", '"cash plan"', "kind:letter", "owner:li"])
)
def test_a_term_and_its_negation_part_the_records(term: str) -> None:
    kept, left = found(term).split(), found(f"-{term}").split()
    assert sorted(kept + left) == sorted(EVERYTHING.split())
    assert not set(kept) & set(left)


@given(st.integers(0, 400))
def test_within_so_many_days_takes_in_the_day_itself(days: int) -> None:
    clock = Clock(start=TODAY, fixed=TODAY + timedelta(days=days))
    assert matches(parse_filter(f"due:<{days}d"), Letter(id="LET-1", due=clock), Office())
    assert not matches(parse_filter(f"due:>{days}d"), Letter(id="LET-1", due=clock), Office())
