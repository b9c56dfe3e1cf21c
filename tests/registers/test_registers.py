"""Registers: every column of every kind says something true in the room it has."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any, NamedTuple

import pytest
from msgspec.structs import replace

from office_tui.domain.assignment import Assignment
from office_tui.domain.capture import Capture, Suggestion
from office_tui.domain.clock import Clock, Pause, stop
from office_tui.domain.copy import Copy
from office_tui.domain.directive import Directive
from office_tui.domain.duty import Duty
from office_tui.domain.entry import Entry
from office_tui.domain.fact import Fact, Version
from office_tui.domain.holdings import Holdings, gather
from office_tui.domain.lead import Lead
from office_tui.domain.letter import Letter
from office_tui.domain.licence import Licence
from office_tui.domain.loan import Loan
from office_tui.domain.people import Department, Person
from office_tui.domain.record import Record
from office_tui.domain.renewal import Renewal
from office_tui.domain.verification import Check, Round
from office_tui.domain.workdays import Workdays
from office_tui.errors import UsageError
from office_tui.registers.all import REGISTERS, register_of
from office_tui.registers.choices import CHINESE
from office_tui.registers.fields import Field, fields_of
from office_tui.registers.ledger_chinese import CLASSES
from office_tui.registers.register import Column, widths
from office_tui.registers.typed import read_value, show_value

NAMES = {"DEP-1": "Finance", "PER-1": "Li Wei"}


class Still(NamedTuple):
    """A look at an office where it is always the same day."""

    today: date = date(2026, 3, 2)
    now: datetime = datetime(2026, 3, 2, 9, tzinfo=UTC)
    workdays: Workdays = Workdays()

    def name(self, id_: str) -> str:
        return NAMES.get(id_, id_)

    def here(self, moment: datetime) -> datetime:
        return moment.astimezone(self.now.tzinfo)

    def record(self, id_: str) -> Record | None:
        return {"DIR-1": LATE, "LIC-1": FIRE}.get(id_)

    @property
    def holdings(self) -> Holdings:
        return HELD


LOOK = Still()
FIXED = Clock(start=date(2026, 2, 1), fixed=date(2026, 2, 27))
LATE = Directive(
    id="DIR-1", number="DIR-2026-001", title="Cash plan", department="DEP-1", due=FIXED, state="assigned"
)
FIRE = Licence(
    id="LIC-1",
    name="Fire safety",
    valid_to=date(2026, 3, 14),
    custodian="PER-1",
    copies=(Copy(kind="original", place="safe 2"),),
    number="XF-9",
    issuer="Fire Brigade",
    duties=(Duty(title="Visit", kind="inspection", since=date(2026, 3, 31), months=6),),
    ladder=(90, 7),
)
LENT = Loan(
    id="LOA-1",
    licence="LIC-1",
    borrower="DEP-1",
    purpose="tender",
    due=Clock(start=date(2026, 2, 1), fixed=date(2026, 2, 27)),
)
ROUND = Round(id="RND-1", name="2026 Q1", opened=date(2026, 3, 1), due=date(2026, 3, 20), covers=("LIC-1",))
HELD = gather([FIRE], loans=[LENT], rounds=[ROUND])
RECORDS: list[tuple[str, Any, tuple[str, ...]]] = [
    (
        "captures",
        Capture(
            id="CAP-1",
            title="Cash plan",
            sender="GM",
            received=datetime(2026, 3, 1, 8, tzinfo=UTC),
            suggestion=Suggestion(due=date(2026, 3, 6), importance="high"),
        ),
        ("CAP-1", "!", "GM", "Cash plan", "6 Mar", "1 Mar", "new"),
    ),
    ("directives", LATE, ("DIR-2026-001", "", "Cash plan", "Finance", "27 Feb", "3 d late", "")),
    (
        "letters",
        Letter(id="LET-1", party="Tax Bureau", title="Inspection", owner="PER-1"),
        ("LET-1", "in", "Tax Bureau", "Inspection", "", "registered", "Li Wei"),
    ),
    (
        "assignments",
        Assignment(id="ASG-1", of="DIR-1", department="DEP-1"),
        ("ASG-1", "DIR-1", "Cash plan", "Finance", "27 Feb", "offered", "lead"),
    ),
    (
        "departments",
        Department(id="DEP-1", name="Finance", name_zh="财务部", aliases=("accounts", "money"), head="PER-1"),
        ("Finance", "财务部", "Li Wei", "accounts, money", "DEP-1"),
    ),
    (
        "people",
        Person(id="PER-1", name="Li Wei", department="DEP-1", email="li@x.example"),
        ("Li Wei", "", "Finance", "", "li@x.example", "", "PER-1"),
    ),
    (
        "licences",
        FIRE,
        (
            "LIC-1",
            "!",
            "Fire safety",
            "14 Mar",
            "expiring",
            "Li Wei",
            "original lent to Finance",
            "XF-9",
            "Fire Brigade",
        ),
    ),
    ("loans", LENT, ("LOA-1", "Fire safety", "original", "Finance", "27 Feb", "3 d late", "tender")),
    (
        "renewals",
        Renewal(id="REN-1", licence="LIC-1", leads=(Lead(kind="step", title="form", days=3),), owner="PER-1"),
        ("REN-1", "Fire safety", "preparing", "1", "Li Wei", "", ""),
    ),
    ("rounds", ROUND, ("RND-1", "2026 Q1", "1 Mar", "20 Mar", "1 of 1 left", "", "")),
    (
        "checks",
        Check(
            id="CHK-1",
            licence="LIC-1",
            round="RND-1",
            on=date(2026, 3, 1),
            by="Director",
            seen="yes",
            finding="faded",
        ),
        ("CHK-1", "Fire safety", "1 Mar", "Director", "yes", "", "", "faded", "2026 Q1", ""),
    ),
    (
        "facts",
        Fact(
            id="FCT-1",
            name="address",
            versions=(Version(value="Weir Lane", value_zh="堰巷", since=date(2026, 1, 1)),),
        ),
        ("address", "Weir Lane 堰巷", "1", "FCT-1"),
    ),
    (
        "entries",
        Entry(id="ENT-1", at=datetime(2026, 3, 1, 8, 5, tzinfo=UTC), actor="Director", label="accept CAP-1"),
        ("2026-03-01 08:05", "Director", "accept CAP-1", "", "ENT-1"),
    ),
]


@pytest.mark.parametrize(("kind", "record", "row"), RECORDS, ids=[kind for kind, *_ in RECORDS])
def test_each_kind_has_its_row(kind: str, record: Any, row: tuple[str, ...]) -> None:
    assert REGISTERS[kind].row(record, LOOK) == row


def test_what_is_paused_says_so_where_its_day_would_stand() -> None:
    since = Clock(start=date(2026, 2, 1), fixed=date(2026, 2, 27), pauses=(Pause(since=date(2026, 2, 27)),))
    letter = Letter(id="LET-1", state="awaiting clarification", due=since)
    assert REGISTERS["letters"].row(letter, LOOK)[4:6] == ("paused", "awaiting clarification")
    late = replace(letter, due=replace(since, fixed=date(2026, 2, 26)))
    assert REGISTERS["letters"].row(late, LOOK)[4:6] == ("26 Feb", "4 d late")
    closed = replace(letter, state="closed", due=stop(since, date(2026, 2, 28)))
    assert REGISTERS["letters"].row(closed, LOOK)[4:6] == ("28 Feb", "closed")


def test_every_register_is_tried() -> None:
    assert {kind for kind, *_ in RECORDS} == set(REGISTERS)


@pytest.mark.parametrize("kind", list(REGISTERS))
@pytest.mark.parametrize("room", [10, 40, 80, 120, 200])
def test_columns_fit_their_room(kind: str, room: int) -> None:
    found = widths(REGISTERS[kind].columns, room)
    shown = [wide for wide in found if wide]
    assert sum(shown) + 2 * (len(shown) - 1) <= max(room, found[0])
    assert found[0] > 0
    if room == 120:
        assert all(found[:5])


def test_flexible_columns_share_what_is_left() -> None:
    columns = [Column("a", lambda record, look: "", 10), Column("b", lambda record, look: "")]
    assert widths(columns, 80) == [10, 68]


@pytest.mark.parametrize(
    ("view", "expected"),
    [("open", True), ("late", True), ("waiting", False), ("settled", False), ("all", True)],
)
def test_views_of_a_late_directive(view: str, expected: bool) -> None:
    register, found = register_of("directives", view)
    assert register.chosen([LATE], found, LOOK) == ([LATE] if expected else [])


def test_late_ones_come_oldest_due_first_others_newest_first() -> None:
    later = Directive(id="DIR-2", due=Clock(start=date(2026, 2, 1), fixed=date(2026, 3, 1)))
    register, late = register_of("directives", "late")
    assert [record.id for record in register.chosen([later, LATE], late, LOOK)] == ["DIR-1", "DIR-2"]
    _, usual = register_of("directives")
    assert [record.id for record in register.chosen([LATE, later], usual, LOOK)] == ["DIR-2", "DIR-1"]


def test_inbox_is_what_is_undecided_and_unknown_names_are_refused_with_the_known() -> None:
    register, view = register_of("inbox")
    assert (register.kind, view.name) == ("captures", "undecided")
    with pytest.raises(UsageError, match="inbox, captures, directives"):
        register_of("boats")
    with pytest.raises(UsageError, match="open, late, waiting, settled, all"):
        register_of("directives", "blue")


@pytest.mark.parametrize("kind", list(REGISTERS))
def test_every_form_has_a_label_and_help_for_each_field(kind: str) -> None:
    for field in REGISTERS[kind].form():
        assert field.title
        assert field.help
        assert (field.table in REGISTERS) == (field.shape == "link")


def test_what_was_said_stays_as_it_was_said() -> None:
    assert "words" not in {field.name for field in REGISTERS["directives"].form()}


def test_shapes_come_from_the_annotations() -> None:
    names = ("title", "importance", "assisting", "cadence", "words")
    assert [field.shape for field in fields_of(Directive, names, long=frozenset({"words"}))] == [
        "text",
        "choice",
        "names",
        "number",
        "lines",
    ]
    assert [field.shape for field in fields_of(Letter, ("dated", "to_read"))] == ["date", "flag"]
    with pytest.raises(TypeError):
        fields_of(Directive, ("due",))


CLASS = next(each for each in REGISTERS["licences"].form() if each.name == "category")
TEXT = Field("f", "F", "", "text")
CASES: list[tuple[str, str, Any, str]] = [
    ("text", "a  b\x1b[2J", "a b[2J", "a b[2J"),
    ("lines", "one\ntwo", "one\ntwo", "one\ntwo"),
    ("names", "a, b，c、 ,d", ("a", "b", "c", "d"), "a, b, c, d"),
    ("date", "fri", date(2026, 3, 6), "6 Mar"),
    ("date", "2025-01-31", date(2025, 1, 31), "2025-01-31"),
    ("date", "", None, ""),
    ("number", "14", 14, "14"),
    ("number", "", 0, "0"),
    ("flag", "是", True, "yes"),
    ("flag", "", False, "no"),
    ("choice", "HI", "high", "high"),
    ("choice", "", "", ""),
    ("link", "Li Wei", "Li Wei", "Li Wei"),
]


@pytest.mark.parametrize(("shape", "typed", "value", "shown"), CASES)
def test_typed_and_shown(shape: Any, typed: str, value: Any, shown: str) -> None:
    field = TEXT._replace(shape=shape, choices=("", "normal", "high"))
    assert read_value(field, typed, LOOK) == value
    assert show_value(field, value, LOOK) == shown
    assert read_value(field, shown, LOOK) == value


@pytest.mark.parametrize(
    ("shape", "typed"), [("date", "31 Feb"), ("number", "many"), ("flag", "maybe"), ("choice", "z")]
)
def test_what_cannot_be_read_is_said(shape: Any, typed: str) -> None:
    with pytest.raises(UsageError):
        read_value(TEXT._replace(shape=shape, choices=("normal", "high")), typed, LOOK)


@pytest.mark.parametrize(
    ("typed", "category"),
    [
        ("Permit", "permit"), ("id", "identity"), ("行政许可", "permit"), ("备案", "permit"), ("登记", "identity"),
        ("登记证", "identity"), ("营业执照", "identity"), ("证书", "title"), ("资格", "title"), ("商标", "title"),
        ("等级", "rating"),
    ],
)  # fmt: skip
def test_a_class_is_taken_in_either_language(typed: str, category: str) -> None:
    assert read_value(CLASS, typed, LOOK) == category


def test_a_choice_that_is_none_is_refused_with_the_words_of_its_language() -> None:
    with pytest.raises(UsageError, match=r"“执业” is none of: 许可, 许可证, .*等级, 评级\.$"):
        read_value(CLASS, "执业", LOOK)
    with pytest.raises(UsageError, match=r"“boat” is none of: permit, identity, title, rating\.$"):
        read_value(CLASS, "boat", LOOK)
    unit = next(each for each in REGISTERS["licences"].form() if each.name == "window_unit")
    with pytest.raises(UsageError, match=r"“许可” is none of: 天, 日, 工作日, 月, 个月\.$"):
        read_value(unit, "许可", LOOK)


def test_what_the_chinese_ledger_says_of_a_class_is_taken_again() -> None:
    assert {CHINESE[said]: said for said in CLASSES.values()} == CLASSES


def test_a_link_is_shown_by_its_name() -> None:
    assert show_value(TEXT._replace(shape="link"), "PER-1", LOOK) == "Li Wei"


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        ("held", True),
        ("red", False),
        ("expiring", True),
        ("window open", False),
        ("expired", False),
        ("on loan", True),
        ("missing originals", False),
        ("all", True),
    ],
)
def test_views_of_a_licence_that_is_lent_and_expiring(view: str, expected: bool) -> None:
    register, found = register_of("licences", view)
    assert register.chosen([FIRE], found, LOOK) == ([FIRE] if expected else [])


def test_a_window_is_open_however_near_the_end_is() -> None:
    register, found = register_of("licences", "window open")
    for closes, expected in ((0, True), (12, True), (13, False)):
        open_ = replace(FIRE, window_opens=60, window_closes=closes)
        assert register.chosen([open_], found, LOOK) == ([open_] if expected else [])


def test_a_form_for_something_new_begins_as_its_register_says() -> None:
    assert REGISTERS["licences"].new() == Licence(copies=(Copy(kind="original"),))
    assert all(
        each.new() == each.type() for each in REGISTERS.values() if each.made and each.kind != "licences"
    )


def test_a_licence_is_typed_line_by_line_and_reads_back() -> None:
    fields = {field.name: field for field in REGISTERS["licences"].form()}
    for name in ("duties", "copies", "plan", "printed", "ladder"):
        value = getattr(FIRE, name)
        assert read_value(fields[name], show_value(fields[name], value, LOOK), LOOK) == value
    assert fields["duties"].shape == "lines"
    assert read_value(fields["ladder"], "90、30, 7", LOOK) == (90, 30, 7)
    with pytest.raises(UsageError):
        read_value(fields["copies"], "original: safe\nphoto: wall", LOOK)
