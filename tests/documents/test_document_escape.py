"""Any cleaned text comes back from the document exactly as it was typed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from office_tui.documents.blocks import Block, blocks
from office_tui.documents.escape import Safe, escape, finalize
from office_tui.documents.profile import PROFILES
from office_tui.documents.read import read_docx
from office_tui.documents.spans import Span, plain
from office_tui.documents.word import word_file
from office_tui.domain.clean import clean, clean_line

HARD = [
    "A & B <c> | d", "*x*", "**x**", "_x_", "1. a", "1) a", "# a", "### a ###", "[x](y)", "![x](y)", "<b>",
    "<http://a.b>",
    "\\", "\\*", "a\\", "`x`", "```", "~~~", "---", "***", "===", "- a", "+ a", "* a", "> a", "| a | b |",
    "|---|", "&amp;",
    "&#42;", "&", ":::", "::: subject", "{{ x }}", "{% if x %}", "[^1]", "[a]: http://b", "   a", "a   ",
    "a  b", "\ta", "中文，《书》",
    "　　缩进", "“引”", "1\\. a", "$x$", "a\nb", "\n", "a\n\nb", "a  \nb", "\u00a0x\u00a0", "C:\\path\\*.doc",
    "x^2~y~", "2026-09-01",
    "!", "!x", "a!", "[", "]", "(c)", "...", "--", "http://x.y/z_(q)_?a=1&b=2", "a@b.c",
]  # fmt: skip

texts = st.text(
    st.sampled_from("\\`*_{}[]()#+-.!<>&|~=:^$ \n\t\u3000\u00a0a1Zé中，“”👍\U00020000")
    | st.characters(codec="utf-8")
).map(clean)


@pytest.mark.parametrize("text", HARD)
@pytest.mark.parametrize(
    "frame", ["{}", "{} after", "before {}", "x{}y", "# {}", "- {}", "1. {}", "> {}", "**a {} b**"]
)
def test_a_value_is_text_wherever_it_stands(text: str, frame: str) -> None:
    found = blocks(frame.format(escape(text)))
    shown = frame.strip("#->*1. ") if frame[0] != "1" else "{}"
    assert [plain(block.spans) for block in found] == [shown.format(text)]


@given(texts.filter(bool))
@settings(max_examples=300, deadline=None)
def test_any_text_comes_back_from_a_paragraph(text: str) -> None:
    assert [plain(block.spans) for block in blocks(str(escape(text)))] == [text]


@given(st.lists(texts, min_size=2, max_size=4))
@settings(max_examples=150, deadline=None)
def test_any_text_comes_back_from_a_table_and_never_makes_a_cell(row: list[str]) -> None:
    line = "| " + " | ".join(escape(text) for text in row) + " |"
    (table,) = blocks(f"{line}\n{'|---' * len(row)}|\n{line}\n")
    assert [[plain(cell) for cell in one.cells] for one in table.rows] == [row, row]


@given(st.lists(texts, min_size=1, max_size=40))
@settings(max_examples=15, deadline=None)
def test_any_text_comes_back_from_the_word_file(many: list[str]) -> None:
    found = [Block("paragraph", (Span(text),)) for text in many]
    octets = word_file(found, PROFILES["western"], identifier="LET-1", title="t", author="a")
    assert read_docx(octets).paragraphs[: len(many)] == many


@pytest.mark.parametrize("text", HARD)
def test_a_line_of_markdown_stays_one_line(text: str) -> None:
    assert "\n" not in escape(text)
    assert clean_line(text) == clean_line(clean_line(text))


def test_only_markdown_passes_unescaped() -> None:
    assert finalize(Safe("**b**"), "en") == "**b**"
    assert finalize("**b**", "en") != "**b**"


def test_text_made_of_safe_text_is_no_longer_safe() -> None:
    assert finalize(Safe("*a*").upper(), "en") != "*A*"


@pytest.mark.parametrize("value", [object(), {"a": 1}, b"x", [["x"]], len])
def test_only_plain_values_are_shown(value: object) -> None:
    with pytest.raises(TypeError):
        finalize(value, "en")
