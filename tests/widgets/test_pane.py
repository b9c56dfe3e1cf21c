"""The reading pane: text breaks where it should, and nothing out of sight is wrapped."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from office_tui.widgets.pane import Pane
from office_tui.widgets.reader import Reader
from office_tui.widgets.wrap import rows, wrap


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("", 10, [""]),
        ("short", 10, ["short"]),
        ("one two three", 8, ["one two", "three"]),
        ("one two three", 7, ["one two", "three"]),
        ("abcdefghijkl", 5, ["abcde", "fghij", "kl"]),
        ("请于三月二十日前报送", 8, ["请于三月", "二十日前", "报送"]),
        ("a\tb", 20, ["a   b"]),
        ("中文abc def", 6, ["中文", "abc", "def"]),
    ],
)
def test_lines_break_behind_words_and_wide_characters(text: str, width: int, expected: list[str]) -> None:
    assert list(wrap(text, width)) == expected


@given(st.text(alphabet="ab  中é\u0301", max_size=80), st.integers(2, 20))
def test_no_row_is_wider_than_its_room_and_no_letter_is_lost(text: str, width: int) -> None:
    found = list(wrap(text, width))
    assert all(cell_len(row.rstrip()) <= width for row in found)
    assert "".join(found).replace(" ", "") == text.replace(" ", "")


def test_a_text_keeps_its_lines() -> None:
    assert list(rows("a\n\nb", 10)) == ["a", "", "b"]


async def test_it_scrolls_and_shows_markup_literally(bare: Any, hostile: str, read: Any) -> None:
    async with bare.run_test(size=(80, 10)) as pilot:
        pane = Pane()
        await bare.mount(pane)
        pane.focus()
        pane.show([[(hostile, pane.rich_style)]], "\n".join(f"line {i}" for i in range(100)))
        assert (await read(pilot))[:2] == [hostile, "line 0"]
        await pilot.press("j")
        assert (await read(pilot))[0] == "line 0"
        await pilot.press("pagedown")
        assert (await read(pilot))[0] == "line 9"
        await pilot.press("G")
        assert (await read(pilot))[-1] == "line 99"
        await pilot.press("k", "g")
        assert pane.top == 0


async def test_a_huge_text_is_wrapped_only_where_it_is_read(bare: Any, read: Any) -> None:
    async with bare.run_test(size=(80, 10)) as pilot:
        pane = Pane()
        await bare.mount(pane)
        pane.show([], "word " * 400_000)
        assert (await read(pilot))[9].startswith("word")
        assert len(pane._rows) < 30


async def test_the_reader_goes_back(bare: Any, read: Any) -> None:
    async with bare.run_test(size=(80, 10)) as pilot:
        bare.put(Reader([], "Dear Sir"))
        rows_ = await read(pilot)
        assert (rows_[0], rows_[-1]) == ("Dear Sir", " Esc back")
        await pilot.press("q")
        assert bare.answers == [None]


def test_an_indented_line_goes_on_below_its_own_beginning() -> None:
    text = "History\n  02 Mar 2026 12:00  Anna: 办理营业执照 变更 登记\nend"
    assert list(rows(text, 24)) == [
        "History",
        "  02 Mar 2026 12:00",
        "  Anna: 办理营业执照 变",
        "  更 登记",
        "end",
    ]
    assert list(rows(" " * 40 + "far in", 10)) == [" " * 5, "     far", "     in"]
