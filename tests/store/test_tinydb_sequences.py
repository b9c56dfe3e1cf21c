"""Any calls in any order: our store and stock TinyDB answer alike at every step, and hold the same in the end."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tinydb import Query, TinyDB, operations
from tinydb.table import Document

from tests.store.twin import Twin

FIELDS = ("n", "s", "tags", "at")
TABLES = ("things", "_default", "杂项")
User = Query()


class Act(NamedTuple):
    """One call: what it is called, and what to do to a table; `picks` choose among the keys that are there."""

    name: str
    table: str
    values: Any = None
    query: Any = None
    picks: tuple[int, ...] = ()


scalars = st.one_of(
    st.none(), st.booleans(), st.integers(-(2**63), 2**63 - 1),
    st.floats(allow_nan=False, allow_infinity=False), st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
)  # fmt: skip
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text("abcn键", max_size=3), inner, max_size=3)
    ),
    max_leaves=6,
)
documents = st.fixed_dictionaries(
    {},
    optional={
        "n": st.integers(0, 4), "s": st.sampled_from(["a", "b", "ab", "李"]),
        "tags": st.lists(st.sampled_from("abc"), max_size=3), "at": values,
    },
)  # fmt: skip
simple = st.one_of(
    st.integers(0, 4).map(lambda n: User.n == n),
    st.integers(0, 4).map(lambda n: (User.n > n) & (User.n < n + 3)),
    st.sampled_from("ab").map(User.s.matches),
    st.sampled_from("ab").map(User.s.search),
    st.sampled_from("abc").map(lambda tag: User.tags.any([tag])),
    st.lists(st.sampled_from("abc"), max_size=2).map(User.tags.all),
    st.lists(st.integers(0, 4), max_size=3).map(User.n.one_of),
    st.sampled_from(FIELDS).map(lambda name: User[name].exists()),
)
queries = st.one_of(
    simple,
    simple.map(lambda query: ~query),
    st.tuples(simple, simple).map(lambda two: two[0] & two[1]),
    st.tuples(simple, simple).map(lambda two: two[0] | ~two[1]),
)
acts = st.builds(
    Act,
    st.sampled_from(
        [
            "insert", "insert", "insert many", "update", "update keys", "increment", "delete field", "update several",
            "upsert", "upsert key", "remove", "remove keys", "search", "get", "count", "truncate", "drop", "reopen",
        ]
    ),
    st.sampled_from(TABLES),
    documents,
    queries,
    st.lists(st.integers(0, 9), max_size=3).map(tuple),
)  # fmt: skip


class Side:
    """One of the two databases, and which of its keys is which document: stock may give a key again."""

    def __init__(self, db: TinyDB) -> None:
        self.db = db
        self.named: dict[tuple[str, int], int] = {}
        self.count = 0

    def names(self, table: str, keys: list[int]) -> list[int]:
        """Return what the documents under these keys are called on both sides."""
        return sorted(self.named[table, key] for key in keys)

    def new(self, table: str, keys: list[int]) -> list[int]:
        """Call the documents under these keys by the next numbers."""
        for key in keys:
            self.count += 1
            self.named[table, key] = self.count
        return self.names(table, keys)

    def picked(self, table: str, picks: tuple[int, ...]) -> list[int]:
        """Return some of the keys that are there, the same on both sides."""
        there = sorted((each.doc_id for each in self.db.table(table)), key=lambda key: self.named[table, key])
        return list(dict.fromkeys(there[pick % len(there)] for pick in picks)) if there else []

    def told(self, table: str, found: list[Document]) -> list[Any]:
        """Return documents under what they are called, in that order."""
        return sorted(
            ((self.named[table, each.doc_id], dict(each)) for each in found), key=lambda pair: pair[0]
        )


def act(side: Side, one: Act) -> Any:
    """Do one thing to one side; return what it answers, in the words of both."""
    table, name = side.db.table(one.table), one.table
    picked = side.picked(name, one.picks)
    calls: dict[str, Callable[[], Any]] = {
        "insert": lambda: side.new(name, [table.insert(one.values)]),
        "insert many": lambda: side.new(name, table.insert_multiple([one.values] * len(one.picks))),
        "update": lambda: side.names(name, table.update(one.values, one.query)),
        "update keys": lambda: side.names(name, table.update(one.values, doc_ids=picked)),
        "increment": lambda: side.names(
            name, table.update(operations.increment("n"), User.n.exists() & one.query)
        ),
        "delete field": lambda: side.names(
            name, table.update(operations.delete("s"), User.s.exists() & one.query)
        ),
        "update several": lambda: side.names(
            name, table.update_multiple([(one.values, one.query), ({"last": True}, ~one.query)])
        ),
        "upsert": lambda: _upserted(side, one),
        "upsert key": lambda: [
            side.names(name, table.upsert(Document(one.values, doc_id=key))) for key in picked
        ],
        "remove": lambda: side.names(name, table.remove(one.query)),
        "remove keys": lambda: side.names(name, table.remove(doc_ids=picked)),
        "search": lambda: side.told(name, table.search(one.query)),
        "get": lambda: side.told(name, table.get(doc_ids=picked)),
        "count": lambda: (table.count(one.query), table.contains(one.query), len(table)),
        "truncate": table.truncate,
        "drop": lambda: side.db.drop_table(name),
    }
    return calls[one.name]()


def _upserted(side: Side, one: Act) -> Any:
    table = side.db.table(one.table)
    is_new = not table.contains(one.query)
    keys = table.upsert(one.values, one.query)
    return side.new(one.table, keys) if is_new else side.names(one.table, keys)


def held(side: Side) -> dict[str, list[Any]]:
    return {name: side.told(name, side.db.table(name).all()) for name in TABLES}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(acts, max_size=25))
def test_any_sequence_gives_equal_answers_and_equal_tables(steps: list[Act]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        twin = Twin(Path(folder))
        ours, stock = Side(twin.ours), Side(twin.stock)
        for one in [*steps, Act("reopen", "things")]:
            if one.name == "reopen":
                twin.close()
                twin.open()
                ours.db, stock.db = twin.ours, twin.stock
            else:
                assert act(ours, one) == act(stock, one), one.name
            assert held(ours) == held(stock)
        twin.close()
