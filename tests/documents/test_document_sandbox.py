"""A template can neither reach out, nor hang, nor eat memory; every attack ends at once."""

from __future__ import annotations

import time

import pytest

from office_tui.documents.language import jinja_problems
from office_tui.documents.sandbox import OUTPUT, STEPS, fill, without_tag_lines
from office_tui.documents.template import check
from office_tui.errors import UsageError

HEAD = "---\ntitle: T\nfields:\n  a: {}\n  many: {type: list}\n---\n"
AT_ONCE = 1.0
"""Seconds; each of these would otherwise take minutes or all memory."""

REFUSED = [
    "{{ range(10**9) }}", "{% for i in range(1000000000) %}x{% endfor %}", "{{ 'a' * 10**9 }}",
    "{{ 'a' * 1000000000 }}",
    "{{ a.center(1000000000) }}", "{{ a|center(1000000000) }}", "{{ lipsum(1000) }}", "{{ lipsum }}",
    "{{ cycler }}",
    "{{ '%1000000000d'|format(1) }}", "{{ '{:>1000000000}'.format(1) }}", "{{ '%1000000000d' % 1 }}",
    "{{ 9**9**9 }}",
    "{{ a.__class__.__mro__ }}", "{{ a['__class__'] }}", "{{ a|attr('__class__') }}", "{{ ''.__class__ }}",
    "{{ many.append(1) }}", "{{ a.format }}", "{{ a.upper }}", "{{ a[0] }}", "{{ many[0:5] }}", "{{ self }}",
    "{{ self._TemplateReference__context }}",
    "{{ loop }}", "{{ joiner() }}", "{{ namespace() }}", "{{ dict() }}", "{{ config }}", "{{ request }}",
    "{% include '/etc/passwd' %}", "{% import 'x' as y %}", "{% from 'x' import y %}", "{% extends 'x' %}",
    "{% macro m() %}{{ m() }}{% endmacro %}", "{% block b %}x{% endblock %}", "{% call x() %}{% endcall %}",
    "{% set b = a ~ a %}", "{% set b %}x{% endset %}", "{% filter upper %}x{% endfilter %}",
    "{% with x = 1 %}{% endwith %}",
    "{{ a ~ a }}", "{{ a + a }}", "{{ -a }}", "{{ a in many }}", "{{ a < a }}", "{{ a is string }}",
    "{{ a|replace('a','b'*9) }}", "{{ a|map('upper') }}",
    "{{ [1,2] }}", "{{ {'a':1} }}", "{{ (1,2) }}", "{{ a|counted }}", "{% for x, y in many %}{% endfor %}",
    "{% for x in many recursive %}{% endfor %}",
    "{% for x in many recursive %}{{ loop(x) }}{% endfor %}",
    "{% for x in many %}{{ loop.cycle('a') }}{{ loop.__init__ }}{% endfor %}",
    "{% for x in many %}{{ x.upper }}{% endfor %}",
    "{% autoescape true %}x{% endautoescape %}", "{% do a %}", "{% debug %}", "{% raw %}x", "{{", "{% if %}",
    "{% endfor %}", "{{ a b }}", "{# x",
    "{{ nobody }}", "{% for x in many %}{% endfor %}{{ x }}", "{{ " + "(" * 20_000,
    "{{ " + "not " * 15_000 + "a }}", "{{ " + "9" * 5_000 + " }}",
    "{% if a %}" * 500 + "{% endif %}" * 500, "{% for x in many %}" * 30 + "{% endfor %}" * 30,
    "{{ a" + "|upper" * 9_000 + " }}",
]  # fmt: skip


@pytest.mark.parametrize("body", REFUSED, ids=range(len(REFUSED)))
def test_what_a_template_may_not_do_is_refused_with_its_line_and_never_run(body: str) -> None:
    began = time.perf_counter()
    found = check(HEAD + "first line\n" + body)
    assert found
    assert all(problem.message.startswith("line ") for problem in found)
    assert int(found[0].message.removeprefix("line ").partition(":")[0]) >= 7
    assert time.perf_counter() - began < AT_ONCE


def size_of(body: str) -> int:
    """Fill a template with a lot, and return the size of what comes of it; 0 where it is refused as too long."""
    try:
        return len(fill(body, {"a": "z" * 50_000, "many": ["y" * 500] * 1_000}, "en"))
    except UsageError as error:
        if "too long" in error.message:
            return 0
        raise


