"""Cut at every byte, damaged at many: what was acknowledged is there, or the file is refused.

The campaign does it at every byte of longer journals; here each takes its turn among a few, to be quick.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from office_tui.errors import AccessError, DamagedError, OfficeError
from office_tui.store import frames
from office_tui.store.frames import FREE, SECTOR
from office_tui.store.store import Store
from tests.store.acts import Lays, QuickDisk, add, titles

QUICK = QuickDisk()


class Sample(NamedTuple):
    """An office with three commits in its journal (without its free space), and where each line of that ends."""

    plain: bytes
    journal: bytes
    ends: tuple[int, ...]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    where = tmp_path_factory.mktemp("sample") / "office.json"
    store = Store.open(where, create=True, disk=QUICK)
    journal = where.with_name("office.json.journal")
    ends = [len(written(journal))]
    for title in ("one", "two 财务", "three"):
        add(store, title)
        ends.append(len(written(journal)))
    found = Sample(where.read_bytes(), written(journal), tuple(ends))
    store.close()
    return found


def written(journal: Path) -> bytes:
    """Return the lines without the free space after them."""
    return journal.read_bytes().rstrip(FREE)


ALL = ["one", "two 财务", "three"]


def read(where: Path) -> list[str]:
    """Open, read, write once more, close, open again: what was read, if all of it agrees."""
    store = Store.open(where, disk=QUICK)
    found = titles(store)
    add(store, "more")
    store.close()
    store = Store.open(where, disk=QUICK)
    assert titles(store) == [*found, "more"]
    store.close()
    return found


@pytest.mark.parametrize("free", [0, 1, 3 * SECTOR], ids=["no space", "a byte", "sectors"])
def test_every_prefix_keeps_what_is_whole_in_it(sample: Sample, lays: Lays, free: int) -> None:
    for length in range(sample.ends[0], len(sample.journal) + 1):
        whole = sum(length >= end - 1 for end in sample.ends[1:])  # the newline alone does not matter
        cut = sample.journal[:length] + FREE * free
        assert read(lays(sample.plain, cut)) == ALL[:whole], f"cut at {length}"


def test_a_header_cut_short_is_refused(sample: Sample, lays: Lays) -> None:
    for length in range(sample.ends[0]):
        with pytest.raises(DamagedError):
            read(lays(sample.plain, sample.journal[:length]))


def damaged(journal: bytes) -> Iterator[tuple[int, bytes]]:
    for place in range(len(journal)):
        for flip in (0x01, 0x20, journal[place], journal[place] ^ 0x0A):
            if flip:
                yield place, journal[:place] + bytes([journal[place] ^ flip]) + journal[place + 1 :]


@pytest.mark.parametrize("free", [0, 2 * SECTOR], ids=["no space", "sectors"])
def test_one_damaged_byte_is_always_refused(sample: Sample, lays: Lays, free: int) -> None:
    for place, damage in list(damaged(sample.journal))[::7]:
        if damage[-1:] == FREE:
            continue  # the last newline: a line that lacks only that is whole, see the prefixes
        journal = damage + FREE * free
        where = lays(sample.plain, journal)
        with pytest.raises(DamagedError):
            Store.open(where, disk=QUICK)
        assert where.with_name("office.json.journal").read_bytes() == journal, (
            f"changed a file damaged at {place}"
        )


def test_a_damaged_byte_in_the_free_space_loses_nothing(sample: Sample, lays: Lays) -> None:
    for place in range(0, 2 * SECTOR, 5):
        space = bytearray(2 * SECTOR)
        space[place] ^= 0x41
        where = lays(sample.plain, sample.journal + bytes(space))
        try:
            assert read(where) == ALL
        except DamagedError:
            assert where.with_name("office.json.journal").read_bytes() == sample.journal + bytes(space)


def test_control_without_the_checksum_damage_goes_unnoticed(
    sample: Sample, lays: Lays, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frames, "_is_frame", lambda line: len(line) > 9)
    unnoticed = 0
    for _, journal in list(damaged(sample.journal))[::19]:
        try:
            store = Store.open(lays(sample.plain, journal), disk=QUICK)
        except OfficeError:
            continue
        unnoticed += 1
        store.close()
    assert unnoticed > 10


@pytest.mark.parametrize("newline", [b"\n", b""])
def test_sectors_that_never_arrived_are_a_torn_end(sample: Sample, lays: Lays, newline: bytes) -> None:
    store = Store.open(lays(sample.plain, sample.journal), disk=QUICK)
    add(store, "x" * 3 * SECTOR)
    journal = bytearray(written(store.path.with_name("office.json.journal")))
    store.close()
    edge = (sample.ends[-1] // SECTOR + 1) * SECTOR
    for start, end in ((edge, edge + SECTOR), (sample.ends[-1], edge), (edge, len(journal) - 1)):
        torn = bytearray(journal)
        torn[start:end] = bytes(end - start)
        torn[-1:] = newline
        if end == len(journal) - 1:
            torn = torn.rstrip(b"\n")
        assert read(lays(sample.plain, bytes(torn))) == ALL


def test_a_line_twice_or_missing_is_refused(sample: Sample, lays: Lays) -> None:
    start, one, two, three = sample.ends
    header, first, last = sample.journal[:start], sample.journal[start:one], sample.journal[two:three]
    for journal in (header + first + last, header + first + first, header + last):
        with pytest.raises(DamagedError, match=r"Commit \d is missing"):
            Store.open(lays(sample.plain, journal), disk=QUICK)


def test_garbage_after_the_last_line_is_refused(sample: Sample, lays: Lays) -> None:
    with pytest.raises(DamagedError, match=r"byte \d+"):
        Store.open(lays(sample.plain, sample.journal + b"garbage\n"), disk=QUICK)


@pytest.mark.parametrize("payload", [b'{"database":"x","base":0,"journal":2}', b"[]"])
def test_a_journal_of_another_version_is_refused(sample: Sample, lays: Lays, payload: bytes) -> None:
    with pytest.raises(AccessError, match="another kind"):
        Store.open(lays(sample.plain, frames.frame(payload)), disk=QUICK)


def test_the_journal_of_another_office_is_refused_unless_empty(
    sample: Sample, lays: Lays, path: Path
) -> None:
    other = Store.open(path, create=True, disk=QUICK)
    empty = written(path.with_name("office.json.journal"))
    add(other, "theirs")
    full = written(path.with_name("office.json.journal"))
    other.close()
    with pytest.raises(DamagedError, match="does not belong"):
        Store.open(lays(sample.plain, full), disk=QUICK)
    assert read(lays(sample.plain, empty)) == []
