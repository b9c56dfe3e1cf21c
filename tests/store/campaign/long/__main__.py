"""The long campaign: `make campaign`, or `python -m tests.store.campaign.long [PART…] [--seed N] [--scale X]`.

Each part prints one line of figures, which are kept in `build/campaign.json`: a part that is there already is not
run again (`--again` runs it). `--scale 0.1` runs a tenth of each. What a machine cannot do (no root, no loop
device) is said and left out. The exit status is 1 if any outcome was wrong.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from tests.store.campaign.killing import campaign as kill
from tests.store.campaign.long.full_disk import fill_tmpfs
from tests.store.campaign.long.million import hold_a_million
from tests.store.campaign.long.power import cut_power, find_out
from tests.store.campaign.long.years import replay_years

Figures = dict[str, Any]
"""What a part says: numbers by their names, `wrong` (a list of sentences), or `left out` (why)."""

KEPT: Final = Path("build/campaign.json")

PARTS: Final[dict[str, Callable[[Path, int, float], Figures]]] = {
    "kills": lambda folder, seed, scale: kill(folder, round(500 * scale), 1, seed, ""),
    "kills of three": lambda folder, seed, scale: kill(folder, round(200 * scale), 3, seed, ""),
    "power cuts": lambda folder, seed, scale: cut_power(folder, round(300 * scale), 1, seed),
    "power cuts of three": lambda folder, seed, scale: cut_power(folder, round(100 * scale), 3, seed),
    "power cuts, control": lambda folder, seed, scale: find_out(folder, 60, seed),
    "full disk": lambda folder, seed, scale: fill_tmpfs(folder, round(20 * scale) or 1, seed),
    "a million records": lambda folder, seed, scale: hold_a_million(folder, round(1_000_000 * scale), seed),
    "ten years": lambda folder, seed, scale: replay_years(folder, round(3650 * scale), seed),
}


def run(part: str, seed: int, scale: float) -> Figures:
    """Run one part in a folder of its own."""
    folder = Path(tempfile.mkdtemp(prefix="office-tui-long-"))
    begun = time.monotonic()
    try:
        figures = PARTS[part](folder, seed, scale)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return {"seed": seed, "scale": scale, **figures, "seconds": round(time.monotonic() - begun, 1)}


def told(part: str, figures: Figures) -> str:
    """Return one line."""
    shown = {name: value for name, value in figures.items() if name != "wrong"}
    told = " · ".join(
        f"{name} {value:,}" if isinstance(value, int) else f"{name} {value}" for name, value in shown.items()
    )
    return f"{part}: {told} · wrong outcomes {len(figures.get('wrong', []))}"


def main() -> int:
    """Run what is asked for, or everything that is not done yet."""
    parser = argparse.ArgumentParser(description="The long campaign against the store.")
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--again", action="store_true")
    given = parser.parse_args()
    done: dict[str, Figures] = json.loads(KEPT.read_text()) if KEPT.exists() else {}
    wrong = 0
    for part in given.parts or PARTS:
        key = f"{part}, seed {given.seed}, scale {given.scale}"
        if given.again or key not in done:
            done[key] = run(part, given.seed, given.scale)
            KEPT.parent.mkdir(exist_ok=True)
            KEPT.write_text(json.dumps(done, indent=1))
        print(told(part, done[key]), flush=True)
        for sentence in done[key].get("wrong", []):
            print("   ", sentence, flush=True)
            wrong += 1
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
