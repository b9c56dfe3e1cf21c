from __future__ import annotations

from pathlib import Path

import pytest

from office_tui.cli.main import run
from tests.cli.terminal import Runs, Said


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the office of this test will be; Monday, 2 March 2026."""
    folder = tmp_path / "home"
    monkeypatch.setenv("OFFICE_TUI_HOME", str(folder))
    monkeypatch.setenv("OFFICE_TUI_TODAY", "2026-03-02")
    return folder


@pytest.fixture
def runs(home: Path, capsys: pytest.CaptureFixture[str]) -> Runs:
    """Run one command line in this process; there is no terminal."""

    def say(*words: str) -> Said:
        capsys.readouterr()
        try:
            code = run(words)
        except SystemExit as left:
            code = int(left.code or 0)
        return Said(code, *capsys.readouterr())

    return say


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """A message in a file."""
    path = tmp_path / "letter.eml"
    path.write_bytes(
        b"From: Tax Office <tax@example.org>\nSubject: Annual inspection\nMessage-ID: <1@example.org>\n"
        b"Date: Mon, 02 Mar 2026 08:00:00 +0000\n\nPlease reply by 20 March 2026 about the boilers.\n"
    )
    return path
