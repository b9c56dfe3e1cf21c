"""Answers to fields: what is understood, what is missing, what stands in the document."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from office_tui.documents.dates import long_date
from office_tui.documents.draft import known, preview_lines, problems, render_markdown
from office_tui.documents.escape import say
from office_tui.documents.field import Field, FieldType, Template
from office_tui.documents.values import read_value
from office_tui.errors import UsageError


@pytest.mark.parametrize(
    ("type_", "value", "read"),
    [
        ("text", "  a\n b ", "a b"),
        ("text", 7, "7"),
        ("text", None, ""),
        ("text", " ", ""),
        ("text", "a\x1b[31mb\u202e", "a[31mb"),
        ("text", ["a", "b"], "a, b"),
        ("link", "LET-1", "LET-1"),
        ("lines", "a\r\nb\x00", "a\nb"),
        ("lines", ("a", "b"), "a\nb"),
        ("markdown", "**a**\n", "**a**\n"),
        ("date", "2026-09-01", date(2026, 9, 1)),
        ("date", date(2026, 9, 1), date(2026, 9, 1)),
        ("date", datetime(2026, 9, 1, 8, tzinfo=UTC), date(2026, 9, 1)),
        ("date", "", ""),
        ("money", "12,500.5", Decimal("12500.5")),
        ("money", 3, Decimal(3)),
        ("list", "a\n\nb", ["a", "b"]),
        ("list", ["a ", "", "b"], ["a", "b"]),
        ("list", None, []),
    ],
)
def test_what_is_understood(type_: FieldType, value: object, read: object) -> None:
    assert read_value(Field(name="a", label="A", type=type_), value) == read


@pytest.mark.parametrize(
    ("type_", "value"),
    [
        ("text", object()),
        ("text", True),
        ("text", "x" * 200_001),
        ("lines", {"a": 1}),
        ("date", "tomorrow"),
        ("date", "2026-02-30"),
        ("money", "ten"),
        ("money", "NaN"),
        ("money", "1e400"),
        ("list", 7),
        ("list", ["x"] * 1_001),
    ],
)
def test_what_is_not_understood(type_: FieldType, value: object) -> None:
    with pytest.raises(ValueError, match=r"expected|at most"):
        read_value(Field(name="a", label="A", type=type_), value)


TRIAL = Template(
    name="trial",
    body="{{ who }} {{ day }} {{ many|join }} {{ text }} {{ note }}",
    fields=(
        Field(name="who", label="Supplier", required=True),
        Field(name="day", label="Day", type="date", required=True),
        Field(name="many", label="Things", type="list", required=True),
        Field(name="text", label="Text", type="markdown", required=True),
        Field(name="note", label="Note", default="as agreed"),
    ),
)


def test_all_that_is_missing_is_told_at_once() -> None:
    assert [problem.field for problem in problems(TRIAL, {})] == ["who", "day", "many", "text"]
    assert problems(TRIAL, {})[0].message == "Supplier is missing."


def test_wrong_and_unknown_values_are_told_too() -> None:
    found = problems(TRIAL, {"who": "x", "day": "soon", "many": "a", "text": "b", "colour": "red"})
    assert [(problem.field, problem.message) for problem in found] == [
        ("day", "Day: a date was expected, such as 2026-09-01"),
        ("colour", "The template trial has no field “colour”."),
    ]


def test_the_preview_shows_what_is_missing() -> None:
    markdown = render_markdown(TRIAL, {}, final=False)
    assert preview_lines(markdown, 80) == ["‹Supplier?› ‹Day?› ‹Things?› ‹Text?›"]


def test_the_final_text_is_refused_while_something_is_missing() -> None:
    with pytest.raises(UsageError, match="Supplier is missing"):
        render_markdown(TRIAL, {}, final=True)


def test_known_takes_what_is_declared_cleans_it_and_fills_in_defaults() -> None:
    values = known(TRIAL, {"who": " A\x07 & B ", "day": date(2026, 9, 1), "many": ["x"], "number": "OUT-1"})
    assert values == {"who": "A & B", "day": date(2026, 9, 1), "many": ["x"], "text": "", "note": "as agreed"}


def test_known_leaves_a_wrong_value_for_problems_to_name() -> None:
    values = known(TRIAL, {"day": "soon"})
    assert values["day"] == "soon"
    assert "day" in [problem.field for problem in problems(TRIAL, values)]


@pytest.mark.parametrize(
    ("day", "en", "zh"),
    [
        (date(2026, 9, 1), "1 September 2026", "2026年9月1日"),
        (date(2026, 12, 31), "31 December 2026", "2026年12月31日"),
    ],
)
def test_dates_are_said_in_the_language_of_the_document(day: date, en: str, zh: str) -> None:
    assert (long_date(day, "en"), long_date(day, "zh")) == (en, zh)


@pytest.mark.parametrize(
    ("value", "en", "zh"),
    [
        (Decimal("12500.5"), "12,500.50", "12,500.50"),
        (["a", "b"], "a, b", "a、b"),
        (None, "", ""),
        (True, "yes", "是"),
        (7, "7", "7"),
    ],
)
def test_values_are_said_in_the_language_of_the_document(value: object, en: str, zh: str) -> None:
    assert (say(value, "en"), say(value, "zh")) == (en, zh)
