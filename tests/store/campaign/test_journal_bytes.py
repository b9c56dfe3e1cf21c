"""A journal cut at every byte, and damaged at every byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from office_tui.store import frames
from tests.store.campaign.conftest import Tally
from tests.store.campaign.judging import Found
from tests.store.campaign.power_images import SECTOR
from tests.store.campaign.samples import LONG, MIXED, REFUSED, SHORT, Sample, make_sample, outcome
from tests.store.campaign.scenarios import Build

pytestmark = pytest.mark.campaign

SAMPLES = {"short": SHORT, "mixed": MIXED, "long": LONG}
LEAST = {"short": 1000, "mixed": 650, "long": 3500}
"""Bytes that each sample has at the least."""


def allowed(sample: Sample, length: int) -> set[Found | str]:
    """Return what may be found in the first `length` bytes of a journal."""
    if length < sample.ends[0] - 1:
        return {REFUSED}
    whole = sum(length >= end for end in sample.ends) - 1
    if length + 1 in sample.ends:  # all of a line but the newline
        return {sample.states[max(whole, 0)], sample.states[whole + 1], *([REFUSED] if whole < 0 else [])}
    return {sample.states[whole]}


@pytest.mark.parametrize("name", SAMPLES)
def test_every_prefix_keeps_what_is_whole_in_it(name: str, arena: Path, tally: Tally) -> None:
    sample = make_sample(arena / "made", SAMPLES[name])
    wrong = []
    for length in range(len(sample.used) + 1):
        for rest in (0, len(sample.journal) - length)[: 2 if length % 3 == 0 else 1]:
            found = outcome(arena / "laid", sample.plain, sample.journal[:length] + bytes(rest))
            if found not in allowed(sample, length):
                wrong.append(f"{name} cut at {length}, then {rest} NULs: {found}")
    tally("prefixes", len(sample.used) + 1, len(wrong), least=LEAST[name])
    assert not wrong, "\n".join(wrong[:5])


def flips(byte: int) -> set[int]:
    """Return what one byte may be damaged into: one bit, another letter, NUL, a newline."""
    return {byte ^ 0x01, byte ^ 0x20, byte ^ 0x80, 0, 0x0A} - {byte}


@pytest.mark.parametrize("name", SAMPLES)
def test_a_damaged_byte_is_refused_or_does_no_harm(name: str, arena: Path, tally: Tally) -> None:
    sample = make_sample(arena / "made", SAMPLES[name])
    wrong, refused = [], 0
    used = len(sample.used)
    places = [*range(used), *range(used, len(sample.journal), 97)]
    for place in places:
        for byte in flips(sample.journal[place]):
            damaged = sample.journal[:place] + bytes([byte]) + sample.journal[place + 1 :]
            found = outcome(arena / "laid", sample.plain, damaged)
            refused += found == REFUSED and place < used
            if found not in {REFUSED, sample.states[-1], _torn(sample, place, byte)}:
                wrong.append(f"{name}, byte {place} of {used} made {byte:#x}: {found}")
    tally("damaged bytes", len(places), len(wrong), least=LEAST[name])
    assert not wrong, "\n".join(wrong[:5])
    assert refused > 4.4 * used, "hardly any damage is harmless"


def _torn(sample: Sample, place: int, byte: int) -> Found | None:
    """Return what may be found where the damage is just what a torn write leaves.

    The first byte of the last line is the only one in its sector, and is a NUL: that sector never arrived.
    """
    is_so = byte == 0 and place == sample.ends[-2] and (place + 1) % SECTOR == 0
    return sample.states[-2] if is_so else None


def test_control_without_its_checksum_damage_goes_unnoticed(
    arena: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frames, "crc32", lambda *_: 0)
    sample = make_sample(arena / "made", MIXED)
    place = sample.journal.index(b"two ")
    damaged = sample.journal[:place] + b"T" + sample.journal[place + 1 :]
    assert outcome(arena / "laid", sample.plain, damaged) not in {REFUSED, sample.states[-1]}


def test_two_offices_never_share_a_line(arena: Path) -> None:
    builds: tuple[Build, ...] = SHORT
    one, two = (make_sample(arena / name, builds) for name in ("one", "two"))
    assert outcome(arena / "laid", one.plain, two.journal) == REFUSED
