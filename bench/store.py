"""The store against stock TinyDB, SQLite, a bare append and Python's dictionaries, in one run.

`python -m bench store [--large] [RECORDS …]`: at 10,000 and 100,000 records where none are given, with `--large` at
1,000,000 too. What is at most allowed was set for 100,000.
"""

from __future__ import annotations

import gc
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

import msgspec
import tinydb

from bench.table import Figure, show
from office_tui.domain.capture import Capture, Suggestion
from office_tui.domain.record import Attachment
from office_tui.store.draft import Draft
from office_tui.store.store import Store

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
ROUNDS = 200
WORDS = (
    "The plan for the second quarter is to be handed in 关于进一步加强安全生产工作的通知 with all figures. "
)


class Heading(msgspec.Struct, frozen=True):
    """What a list shows of a record."""

    id: str
    title: str = ""
    state: str = "new"


def record(number: int, id_: str = "") -> Capture:
    """Return a record of about one kilobyte, as the import of a message makes it."""
    return Capture(
        id=id_,
        title=f"Letter {number}: 关于资金计划的请示{'第七' if number % 1000 == 6 else ''}",
        source="mail",
        received=AT,
        dated=AT.date(),
        words=f"{number} " + WORDS * 3,
        sender="Li Wei 李伟",
        address=f"li.wei.{number}@example.org",
        their_number=f"FIN-2026-{number:03d}",
        text=f"TXT-{number}",
        message=f"{abs(number):064x}",
        message_id=f"<{number}.20260302@mail.example.org>",
        attachments=(Attachment(name="plan.pdf", size=123456, sha256=f"{abs(number):064x}"),),
        suggestion=Suggestion(becomes="letter", department="DEP-2", because=("the sender's department",)),
    )


def commit(store: Store, build: Callable[[Draft], object]) -> None:
    """Commit what `build` puts."""

    def run(draft: Draft) -> None:
        build(draft)

    store.commit(run, actor="Chen", session="bench", label="bench", at=AT)


def fill(path: Path, count: int) -> None:
    """Make an office with `count` records at rest."""
    store = Store.open(path, create=True)
    for start in range(0, count, 1000):
        commit(store, lambda draft, start=start: [draft.put(record(start + n)) for n in range(1000)])  # type: ignore[misc]
    store.close()


class Sqlite:
    """The peer: SQLite with a write-ahead log, as durable as we are."""

    def __init__(self, path: Path, count: int) -> None:
        self.db = sqlite3.connect(path, isolation_level=None)
        self.db.execute("PRAGMA journal_mode=WAL")
        self.db.execute("PRAGMA synchronous=FULL")
        self.db.execute("CREATE TABLE records (id INTEGER PRIMARY KEY, document TEXT)")
        self.db.execute("BEGIN")
        for number in range(count):
            self._insert(number)
        self.db.execute("COMMIT")

    def _insert(self, number: int) -> None:
        document = msgspec.json.encode(record(number)).decode()
        self.db.execute("INSERT INTO records (document) VALUES (?)", (document,))

    def insert(self, number: int) -> None:
        """One durable insert."""
        self._insert(number)

    def insert_hundred(self, number: int) -> None:
        """A hundred in one transaction."""
        self.db.execute("BEGIN")
        for offset in range(100):
            self._insert(number + offset)
        self.db.execute("COMMIT")

    def update(self, number: int) -> None:
        """One durable update."""
        document = msgspec.json.encode(record(-number)).decode()
        self.db.execute("UPDATE records SET document = ? WHERE id = ?", (document, number))

    def get(self, number: int) -> Capture:
        """One record by its id, typed."""
        (document,) = self.db.execute("SELECT document FROM records WHERE id = ?", (number,)).fetchone()
        return msgspec.json.decode(document, type=Capture)


def race(*runners: Callable[[int], object], rounds: int = ROUNDS) -> list[float]:
    """Run each in turn, `rounds` times over, and return the median seconds of each."""
    times: list[list[float]] = [[] for _ in runners]
    for number in range(1, rounds + 1):
        for runner, taken in zip(runners, times, strict=True):
            began = time.perf_counter()
            runner(number)
            taken.append(time.perf_counter() - began)
    return [median(taken) for taken in times]


def appender(path: Path) -> Callable[[int], None]:
    """Return the least that can be durable: one append of a record, one sync."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def append(number: int) -> None:
        os.write(descriptor, msgspec.json.encode(record(number)))
        os.fdatasync(descriptor)

    return append


def writing(folder: Path, path: Path, count: int) -> tuple[list[Figure], float]:
    """Race the writes; also return our update's seconds."""
    sqlite = Sqlite(folder / "peer.sqlite", count)
    append = appender(folder / "peer.append")
    store = Store.open(path)
    insert = race(lambda n: commit(store, lambda d: d.put(record(n))), sqlite.insert, append)
    update = race(
        lambda n: commit(store, lambda d: d.put(record(-n, f"CAP-{n + 9}"), expected=1)), sqlite.update
    )
    many = race(
        lambda n: commit(store, lambda d: [d.put(record(n + k)) for k in range(100)]),
        sqlite.insert_hundred,
        rounds=ROUNDS // 10,
    )
    get = race(lambda n: store.get(f"CAP-{n}"), sqlite.get, rounds=ROUNDS * 10)
    store.close()
    return [
        Figure("insert, against SQLite (WAL, FULL)", insert[0] / insert[1], 1.25, aim=1.0),
        Figure("update, against SQLite (WAL, FULL)", update[0] / update[1], 1.25, aim=1.0),
        Figure("insert, against one append and fdatasync", insert[0] / insert[2], 2.5),
        Figure("100 inserts in one commit, against SQLite", many[0] / many[1], 2),
        Figure("get by id, against SQLite", get[0] / get[1], 1.3),
    ], update[0]


