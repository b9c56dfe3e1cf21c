"""Many processes write one office: `python -m tests.store.campaign.crowd FOLDER --writers 8 --each 500`.

Every writer commits its own captures, and now and then changes one that everybody changes, expecting the revision
it saw last. With `--reader`, a process looks for changes all the time, as an open desk does; with `--cron N`,
`office-tui add` is run N times in between. What came of it is printed as JSON.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import msgspec

from office_tui.domain.capture import Capture
from office_tui.domain.record import Record
from office_tui.errors import ConflictError, OfficeError
from office_tui.store.draft import Draft
from office_tui.store.store import Store
from tests.store.acts import AT, save
from tests.store.campaign.judging import recover, titles_of
from tests.store.campaign.lawless import disk_of, make_compaction_due_soon
from tests.store.campaign.scenarios import adds

SHARED = "CAP-1"
OFTEN = 20  # every so many commits, the shared record


class Told(msgspec.Struct):
    """What a writer says at its end: its longest wait in seconds, and what became of its changes."""

    name: str
    longest: float = 0.0
    conflicts: int = 0
    shared: int = 0
    refused: list[str] = []


class Figures(msgspec.Struct):
    """What came of it all; waits in seconds."""

    acknowledged: int
    longest: float
    longest_cron: float
    conflicts: int
    wrong: list[str]


def write(where: Path, name: str, count: int, without: str) -> Told:
    """Commit so often and say what came of it."""
    store = Store.open(where, disk=disk_of(without))
    told = Told(name)
    for number in range(count):
        seen = store.get(SHARED)
        begun = time.monotonic()
        try:
            store.commit(
                adds(f"{name} {number}"), actor="Chen", session=name, label=f"{name} {number}", at=AT
            )
        except OfficeError as error:
            told.refused.append(str(error))
        told.longest = max(told.longest, time.monotonic() - begun)
        if number % OFTEN == 0:
            if change_shared(store, seen, name):
                told.shared += 1
            else:
                told.conflicts += 1
    store.close()
    return told


def change_shared(store: Store, seen: Record | None, name: str) -> bool:
    """Change the record that all change, as it was seen; say whether nobody was quicker."""
    assert isinstance(seen, Capture)

    def build(draft: Draft) -> None:
        draft.put(msgspec.structs.replace(seen, title=f"by {name}"), expected=seen.rev)

    try:
        save(store, build, "shared")
    except ConflictError:
        return False
    return True


def read(where: Path) -> None:
    """Look for changes until told to end, as a desk does."""
    store = Store.open(where)
    ended: list[int] = []
    signal.signal(signal.SIGTERM, lambda *_: ended.append(1))
    seen = 0
    while not ended:
        changes = store.changes(seen)
        assert changes.seq >= seen
        seen = changes.seq
        assert sum(1 for _ in store.headers("captures", Capture)) == store.count("captures")
        time.sleep(0.02)
    store.close()


def start_writer(where: Path, name: str, count: int, without: str) -> tuple[int, int]:
    """Start a writer and return its process and the pipe it tells its figures on."""
    told, tells = os.pipe()
    pid = os.fork()
    if pid == 0:  # pragma: no cover - the child
        try:
            os.write(tells, msgspec.json.encode(write(where, name, count, without)))
        finally:
            os._exit(0)
    os.close(tells)
    return pid, told


def start_reader(where: Path) -> int:
    """Start a process that reads, and return it."""
    pid = os.fork()
    if pid == 0:  # pragma: no cover - the child
        status = 1
        try:
            read(where)
            status = 0
        finally:
            os._exit(status)
    return pid


def run_cron(home: Path, count: int) -> tuple[list[int], float]:
    """Run `office-tui add` so often; return the exit codes and the longest run in seconds."""
    codes, longest = [], 0.0
    for number in range(count):
        begun = time.monotonic()
        command = [sys.executable, "-m", "office_tui", "add", f"cron {number}"]
        ran = subprocess.run(
            command,
            env={**os.environ, "OFFICE_TUI_HOME": str(home)},
            capture_output=True,
            check=False,
            timeout=60,
        )
        codes.append(ran.returncode)
        longest = max(longest, time.monotonic() - begun)
    return codes, longest


def campaign(home: Path, writers: int, each: int, *, reader: bool, cron: int, without: str) -> Figures:
    """Let them all write at once, and return the figures and what is wrong."""
    where = home / "data" / "office.json"
    where.parent.mkdir(parents=True, mode=0o700)
    store = Store.open(where, create=True)
    save(store, adds("shared"), "begin")
    store.close()
    reading = start_reader(where) if reader else None
    started = [start_writer(where, f"w{number}", each, without) for number in range(writers)]
    codes, longest_cron = run_cron(home, cron)
    told = [_told(*one) for one in started]
    wrong = [f"cron said {code}" for code in codes if code]
    if reading is not None:
        os.kill(reading, signal.SIGTERM)
        if os.waitpid(reading, 0)[1]:
            wrong.append("the reader failed")
    return Figures(
        writers * each,
        max([one.longest for one in told]),
        longest_cron,
        sum(one.conflicts for one in told),
        wrong + judge(where, told, each, cron),
    )


def _told(pid: int, pipe: int) -> Told:
    pieces = []
    while piece := os.read(pipe, 65536):
        pieces.append(piece)
    os.close(pipe)
    os.waitpid(pid, 0)
    return msgspec.json.decode(b"".join(pieces) or b'{"name": "?", "refused": ["it failed"]}', type=Told)


def judge(where: Path, told: list[Told], each: int, cron: int) -> list[str]:
    """Return what is wrong with the office."""
    wrong = [f"{one.name} was refused: {one.refused[0]}" for one in told if one.refused]
    try:
        labels = recover(where).labels
        titles = titles_of(where)
    except (OfficeError, AssertionError, OSError) as error:
        return [*wrong, f"{type(error).__name__}: {error}"]
    for one in told:
        own = [label for label in labels if label.startswith(f"{one.name} ")]
        if own != [f"{one.name} {number}" for number in range(each)]:
            wrong.append(f"of {one.name}, {len(own)} are there of {each}")
    if labels.count("shared") != sum(one.shared for one in told):
        wrong.append("changes of the shared record were lost")
    if [title for title in titles if title.startswith("cron")] != [
        f"cron {number}" for number in range(cron)
    ]:
        wrong.append("what cron added was lost")
    return wrong


def main() -> None:
    """Run it and print the figures as JSON."""
    parser = argparse.ArgumentParser()
    parser.add_argument("home", type=Path)
    parser.add_argument("--writers", type=int, default=8)
    parser.add_argument("--each", type=int, default=500)
    parser.add_argument("--reader", action="store_true")
    parser.add_argument("--cron", type=int, default=0)
    parser.add_argument("--soon", action="store_true", help="the journal is too long soon: many compactions")
    parser.add_argument("--without", default="")
    given = parser.parse_args()
    if given.soon:
        make_compaction_due_soon()
    figures = campaign(
        given.home, given.writers, given.each, reader=given.reader, cron=given.cron, without=given.without
    )
    print(msgspec.json.encode(figures).decode())


if __name__ == "__main__":
    main()
