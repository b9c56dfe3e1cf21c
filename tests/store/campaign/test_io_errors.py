"""The disk refuses at any call: nothing acknowledged is lost, nothing refused comes up, the office goes on."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.store.campaign.conftest import Tally
from tests.store.campaign.failing_disk import Fault, faults, fresh
from tests.store.campaign.io_errors import SAVED, judge, live_with
from tests.store.campaign.scenarios import SCENARIOS, Scenario, morning

pytestmark = pytest.mark.campaign

LEAST = {
    "birth": 150,
    "morning": 250,
    "days": 350,
    "killed": 450,
    "together": 250,
    "imported": 150,
    "growing": 300,
    "growing_together": 250,
}
"""Faults that each scenario gives at the least."""
LONG = {"days", "imported", "growing_together"}
"""Scenarios of which only every other fault is tried."""


def calls_of(scenario: Scenario, folder: Path) -> int:
    """Return how many calls a scenario makes when nothing fails."""
    hands = live_with(scenario, fresh(folder), Fault(0))
    assert {fate for _, fate in hands.told} == {SAVED}
    assert not hands.refusals
    return hands.disk.calls


@pytest.mark.parametrize("name", SCENARIOS)
def test_whatever_call_fails_nothing_acknowledged_is_lost(name: str, arena: Path, tally: Tally) -> None:
    scenario = SCENARIOS[name]
    wrong, tried, noticed = [], 0, 0
    for fault in faults(calls_of(scenario, arena))[:: 2 if name in LONG else 1]:
        where = fresh(arena)
        hands = live_with(scenario, where, fault)
        if not hands.disk.felt:
            continue
        tried += 1
        noticed += hands.refusals > 0 or bool(hands.notices)
        if problem := judge(hands, fault):
            wrong.append(f"{name}, {fault}, felt in {hands.disk.felt[:3]}: {problem}")
        shutil.rmtree(where.parent, ignore_errors=True)
    tally("I/O errors", tried, len(wrong), least=LEAST[name])
    assert not wrong, "\n".join(wrong[:5])
    assert noticed > tried / 3, "the faults must be felt"


def test_control_a_store_that_looks_at_no_answer_is_found_out(arena: Path) -> None:
    wrong = 0
    for at in range(1, calls_of(morning, arena) + 1):
        fault = Fault(at, short=True, unseen=True)
        wrong += bool(judge(live_with(morning, fresh(arena), fault), fault))
    assert wrong >= 8
