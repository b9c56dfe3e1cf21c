"""Whole screens, kept as text to be read as prose; `OFFICE_TUI_GOLDEN=write` writes them anew."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from office_tui.domain.width import width
from tests.golden.opening import opened, typed

HERE = Path(__file__).parent
SIZES = ((80, 24), (120, 40))

DEMO: dict[str, tuple[str, ...]] = {
    "today": (),
    "inbox": ("2", *("j",) * 6),
    "inbox-away": ("2", "o"),
    "inbox-directives": ("2", "o", "o"),
    "item": (*("j",) * 9, "enter"),
    "licences": ("4", "j"),
    "licences-month": ("4", "tab", "l", "l", "l"),
    "licences-all": ("4", *("o",) * 7),
    "licence": ("4", "j", "enter"),
    "keys": ("question_mark",),
    "departments": ("0",),
    "people": ("0", "o"),
    "journal": ("0", "O"),
    "reply": ("2", *("j",) * 6, "r", "enter"),
}
"""The keys that lead from the opened desk to each screen."""

EMPTY: dict[str, tuple[str, ...]] = {
    "first-opening": (),
    "empty-today": ("escape",),
    "empty-inbox": ("escape", "2"),
    "empty-licences": ("escape", "4"),
}

COLUMNS: dict[str, str] = {
    "today": r"(?:CAP|DIR|LET)-\d+ ",
    "inbox": r"(?:due )?\d+ (?:Feb|Mar)\b(?= *$)",
    "licences": r"(?:\d+ (?:Feb|Mar|May|Jun|Sep|Dec)(?: \d{4})?|long-term)(?= +\S)",
    "departments": "(?:Chen|Liu|Zhang|Li|Guo|He|Wang) [A-Z][a-z]+|head",
    "people": "Sales|Finance|Production|Human R|Safety|Legal|Purchasing|department",
}
"""What begins a column behind one that may hold Chinese."""


def compare(name: str, rows: list[str]) -> None:
    path = HERE / f"{name}.txt"
    text = "\n".join(rows) + "\n"
    if os.environ.get("OFFICE_TUI_GOLDEN") == "write":
        path.write_text(text, encoding="utf-8")
    assert text.splitlines() == path.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", DEMO)
async def test_the_demo_office_looks_as_kept(name: str, size: tuple[int, int], demo: Path) -> None:
    async with opened(demo, size) as pilot:
        rows = await typed(pilot, DEMO[name])
    assert len(rows) == size[1]
    assert max(map(width, rows)) <= size[0]
    compare(f"{name}-{size[0]}x{size[1]}", rows)


@pytest.mark.parametrize("name", EMPTY)
async def test_an_empty_office_says_how_to_begin(name: str, empty: Path) -> None:
    async with opened(empty, (80, 24)) as pilot:
        compare(f"{name}-80x24", await typed(pilot, EMPTY[name]))


@pytest.mark.parametrize("name", COLUMNS)
async def test_a_column_begins_at_one_cell_though_some_rows_are_chinese(name: str, demo: Path) -> None:
    async with opened(demo, (80, 24)) as pilot:
        rows = (await typed(pilot, DEMO[name]))[2:-1]
    begins = [(width(row[: found.start()]), row) for row in rows if (found := re.search(COLUMNS[name], row))]
    assert any(not row.isascii() for _, row in begins)
    assert len(begins) > 5
    assert len({cell for cell, _ in begins}) == 1, begins


async def test_the_rule_before_the_reading_pane_is_straight(demo: Path) -> None:
    async with opened(demo, (120, 40)) as pilot:
        rows = (await typed(pilot, DEMO["inbox"]))[2:-1]
    assert {width(row.partition("|")[0]) for row in rows} == {59}
