"""Where the store differs from stock TinyDB, on purpose; everything else is the same (`test_tinydb_behaviour`)."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tinydb import where
from tinydb.table import Document

from office_tui.errors import UsageError
from office_tui.store.store import Store
from tests.store.acts import Opens
from tests.store.twin import Twin, whole

DIFFERENCES = {
    "keys": "a key is never given twice; stock gives it anew after truncate, drop, or a removal and a reopening",
    "order": "documents come by ascending key; stock keeps the order in which they were inserted",
    "numbers": "what JSON has no word for is refused; stock writes NaN and Infinity, which are no JSON",
    "small keys": "a key is 1 or more; stock takes 0 and below",
    "values": "what is refused is a UsageError, where stock raises TypeError; half a character is refused too",
    "records": "documents of the office's own tables carry `id` and `rev`",
    "journal": "`entries` and `_store` are written by the store alone",
    "answers": "an answer is a copy; stock's is one object for all who ask",
    "closing": "closing TinyDB leaves the store to whoever opened it",
}
"""Each difference by the name its test has here."""


def test_every_difference_is_shown() -> None:
    shown = {
        name.removeprefix("test_differs_in_") for name in globals() if name.startswith("test_differs_in_")
    }
    assert shown == {name.replace(" ", "_") for name in DIFFERENCES}


@pytest.mark.parametrize("gone", ["truncate", "drop", "remove and reopen"])
def test_differs_in_keys(tmp_path: Path, gone: str) -> None:
    twin = Twin(tmp_path)
    for db in (twin.ours, twin.stock):
        db.table("things").insert_multiple([{"n": 1}, {"n": 2}])
        match gone:
            case "truncate":
                db.table("things").truncate()
            case "drop":
                db.drop_table("things")
            case _:
                db.table("things").remove(doc_ids=[1, 2])
    if "reopen" in gone:
        twin.reopen()
    assert twin.ours.table("things").insert({"n": 3}) == 3
    assert twin.stock.table("things").insert({"n": 3}) == 1
    twin.close()


def test_differs_in_order(tmp_path: Path) -> None:
    twin = Twin(tmp_path)
    for db in (twin.ours, twin.stock):
        for key in (5, 3, 4):
            db.insert(Document({}, doc_id=key))
    assert [each.doc_id for each in twin.ours] == [3, 4, 5]
    assert [each.doc_id for each in twin.stock] == [5, 3, 4]
    twin.same()
    twin.close()


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_differs_in_numbers(tmp_path: Path, number: float) -> None:
    twin = Twin(tmp_path)
    with pytest.raises(UsageError):
        twin.ours.insert({"a": [number]})
    assert len(twin.ours) == 0
    assert twin.stock.insert({"a": [number]}) == 1
    with pytest.raises(ValueError, match="not JSON"):
        json.loads((tmp_path / "stock.json").read_text(), parse_constant=_not_json)
    twin.close()


def _not_json(word: str) -> None:
    raise ValueError(f"{word} is not JSON")


@pytest.mark.parametrize("key", [0, -1])
def test_differs_in_small_keys(tmp_path: Path, key: int) -> None:
    twin = Twin(tmp_path)
    with pytest.raises(UsageError, match="key"):
        twin.ours.insert(Document({}, doc_id=key))
    assert twin.stock.insert(Document({}, doc_id=key)) == key
    twin.close()


@pytest.mark.parametrize(
    "value",
    [object(), "\ud800", {1}, date(2026, 3, 2), b"ab", [b"ab"], {"in": {1}}],
    ids=["object", "half a character", "set", "date", "bytes", "bytes in a list", "set in a document"],
)
def test_differs_in_values(tmp_path: Path, value: Any) -> None:
    twin = Twin(tmp_path)
    for db in (twin.ours, twin.stock):
        db.insert({"a": 1})
    with pytest.raises(UsageError):
        twin.ours.insert({"a": value})
    assert twin.ours.all() == [{"a": 1}]
    if not isinstance(value, str):
        with pytest.raises(TypeError):
            twin.stock.insert({"a": value})
    twin.close()


def test_differs_in_records(opens: Opens) -> None:
    table = opens().db.table("captures")
    assert table.insert({"title": "one"}) == 1
    assert table.all() == [{"id": "CAP-1", "rev": 1, "title": "one"}]


def test_differs_in_journal(opens: Opens) -> None:
    db = opens().db
    db.insert({"a": 1})
    assert db.tables() == {"_default", "entries"}
    for table in ("entries", "_store"):
        with pytest.raises(UsageError, match=table):
            db.table(table).insert({"a": 1})
    db.drop_tables()
    assert [each["label"] for each in db.table("entries")] == ["changed through TinyDB"] * 2


def test_differs_in_answers(tmp_path: Path) -> None:
    twin = Twin(tmp_path)
    for db in (twin.ours, twin.stock):
        db.insert({"n": 1})
        db.search(where("n") == 1)[0]["n"] = 2
    assert twin.ours.search(where("n") == 1) == [{"n": 1}]
    assert twin.stock.search(where("n") == 1) == [{"n": 2}]
    assert whole(twin.ours) == {"_default": {1: {"n": 1}}}
    twin.close()


def test_differs_in_closing(opens: Opens) -> None:
    store: Store = opens()
    with store.db as db:
        db.insert({"a": 1})
    assert store.db.insert({"a": 2}) == 2
