"""A pattern compiled later is used like any other."""

from __future__ import annotations

import re

import pytest

from office_tui.domain.pattern import pattern


def test_it_finds_what_a_compiled_one_finds() -> None:
    later, now = pattern(r"(\d+)\s*(d|w)", re.IGNORECASE), re.compile(r"(\d+)\s*(d|w)", re.IGNORECASE)
    text = "in 3 D or 12w"
    assert [match.groups() for match in later.finditer(text)] == [
        match.groups() for match in now.finditer(text)
    ]
    assert later.sub("x", text) == now.sub("x", text)
    assert later.match(text) is None
    assert later.fullmatch("3d") is not None
    assert later.groups == 2


def test_a_wrong_one_is_found_at_its_first_use() -> None:
    wrong = pattern("(")
    with pytest.raises(re.error):
        wrong.search("x")
