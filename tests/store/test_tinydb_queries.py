"""Every kind of TinyDB's queries finds, counts and removes the same in our store as in stock TinyDB."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tinydb import Query, where

from tests.store.twin import Twin, answered, peopled

User = Query()


@pytest.fixture
def twin(tmp_path: Path) -> Iterator[Twin]:
    """Both databases, the people in the table `things`."""
    with peopled(tmp_path) as made:
        yield made


QUERIES: dict[str, Any] = {
    "equal": where("n") == 1,
    "not equal": where("name") != "Ann",
    "greater": User.n > 2,
    "greater or equal": User.n >= 2,
    "less": User.n < 2,
    "less or equal": User.n <= 2,
    "chinese": where("name") == "李伟",
    "empty text": where("name") == "",
    "true": where("on") == True,  # noqa: E712 - TinyDB's own way to ask
    "none": where("on") == None,  # noqa: E711 - TinyDB's own way to ask
    "exists": User.at.exists(),
    "exists nested": User.at.zip.exists(),
    "nested": User.at.city == "Oslo",
    "nested by name": where("at")["city"] == "上海",
    "matches": User.name.matches("A.n"),
    "matches with flags": User.name.matches("ann", flags=re.IGNORECASE),
    "matches what is no text": User.n.matches("1"),
    "search": User.name.search("e"),
    "test": User.n.test(lambda n: n % 2 == 0),
    "test with arguments": User.n.test(lambda n, low, high: low <= n <= high, 0, 3),
    "any of a list": User.tags.any(["a"]),
    "any of several": User.tags.any(["c", "z"]),
    "any by query": User.rows.any(Query().k == 2),
    "all of a list": User.tags.all(["a", "b"]),
    "all of nothing": User.tags.all([]),
    "all by query": User.rows.all(Query().k > 0),
    "one of": User.name.one_of(["Ann", "李伟"]),
    "one of nothing": User.name.one_of([]),
    "and": (User.n > 0) & (User.n < 3),
    "or": (User.n == 1) | (User.n == -6),
    "not": ~(User.n == 1),
    "not exists": ~User.at.exists(),
    "nested logic": ~((User.n == 1) | (User.tags.any(["c"]))) & User.name.exists(),
    "fragment": Query().fragment({"n": 1, "on": True}),
    "fragment of a field": User.at.fragment({"city": "Bergen"}),
    "noop": Query().noop(),
    "map": User.tags.map(len) == 1,
    "a function": lambda document: document.get("n") == 3,
    "absent field": where("absent") == 1,
    "list": where("tags") == ["a", "b"],
    "object": where("at") == {"city": "Bergen"},
    "float": where("n") == 4.5,
    "large": where("n") == 2**53,
}


@pytest.mark.parametrize("name", QUERIES)
def test_a_query_finds_the_same(twin: Twin, name: str) -> None:
    query = QUERIES[name]
    for call in (
        lambda table: table.search(query),
        lambda table: table.get(query),
        lambda table: table.count(query),
        lambda table: table.contains(query),
        lambda table: table.remove(query),
    ):
        assert answered(call, twin.ours) == answered(call, twin.stock)
    twin.same()
