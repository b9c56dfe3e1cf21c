"""The disk is full: what fits is saved, the rest is refused in a sentence, and with room again it goes on."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.store.campaign.conftest import Tally
from tests.store.campaign.judging import recover

pytestmark = pytest.mark.campaign

LIMITS = (3_000, 20_000, 65_537, 200_001, 262_144, 262_145, 300_000, 524_289)
"""The longest file, in bytes."""


@pytest.mark.parametrize("limit", LIMITS)
def test_a_full_disk_refuses_and_goes_on_when_there_is_room(limit: int, tmp_path: Path, tally: Tally) -> None:
    where = tmp_path / "data" / "office.json"
    command = [sys.executable, "-m", "tests.store.campaign.filling", str(where), str(limit)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, timeout=100)
    assert ran.returncode == 0, ran.stderr
    saved, refused = json.loads(ran.stdout)
    assert refused == 3
    assert len(saved) > limit / 5000
    assert list(recover(where).labels) == saved
    tally("full disks", 1, least=1)
