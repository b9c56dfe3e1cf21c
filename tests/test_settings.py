"""Settings: one mistake costs one setting, and says where it is."""

from datetime import time
from pathlib import Path

import pytest

from office_tui.settings import Patterns, Settings, Snooze, declared, describe, read_settings


def read(tmp_path: Path, text: str) -> tuple[Settings, list[tuple[int, str, str]]]:
    file = tmp_path / "settings.toml"
    file.write_text(text, "utf-8")
    settings, problems = read_settings(file)
    return settings, [(one.line, one.key, one.message) for one in problems]


def test_without_a_file_all_is_as_declared(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "none.toml") == (Settings(), [])


def test_all_that_can_be_set(tmp_path: Path) -> None:
    settings, problems = read(
        tmp_path,
        """
        editor = "vim"
        mouse = true
        [patterns]
        directive = "{n}/{year}"
        outgoing = "〔{year}〕{n}号"
        [snooze]
        morning = "07:30"
        tonight = 19:00:00
        [keys]
        "inbox.decline" = ["x", "delete"]
        inbox.file = "f"
        """,
    )
    assert problems == []
    assert settings == Settings(
        keys={"inbox.decline": ["x", "delete"], "inbox.file": "f"},
        patterns=Patterns(directive="{n}/{year}", outgoing="〔{year}〕{n}号"),
        snooze=Snooze(morning=time(7, 30), tonight=time(19)),
        editor="vim",
        mouse=True,
    )


BAD = [
    ("\nmouse = 'yes'", 2, "mouse", "It should be true or false."),
    ("editor = 3", 1, "editor", "It should be text."),
    ("mous = true", 1, "mous", "There is no such setting; do you mean “mouse”?"),
    ("directive = 'x'", 1, "directive", "There is no such setting; do you mean “patterns.directive”?"),
    ("colour = 1", 1, "colour", "There is no such setting."),
    ("# mouse\n[patterns]\ndirective = 'D-{n}'", 3, "patterns.directive", "{year} must stand in it once"),
    ("patterns.directive = 'D-{year}-{n.real}'", 1, "patterns.directive", "Only {year}, {n}"),
    ("patterns = {directive = 'D'}", 1, "patterns.directive", "{year} must stand in it once"),
    ("[patterns]\noutgoing = 'IN-{year}-{n:03}'", 2, "patterns.outgoing", "Another series has this pattern already."),
    ("[patterns]\n\n'directve' = 'x'", 3, "patterns.directve", "do you mean “patterns.directive”?"),
    ("patterns = 3", 1, "patterns", "It should be a table."),
    ("keys = 3", 1, "keys", "It should be a table of keys"),
    ("[keys]\n'a.b' = 3", 2, "keys.a.b", "It should be a key or a list of keys."),
    ("[keys]\n'a\\b' = 3\n", 2, "keys.a\\b", "It should be a key"),
    ("[snooze]\nmorning = '8'", 2, "snooze.morning", "a time such as “08:00”"),
    ("[snooze]\nmorning = '25:00'", 2, "snooze.morning", "a time such as “08:00”"),
    ("mouse = true\nx =", 2, "", "No TOML:"),
    ("[a]\nb = 1", 1, "a", "There is no such setting."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "key", "message"), BAD)
def test_a_mistake_is_named_and_the_rest_is_taken(
    tmp_path: Path, text: str, line: int, key: str, message: str
) -> None:
    settings, problems = read(tmp_path, text)
    assert [problem[:2] for problem in problems] == [(line, key)]
    assert message in problems[0][2]
    assert settings == Settings()


def test_the_good_settings_beside_a_mistake_are_taken(tmp_path: Path) -> None:
    settings, problems = read(tmp_path, "mouse = true\neditor = 3\n[keys]\nundo = 'u'\nredo = 3\n")
    assert (settings.mouse, settings.editor, settings.keys) == (True, "", {"undo": "u"})
    assert [problem[:2] for problem in problems] == [(2, "editor"), (5, "keys.redo")]


def test_a_key_with_control_characters_is_shown_without(tmp_path: Path) -> None:
    _, problems = read(tmp_path, '"\\u001b[31mred\\u202e" = 1')
    assert problems[0][1].isprintable()


def test_a_file_that_is_no_text_is_reported(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_bytes(b"mouse = \xff")
    settings, (problem,) = read_settings(file)
    assert settings == Settings()
    assert "cannot be read" in problem.message


def test_every_setting_describes_itself() -> None:
    described = describe()
    assert [one.name for one in described] == list(declared())
    assert all(one.type and one.default and len(one.text) > 20 for one in described)
    assert ("mouse", "true or false", "false") in [one[:3] for one in described]
    assert ("snooze.tonight", "a time such as “08:00”", '"18:00"') in [one[:3] for one in described]


def test_the_described_defaults_are_a_file_that_reads_back(tmp_path: Path) -> None:
    text = "".join(f"{one.name} = {one.default}\n" for one in describe())
    assert read(tmp_path, text) == (Settings(), [])
