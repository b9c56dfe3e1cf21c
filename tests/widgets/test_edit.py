"""One line being typed: the keys do what a terminal's line editor does, whatever is in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from office_tui.widgets.edit import _KEYS, LONGEST, Edit
from office_tui.widgets.ink import width_of

LETTERS = st.sampled_from(["a", "b", " ", "中", "e\u0301", "\u200b", "\x1b", "-"])
MOVES = st.lists(st.one_of(st.sampled_from(sorted(_KEYS)), LETTERS), max_size=30)


def typed(text: str, *keys: str) -> Edit:
    edit = Edit(text)
    for key in keys:
        edit.press(key, key if len(key) == 1 else None)
    return edit


@pytest.mark.parametrize(
    ("text", "keys", "expected", "at"),
    [
        ("one two", ("ctrl+left",), "one two", 4),
        ("one two", ("ctrl+left", "alt+b"), "one two", 0),
        ("one two", ("home", "ctrl+right"), "one two", 3),
        ("one two", ("ctrl+left", "ctrl+w"), "two", 0),
        ("one two", ("ctrl+left", "ctrl+k"), "one ", 4),
        ("one two", ("ctrl+left", "ctrl+u"), "two", 0),
        ("one", ("left", "delete"), "on", 2),
        ("one", ("delete",), "one", 3),
        ("", ("backspace", "ctrl+w", "left", "ctrl+u"), "", 0),
        ("e\u0301x", ("left", "backspace"), "x", 0),
        ("财务部", ("left", "x"), "财务x部", 3),
    ],
)
def test_editing_keys(text: str, keys: tuple[str, ...], expected: str, at: int) -> None:
    edit = typed(text, *keys)
    assert (edit.text, edit.at) == (expected, at)


def test_other_keys_are_not_taken() -> None:
    assert not Edit().press("f5", None)
    assert not Edit().press("ctrl+x", "\x18")


@given(MOVES, st.integers(4, 40))
def test_the_cursor_stays_in_the_text_and_in_sight(keys: list[str], width: int) -> None:
    edit = Edit()
    for key in keys:
        edit.press(key, key if key not in _KEYS else None)
        assert 0 <= edit.at <= len(edit.text)
    line, cell = edit.view(width)
    assert width_of(line) <= width
    assert 0 <= cell < width
    assert "\x1b" not in edit.text
    assert width_of(edit.view(width, active=False)[0]) <= width


def test_a_paste_goes_in_whole_or_not_at_all() -> None:
    edit = Edit("ab")
    edit.left()
    assert edit.paste(" x\ny ") == ""
    assert edit.text == "ax yb"
    assert "too long" in edit.paste("z" * LONGEST)
    assert edit.text == "ax yb"
