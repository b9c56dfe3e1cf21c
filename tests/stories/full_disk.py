"""A disk that fills up and is emptied again, for stories: a small real one, or one that only says it is full."""

from __future__ import annotations

import errno
import os
import runpy
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from office_tui.domain.capture import Text
from office_tui.errors import OfficeError
from office_tui.store.draft import Draft
from tests.stories.desk_story import COMMAND, House

ROOM = "4m"
"""How large the small disk is."""


class FullDisk(Protocol):
    """What a story does to the disk under an office."""

    @property
    def command(self) -> Sequence[str]:
        """How the desk is opened on it."""

    def fill(self) -> None:
        """Leave no room, not even what the journal had set aside."""

    def free(self) -> None:
        """Make room again."""


class SmallDisk:
    """A real disk of a few megabytes, in memory; only root may mount one."""

    command = COMMAND

    def __init__(self, house: House) -> None:
        self._house = house

    def fill(self) -> None:
        """Fill it to the last byte, then use up what the journal had set aside."""
        self._stuff()
        for length in (60_000, 4_000, 200, 1):
            while self._saves("x" * length):
                pass
            self._stuff()

    def _stuff(self) -> None:
        with (self._house.home / "filler").open("ab", buffering=0) as filler:
            for size in (1 << 16, 1 << 9, 1):
                while _writes(filler.write, bytes(size)):
                    pass

    def _saves(self, words: str) -> bool:
        """Save a text that no list shows."""

        def build(draft: Draft) -> None:
            draft.put(Text(body=words))

        try:
            self._house.desk.change("fill the journal", build)
        except OfficeError:
            return False
        return True

    def free(self) -> None:
        """Take the filler away."""
        (self._house.home / "filler").unlink()


def _writes(write: Callable[[bytes], int], content: bytes) -> bool:
    try:
        return write(content) == len(content)
    except OSError:
        return False


@contextmanager
def small_disk(house: House) -> Iterator[SmallDisk | None]:
    """Mount a small disk under an office that is not made yet; None where that is not allowed."""
    mount = ["mount", "-t", "tmpfs", "-o", f"size={ROOM},mode=0700", "tmpfs", str(house.home)]
    if os.geteuid() != 0 or subprocess.run(mount, check=False, capture_output=True).returncode:
        yield None
        return
    try:
        yield SmallDisk(house)
    finally:
        house.close()
        subprocess.run(["umount", "-l", str(house.home)], check=True)


class SwitchedDisk:
    """A disk that says it is full while a file is there: for the desk that is opened by this module."""

    def __init__(self, switch: Path) -> None:
        self._switch = switch
        self.command = (sys.executable, "-m", "tests.stories.full_disk", str(switch))

    def fill(self) -> None:
        """Turn the switch on."""
        self._switch.touch()

    def free(self) -> None:
        """Turn the switch off."""
        self._switch.unlink()


def _open_desk_on(switch: Path) -> None:
    """Run the program with every new file, and every byte written to a file, refused while the switch is on."""
    opens, pwrite, write = os.open, os.pwrite, os.write

    def refuse() -> None:
        if switch.exists():
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def refusing_open(path: Any, flags: int, *rest: Any, **named: Any) -> int:
        if flags & os.O_CREAT and not os.path.lexists(path):
            refuse()
        return opens(path, flags, *rest, **named)

    def refusing_pwrite(descriptor: int, *rest: Any) -> int:
        refuse()
        return pwrite(descriptor, *rest)

    def refusing_write(descriptor: int, content: Any) -> int:
        if stat.S_ISREG(os.fstat(descriptor).st_mode):
            refuse()
        return write(descriptor, content)

    os.open, os.pwrite, os.write = refusing_open, refusing_pwrite, refusing_write
    sys.argv = ["office-tui", *sys.argv[2:]]
    runpy.run_module("office_tui", run_name="__main__")


if __name__ == "__main__":
    _open_desk_on(Path(sys.argv[1]))
