from __future__ import annotations

import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

import pytest

from office_tui.store import compaction, journal


class Tally(Protocol):
    """The fixture `tally`."""

    def __call__(self, what: str, count: int, wrong: int = 0, *, least: int) -> None: ...


@pytest.fixture(autouse=True)
def little_space(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the journal set aside little space at a time, and be too long soon: both happen often."""
    monkeypatch.setattr(journal, "SPACE", 2048)
    monkeypatch.setattr(compaction, "SMALLEST", 6000)


@pytest.fixture
def arena(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory, where there is such a disk: thousands of images are laid there."""
    memory = Path("/dev/shm")
    if not os.access(memory, os.W_OK):
        yield tmp_path
        return
    folder = Path(tempfile.mkdtemp(dir=memory, prefix="office-tui-"))
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def tally(record_property: Callable[[str, object], None]) -> Tally:
    """Note how many cases were judged, for the line at the end, and assert that they were enough."""

    def note(what: str, count: int, wrong: int = 0, *, least: int) -> None:
        record_property("tally", [what, count, wrong])
        assert count >= least, f"{what}: only {count}"

    return note


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print one line: what was tried, how often, and how often the outcome was wrong."""
    counts: Counter[str] = Counter()
    wrong = 0
    for report in [*terminalreporter.stats.get("passed", []), *terminalreporter.stats.get("failed", [])]:
        for name, value in report.user_properties:
            if name == "tally":
                counts[value[0]] += value[1]
                wrong += value[2]
    if counts:
        told = " · ".join(f"{what} {count:,}" for what, count in counts.items())
        terminalreporter.write_line(f"{told} · wrong outcomes {wrong}")
