"""TinyDB's public interface, gone through call by call: our store answers as stock TinyDB does, also when reopened.

Every case runs against both, over the same documents; what is returned, what is raised, what is then in the
tables, and what both find after they were closed and opened again must be the same. Stock TinyDB also opens our
closed file and finds the same in it. What queries find: `test_tinydb_queries`; any sequence of calls:
`test_tinydb_sequences`; where we differ on purpose: `test_tinydb_differences`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tinydb import Query, TinyDB, operations, where
from tinydb.table import Document, Table

from tests.store.twin import OURS, Twin, answered, peopled, plainly, whole

User = Query()
Call = Callable[[Table], Any]


@pytest.fixture
def twin(tmp_path: Path) -> Iterator[Twin]:
    """Both databases, the people in the table `things`."""
    with peopled(tmp_path) as made:
        yield made


def did(call: Callable[..., None], *words: str) -> str:
    """Make a call that answers nothing, within an expression."""
    call(*words)
    return "done"


def drop_name(document: Any) -> None:
    del document["name"]


READS: dict[str, Call] = {
    "all": lambda table: table.all(),
    "iterated": list,
    "length": len,
    "name": lambda table: table.name,
    "truth": bool,
    "first key": lambda table: next(iter(table)).doc_id,
    "get by key": lambda table: table.get(doc_id=3),
    "get by keys": lambda table: table.get(doc_ids=[3, 1, 99]),
    "get by no keys": lambda table: table.get(doc_ids=[]),
    "get what is absent": lambda table: table.get(doc_id=99),
    "get nothing": lambda table: table.get(),
    "get the first that fits": lambda table: table.get(User.tags.any(["b"])),
    "get what nothing fits": lambda table: table.get(User.n == 99),
    "contains key": lambda table: table.contains(doc_id=3),
    "contains no such key": lambda table: table.contains(doc_id=99),
    "contains nothing": lambda table: table.contains(),
    "contains by query": lambda table: [table.contains(User.n == n) for n in (1, 99)],
    "count": lambda table: [table.count(User.tags.any([tag])) for tag in "abcz?"],
    "searched twice": lambda table: [table.search(User.n == 1), table.search(User.n == 1)],
    "searched behind a cleared cache": lambda table: [did(table.clear_cache), table.search(User.n == 1)],
    "a query is no answer": lambda table: table.search(User.n == 1) == table.search(where("n") == 1),
}

WRITES: dict[str, Call] = {
    "insert": lambda table: table.insert({"n": 7}),
    "insert nothing": lambda table: table.insert({}),
    "insert twice": lambda table: [table.insert({"n": 7}), table.insert({"n": 7})],
    "insert a document with a key": lambda table: table.insert(Document({"n": 9}, doc_id=40)),
    "insert behind a key": lambda table: [
        table.insert(Document({"n": 9}, doc_id=40)), table.insert({"n": 10}),
    ],
    "insert a key that is there": lambda table: table.insert(Document({"n": 9}, doc_id=2)),
    "insert a list": lambda table: table.insert([1, 2]),  # type: ignore[arg-type]  # refused: that is the case
    "insert text": lambda table: table.insert("text"),  # type: ignore[arg-type]  # refused: that is the case
    "insert a tuple within": lambda table: [table.insert({"n": (1, 2)}), table.get(doc_id=7)],
    "insert keys that are numbers": lambda table: [
        table.insert({1: "a", 2: {3: "b"}}), table.get(doc_id=7)
    ],
    "insert deep": lambda table: table.insert({"a": {"b": {"c": [{"d": [[1, [2]]]}]}}}),
    "insert any character": lambda table: table.insert({"s": "\u0000\u001f\u2028 😀 \\u0041 \"", "键": "值"}),
    "insert floats": lambda table: table.insert({"f": [0.1, 1e300, -0.0, 5e-324, 1.0]}),
    "insert great numbers": lambda table: table.insert({"n": [2**63 - 1, -(2**63), 2**64 - 1]}),
    "insert many": lambda table: table.insert_multiple({"n": n} for n in range(20, 25)),
    "insert many of none": lambda table: table.insert_multiple([]),
    "insert many with keys": lambda table: table.insert_multiple(
        [Document({"n": 1}, doc_id=50), Document({"n": 2}, doc_id=60)]
    ),
    "insert many, one there": lambda table: table.insert_multiple(
        [Document({"n": 1}, doc_id=50), Document({"n": 2}, doc_id=2)]
    ),
    "insert many, one that is none": lambda table: table.insert_multiple([{"n": 1}, 6]),  # type: ignore[list-item]  # refused
    "update all": lambda table: table.update({"seen": True}),
    "update by query": lambda table: table.update({"n": 0}, User.tags.any(["a"])),
    "update by keys": lambda table: table.update({"n": 0}, doc_ids=[1, 3]),
    "update by no keys": lambda table: table.update({"n": 0}, doc_ids=[]),
    "update what is absent": lambda table: table.update({"n": 0}, doc_ids=[1, 99]),
    "update what nothing fits": lambda table: table.update({"n": 0}, User.n == 99),
    "update adds a field": lambda table: table.update({"new": {"a": [1]}}, User.n == 1),
    "update by a function": lambda table: table.update(drop_name, User.n == 1),
    "update by a function that fails": lambda table: table.update(lambda each: each["absent"]),
    "update to nothing new": lambda table: table.update({"n": 1}, User.n == 1),
    "delete a field": lambda table: table.update(operations.delete("name"), doc_ids=[1, 2]),
    "add": lambda table: table.update(operations.add("n", 5), doc_ids=[1]),
    "subtract": lambda table: table.update(operations.subtract("n", 5), doc_ids=[1]),
    "set": lambda table: table.update(operations.set("n", "five"), doc_ids=[1]),
    "increment": lambda table: table.update(operations.increment("n")),
    "decrement": lambda table: table.update(operations.decrement("n"), User.n > 1),
    "update several ways": lambda table: table.update_multiple(
        [({"n": 10}, User.n == 1), (operations.delete("tags"), User.n == 2)]
    ),
    "update one twice": lambda table: table.update_multiple(
        [({"a": 1}, User.n > 0), (operations.increment("n"), User.n == 1)]
    ),
    "update in no way": lambda table: table.update_multiple([]),
    "upsert what fits": lambda table: table.upsert({"n": 1, "up": True}, User.n == 1),
    "upsert several": lambda table: table.upsert({"up": True}, User.tags.any(["a"])),
    "upsert what is new": lambda table: table.upsert({"n": 70}, User.n == 70),
    "upsert by key": lambda table: table.upsert(Document({"up": True}, doc_id=2)),
    "upsert by a new key": lambda table: table.upsert(Document({"up": True}, doc_id=80)),
    "upsert without either": lambda table: table.upsert({"up": True}),
    "remove by query": lambda table: table.remove(User.tags.any(["a"])),
    "remove by keys": lambda table: table.remove(doc_ids=[1, 3]),
    "remove by no keys": lambda table: table.remove(doc_ids=[]),
    "remove a key that is absent": lambda table: table.remove(doc_ids=[99]),
    "remove what nothing fits": lambda table: table.remove(User.n == 99),
    "remove nothing said": lambda table: table.remove(),
    "remove, then insert": lambda table: [table.remove(doc_ids=[2]), table.insert({"n": 7})],
    "truncate": lambda table: did(table.truncate),
    "truncate, then look": lambda table: [did(table.truncate), table.all(), len(table), table.get(doc_id=1)],
    "all one after the other": lambda table: [
        table.insert({"n": 7}), table.update({"n": 8}, User.n == 7), table.search(User.n == 8),
        table.remove(User.n == 8), table.search(User.n == 8), table.count(User.n.exists()), len(table),
    ],
}  # fmt: skip


def _held(db: TinyDB) -> Any:
    table = db.table("things")
    db.drop_table("things")
    return [table.all(), len(table), table.search(User.n == 1)]


DATABASES: dict[str, Callable[[TinyDB], Any]] = {
    "the default table": lambda db: [db.insert({"a": 1}), db.all(), len(db), db.default_table_name],
    "calls go to the default table": lambda db: [
        db.insert_multiple([{"a": 1}, {"a": 2}]), db.search(where("a") > 1), db.get(doc_id=1),
        db.update({"b": 0}), db.upsert({"a": 3}, where("a") == 3), db.contains(where("a") == 3),
        db.count(where("b") == 0), db.remove(where("a") == 1), list(db), db.all(),
    ],
    "names of tables": lambda db: sorted(db.tables() - OURS),
    "several tables": lambda db: [
        db.table("other").insert({"x": 1}), db.table("third").insert({"y": 1}),
        sorted(db.tables() - OURS), db.table("other").all(), len(db.table("things")),
    ],
    "one table is one object": lambda db: db.table("things") is db.table("things"),
    "a table asked for is not there yet": lambda db: [len(db.table("empty")), sorted(db.tables() - OURS)],
    "tables do not see each other": lambda db: [
        db.table("other").insert({"n": 1}), db.table("other").remove(where("n") == 1), len(db.table("things")),
    ],
    "an odd name": lambda db: [db.table("财 务/..\"").insert({"n": 1}), db.table("财 务/..\"").all()],
    "drop a table": lambda db: [did(db.drop_table, "things"), sorted(db.tables() - OURS), db.table("things").all()],
    "drop what is not there": lambda db: [did(db.drop_table, "nothing"), sorted(db.tables() - OURS)],
    "drop all": lambda db: [
        db.insert({"a": 1}), did(db.drop_tables), sorted(db.tables() - OURS), len(db), len(db.table("things")),
    ],
    "a table held while it is dropped": _held,
    "an attribute of the default table": lambda db: db.name,
    "no such attribute": lambda db: hasattr(db, "nothing_of_the_kind"),
}  # fmt: skip


@pytest.mark.parametrize("name", READS)
def test_a_read_answers_the_same_and_changes_nothing(twin: Twin, name: str) -> None:
    before = whole(twin.ours)
    assert answered(READS[name], twin.ours) == answered(READS[name], twin.stock)
    assert whole(twin.ours) == before
    twin.same()


@pytest.mark.parametrize("name", WRITES)
def test_a_write_does_the_same_for_good(twin: Twin, name: str) -> None:
    assert answered(WRITES[name], twin.ours) == answered(WRITES[name], twin.stock)
    twin.same()
    twin.reopen()
    twin.same()


@pytest.mark.parametrize("name", DATABASES)
def test_a_database_does_the_same_for_good(twin: Twin, name: str) -> None:
    assert plainly(DATABASES[name](twin.ours)) == plainly(DATABASES[name](twin.stock))
    twin.same()
    twin.reopen()
    twin.same()


@pytest.mark.parametrize("name", sorted(WRITES))
def test_a_write_behind_a_reopening_does_the_same(twin: Twin, name: str) -> None:
    twin.reopen()
    assert answered(WRITES[name], twin.ours) == answered(WRITES[name], twin.stock)
    twin.same()
