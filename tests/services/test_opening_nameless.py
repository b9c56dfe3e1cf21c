"""Who acts where the system knows no name."""

from __future__ import annotations

import getpass
import os
from pathlib import Path

import pytest

from office_tui.services.opening import open_desk
from office_tui.store.transaction import told_of_script


def test_a_user_without_a_name_is_named_alike_by_the_desk_and_by_scripts(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def nameless() -> str:
        raise KeyError("uid not found")

    monkeypatch.setenv("OFFICE_TUI_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(getpass, "getuser", nameless)
    desk = open_desk(create=True)
    assert desk.actor == told_of_script().actor == f"user {os.getuid()}"
    desk.close()
