"""Names and addresses, told apart before they are decoded."""

from __future__ import annotations

from email.utils import formataddr

import pytest
from hypothesis import given
from hypothesis import strategies as st

from office_tui.mail.addresses import Party, parties


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("", []),
        ("li@example.cn", [("", "li@example.cn")]),
        ("Li Wei <li@example.cn>", [("Li Wei", "li@example.cn")]),
        ('"Li, Wei" <li@example.cn>, b@c.d', [("Li, Wei", "li@example.cn"), ("", "b@c.d")]),
        ("=?gb2312?B?wO7OsA==?= <li@example.cn>", [("李伟", "li@example.cn")]),
        ("=?utf-8?Q?Li,_Wei?= <li@example.cn>", [("Li, Wei", "li@example.cn")]),
        ('"=?utf-8?Q?Li,_Wei?=" <li@example.cn>', [("Li, Wei", "li@example.cn")]),
        ("li@example.cn (Li (Boss) Wei)", [("Li (Boss) Wei", "li@example.cn")]),
        ("Team: a@b.c, D <d@e.f>;", [("", "a@b.c"), ("D", "d@e.f")]),
        ("undisclosed-recipients:;", []),
        ("<@relay.example:li@example.cn>", [("", "li@example.cn")]),
        ("Li li@example.cn", [("Li", "li@example.cn")]),
        ("Li <li @ example.cn>", [("Li", "li@example.cn")]),
        ('"unclosed <li@example.cn>', [("unclosed", "li@example.cn")]),
        ("a@b.c,,;, d@e.f", [("", "a@b.c"), ("", "d@e.f")]),
        ("MAILER-DAEMON", [("MAILER-DAEMON", "")]),
        ("财务部 <cw@example.cn>", [("财务部", "cw@example.cn")]),
        ("Li :( Wei <li@example.cn>", [("( Wei", "li@example.cn")]),
        ("Li <li@example.cn", [("Li", "li@example.cn")]),
        ("a < b, c > <d@e.f>", [("a", "d@e.f")]),
    ],
)
def test_parties(value: str, found: list[tuple[str, str]]) -> None:
    assert parties(value) == [Party(*one) for one in found]


def test_at_most_so_many() -> None:
    assert len(parties("a@b.c," * 10_000)) == 500


NAMES = st.text("abc ,;:()<>@.李伟", min_size=1, max_size=20).map(str.strip).filter(bool)


@given(st.lists(st.tuples(NAMES, st.sampled_from(["a@b.cn", "li.wei@example.com"])), min_size=1, max_size=4))
def test_what_python_writes_comes_back(people: list[tuple[str, str]]) -> None:
    header = ", ".join(formataddr(person) for person in people)
    assert [(name, address) for name, address in parties(header)] == [
        (name.strip(), at) for name, at in people
    ]


@given(st.text(max_size=80) | st.text('"<>,;:()\\@ab =?utf-8QB', max_size=80))
def test_any_header_is_read_without_an_error(value: str) -> None:
    parties(value)


@pytest.mark.parametrize(
    "hostile", ["(" * 60_000, '"\\' * 30_000, "<" * 60_000, "a:" * 30_000, "=?" * 30_000]
)
def test_hostile_headers_are_neither_slow_nor_fatal(hostile: str) -> None:
    assert len(parties(hostile)) <= 500
