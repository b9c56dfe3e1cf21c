"""Whatever keys are pressed, on whatever screen: the desk goes on, and the office stays whole."""

import os
import random
from pathlib import Path

import pytest

from office_tui.app import OfficeApp
from office_tui.demo.build import build
from office_tui.paths import paths
from office_tui.services.doctor import examine
from office_tui.services.opening import open_desk

KEYS = [
    *"abcdefghijklmnoprstuvwxyzABDEGHLMNOPRSVWXY0123456789",
    *["exclamation_mark", "at", "equals_sign", "plus", "asterisk", "slash", "question_mark", "colon"],
    *["enter"] * 4,
    *["escape"] * 4,
    *[
        "down",
        "up",
        "space",
        "tab",
        "ctrl+r",
        "ctrl+d",
        "ctrl+o",
        "f3",
        "f5",
        "pagedown",
        "shift+down",
        "backspace",
        "less_than_sign",
        "greater_than_sign",
    ],
]
SEEDS = range(40) if os.environ.get("OFFICE_TUI_FULL") else range(3)


@pytest.mark.parametrize("seed", SEEDS)
async def test_a_hundred_keys_at_random_break_nothing(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OFFICE_TUI_HOME", str(tmp_path))
    monkeypatch.setenv("OFFICE_TUI_TODAY", "2026-03-02")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("EDITOR", "false")
    build(paths())
    chance = random.Random(seed)
    desk = open_desk()
    app = OfficeApp(desk)
    pressed: list[str] = []
    async with app.run_test(size=chance.choice([(80, 24), (120, 40)])) as pilot:
        while app.is_running and len(pressed) < 100:
            pressed.append(chance.choice(KEYS))
            await pilot.press(pressed[-1])
    desk.close()
    again = open_desk()
    assert [each for each in examine(again) if each.damaged] == [], pressed
    again.close()
