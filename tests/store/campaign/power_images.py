"""What a disk may hold after the power went: every state that a recorded tape allows.

The model, harsher than ext4 or xfs where they promise more than POSIX does:

- What a returned `sync` covered is there: the bytes and the length of that file; what a returned `sync_folder`
  covered is there: the names in that folder. Neither covers the other.
- Of the changes to one file that no sync covered: nothing, all, or any number from the first on. The one after
  that is torn at sector borders (512 bytes): any subset of its sectors arrived; a sector that did not arrive
  holds what was there before, NULs where nothing was. With several changes pending, each sector may also be
  of a state of its own (a disk writes in any order).
- Its length is that before, that after, or ends with a sector that arrived; lengths follow their order (a cut,
  then a write), whatever sectors arrived.
- Of the changes to names in one folder (made, linked, renamed, taken away) that no sync covered: any number
  from the first on, in order, for each folder on its own. A rename is one step.
- What was pending when a sync *failed* may never arrive, though reads show it and later syncs say that all is well
  (a kernel marks such pages clean); only what is written again counts again.
- Content and names are independent: a name may arrive before the bytes of its file, or after.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from itertools import product
from random import Random
from typing import NamedTuple

from tests.store.campaign.power_tape import (
    Cut,
    Moved,
    Name,
    Named,
    Op,
    Refused,
    Sync,
    SyncFolder,
    Tape,
    Write,
)

SECTOR = 512
_ALL_SUBSETS = 4  # sectors of which every subset is tried; of more, a sample
_SAMPLED = 10
_TOGETHER = 6  # combinations tried where several files have changes pending
EACH = 24
"""Images after each call; a sample where there are more."""


class Content(NamedTuple):
    """What is in one file, and the fingerprint of that."""

    content: bytes
    print: bytes


class Image(NamedTuple):
    """A disk after the power went: its files, and after which call of the tape (that many had returned)."""

    files: dict[Name, Content]
    after: int


class _Pending:
    """A file: what is surely there, then its content after each change that is not."""

    def __init__(self, content: bytes) -> None:
        self.states = [content]
        self._known: list[Content] = []
        self._refused: list[tuple[bytes, bytes]] = []

    def choices(self, chance: Random) -> list[Content]:
        """Return what may be in it after a power cut, first of all what is surely there."""
        if not self._known:
            found = (
                Content(each, blake2b(each, digest_size=16).digest())
                for each in variants(self.states, chance)
            )
            self._known = list(found)
        return self._known

    def change(self, op: Write | Cut) -> None:
        self._known.clear()
        old = self.states[-1]
        if isinstance(op, Cut):
            self.states.append(old[: op.length].ljust(op.length, b"\0"))
        else:
            before = old[: op.offset].ljust(op.offset, b"\0")
            self.states.append(before + op.content + old[op.offset + len(op.content) :])

    def settle(self) -> None:
        self._known.clear()
        last = self.states[-1]
        for old, new in self._refused:
            last = _without(last, old, new)
        self.states = [last, self.states[-1]] if last != self.states[-1] else [last]

    def refuse(self) -> None:
        """Let what is not on the disk be dropped from memory, for good, while reads still show it."""
        self._refused.append((self.states[0], self.states[-1]))


def _without(content: bytes, old: bytes, new: bytes) -> bytes:
    """Return content whose sectors are the old ones, wherever nothing was written after the new ones."""
    whole = bytearray(content)
    for sector in range(-(-len(content) // SECTOR)):
        before, after, now = (_sector(each, sector) for each in (old, new, content))
        if before != after == now:
            start = sector * SECTOR
            whole[start : start + SECTOR] = before[: len(whole) - start]
    return bytes(whole)


def images(
    tape: Tape, seed: int, *, each: int = EACH, syncs: bool = True, folder_syncs: bool = True
) -> Iterator[Image]:
    """Yield what the disk may hold after each call of the tape; `syncs=False`: a disk whose syncs lie."""
    files = {number: _Pending(content) for number, content in tape.contents.items()}
    names = dict(tape.names)
    moves: dict[str, list[Named | Moved]] = {}
    for after in range(len(tape.ops) + 1):
        chance = Random(f"{seed} {after}")
        yield from (Image(found, after) for found in _after_cut(files, names, moves, chance, each))
        if after < len(tape.ops):
            _advance(tape.ops[after], files, names, moves, (syncs, folder_syncs))


def _advance(
    op: Op,
    files: dict[int, _Pending],
    names: dict[Name, int],
    moves: dict[str, list[Named | Moved]],
    honest: tuple[bool, bool],
) -> None:
    match op:
        case Write() | Cut():
            files[op.file].change(op)
        case Sync() if honest[0]:
            files[op.file].settle()
        case Refused():
            files[op.file].refuse()
        case SyncFolder() if honest[1]:
            for move in moves.pop(op.folder, []):
                _move(names, move)
        case Named() | Moved():
            if isinstance(op, Named) and op.file is not None:
                files.setdefault(op.file, _Pending(b""))
            moves.setdefault(op.folder, []).append(op)


def _move(names: dict[Name, int], op: Named | Moved) -> None:
    if isinstance(op, Moved):
        if (op.folder, op.old) in names:
            names[op.folder, op.new] = names.pop((op.folder, op.old))
    elif op.file is None:
        names.pop((op.folder, op.name), None)
    else:
        names[op.folder, op.name] = op.file


def _after_cut(
    files: dict[int, _Pending],
    names: dict[Name, int],
    moves: dict[str, list[Named | Moved]],
    chance: Random,
    each: int,
) -> Iterator[dict[Name, Content]]:
    found = []
    for counts in product(*(range(len(pending) + 1) for pending in moves.values())):
        named = dict(names)
        for pending, count in zip(moves.values(), counts, strict=True):
            for op in pending[:count]:
                _move(named, op)
        found += [(named, contents) for contents in _contents(files, set(named.values()), chance)]
    if len(found) > each:
        found = [found[0], *chance.sample(found[1:-1], each - 2), found[-1]]
    for named, contents in found:
        yield {name: contents[number] for name, number in named.items()}


def _contents(files: dict[int, _Pending], seen: set[int], chance: Random) -> list[dict[int, Content]]:
    choices = {number: files[number].choices(chance) for number in sorted(seen)}
    unsure = [number for number, each in choices.items() if len(each) > 1]
    base = {number: each[0] for number, each in choices.items()}
    found = [base]
    found += [base | {number: content} for number in unsure for content in choices[number][1:]]
    if len(unsure) > 1:
        found += [
            base | {number: chance.choice(choices[number]) for number in unsure} for _ in range(_TOGETHER)
        ]
    return found


def variants(states: list[bytes], chance: Random) -> list[bytes]:
    """Return what a file may hold whose content was each of these in turn, only the first for sure."""
    found = dict.fromkeys(states)
    for number in range(1, len(states)):
        found.update(dict.fromkeys(_torn(states[number - 1], states[number], chance)))
    if len(states) > 2:
        found.update(dict.fromkeys(_mixed(states, chance) for _ in range(_SAMPLED)))
    return list(found)


def _torn(old: bytes, new: bytes, chance: Random) -> Iterator[bytes]:
    changed = [
        sector
        for sector in range(-(-max(len(old), len(new)) // SECTOR))
        if _sector(old, sector) != _sector(new, sector)
    ]
    for arrived in _subsets(changed, chance):
        whole = _pieced(old, new, arrived)
        for length in {len(old), len(new), *((sector + 1) * SECTOR for sector in arrived[-1:])}:
            if length <= max(len(old), len(new)):
                yield whole[:length]


def _subsets(sectors: list[int], chance: Random) -> Iterator[list[int]]:
    if len(sectors) <= _ALL_SUBSETS:
        for kept in product((False, True), repeat=len(sectors)):
            yield [sector for sector, keep in zip(sectors, kept, strict=True) if keep]
        return
    for _ in range(_SAMPLED):
        at = chance.randrange(len(sectors))
        yield sectors[:at]
        yield sectors[at:]
        yield sectors[:at] + sectors[at + 1 :]
        yield [sector for sector in sectors if chance.random() < 0.5]


def _sector(content: bytes, sector: int) -> bytes:
    return content[sector * SECTOR : (sector + 1) * SECTOR].ljust(SECTOR, b"\0")


def _pieced(old: bytes, new: bytes, arrived: list[int]) -> bytes:
    whole = bytearray(old.ljust(len(new), b"\0"))
    for sector in arrived:
        start = sector * SECTOR
        whole[start : start + SECTOR] = _sector(new, sector)[: max(0, len(whole) - start)]
    return bytes(whole)


def _mixed(states: list[bytes], chance: Random) -> bytes:
    """Return a file each of whose sectors, and whose length, is of any of its states."""
    length = len(chance.choice(states))
    sectors = (_sector(chance.choice(states), sector) for sector in range(-(-length // SECTOR)))
    return b"".join(sectors)[:length]
