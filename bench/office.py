"""Makes an office of so many undecided items, each with a body of 400 characters, and so many licences."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.probe import PYTHON

TODAY = "2026-03-02"
PRESSING = 20
"""How many items are on the first screen, whatever the office's size: only then are two starts comparable."""
BODY = "Please let us have the figures of the last quarter, with the names of those who answer for them. "
SUBJECTS = (
    "Annual inspection: documents to submit",
    "Cash plan for the second quarter",
    "关于报送年度排污报告的通知",
)
SENDERS = ("Tax Bureau No. 3", "GM, oral", "市环保局", "Wang, Sales", "Production")


def fill(home: Path, count: int, licences: int = 0) -> None:
    """Make the office under `home`, in this process."""
    os.environ["OFFICE_TUI_HOME"] = str(home)
    from bench.licensed import licensed
    from office_tui.domain.capture import Capture, Suggestion, Text
    from office_tui.domain.people import Office
    from office_tui.paths import paths
    from office_tui.store.draft import Draft
    from office_tui.store.store import Store

    store = Store.open(paths().file, create=True)
    begun = datetime.fromisoformat(f"{TODAY}T09:00:00+00:00")

    def build(draft: Draft) -> None:
        draft.put(Office(company="Bench Ltd", director="Ms Chen"))
        for number in range(count):
            text = draft.put(Text(of=f"CAP-{number + 1}", body=(f"{number} " + BODY * 5)[:400]))
            draft.put(
                Capture(
                    title=f"{SUBJECTS[number % len(SUBJECTS)]} {number}",
                    source="mail",
                    received=begun - timedelta(minutes=7 * (count - number)),
                    sender=SENDERS[number % len(SENDERS)],
                    address=f"sender{number % 50}@example.com",
                    text=text.id,
                    suggestion=Suggestion(importance="normal" if number % (count // PRESSING) else "high"),
                )
            )
        for record in licensed(licences):
            draft.put(record)

    store.commit(build, actor="bench", session="bench", label="Fill the office", at=begun)
    store.close()


@contextmanager
def offices(*counts: int, licences: int = 0) -> Iterator[list[dict[str, str]]]:
    """Make one office for each count, with so many licences; yield the environment in which each is opened."""
    with TemporaryDirectory(prefix="office-bench-") as folder:
        homes = [Path(folder) / str(count) for count in counts]
        for home, count in zip(homes, counts, strict=True):
            # A process of its own: what fills an office must not stay in the memory of what measures it.
            subprocess.run([PYTHON, "-m", "bench.office", str(home), str(count), str(licences)], check=True)
        yield [{"OFFICE_TUI_HOME": str(home), "OFFICE_TUI_TODAY": TODAY} for home in homes]


if __name__ == "__main__":
    fill(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