def against_tinydb(folder: Path, path: Path, count: int, ours: float) -> Figure:
    """Update in stock TinyDB: the same file, where it reads and writes all of it."""
    copy = folder / "stock.json"
    copy.write_bytes(path.read_bytes())
    stock = tinydb.TinyDB(copy).table("captures")
    (theirs,) = race(lambda n: stock.update({"title": f"new {n}"}, doc_ids=[n]), rounds=3)
    most = 100.0 if count >= 100_000 else None
    return Figure("update, in millionths of stock TinyDB's time", ours / theirs * 1e6, most)


def reading(path: Path, count: int) -> list[Figure]:
    """Time opening, lists and text search."""
    figures: list[Figure] = []
    content = path.read_bytes()

    def opened(_: int) -> None:
        Store.open(path).close()

    def listed(_: int) -> None:
        store = Store.open(path)
        store.headers("captures", Heading)
        store.close()

    gc.disable()
    try:
        import orjson
    except ImportError:
        ours, both = race(opened, listed, rounds=7)
    else:
        ours, both, theirs = race(opened, listed, lambda _: orjson.loads(content), rounds=7)
        figures.append(Figure("open, against orjson.loads of the file", ours / theirs, 0.4))
        figures.append(Figure("open and first list, against orjson.loads", both / theirs))
    gc.enable()
    figures.append(Figure("open", ours * 1000, unit=" ms"))
    figures.append(Figure("open and first list", both * 1000, unit=" ms"))
    store = Store.open(path)
    store.headers("captures", Heading)
    one = record(1, "CAP-1")

    def again(_: int) -> None:
        store.headers("captures", Heading)

    commit(store, lambda draft: draft.put(one))
    (listing,) = race(again, rounds=9)
    searches = [search(store, word, expected) for word, expected in SOUGHT.items()]
    store.close()
    figures.append(Figure("list again after a change", listing * 1000, unit=" ms"))
    most = 120.0 * count / 100_000 if count >= 100_000 else None
    figures.append(Figure("search of two Chinese characters, no index", max(searches) * 1000, most, " ms"))
    return figures


SOUGHT: dict[str, Callable[[int], bool]] = {
    "季度": lambda _: False,
    "资金": lambda _: True,
    "第七": lambda number: number % 1000 == 7,
}
"""Two characters, and in which records they are."""


def search(store: Store, word: str, expected: Callable[[int], bool]) -> float:
    """Search all records, `raw` as they are, for a word; return the seconds, or fail where one is missed."""
    needle = re.compile(re.escape(word.encode()))
    rows = store.raw("captures")

    def run(_: int) -> list[int]:
        return [key for key, row in rows.items() if needle.search(row)]

    missed = set(run(0)) ^ {key for key in rows if expected(key)}
    if missed:
        raise SystemExit(f"bench: {word} was missed or invented in {len(missed)} records")
    (taken,) = race(run, rounds=5)
    return taken


MEMORY = """
import json, sys
from pathlib import Path
from office_tui.store.store import Store
def resident():
    return int(Path("/proc/self/statm").read_text().split()[1])
before = resident()
if sys.argv[1] == "ours":
    held = Store.open(Path(sys.argv[2]))
    held.raw("captures")
else:
    with open(sys.argv[2], encoding="utf-8") as file:
        held = json.load(file)
print(resident() - before)
"""


def memory(path: Path) -> Figure:
    """Compare resident memory: our tables, all cut, and the same records as Python's dictionaries."""

    def pages(which: str) -> int:
        ran = subprocess.run(
            [sys.executable, "-c", MEMORY, which, str(path)], capture_output=True, text=True, check=True
        )
        return int(ran.stdout)

    return Figure("memory, against Python's dictionaries", pages("ours") / pages("theirs"), 0.5)


def main(argv: list[str]) -> int:
    """Measure at each number of records asked for; 0 where every figure was reached."""
    missed, first = 0, 0.0
    large = [1_000_000] if "--large" in argv else []
    for count in [int(each) for each in argv if each != "--large"] or [10_000, 100_000, *large]:
        with tempfile.TemporaryDirectory(prefix="bench-store-", dir=os.environ.get("BENCH_FOLDER")) as name:
            folder = Path(name)
            path = folder / "data" / "office.json"
            fill(path, count)
            figures = [memory(path), *reading(path, count)]
            written, update = writing(folder, path, count)
            figures += [*written, against_tinydb(folder, path, count, update)]
            if first:
                figures.append(Figure("update, against the first number of records", update / first, 1.3))
            first = first or update
            missed |= show(f"The store with {count:,} records ({path.stat().st_size / 1e6:.0f} MB)", figures)
    return missed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
