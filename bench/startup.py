"""How long the desk takes to its first screen at rest, and how much memory, beside a bare Textual app."""

from __future__ import annotations

import argparse
from pathlib import Path
from statistics import median

from bench.office import offices
from bench.probe import PYTHON, Program
from bench.table import Figure, show

BARE = [PYTHON, str(Path(__file__).with_name("bare_app.py"))]
OFFICE = [PYTHON, "-m", "office_tui"]
READY = "DECIDE"
"""What is on the first screen of the desk once it is filled."""


def in_the_inbox(env: dict[str, str]) -> int:
    """Start, open the inbox, turn two pages; return the peak of memory in bytes."""
    with Program(OFFICE, width=80, height=24, env=env) as program:
        program.start(READY)
        for key in ("2", "\x1b[6~", "\x1b[6~"):
            program.press(key)
        return program.peak()


def measure(argv: list[str], env: dict[str, str], ready: str) -> tuple[float, int, int]:
    """Start once; return the seconds to rest, the peak of memory in bytes, and the bytes sent."""
    with Program(argv, width=80, height=24, env=env) as program:
        start = program.start(ready)
        return start.seconds, program.peak(), start.sent


def main(argv: list[str]) -> int:
    """Measure interleaved runs, print medians and ratios; 0 where every figure is reached."""
    parser = argparse.ArgumentParser(prog="bench startup", description=__doc__)
    parser.add_argument("--runs", type=int, default=15)
    runs = parser.parse_args(argv).runs
    with offices(10_000, 1_000) as (many, few):
        subjects = {
            "bare": (BARE, {}, r"CAP-1\b"),
            "10,000": (OFFICE, many, READY),
            "1,000": (OFFICE, few, READY),
        }
        for subject in subjects.values():
            measure(*subject)  # not counted: whoever starts first would pay for cold files
        found: dict[str, list[tuple[float, int, int]]] = {name: [] for name in subjects}
        for _ in range(runs):
            for name, subject in subjects.items():
                found[name].append(measure(*subject))
        inbox = in_the_inbox(many)
    seconds = {name: median(run[0] for run in runs_) for name, runs_ in found.items()}
    memory = {name: median(run[1] for run in runs_) for name, runs_ in found.items()}
    sent = {name: median(run[2] for run in runs_) for name, runs_ in found.items()}
    return show(
        f"Start-up at 80×24, medians of {runs} interleaved runs",
        [
            *(Figure(f"to rest, {name}", round(value * 1000), unit=" ms") for name, value in seconds.items()),
            Figure("10,000 records : bare app (aim 0.65)", seconds["10,000"] / seconds["bare"], 0.80),
            Figure("10,000 records : 1,000 records", seconds["10,000"] / seconds["1,000"], 1.15),
            *(
                Figure(f"peak memory, {name}", round(value / 2**20), unit=" MB")
                for name, value in memory.items()
            ),
            Figure("memory, 10,000 records : bare app", memory["10,000"] / memory["bare"], 1.5),
            Figure("the same once the inbox was opened", inbox / memory["bare"], 1.5),
            *(Figure(f"sent until then, {name}", round(value), unit=" B") for name, value in sent.items()),
        ],
    )
