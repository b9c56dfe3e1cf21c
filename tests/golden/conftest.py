"""The demo office of a fixed Monday morning; nobody may change it."""

from __future__ import annotations

from pathlib import Path

import pytest

from office_tui.demo.build import build
from tests.golden.opening import folders, monday


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a demo office was built."""
    root = tmp_path_factory.mktemp("demo")
    build(folders(root), clock=monday)
    return root


@pytest.fixture
def demo(built: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The demo's folder, which is where everything else is kept too."""
    monkeypatch.setenv("OFFICE_TUI_HOME", str(built))
    return built


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which no office was opened yet."""
    monkeypatch.setenv("OFFICE_TUI_HOME", str(tmp_path))
    return tmp_path
