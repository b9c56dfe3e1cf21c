"""The preview: plain lines, aligned by cell, never wider than asked for."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from office_tui.documents.breaking import wrap
from office_tui.documents.draft import preview_lines
from office_tui.domain.width import width


@pytest.mark.parametrize(
    ("text", "cells", "lines"),
    [
        ("", 10, [""]),
        ("one two three", 8, ["one two", "three"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("中文中文", 6, ["中文中", "文"]),
        ("中文中，文", 6, ["中文", "中，文"]),
        ("中文（中文）", 6, ["中文", "（中", "文）"]),
        ("a\n\nb", 5, ["a", "", "b"]),
        ("中文abc", 6, ["中文", "abc"]),
        ("  a", 5, ["  a"]),
    ],
)
def test_lines_are_broken_by_the_rules_of_both_scripts(text: str, cells: int, lines: list[str]) -> None:
    assert wrap(text, cells) == lines


words = st.text(st.sampled_from("ab ,。（）中文-*|#>`1.\n"), max_size=120)


@given(words, st.integers(2, 40))
@settings(deadline=None)
def test_no_line_is_too_wide_and_no_word_is_lost(text: str, cells: int) -> None:
    lines = wrap(text, cells)
    assert all(width(line) <= cells for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(words, st.integers(20, 60), st.sampled_from(["western", "chinese"]))
@settings(deadline=None, max_examples=150)
def test_no_preview_is_too_wide(markdown: str, cells: int, profile: str) -> None:
    lines = preview_lines(
        markdown + "\n\n| a | b | 中 |\n|---|---|---|\n| aaaa aaaa | b | 中文中文中文 |",
        cells,
        profile=profile,
    )
    assert all(width(line) <= cells for line in lines)


def test_parts_are_aligned_as_on_paper() -> None:
    head = "::: title\n通知\n:::\n::: addressee\n各部门：\n:::\n"
    text = "请于**周五**前完成。\n\n1. 一\n   - 二\n\n"
    markdown = head + text + "::: signature\n公司\n日期\n:::"
    assert preview_lines(markdown, 24, profile="chinese") == [
        "          通知",
        "",
        "各部门：",
        "",
        "　　请于周五前完成。",
        "",
        "　　1. 一",
        "　　   • 二",
        "",
        "                    公司",
        "                    日期",
    ]


def test_tables_are_aligned_by_cell_and_reference_tables_have_no_rule() -> None:
    table = "| 名称 | n |\n|---|---|\n| a | 1 |"
    assert preview_lines(table, 20) == ["名称  n", "────  ──", "a     1"]
    assert preview_lines(f"::: reference\n{table}\n:::", 20) == ["名称  n", "a     1"]


def test_what_has_no_room_is_cut_not_spilled() -> None:
    wide = "|" + " word |" * 30 + "\n|" + "---|" * 30
    deep = "".join(f"{'   ' * level}1. item\n" for level in range(12)) + "\n" + "> " * 12 + "quoted"
    assert all(width(line) <= 20 for line in preview_lines(f"{wide}\n\n{deep}", 5, profile="chinese"))


def test_quotes_rules_and_code_are_marked() -> None:
    assert preview_lines("> q\n\n---\n\n```\nx\n```", 20) == ["│ q", "", "─" * 20, "", "    x"]