@pytest.mark.parametrize(
    "body",
    [
        "".join(f"{{% for {one} in many %}}" for one in "bcde") + "{% endfor %}" * 4,
        "{% for x in many %}{{ a }}{% endfor %}",
        "{{ a }}" * 9_000,
        "{% for x in many %}" + "{{ x|upper }}" * 500 + "{% endfor %}",
        "{% for x in many %}" + "{{ '' }}" * 500 + "{% endfor %}",
        "{% for x in many %}" + "{% if x == a %}{% endif %}" * 2_000 + "{% endfor %}",
        "{{ many|join('" + "x" * 60_000 + "') }}" * 1,
        "{{ a" + "|upper" * 50 + " }}" + "{{ many|join }}" * 2_000,
    ],
    ids=range(8),
)
def test_a_greedy_template_ends_at_once(body: str) -> None:
    assert check(HEAD + body) == []
    began = time.perf_counter()
    assert size_of(body) <= OUTPUT
    assert time.perf_counter() - began < 3 * AT_ONCE


@pytest.mark.parametrize(
    "body",
    [
        "{{ range(3) }}",
        "{{ a.upper() }}",
        "{{ a.__class__ }}",
        "{{ a['upper'] }}",
        "{{ 'a' * 9 }}",
        "{{ a.upper }}",
        "{{ nobody }}",
    ],
)
def test_the_second_wall_holds_without_the_first(body: str) -> None:
    with pytest.raises(UsageError):
        fill(body, {"a": "text"}, "en")


def test_the_steps_of_loops_are_counted_across_loops() -> None:
    body = "{% for x in many %}x{% endfor %}" * 3
    assert len(fill(body, {"many": ["y"] * (STEPS // 3)}, "en")) == STEPS // 3 * 3
    with pytest.raises(UsageError, match="too long"):
        fill(body, {"many": ["y"] * (STEPS // 2)}, "en")


def test_pieces_of_nothing_are_counted_too() -> None:
    body = "{% for x in many %}" + "{{ a }}" * 100 + "{% endfor %}"
    assert fill(body, {"a": "", "many": ["y"] * 900}, "en") == ""
    with pytest.raises(UsageError, match="too long"):
        fill(body, {"a": "", "many": ["y"] * 1_100}, "en")


def test_a_text_is_no_list_to_go_through() -> None:
    assert fill("{% for x in a %}{{ x }}{% else %}none{% endfor %}", {"a": "text"}, "en") == "none"


def test_what_a_template_may_do() -> None:
    body = (
        "{% for x in many if x != 'b' %}{{ loop.index }}/{{ loop.length }} {{ x|upper }}"
        "{% if not loop.last %}; {% endif %}{% endfor %} {{ a or 'none' }} "
        "{{ 'yes' if a == '' else 'no' }} {{ a|default('empty') }} {{ many|join(' + ') }}"
    )
    assert check(HEAD + body) == []
    assert fill(body, {"a": "", "many": ["a", "b", "c"]}, "en") == "1/2 A; 2/2 C none yes empty a + b + c"


def test_join_escapes_each_value_but_not_the_joint() -> None:
    assert fill("{{ many|join(' **&** ') }}", {"many": ["*a*", "b"]}, "en") == "&#42;a&#42; **&** b"


@pytest.mark.parametrize(
    ("body", "joined"),
    [
        ("a\n{% if x %}\nb\n{% endif %}\nc", "a\n{% if x %}b\n{% endif %}c"),
        ("a {% if x %}b{% endif %}\nc", "a {% if x %}b{% endif %}\nc"),
        ("  {# note #} {% if x %}  \nb\n", "{# note #} {% if x %}b\n"),
        ("\n\n{{ a }}\n", "\n\n{{ a }}\n"),
        ("{% if x %}", "{% if x %}"),
    ],
)
def test_a_line_of_tags_alone_leaves_no_empty_line(body: str, joined: str) -> None:
    assert without_tag_lines(body) == joined


def test_lines_are_counted_from_the_top_of_the_file() -> None:
    (problem,) = jinja_problems("\n\n{{ x }}", (), 10)
    assert problem.message == "line 12: “x” is not declared among the fields"
    assert problem.field == "x"
