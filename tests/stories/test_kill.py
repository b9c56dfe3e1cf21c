"""kill -9 in the midst of decisions: whatever the screen had said was done is there afterwards."""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import time
from collections.abc import Callable
from functools import partial

import pytest

from office_tui.domain.capture import Capture
from office_tui.services.inbox import undecided
from tests.stories.conftest import SitsDown
from tests.stories.desk_story import COMMAND, AtDesk, House

FULL = os.environ.get("OFFICE_TUI_FULL") == "1"
DECISIONS, KILLS = (100, 50) if FULL else (8, 5)
MOMENT = 0.15
"""Seconds within which a kill falls, somewhere: what a burst of decisions takes."""
VERBS = (("f", "filed"), ("x 4", "declined"), ("s m", "deferred"))
SAID = re.compile(r"^ (?:file|decline|defer until [^:]+:\d\d): (CAP-\d+) something to decide$")


def noted(at: AtDesk, done: set[str]) -> bool:
    """Note what the foot says is decided."""
    said = SAID.match(at.line(-1))
    if said:
        done.add(said[1])
    return bool(said)


def watch(at: AtDesk, done: set[str], over: Callable[[], bool]) -> None:
    """Note everything that the foot says, until it is `over`."""

    def seen() -> bool:
        noted(at, done)
        return over()

    at.wait_until(seen)


def work_until_killed(at: AtDesk, wanted: dict[str, str], chance: random.Random) -> set[str]:
    """Decide in bursts until the end falls somewhere into one; the ids that the screen said were decided."""
    done: set[str] = set()
    keys = {state: keys for keys, state in VERBS}
    for id_, state in list(wanted.items())[: chance.randrange(4)]:
        at.press(keys[state])
        watch(at, done, partial(done.__contains__, id_))
    rest = [keys[state] for id_, state in wanted.items() if id_ not in done]
    at.press(" ".join(rest[:8]))
    end = time.monotonic() + chance.uniform(0, MOMENT)
    watch(at, done, lambda: time.monotonic() > end)
    at.kill(signal.SIGKILL)
    at.exit_code()
    noted(at, done)
    return done


def check(house: House, wanted: dict[str, str], done: set[str]) -> None:
    """See that everything said is there, that nothing is half done, and that the doctor finds nothing."""
    checked = subprocess.run([*COMMAND, "doctor"], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    for id_, state in wanted.items():
        assert house.read(id_, Capture).state in ({state} if id_ in done else {state, "new"}), id_
    house.close()


@pytest.mark.parametrize("seed", range(2) if FULL else [1])
def test_nothing_acknowledged_is_lost(
    house: House, sit_down: SitsDown, seed: int, capsys: pytest.CaptureFixture[str]
) -> None:
    chance = random.Random(seed)
    kills, decided = 0, 0
    while kills < KILLS or decided < DECISIONS:
        while len(undecided(house.desk)) < 12:
            house.capture("something to decide")
        order = [each.id for each in undecided(house.desk)]
        house.close()
        wanted = {id_: chance.choice(VERBS)[1] for id_ in order}
        at = sit_down(wait="")
        if chance.random() < 0.9:  # else the end comes while it opens
            at.press("2")
            at.cursor_on("something to decide")
        done = work_until_killed(at, wanted, chance) if at.under_cursor else killed_early(at, chance)
        kills += 1
        decided += len(done)
        check(house, wanted, done)
    with capsys.disabled():
        print(f"\nkilled {kills} times during {decided} acknowledged decisions")


def killed_early(at: AtDesk, chance: random.Random) -> set[str]:
    """Kill it while it opens."""
    end = time.monotonic() + chance.uniform(0, 0.6)
    at.wait_until(lambda: time.monotonic() > end)
    at.kill(signal.SIGKILL)
    at.exit_code()
    return set()
