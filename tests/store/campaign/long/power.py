"""Real power cuts: a disk of ext4 in a file is shut down under the writers, mounted again, and judged.

The shutdown (`FS_IOC_SHUTDOWN`) lets nothing more reach the disk: with `NOLOGFLUSH` as when the power goes, with
`LOGFLUSH` after the file system's own journal was written. What it needs: root, a loop device, mkfs.ext4.

Only what was acknowledged *before* the shutdown must be there. A machine without power acknowledges nothing more,
but here the writers live on for a moment, and the kernel may say of a sync that was under way that it went well.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import struct
import subprocess
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any, Final

from tests.store.campaign.killing import judge, kill, start

_SHUTDOWN: Final = 0x8004587D
_WAYS: Final = (2, 2, 1)  # no flush of the log, mostly
_SIZE: Final = 96 << 20
_ROUNDS: Final = 20  # on one disk
_LONGEST: Final = 0.15  # seconds until the power goes


def why_not() -> str:
    """Return why this machine cannot do it, or nothing."""
    if os.geteuid() != 0:
        return "needs root"
    if not Path("/dev/loop-control").exists():
        return "needs a loop device"
    return "" if shutil.which("mkfs.ext4") else "needs mkfs.ext4"


def cut_power(folder: Path, cuts: int, writers: int, seed: int, without: str = "") -> dict[str, Any]:
    """Cut the power so often under so many writers, and return the figures."""
    if reason := why_not():
        return {"left out": reason}
    wrong: list[str] = []
    acknowledged = done = 0
    while done < cuts and not (wrong and without):
        rounds = min(_ROUNDS, cuts - done)
        image = folder / f"{done}.ext4"
        said, found = _on_one_disk(image, rounds, writers, f"{seed} {done}", without)
        acknowledged += said
        wrong += [f"disk {done}, {each}" for each in found]
        done += rounds
        image.unlink()
    return {"power cuts": done, "acknowledged": acknowledged, "wrong": wrong}


def find_out(folder: Path, cuts: int, seed: int) -> dict[str, Any]:
    """Cut the power under a store whose syncs do nothing: that must be noticed."""
    figures = cut_power(folder, cuts, 1, seed, "waiting")
    if "left out" in figures:
        return figures
    noticed = figures["wrong"]
    return {
        "power cuts": figures["power cuts"],
        "found out": bool(noticed),
        "wrong": [] if noticed else ["a store without its syncs was not found out"],
    }


def _on_one_disk(image: Path, rounds: int, writers: int, seed: str, without: str) -> tuple[int, list[str]]:
    with image.open("wb") as file:
        file.truncate(_SIZE)
    subprocess.run(["mkfs.ext4", "-q", "-F", str(image)], check=True)
    mount_point = image.with_suffix(".mounted")
    mount_point.mkdir()
    where = mount_point / "data" / "office.json"
    known: dict[str, int] = {}
    acknowledged = 0
    for round_ in range(rounds):
        chance = Random(f"{seed} {round_}")
        with mounted(image, mount_point):
            names = [f"r{round_}w{each}" for each in range(writers)]
            sure, said = _one_cut(mount_point, where, names, chance, without)
        acknowledged += sum(sure.values())
        with mounted(image, mount_point):
            if problem := judge(where, said, known, sure):
                return acknowledged, [f"round {round_}: {problem}"]
            if shutil.disk_usage(mount_point).free < _SIZE // 4:
                shutil.rmtree(where.parent)
                known.clear()
    return acknowledged, []


def _one_cut(
    mount_point: Path, where: Path, names: list[str], chance: Random, without: str
) -> tuple[dict[str, int], dict[str, int]]:
    """Return how many commits each writer had said were done before the power went, and in all."""
    started = [start(where, name, f"{chance.random()} {name}", without) for name in names]
    time.sleep(chance.random() * _LONGEST)
    sure = {each.name: _waiting(each.said) for each in started}
    shut_down(mount_point, chance.choice(_WAYS))
    return sure, {each.name: kill(each, 0.002) for each in started}


def _waiting(pipe: int) -> int:
    """Return how many bytes can be read from a pipe."""
    answer = fcntl.ioctl(pipe, termios.FIONREAD, bytes(4))
    return int(struct.unpack("i", answer)[0])


def shut_down(mount_point: Path, way: int) -> None:
    """Let nothing more reach the disk that is mounted here."""
    descriptor = os.open(mount_point, os.O_RDONLY)
    try:
        fcntl.ioctl(descriptor, _SHUTDOWN, struct.pack("I", way))
    finally:
        os.close(descriptor)


@contextmanager
def mounted(image: Path, mount_point: Path) -> Iterator[None]:
    """Have a disk mounted; the file system recovers by itself what its journal holds."""
    subprocess.run(["mount", "-o", "loop", str(image), str(mount_point)], check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", str(mount_point)], check=True)
