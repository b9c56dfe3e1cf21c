"""The head of a template, and every fault of it with its line."""

from __future__ import annotations

import time

import pytest

from office_tui.documents.field import Field
from office_tui.documents.front import read_front
from office_tui.documents.template import LIMIT, check

BAD = [
    ("", "line 1: a template begins"),
    ("title: x\n", "line 1: a template begins"),
    ("---\ntitle: x\n", "line 1: the head is never closed"),
    ("---\n---\nx", "line 2: the head is a list"),
    ("---\n- a\n---\nx", "line 2: the head is a list"),
    ("---\ntitle: T\n---\n", "line 1: there is no text"),
    ("---\nlanguage: en\n---\nx", "line 2: the head needs a title"),
    ("---\ntitle: T\nlanguage: fr\n---\nx", "line 3: language is en or zh"),
    ("---\ntitle: T\nprofile: fancy\n---\nx", "line 3: profile is one of western"),
    ("---\ntitle: T\nkind: A1\n---\nx", "line 3: kind is a word"),
    ("---\ntitle: T\ncolour: red\n---\nx", "line 3: the head has no “colour”"),
    ("---\ntitle: T\ntitle: U\n---\nx", "line 3: “title” is declared twice"),
    ("---\ntitle: [T]\n---\nx", "line 2: title is a single value"),
    ("---\ntitle: T\nfields: x\n---\nx", "line 3: fields: keys with values"),
    ("---\ntitle: T\nfields:\n  Aa: {}\n---\nx", "line 4: “Aa” is no name for a field"),
    (
        "---\ntitle: T\nfields:\n  a: {type: number}\n---\nx",
        "line 4: “number” is no type; the types are text",
    ),
    (
        "---\ntitle: T\nfields:\n  a:\n    label: A\n    required: maybe\n---\nx",
        "line 6: required is true or false",
    ),
    ("---\ntitle: T\nfields:\n  a: {width: 3}\n---\nx", "line 4: the field a has no “width”"),
    ("---\ntitle: T\nfields:\n  a: text\n---\nx", "line 4: the field a: keys with values"),
    ("---\ntitle: T\n  bad: : x\n---\nx", "line 3: the head is not YAML"),
    ("---\ntitle: 'T\n---\nx", "the head is not YAML"),
    ("---\na: &x [1]\nb: *x\n---\nx", "line 3: the head cannot use YAML aliases"),
    ("---\na: [[[[[[[[[1]]]]]]]]]\n---\nx", "line 2: the head is too deeply nested"),
    ("---\ntitle: !!python/object/apply:os.system [ls]\n---\nx", "line 2: title is a single value"),
]


@pytest.mark.parametrize(("source", "says"), BAD)
def test_every_fault_is_named_with_its_line(source: str, says: str) -> None:
    assert any(says in problem.message for problem in check(source)), check(source)


def test_all_faults_are_told_at_once() -> None:
    found = check(
        "---\nlanguage: fr\nfields:\n  a: {type: number}\n  b: {required: 7}\n---\n{{ c }}\n{{ d() }}"
    )
    assert len(found) == 6


@pytest.mark.parametrize(
    "source",
    [
        "---\n" + "[" * 30_000 + "\n---\nx",
        "---\ntitle: " + "{a: " * 10_000 + "\n---\nx",
        "---\n" + "".join(f"a{n}: &a{n} [*a{n - 1},*a{n - 1}]\n" for n in range(1, 60)) + "---\nx",
        "---\ntitle: T\n---\n" + "x" * LIMIT,
    ],
    ids=["deep list", "deep map", "billion laughs", "too long"],
)
def test_a_hostile_head_is_refused_at_once(source: str) -> None:
    began = time.perf_counter()
    assert check(source)
    assert time.perf_counter() - began < 5


def test_fields_are_read_in_order_and_words_stay_words() -> None:
    front = read_front(
        "---\ntitle: T\nfields:\n  b: {default: no}\n  a_1: {label: A, type: date, required: yes}\n---\nx"
    )
    assert front.problems == ()
    assert front.fields == (
        Field(name="b", label="B", default="no"),
        Field(name="a_1", label="A", type="date", required=True),
    )
    assert (front.body, front.body_line) == ("x", 7)
