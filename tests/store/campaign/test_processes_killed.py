"""Real processes: killed at any moment, and many at once."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.store.campaign.conftest import Tally

pytestmark = pytest.mark.campaign


def run(module: str, folder: Path, *given: str) -> dict[str, Any]:
    """Run one of the campaign's programs and return its figures."""
    ran = subprocess.run(
        [sys.executable, "-m", f"tests.store.campaign.{module}", str(folder / module), *given],
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
    )
    assert ran.stdout, ran.stderr
    found: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
    return found


@pytest.mark.parametrize(
    ("kills", "writers", "soon"), [(100, 1, ""), (50, 3, ""), (50, 1, "soon"), (50, 3, "soon")]
)
def test_killed_writers_lose_nothing_they_acknowledged(
    kills: int, writers: int, soon: str, tmp_path: Path, tally: Tally
) -> None:
    given = ["--kills", str(kills), "--writers", str(writers), "--seed", "5", *(["--soon"] if soon else [])]
    figures = run("killing", tmp_path, *given)
    kind = f"kills of {writers}{' while compacting' if soon else ''}"
    tally(kind, figures["kills"], len(figures["wrong"]), least=kills)
    assert not figures["wrong"], figures
    assert figures["acknowledged"] > 3 * kills, "they must be killed while they write"


@pytest.mark.parametrize("without", ["lock", "write"])
def test_control_killed_writers_without_it_are_found_out(without: str, tmp_path: Path) -> None:
    assert run("killing", tmp_path, "--kills", "90", "--writers", "3", "--without", without)["wrong"]


@pytest.mark.parametrize("soon", ["", "soon"])
def test_two_writers_lose_nothing(soon: str, tmp_path: Path, tally: Tally) -> None:
    figures = run("crowd", tmp_path, "--writers", "2", "--each", "500", *(["--soon"] if soon else []))
    tally(
        f"acknowledgements of two{' while compacting' if soon else ''}",
        figures["acknowledged"],
        len(figures["wrong"]),
        least=1000,
    )
    assert not figures["wrong"], figures


def test_eight_writers_a_reader_and_cron_are_never_in_each_others_way(tmp_path: Path, tally: Tally) -> None:
    figures = run("crowd", tmp_path, "--writers", "8", "--each", "500", "--reader", "--cron", "8")
    tally("acknowledgements of eight", figures["acknowledged"], len(figures["wrong"]), least=4000)
    tally("longest wait in milliseconds", round(figures["longest"] * 1000), least=0)
    tally("conflicts", figures["conflicts"], least=1)
    assert not figures["wrong"], figures
    assert figures["longest"] < 5


def test_control_a_crowd_without_the_lock_is_found_out(tmp_path: Path) -> None:
    assert run("crowd", tmp_path, "--writers", "4", "--each", "200", "--without", "lock")["wrong"]
