"""The generated pages: whole, and noticed when they are stale."""

from __future__ import annotations

from pathlib import Path

import pytest

from office_tui.cli.handbook import keys_page, main, pages, places
from office_tui.commands import clashes, commands_of


def test_every_command_stands_on_the_page_of_keys_once() -> None:
    page = keys_page()
    for _, classes in places():
        for cls in classes:
            for one in commands_of(cls):
                assert page.count(f"`{one.id}` |") == 1, one.id


def test_every_command_has_help_a_title_and_keys_of_its_own() -> None:
    for _, classes in places():
        for cls in classes:
            if hasattr(cls, "DECLARED"):
                assert clashes(cls) == []
                assert [one.id for one in commands_of(cls) if not one.help or not one.title] == []


def test_no_plain_letter_is_a_priority_binding() -> None:
    for _, classes in places():
        for cls in classes:
            for _, binding in cls._merged_bindings or ():
                assert not (binding.priority and len(binding.key) == 1)


def test_stale_pages_are_noticed_and_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--check"], tmp_path) == 1
    assert "make docs" in capsys.readouterr().out
    assert main([], tmp_path) == 0
    assert main(["--check"], tmp_path) == 0
    assert {path.name for path in tmp_path.iterdir()} == set(pages())
    (tmp_path / "keys.md").write_text("old")
    assert main(["--check"], tmp_path) == 1
