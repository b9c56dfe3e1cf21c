"""Where the cursor and the window of a list go."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from office_tui.widgets.place import Place

TEN = list("abcdefghij")


def place(keys: list[str], row: int | None = None, height: int = 4) -> Place:
    made = Place()
    made.height = height
    made.put(keys)
    if row is not None:
        made.go(row)
    return made


@pytest.mark.parametrize(
    ("keys", "row", "step", "found"),
    [
        ("abc", 1, 1, 1), ("-ab", 0, 1, 1), ("-ab", 0, -1, 1), ("ab-", 2, 1, 1), ("ab-", 9, -1, 1),
        ("--", 0, 1, -1), ("", 0, 1, -1), ("a-b", 1, 1, 2), ("a-b", 1, -1, 0), ("abc", -5, -1, 0),
    ],
)  # fmt: skip
def test_the_nearest_row_that_can_be_chosen(keys: str, row: int, step: int, found: int) -> None:
    assert place([key.strip("-") for key in keys]).near(row, step) == found


@pytest.mark.parametrize(("row", "step", "found"), [(1, 1, 3), (3, -1, 1), (3, 1, 3), (1, -1, 1)])
def test_headings_are_stepped_over(row: int, step: int, found: int) -> None:
    assert place(["", "a", "", "b", ""], row).beside(step) == found


def test_the_window_turns_by_a_page_where_the_cursor_leaves_it() -> None:
    here = place(TEN, 3)
    assert here.top == 0
    assert here.go(4)
    assert here.top == 4
    assert here.go(3)
    assert here.top == 0


def test_a_heading_over_the_first_row_comes_into_sight_again() -> None:
    here = place(["", "a", "b", "c", "d", "e"], 5)
    assert here.top == 2
    here.go(1)
    assert here.top == 0


@pytest.mark.parametrize(
    ("new", "wished", "key"),
    [
        (TEN, "", "d"),  # the same row
        (["x", *TEN], "", "d"),  # it moved
        (list("abcefghij"), "", "e"),  # it went: the next
        (list("abcghij"), "", "g"),  # others went with it
        (list("abc"), "", "c"),  # nothing follows: the one before
        (TEN, "h", "h"),
        (TEN, "unknown", "d"),
        (["x", "y"], "", "y"),
        ([], "", ""),
        ([""], "", ""),
    ],
)
def test_new_rows_keep_the_cursor_or_give_the_next(new: list[str], wished: str, key: str) -> None:
    here = place(TEN, 3)
    here.put(new, wished)
    assert here.key == key


def test_the_first_rows_begin_at_the_first_that_can_be_chosen() -> None:
    assert place(["", "a", "b"]).key == "a"


def test_a_page_moves_window_and_cursor_alike() -> None:
    here = place(TEN, 1)
    assert here.turn(3)
    assert (here.top, here.key) == (3, "e")
    here.turn(30)
    assert (here.top, here.key) == (6, "j")
    here.turn(-30)
    assert (here.top, here.key) == (0, "a")


@given(
    st.lists(st.sampled_from(["", "x"]), max_size=30),
    st.integers(0, 12),
    st.lists(st.tuples(st.sampled_from(["go", "turn", "beside", "put"]), st.integers(-20, 20)), max_size=12),
)
def test_whatever_is_done_the_cursor_is_in_sight_on_a_row(
    shape: list[str], height: int, story: list[tuple[str, int]]
) -> None:
    keys = [f"{row}" if one else "" for row, one in enumerate(shape)]
    here = place(keys, None, height)
    for deed, number in story:
        if deed == "turn":
            here.turn(number)
        elif deed == "put":
            keys = keys[: max(number, 0)]
            here.put(keys)
        else:
            here.go(here.near(number) if deed == "go" else here.beside(1 if number > 0 else -1))
        assert bool(here.key) == any(keys)
        assert 0 <= here.top <= max(0, len(keys) - height)
        assert not here.key or not height or here.top <= here.row < here.top + height
