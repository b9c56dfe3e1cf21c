"""TinyDB's own API over the store: its answers, its ids, its errors; and every write is in the journal."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import tinydb
from msgspec import Raw
from tinydb import where
from tinydb.operations import delete, increment
from tinydb.table import Document

from office_tui.domain.capture import Capture
from office_tui.domain.entry import Entry
from office_tui.errors import UsageError
from office_tui.store.disk import DISK
from office_tui.store.draft import Draft
from office_tui.store.store import Store
from office_tui.store.tables import OfficeTable
from tests.store.acts import Opens, QuickDisk, add, save, titles


def steps(db: tinydb.TinyDB) -> list[Any]:
    """Do everything TinyDB can do, and return every answer."""
    table = db.table("things")
    got: list[Any] = []
    got += [
        table.insert({"n": 1, "s": "one"}),
        table.insert_multiple([{"n": n, "s": "x"} for n in (2, 3, 4)]),
    ]
    got += [table.insert(Document({"n": 9}, doc_id=12)), table.insert({"n": 10})]
    got += [
        len(table),
        table.all(),
        [each.doc_id for each in table],
        table.get(doc_id=2),
        table.get(doc_id=99),
    ]
    got += [table.get(where("n") == 3), table.get(doc_ids=[1, 3]), table.search(where("n") > 2)]
    got += [table.contains(where("n") == 4), table.contains(doc_id=5), table.count(where("s") == "x")]
    got += [table.update({"s": "y"}, where("n") == 3), table.update(increment("n"), doc_ids=[2, 77])]
    got += [table.update_multiple([({"z": 1}, where("n") == 1), (delete("s"), where("n") == 4)])]
    got += [table.update({"all": True}), table.all()]
    got += [table.upsert({"n": 1, "s": "up"}, where("n") == 1), table.upsert({"n": 50}, where("n") == 50)]
    got += [
        table.upsert(Document({"n": 60}, doc_id=60)),
        table.remove(where("n") > 40),
        table.remove(doc_ids=[1]),
    ]
    got += [table.all(), db.insert({"in": "default"}), db.all(), len(db), sorted(db.tables())]
    table.truncate()
    got += [len(table)]
    table.insert({"n": 1})  # stock TinyDB gives 1 again, we never give a key twice
    db.table("other").insert({"a": {"b": [1, 2.5, None, True, "财务"]}})
    got += [db.table("other").all()]
    db.drop_table("other")
    got += [sorted(db.tables())]
    db.drop_tables()
    got += [sorted(db.tables())]
    return got


def test_the_answers_are_those_of_stock_tinydb(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "o" / "office.json", create=True, disk=QuickDisk())
    stock = tinydb.TinyDB(tmp_path / "stock.json")
    ours = steps(store.db)
    for mine, theirs in zip(ours, steps(stock), strict=True):
        assert mine == theirs or (isinstance(mine, list) and [x for x in mine if x != "entries"] == theirs)
    assert len(ours) > 30
    stock.close()
    store.close()


@pytest.mark.parametrize(
    "act",
    [
        lambda table: table.insert([1]),
        lambda table: table.insert(Document({}, doc_id=1)),
        lambda table: table.update({"n": 2}, where("n").test(lambda _: 1 // 0 > 0)),
        lambda table: table.update(lambda each: each.pop("absent")),
        lambda table: table.insert_multiple([{"n": 5}, 6]),
        lambda table: table.insert({"n": float("nan")}),
        lambda table: table.insert({"n": [1, {"x": float("inf")}]}),
        lambda table: table.insert({"n": object()}),
        lambda table: table.insert({"n": "\ud800"}),
        lambda table: table.insert(Document({}, doc_id=0)),
    ],
)
def test_a_write_that_fails_leaves_nothing(opens: Opens, act: Any) -> None:
    store = opens()
    table = store.db.table("things")
    table.insert({"n": 1})
    with pytest.raises((ValueError, TypeError, ZeroDivisionError, KeyError, UsageError)):
        act(table)
    assert (table.all(), store.seq) == ([{"n": 1}], 1)


def test_writes_are_entries_and_survive(opens: Opens) -> None:
    store = opens()
    table = store.db.table("captures")
    table.insert({"title": "by a script"})
    table.update({"title": "twice"}, where("title") == "by a script")
    store.close()
    store = opens()
    assert store.get("CAP-1") == Capture(id="CAP-1", rev=2, title="twice")
    assert [(each.session, len(each.changes)) for each in store.scan(Entry)] == [("tinydb", 1)] * 2


def test_an_update_writes_only_what_changed(opens: Opens) -> None:
    store = opens()
    add(store, *"abc")
    store.db.table("captures").update(lambda each: each.update(title="b"))
    assert [len(each.changes) for each in store.scan(Entry)] == [3, 2]


def test_an_answer_is_nobody_elses(opens: Opens) -> None:
    store = opens()
    add(store, "one")
    table = store.db.table("captures")
    table.all()[0]["title"] = "spoiled"
    table.search(where("title") == "one")[0]["title"] = "spoiled"
    table.get(doc_ids=[1])[0]["title"] = "spoiled"
    assert titles(store) == ["one"]
    assert store.db.table("captures").search(where("title") == "one")


def test_reads_see_what_other_processes_commit(opens: Opens) -> None:
    one, two = opens(), opens()
    query = where("title") == "new"
    assert two.db.table("captures").search(query) == []
    add(one, "new")
    assert [each["id"] for each in two.db.table("captures").search(query)] == ["CAP-1"]
    assert two.db.table("captures").insert({"title": "x"}) == 2


def test_inside_a_commit_tinydb_is_part_of_it(opens: Opens) -> None:
    store = opens()

    def build(draft: Draft) -> None:
        draft.put(Capture(title="one"))
        store.db.table("captures").insert({"title": "two"})
        assert [each["title"] for each in store.db.table("captures")] == ["one", "two"]

    assert save(store, build).ids == ("CAP-1", "CAP-2")
    assert store.seq == 1


def test_a_commit_goes_through_tinydbs_tables(opens: Opens, monkeypatch: pytest.MonkeyPatch) -> None:
    store = opens()
    seen: list[str] = []
    place = OfficeTable.place

    def noted(table: OfficeTable, draft: Draft, key: int, row: Raw | None) -> None:
        seen.append(table.name)
        place(table, draft, key, row)

    monkeypatch.setattr(OfficeTable, "place", noted)
    add(store, "one", "two")
    assert seen == ["captures", "captures"]


@pytest.mark.parametrize("table", ["entries", "_store"])
def test_what_only_the_store_writes_is_refused(opens: Opens, table: str) -> None:
    store = opens()
    add(store, "one")
    with pytest.raises(UsageError, match=table):
        store.db.table(table).insert({"x": 1})
    store.db.drop_tables()
    assert store.count("captures") == 0
    assert store.count("entries") == 2, "the journal says who dropped them"


def test_documents_of_our_kinds_get_our_id_and_revision(opens: Opens) -> None:
    store = opens(disk=DISK)
    store.db.table("people").insert({"id": "PER-99", "rev": 99, "name": "Li"})
    assert store.db.table("people").get(doc_id=1) == {"id": "PER-1", "rev": 1, "name": "Li"}
