"""A disk in memory that is really full: what is refused, what is not lost, and how it goes on with room again."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

from office_tui.errors import AccessError
from office_tui.store.store import Store
from tests.store.acts import AT
from tests.store.campaign.judging import recover
from tests.store.campaign.scenarios import adds

_SIZE = 9 << 20
_BALLAST = 7 << 20


def fill_tmpfs(folder: Path, turns: int, seed: int) -> dict[str, Any]:
    """Fill a small disk so often, and return the figures."""
    if os.geteuid() != 0:
        return {"left out": "needs root to mount a small disk; `make prove` fills one by RLIMIT_FSIZE"}
    wrong: list[str] = []
    saved = refused = 0
    for turn in range(turns):
        with small_disk(folder) as disk:
            try:
                counts = _fill(disk, Random(f"{seed} {turn}"))
            except AssertionError as error:
                wrong.append(f"turn {turn}: {error}")
                continue
        saved += counts[0]
        refused += counts[1]
    return {"full disks": turns, "saved": saved, "refused": refused, "wrong": wrong}


def _fill(disk: Path, chance: Random) -> tuple[int, int]:
    where = disk / "data" / "office.json"
    ballast = disk / "ballast"
    ballast.write_bytes(bytes(_BALLAST))
    store = Store.open(where, create=True)
    saved: list[str] = []
    refused = number = 0
    while refused < 20:
        number += 1
        label = f"fill {number}"
        try:
            store.commit(
                adds(label, "f" * chance.randrange(20_000)), actor="Chen", session="s1", label=label, at=AT
            )
        except AccessError:
            refused += 1
        else:
            saved.append(label)
    if chance.random() < 0.5:  # leave while there is no room for a new plain file, then come back
        store.close()
        store = Store.open(where)
    ballast.unlink()
    store.commit(adds("room"), actor="Chen", session="s1", label="room", at=AT)
    store.close()
    found = recover(where)
    assert list(found.labels) == [*saved, "room"], "not what was saved"
    return len(saved), refused


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """Have a small disk in memory mounted."""
    disk = folder / "disk"
    disk.mkdir(exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={_SIZE},mode=0700", "tmpfs", str(disk)], check=True)
    try:
        yield disk
    finally:
        subprocess.run(["umount", str(disk)], check=True)
