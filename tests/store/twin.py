"""One database twice, in our store and in stock TinyDB, to be done the same to and held against each other."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tinydb import TinyDB
from tinydb.table import Document, Table

from office_tui.store.store import Store
from tests.store.acts import QuickDisk

OURS = frozenset({"entries", "_store"})
"""The tables that the store keeps for itself."""

PEOPLE: tuple[dict[str, Any], ...] = (
    {"n": 1, "name": "Ann", "tags": ["a", "b"], "at": {"city": "Oslo", "zip": "0150"}, "on": True},
    {"n": 2, "name": "Bo", "tags": ["b", "c"], "at": {"city": "Bergen"}, "on": False},
    {"n": 3, "name": "李伟", "tags": [], "at": {"city": "上海", "lines": ["一", "二"]}},
    {"n": 4.5, "name": 'Dee & <co> | \\ "q"', "tags": ["a"], "at": None, "on": None},
    {"n": -6, "name": "", "rows": [{"k": 1, "v": "x"}, {"k": 2, "v": "y"}], "tags": ["a", "b", "c"]},
    {"n": 2**53, "name": "Ann\nLee\t.", "e": [], "o": {}, "tags": ["z"]},
)


class Twin:
    """One database twice: in our store, and in a file of stock TinyDB."""

    def __init__(self, folder: Path) -> None:
        """Make both in a folder, empty."""
        self._office = folder / "data" / "office.json"
        self._office.parent.mkdir(mode=0o700)
        self._plain = folder / "stock.json"
        self.open()

    def open(self) -> None:
        """Open both."""
        self._store = Store.open(self._office, create=True, disk=QuickDisk())
        self.ours: TinyDB = self._store.db
        self.stock: TinyDB = TinyDB(self._plain)

    def close(self) -> None:
        """Close both."""
        self._store.close()
        self.stock.close()

    def reopen(self) -> None:
        """Close both and open them again; meanwhile stock TinyDB looks into our file."""
        self.close()
        with TinyDB(self._office) as at_rest:
            assert whole(at_rest) == whole_of(self._plain), "stock TinyDB finds the same in our file"
        self.open()

    def same(self) -> None:
        """Hold what both hold against each other."""
        assert to_the_letter(self.ours) == to_the_letter(self.stock)


def whole(db: TinyDB) -> dict[str, dict[int, Any]]:
    """Return every table that is not ours alone, by key."""
    return {
        name: {each.doc_id: dict(each) for each in db.table(name)}
        for name in sorted(db.tables() - OURS)
        if len(db.table(name))
    }


def to_the_letter(db: TinyDB) -> str:
    """Return the same as JSON, in which 1, 1.0 and true differ."""
    return json.dumps(whole(db), sort_keys=True, ensure_ascii=False)


def whole_of(path: Path) -> dict[str, dict[int, Any]]:
    """Return what a file of stock TinyDB holds."""
    with TinyDB(path) as db:
        return whole(db)


def plainly(answer: Any) -> Any:
    """Return an answer so that documents show their keys, and their own type."""
    if isinstance(answer, Document):
        return ("document", answer.doc_id, dict(answer))
    if isinstance(answer, list | tuple):
        return [plainly(each) for each in answer]
    return answer


def answered(call: Callable[[Table], Any], db: TinyDB) -> Any:
    """Return what a call answers, or the type of what it raises."""
    try:
        return plainly(call(db.table("things")))
    except (KeyError, ValueError, RuntimeError, TypeError, IndexError) as error:
        return type(error).__name__


@contextmanager
def peopled(folder: Path) -> Iterator[Twin]:
    """Make both databases with the people in the table `things`, and close them in the end."""
    made = Twin(folder)
    for db in (made.ours, made.stock):
        assert db.table("things").insert_multiple(PEOPLE) == [1, 2, 3, 4, 5, 6]
    yield made
    made.close()
