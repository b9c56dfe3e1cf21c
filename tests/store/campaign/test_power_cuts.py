"""The power goes at any moment: what was acknowledged is there, and perhaps the one change in flight."""

from __future__ import annotations

from pathlib import Path

import pytest

from office_tui.errors import OfficeError
from tests.store.campaign.conftest import Tally
from tests.store.campaign.judging import recover
from tests.store.campaign.power_cuts import OFFICE, Court, lay, live
from tests.store.campaign.power_images import images, variants
from tests.store.campaign.power_tape import calls_not_noted
from tests.store.campaign.scenarios import SCENARIOS, Hands, adds, morning, together

pytestmark = pytest.mark.campaign

LEAST = {
    "birth": 300,
    "morning": 400,
    "days": 1500,
    "killed": 800,
    "together": 300,
    "imported": 500,
    "growing": 500,
    "growing_together": 500,
}
"""Distinct images that each scenario gives at the least."""


@pytest.mark.parametrize("name", SCENARIOS)
def test_no_power_cut_loses_what_was_acknowledged(name: str, arena: Path, tally: Tally) -> None:
    hands = live(SCENARIOS[name], arena / "live")
    court = Court(arena / "image")
    for seed in (1,) if name in {"imported", "growing_together"} else (1, 2):  # a long file takes its time
        for image in images(hands.tape, seed):
            court.judge(image, hands.allowed(image.after), name)
    count, wrong = court.verdict
    tally("power cuts", count, len(wrong), least=LEAST[name])
    assert not wrong, "\n".join(wrong[:5])


def test_no_power_cut_during_a_recovery_does_either(arena: Path, tally: Tally) -> None:
    first = live(morning, arena / "live")
    court = Court(arena / "image")
    recoveries = 0
    for number, image in enumerate(images(first.tape, seed=2)):
        if number % 60 or image.after < 30:
            continue
        recoveries += 1
        root = arena / "recovering"
        lay(image, root)
        state = recover(root / OFFICE).state
        lay(image, root)
        hands = live(comes_back, root, state)
        for again in images(hands.tape, number, each=8):
            court.judge(again, hands.allowed(again.after), f"recovery {number}")
    count, wrong = court.verdict
    assert recoveries >= 15
    tally("power cuts in a recovery", count, len(wrong), least=4000)
    assert not wrong, "\n".join(wrong[:5])


def comes_back(hands: Hands) -> None:
    """The office is opened after a power cut, used, and left."""
    store = hands.open(create=True)
    hands.commit(store, "back", adds("back"))
    hands.commit(store, "more", adds("m" * 700))
    hands.close(store)


def doubts(hands: Hands) -> None:
    """Transactions of several sizes, one of which is in doubt; two sessions, and a process that is killed."""
    store = hands.open(create=True)
    there = hands.open()
    for turn in range(3):
        hands.commit(store, f"here {turn}", adds("h" * 700))
        hands.commit(there, f"there {turn}", adds(f"there {turn}"))
    hands.abandon(store)
    hands.abandon(there)


def test_no_power_cut_after_a_failed_sync_does_either(arena: Path, tally: Tally) -> None:
    court = Court(arena / "image")
    for fails in range(3, 30):
        try:
            hands = live(doubts, arena / f"live {fails}", fails=fails)
        except OfficeError:
            continue  # it could not be opened, or made
        if hands.tape.syncs < fails:
            break
        for image in images(hands.tape, fails):
            court.judge(image, hands.allowed(image.after), f"sync {fails} of {hands.tape.syncs} fails")
    count, wrong = court.verdict
    tally("power cuts after a failed sync", count, len(wrong), least=1500)
    assert not wrong, "\n".join(wrong[:5])


@pytest.mark.parametrize("lying", ["syncs", "folder_syncs"])
def test_control_a_disk_whose_syncs_lie_is_found_out(lying: str, arena: Path) -> None:
    hands = live(together, arena / "live")
    court = Court(arena / "image")
    for image in images(hands.tape, 1, syncs=lying != "syncs", folder_syncs=lying != "folder_syncs"):
        court.judge(image, hands.allowed(image.after), lying)
        if len(court.wrong) > 10:
            return
    pytest.fail("the campaign would not notice a missing sync")


def test_the_tape_knows_every_call_of_the_disk() -> None:
    assert calls_not_noted() == set()


def test_a_torn_write_gives_every_kind_of_tear() -> None:
    from random import Random

    old, new = b"a" * 700, b"a" * 600 + b"b" * 900
    found = variants([old, new], Random(1))
    assert {old, new, new[:1024], new[:700], old + bytes(800)} <= set(found)
    assert new[:512] + old[512:700] + bytes(324) + new[1024:] in found
    assert all(len(each) in {700, 1024, 1500} for each in found)
