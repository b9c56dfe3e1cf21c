"""A plain file with one bit flipped, anywhere: always refused, never changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from office_tui.store import snapshot
from office_tui.store.store import Store
from tests.store.acts import AT, QuickDisk
from tests.store.campaign.conftest import Tally
from tests.store.campaign.power_cuts import OFFICE
from tests.store.campaign.samples import MIXED, REFUSED, outcome

pytestmark = pytest.mark.campaign


def plain_file(folder: Path) -> bytes:
    """Return the plain file of a small office at rest."""
    folder.mkdir(mode=0o700)
    store = Store.open(folder / OFFICE, create=True, disk=QuickDisk())
    for number, build in enumerate(MIXED):
        store.commit(build, actor="Chen", session="s1", label=f"line {number}", at=AT)
    store.close()
    return (folder / OFFICE).read_bytes()


@pytest.mark.parametrize("journal", [None, "empty"])
def test_every_flipped_bit_is_refused(journal: str | None, arena: Path, tally: Tally) -> None:
    plain = plain_file(arena / "made")
    beside = None if journal is None else (arena / "made" / (OFFICE + ".journal")).read_bytes()
    wrong = []
    for place in range(len(plain)):
        for bit in ((place + turn) % 8 for turn in (0, 3, 6)):
            flipped = plain[:place] + bytes([plain[place] ^ 1 << bit]) + plain[place + 1 :]
            if (found := outcome(arena / "laid", flipped, beside)) != REFUSED:
                wrong.append(f"bit {bit} of byte {place} ({plain[place : place + 1]!r}): {found}")
    tally("bit flips of the plain file", len(plain) * 3, len(wrong), least=390)
    assert not wrong, "\n".join(wrong[:5])


def test_every_cut_is_refused(arena: Path, tally: Tally) -> None:
    plain = plain_file(arena / "made")
    wrong = [
        length for length in range(len(plain)) if outcome(arena / "laid", plain[:length], None) != REFUSED
    ]
    tally("cuts of the plain file", len(plain), len(wrong), least=390)
    assert not wrong


def test_control_without_its_checksum_flips_go_unnoticed(
    arena: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(snapshot, "crc32", lambda *_: 0)
    plain = plain_file(arena / "made")
    place = plain.index(b"again")
    assert outcome(arena / "laid", plain[:place] + b"A" + plain[place + 1 :], None) != REFUSED
