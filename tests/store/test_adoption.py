"""The plain file edited with stock TinyDB: at rest it is taken over, while the office is open it is put aside."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import tinydb

from office_tui.domain.capture import Capture
from office_tui.domain.entry import Entry
from office_tui.errors import DamagedError
from office_tui.store.store import Store
from tests.store.acts import Lays, Opens, QuickDisk, add, capture, titles

QUICK = QuickDisk()
Edit = Callable[[tinydb.TinyDB], object]


def at_rest(opens: Opens, path: Path, *these: str) -> Path:
    """Make an office with such captures, and leave it."""
    store = opens()
    add(store, *these)
    store.close()
    return path


def edit(path: Path, change: Edit, **how: Any) -> bytes:
    """Change the file as a script with stock TinyDB would; return its bytes then."""
    with tinydb.TinyDB(path, **how) as stock:
        change(stock)
    return path.read_bytes()


EDITS: dict[str, tuple[Edit, list[str]]] = {
    "a record more": (lambda db: db.table("captures").insert({"title": "three"}), ["one", "财务", "three"]),
    "a word changed": (lambda db: db.table("captures").update({"title": "1"}, doc_ids=[1]), ["1", "财务"]),
    "a record less": (lambda db: db.table("captures").remove(doc_ids=[1]), ["财务"]),
    "a table of their own": (lambda db: db.table("notes").insert({"any": 2**70}), ["one", "财务"]),
    "nothing, but written": (lambda db: db.table("captures").update({}, doc_ids=[1]), ["one", "财务"]),
    "everything gone": (lambda db: db.drop_table("captures"), []),
}
WAYS: dict[str, dict[str, Any]] = {
    "as usual": {},
    "readable": {"indent": 4, "ensure_ascii": False, "encoding": "utf-8"},
}


@pytest.mark.parametrize("how", WAYS.values(), ids=WAYS)
@pytest.mark.parametrize(("change", "expected"), EDITS.values(), ids=EDITS)
def test_an_edit_at_rest_is_taken_over(
    opens: Opens, path: Path, change: Edit, expected: list[str], how: dict[str, Any]
) -> None:
    at_rest(opens, path, "one", "财务")
    edited = edit(path, change, **how)
    store = opens()
    assert titles(store) == expected
    assert [each.label for each in store.scan(Entry)][-1] == "taken over as another program has changed it"
    assert store.notice == "office.json was changed by another program at rest; that was taken over."
    add(store, "more")
    store.close()
    assert [row["title"] for row in json.loads(path.read_bytes())["captures"].values()] == [*expected, "more"]
    assert [each.read_bytes() for each in path.with_name("backups").glob("edited-*")] == [edited]
    assert titles(opens()) == [*expected, "more"]


def test_an_edited_record_gets_its_id_and_counts_as_changed(opens: Opens, path: Path) -> None:
    at_rest(opens, path, "one")
    edit(path, lambda db: db.table("captures").insert({"title": "theirs"}))
    store = opens()
    assert [(each.id, each.rev) for each in store.scan(Capture)] == [("CAP-1", 2), ("CAP-2", 2)]
    assert capture(store, "CAP-2").title == "theirs"
    assert not store.check()


def test_no_key_is_given_twice_after_an_edit(opens: Opens, path: Path) -> None:
    at_rest(opens, path, "one", "two")
    edit(path, lambda db: db.table("captures").remove(doc_ids=[2]))
    assert add(opens(), "three").ids == ("CAP-3",)


def test_a_record_nobody_can_read_is_kept_and_listed(opens: Opens, path: Path) -> None:
    at_rest(opens, path, "one")
    edit(path, lambda db: db.table("captures").insert({"title": ["not", "a", "title"]}))
    store = opens()
    assert [(each.table, each.key) for each in store.check()] == [("captures", 2)]
    store.close()
    assert json.loads(path.read_bytes())["captures"]["2"]["title"] == ["not", "a", "title"]


def test_an_edit_beside_a_full_journal_is_refused_by_name(opens: Opens, path: Path) -> None:
    at_rest(opens, path, "one")
    store = opens()
    add(store, "two")
    journal = path.with_name("office.json.journal").read_bytes()
    store.close()
    edit(path, lambda db: db.table("captures").insert({"title": "theirs"}))
    path.with_name("office.json.journal").write_bytes(journal)
    before = path.read_bytes()
    with pytest.raises(DamagedError, match=r"office\.json was changed by another program"):
        Store.open(path)
    assert (path.read_bytes(), path.with_name("office.json.journal").read_bytes()) == (before, journal)


FORGED: dict[str, Callable[[dict[str, Any]], object]] = {
    "its own table": lambda data: data["_store"]["1"].update(seq=7),
    "no table of ours": lambda data: data.pop("_store"),
    "a key that is no number": lambda data: data["captures"].update({"first": {}}),
    "a record that is none": lambda data: data["captures"].update({"9": 1}),
    "what JSON cannot hold": lambda data: data["captures"]["1"].update(title=float("nan")),
    "half a character": lambda data: data["captures"]["1"].update(title="\ud83d"),
}


@pytest.mark.parametrize("forge", FORGED.values(), ids=FORGED)
def test_what_tinydb_cannot_have_meant_is_refused(
    opens: Opens, path: Path, forge: Callable[[dict[str, Any]], object]
) -> None:
    at_rest(opens, path, "one")
    data = json.loads(path.read_bytes())
    forge(data)
    path.write_text(json.dumps(data))
    before = path.read_bytes()
    with pytest.raises(DamagedError):
        Store.open(path)
    assert path.read_bytes() == before


def test_a_file_of_ours_damaged_into_other_json_is_no_edit(opens: Opens, path: Path, lays: Lays) -> None:
    ours = at_rest(opens, path, "one two three").read_bytes()
    places = [place for place, byte in enumerate(ours) if byte in b"\n{e"]
    for place in places:
        for other in b" f":  # JSON all the same, where it stood between two words or in one
            with pytest.raises(DamagedError):
                Store.open(lays(ours[:place] + bytes([other]) + ours[place + 1 :], None), disk=QUICK)
    assert len(places) > 20


def test_an_edit_while_the_office_is_open_is_put_aside(opens: Opens, path: Path) -> None:
    at_rest(opens, path, "one")
    store = opens()
    edited = edit(path, lambda db: db.table("captures").insert({"title": "theirs"}))
    add(store, "ours")
    store.close()
    assert "changed by another program while the office was open" in store.notice
    aside = path.with_name("office.json.aside-1")
    assert aside.name in store.notice
    assert aside.read_bytes() == edited
    assert titles(opens()) == ["one", "ours"]


def test_each_such_edit_has_its_own_place(opens: Opens, path: Path) -> None:
    at_rest(opens, path, "one")
    original = path.read_bytes()
    for word in ("a", "b"):
        path.write_bytes(original)
        path.with_name("office.json.journal").unlink()
        store = opens()
        edit(path, lambda db, word=word: db.table("captures").insert({"title": word}))  # type: ignore[misc]
        add(store, "ours")
        store.close()
    assert sorted(each.name for each in path.parent.glob("*aside*")) == [
        "office.json.aside-1",
        "office.json.aside-1-2",
    ]


def test_a_file_only_touched_is_no_edit(opens: Opens, path: Path) -> None:
    at_rest(opens, path, "one")
    store = opens()
    path.write_bytes(path.read_bytes())
    add(store, "two")
    store.close()
    assert (store.notice, list(path.parent.glob("*aside*"))) == ("", [])


def test_a_plain_file_taken_away_comes_back(opens: Opens, path: Path) -> None:
    at_rest(opens, path, "one")
    store = opens()
    path.unlink()
    add(store, "two")
    store.close()
    assert titles(opens()) == ["one", "two"]


def test_a_state_of_ours_whose_journal_never_came_is_no_edit(
    opens: Opens, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_rest(opens, path, "one")
    other, killed = opens(), opens()
    add(killed, "two")
    with monkeypatch.context() as patch:
        patch.setattr("office_tui.store.mirror.write_journal", refuse)
        patch.setattr(killed._files._presence, "leave", lambda: True)
        killed.close()
    assert b'"seq":2' in path.read_bytes()
    add(other, "three")
    other.close()
    assert (other.notice, list(path.parent.glob("*aside*"))) == ("", [])
    assert titles(opens()) == ["one", "two", "three"]


def refuse(*_: object) -> None:
    """Fail as a disk that has become full would."""
    raise OSError(28, "No space left on device")
