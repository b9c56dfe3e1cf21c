"""Offices whose files are damaged by hand: the plain file, the journal, and what each whole line adds."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from office_tui.errors import DamagedError, OfficeError
from office_tui.store.store import Store
from tests.store.acts import AT, QuickDisk
from tests.store.campaign.judging import Found, labels_of, recover, state_of
from tests.store.campaign.power_cuts import OFFICE
from tests.store.campaign.scenarios import Build, adds, rewrites, takes_away

JOURNAL: Final = OFFICE + ".journal"
REFUSED: Final = "refused"

SHORT: Final[tuple[Build, ...]] = tuple([adds(f"short {number}") for number in range(11)])
MIXED: Final[tuple[Build, ...]] = (
    adds("one", "two 财务"),
    rewrites("CAP-1", 'one\n \\"again" \u2028'),
    takes_away("CAP-2"),
    adds("1a2b3c4d [[{", ""),
)
LONG: Final[tuple[Build, ...]] = tuple([adds("l" * size) for size in (490, 1100, 20, 1700)])


class Sample(NamedTuple):
    """An office that was not left: after line n (from 0, the header) the journal ends at `ends[n]`."""

    plain: bytes
    journal: bytes
    ends: tuple[int, ...]
    states: tuple[Found, ...]

    @property
    def used(self) -> bytes:
        """The journal without the free space after it."""
        return self.journal[: self.ends[-1]]


def make_sample(folder: Path, builds: Sequence[Build]) -> Sample:
    """Make an office with one line in its journal for each transaction, and nobody in it."""
    folder.mkdir(mode=0o700, parents=True)
    where = folder / OFFICE
    store = Store.open(where, create=True, disk=QuickDisk())
    ends, states = [], []
    for number, build in enumerate((None, *builds)):
        if build is not None:
            store.commit(build, actor="Chen", session="s1", label=f"line {number}", at=AT)
        ends.append(len((folder / JOURNAL).read_bytes().rstrip(b"\0")))
        states.append(Found(state_of(store), labels_of(store)))
    found = Sample(where.read_bytes(), (folder / JOURNAL).read_bytes(), tuple(ends), tuple(states))
    store._files.close()
    return found


def outcome(folder: Path, plain: bytes, journal: bytes | None) -> Found | str:
    """Lay these files, open the office, and return what it held, or `REFUSED` if that was said rightly.

    A refusal is right if it names the damage and leaves both files as they are.
    """
    folder.mkdir(mode=0o700, exist_ok=True)
    for stale in folder.rglob("*.*"):
        if stale.is_file():
            stale.unlink()
    (folder / OFFICE).write_bytes(plain)
    if journal is not None:
        (folder / JOURNAL).write_bytes(journal)
    try:
        return recover(folder / OFFICE)
    except DamagedError:
        untouched = (folder / OFFICE).read_bytes() == plain
        if journal is not None:
            untouched &= (folder / JOURNAL).read_bytes() == journal
        return REFUSED if untouched else "refused, but a file was changed"
    except (OfficeError, AssertionError, OSError) as error:
        return f"{type(error).__name__}: {error}"
