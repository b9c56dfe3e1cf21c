"""Writers killed at any moment: `python -m tests.store.campaign.killing FOLDER --kills 100` prints what came of it.

Each round starts some writers on an office; each opens it, commits, leaves it, again and again, and says of every
commit when it is done. One after the other they are killed (SIGKILL) at a random moment, while the others go on;
then the office is opened and must hold what every one of them said, and at most one commit of each that it had not
said yet. The next round goes on with the same office, which is made anew after some rounds.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import time
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import NamedTuple

from office_tui.errors import OfficeError
from office_tui.store.store import Store
from tests.store.acts import AT
from tests.store.campaign.judging import recover
from tests.store.campaign.lawless import disk_of, make_compaction_due_soon
from tests.store.campaign.scenarios import adds

ROUNDS = 10  # on one office
LONGEST = 0.06  # seconds until a kill


class Writer(NamedTuple):
    """A process, the name of its commits, and the pipe on which it says that one is done."""

    pid: int
    name: str
    said: int


def start(where: Path, name: str, seed: str, without: str) -> Writer:
    """Start a writer; it ends only by a kill (or, with status 1, by an error)."""
    said, says = os.pipe()
    pid = os.fork()
    if pid == 0:  # pragma: no cover - the child
        try:
            write(where, name, says, Random(seed), without)
        finally:
            os._exit(1)
    os.close(says)
    return Writer(pid, name, said)


def write(where: Path, name: str, says: int, chance: Random, without: str) -> None:
    """Open, commit a few times, leave or not, for ever."""
    number = 0
    while True:
        store = Store.open(where, create=True, disk=disk_of(without))
        for _ in range(chance.randint(1, 12)):
            filler = "f" * int(chance.paretovariate(0.7) * 20 % 60_000)
            store.commit(
                adds(f"{name} {number}", filler), actor="Chen", session=name, label=f"{name} {number}", at=AT
            )
            os.write(says, b"+")
            number += 1
        if chance.random() < 0.7:
            store.close()


def kill(writer: Writer, after: float) -> int:
    """Kill a writer after so many seconds and return how many commits it said were done."""
    time.sleep(after)
    with suppress(ProcessLookupError):
        os.kill(writer.pid, signal.SIGKILL)
    os.waitpid(writer.pid, 0)
    said = 0
    while piece := os.read(writer.said, 65536):
        said += len(piece)
    os.close(writer.said)
    return said


def judge(
    where: Path, said: dict[str, int], known: dict[str, int], sure: dict[str, int] | None = None
) -> str:
    """Return what is wrong with the office, or nothing; note in `known` how many commits each writer has in it.

    `said` has the writers of this round, `known` those of the rounds before; `sure`, where that is less, what of
    `said` must be there.
    """
    sure = said if sure is None else sure
    if not where.exists() and not any(sure.values()) and not known:
        return ""
    try:
        labels = recover(where).labels
    except (OfficeError, AssertionError, OSError) as error:
        return f"{type(error).__name__}: {error}"
    found: dict[str, list[int]] = {}
    for label in labels:
        name, _, number = label.rpartition(" ")
        if number.isdecimal():
            found.setdefault(name, []).append(int(number))
    for name, numbers in found.items():
        if numbers != list(range(len(numbers))):
            return f"the commits of {name} are {numbers}"
    counts = {name: len(found.get(name, [])) for name in said | known}
    for name, count in counts.items():
        least = sure.get(name, known.get(name, 0))
        most = said[name] + 1 if name in said else least
        if not least <= count <= most:
            return f"{name} said {least} and {count} are there"
    known.update(counts)
    return ""


def campaign(folder: Path, kills: int, writers: int, seed: int, without: str) -> dict[str, object]:
    """Kill so many writers, as many at a time, and return the figures."""
    wrong: list[str] = []
    acknowledged = done = 0
    known: dict[str, int] = {}
    where = folder / "0" / "office.json"
    for round_ in range(-(-kills // writers)):
        chance = Random(f"{seed} {round_}")
        if round_ % ROUNDS == 0 or wrong:
            shutil.rmtree(where.parent, ignore_errors=True)
            where = folder / str(round_) / "office.json"
            known.clear()
        names = [f"r{round_}w{each}" for each in range(writers)]
        started = [start(where, name, f"{seed} {name}", without) for name in names]
        said = {each.name: kill(each, chance.random() * LONGEST) for each in started}
        done += len(started)
        acknowledged += sum(said.values())
        if problem := judge(where, said, known):
            wrong.append(f"round {round_}: {problem}")
        if without and wrong:
            break
    return {"kills": done, "acknowledged": acknowledged, "wrong": wrong, "seed": seed}


def main() -> None:
    """Run it and print the figures as JSON."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--writers", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--soon", action="store_true", help="the journal is too long soon: many compactions")
    parser.add_argument("--without", default="", help="what the store does without: lock, write or waiting")
    given = parser.parse_args()
    if given.soon:
        make_compaction_due_soon()
    print(json.dumps(campaign(given.folder, given.kills, given.writers, given.seed, given.without)))


if __name__ == "__main__":
    main()
