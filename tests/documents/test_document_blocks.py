"""Markdown becomes blocks: lists, tables, parts, emphasis beside Chinese."""

from __future__ import annotations

import pytest

from office_tui.documents.blocks import Block, Row, blocks
from office_tui.documents.spans import Span, plain


def shapes(markdown: str) -> list[tuple[str, int, int, str]]:
    return [(block.shape, block.level, block.number, plain(block.spans)) for block in blocks(markdown)]


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("", []),
        ("\n\n", []),
        ("a", [("paragraph", 0, 0, "a")]),
        ("a\nb", [("paragraph", 0, 0, "a b")]),
        ("中\n文", [("paragraph", 0, 0, "中文")]),
        ("中\nb", [("paragraph", 0, 0, "中 b")]),
        ("a  \nb", [("paragraph", 0, 0, "a\nb")]),
        ("a\\\nb", [("paragraph", 0, 0, "a\nb")]),
        ("## b", [("heading", 2, 0, "b")]),
        ("---", [("rule", 0, 0, "")]),
        ("> q\n>> r", [("quote", 1, 0, "q"), ("quote", 2, 0, "r")]),
        ("    indented", [("paragraph", 0, 0, "indented")]),
        ("[注]: 说明", [("paragraph", 0, 0, "[注]: 说明")]),
        ("text\n---", [("paragraph", 0, 0, "text"), ("rule", 0, 0, "")]),
        ("text\n===", [("paragraph", 0, 0, "text ===")]),
        ("　　中文", [("paragraph", 0, 0, "中文")]),
        ("```\nx\n  y\n```", [("code", 0, 0, "x\n  y")]),
        ("<b>x</b>", [("paragraph", 0, 0, "<b>x</b>")]),
        ("- a\n- b", [("item", 1, 0, "a"), ("item", 1, 0, "b")]),
        ("3. a\n4. b", [("item", 1, 3, "a"), ("item", 1, 4, "b")]),
        ("1. a\n   - b\n2. c", [("item", 1, 1, "a"), ("item", 2, 0, "b"), ("item", 1, 2, "c")]),
        ("1. a\n\n   more\n2. c", [("item", 1, 1, "a"), ("more", 1, 1, "more"), ("item", 1, 2, "c")]),
        ("[x](http://y)", [("paragraph", 0, 0, "x (http://y)")]),
        ("<http://y>", [("paragraph", 0, 0, "http://y")]),
        ("<a@b.c>", [("paragraph", 0, 0, "a@b.c")]),
        ("![alt](x.png)", [("paragraph", 0, 0, "alt")]),
    ],
)
def test_blocks(markdown: str, expected: list[tuple[str, int, int, str]]) -> None:
    assert shapes(markdown) == expected


def test_two_lists_are_told_apart_also_across_parts() -> None:
    found = blocks("1. a\n\ntext\n\n1. b\n\n::: notes\n1. c\n:::\n1. d")
    lists = [block.list_ for block in found if block.shape == "item"]
    assert len(set(lists)) == len(lists) == 4
    assert all(lists)


def test_a_part_keeps_its_lines_and_ends_with_the_document() -> None:
    assert blocks("::: addressee\na\nb\n:::\nc\nd\n::: notes\ne") == [
        Block("paragraph", (Span("a\nb"),), role="addressee"),
        Block("paragraph", (Span("c d"),)),
        Block("paragraph", (Span("e"),), role="notes"),
    ]


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        (
            "a **b** *c* `d`",
            [Span("a "), Span("b", bold=True), Span(" "), Span("c", italic=True), Span(" "), Span("d", code=True)],
        ),
        ("***x***", [Span("x", bold=True, italic=True)]),
        ("按**“清单”**的", [Span("按"), Span("“清单”", bold=True), Span("的")]),
        (
            "按**《清单》**和**（乙）**。",
            [Span("按"), Span("《清单》", bold=True), Span("和"), Span("（乙）", bold=True), Span("。")],
        ),
        ("2 * 3 * 4", [Span("2 * 3 * 4")]),
        ("snake_case_name", [Span("snake_case_name")]),
        ("**open", [Span("**open")]),
        ("中 ** 文", [Span("中 ** 文")]),
    ],
)  # fmt: skip
def test_emphasis(markdown: str, expected: list[Span]) -> None:
    (block,) = blocks(markdown)
    assert list(block.spans) == expected


def test_a_table_has_a_heading_and_rows_of_spans() -> None:
    (table,) = blocks("| a | b |\n|---|--:|\n| **c** | d \\| e |")
    assert table.rows == (
        Row(((Span("a"),), (Span("b"),)), heading=True),
        Row(((Span("c", bold=True),), (Span("d | e"),)), heading=False),
    )


def test_very_deep_nesting_does_not_fail() -> None:
    assert plain(blocks("> " * 90 + "x")[0].spans) == "x"
    assert blocks("> " * 5_000 + "x") == []  # there is no such quotation to lose
    assert blocks("*" * 20_000)
    assert blocks("[" * 5_000)
