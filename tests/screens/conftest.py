"""An office with a handful of licences, at which the screens' tests sit down."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from office_tui.services.desk import Desk
from tests.screens.licence_office import office


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """The office's desk; what is typed and left is kept in its folder, and offered to nobody else."""
    monkeypatch.setenv("OFFICE_TUI_HOME", str(tmp_path))
    desk = office(tmp_path)
    yield desk
    desk.close()
