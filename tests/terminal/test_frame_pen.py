"""Pens and moves: the shortest way is a way."""

from __future__ import annotations

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st

from office_tui.terminal.cells import Row, cells_of, surely_measured
from office_tui.terminal.moves import move
from office_tui.terminal.pen import PLAIN, Pen, change, dip, on_blank

pens = st.builds(
    lambda attributes, ink, paper: Pen(tuple(sorted(attributes)), ink, paper),
    st.sets(st.sampled_from(["1", "2", "3", "4", "7", "9", "21", "53"])),
    st.sampled_from(["", "31", "97", "38;5;200", "38;2;1;2;3"]),
    st.sampled_from(["", "44", "101", "48;5;0"]),
)


@given(pens, pens)
def test_a_change_of_pen_gives_the_new_pen(old: Pen, new: Pen) -> None:
    sequence = change(old, new)
    assert (sequence == "") == (old == new)
    assert dip(old, sequence[2:-1]) == new if sequence else True


@pytest.mark.parametrize(
    ("old", "new", "sequence"),
    [
        (Pen(("1",)), PLAIN, "\x1b[m"),
        (PLAIN, Pen(("1",)), "\x1b[1m"),
        (Pen(("1",), "31"), Pen(("1",), "32"), "\x1b[32m"),
        (Pen(("1", "2")), Pen(("2",)), "\x1b[;2m"),
        (Pen(("1", "3", "4"), "31"), Pen(("1", "3", "4")), "\x1b[39m"),
    ],
)
def test_the_shortest_change_of_pen(old: Pen, new: Pen, sequence: str) -> None:
    assert change(old, new) == sequence


@pytest.mark.parametrize(
    ("parameters", "pen"),
    [
        ("", PLAIN), ("0", PLAIN), ("01;31", Pen(("1",), "31")), ("1;22", PLAIN),
        ("38;5;7;1", Pen(("1",), "38;5;7")),
        ("48:2:1:2:3", Pen((), "", "48;2;1;2;3")), ("31;39;41;49", PLAIN), ("4;7;24", Pen(("7",))),
        ("99", PLAIN),
        ("38", Pen((), "38;;0;0;0")),
    ],
)  # fmt: skip
def test_what_a_sequence_makes_of_the_pen(parameters: str, pen: Pen) -> None:
    assert dip(PLAIN, parameters) == pen


@pytest.mark.parametrize(
    ("pen", "seen"),
    [
        (Pen(("1", "3"), "31"), PLAIN),
        (Pen(("1", "4"), "31"), Pen(("4",), "31")),
        (Pen(("1",), "31", "44"), Pen((), "", "44")),
    ],
)
def test_what_is_seen_on_a_blank(pen: Pen, seen: Pen) -> None:
    assert on_blank(pen) == seen


@given(st.integers(0, 19), st.integers(0, 9), st.integers(0, 19), st.integers(0, 9))
def test_a_move_arrives(old_x: int, old_y: int, x: int, y: int) -> None:
    screen = pyte.Screen(20, 10)
    stream = pyte.Stream(screen)
    screen.cursor_position(old_y + 1, old_x + 1)
    sequence = move(old_x, old_y, x, y)
    stream.feed(sequence)
    assert (screen.cursor.x, screen.cursor.y) == (x, y)
    assert len(sequence) <= len(f"\x1b[{y + 1};{x + 1}H")


@pytest.mark.parametrize("known", [(None, None), (None, 3)])
def test_a_move_from_where_is_not_known_arrives(known: tuple[int | None, int | None]) -> None:
    screen = pyte.Screen(20, 10)
    screen.cursor_position((known[1] or 0) + 1, 8)
    pyte.Stream(screen).feed(move(*known, 5, 4))
    assert (screen.cursor.x, screen.cursor.y) == (5, 4)


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("ab", ("a", "b")), ("税x", ("税", "", "x")), ("e\u0301x", ("e\u0301", "x")), ("", ()),
        ("\u0301a", ("a",)),
        ("a\x9bb\x07", ("a", "b")),
    ],
)  # fmt: skip
def test_text_as_cells(text: str, cells: tuple[str, ...]) -> None:
    assert cells_of(text) == cells


@pytest.mark.parametrize("sign", ["a", "é", "ж", "税", "─", "한"])
def test_whose_width_is_sure(sign: str) -> None:
    assert surely_measured(sign)


@pytest.mark.parametrize("sign", ["😀", "…", "e\u0301", "✅", "ع"])
def test_whose_width_is_disputed(sign: str) -> None:
    assert not surely_measured(sign)


@pytest.mark.parametrize(
    ("x", "text", "signs"),
    [
        (1, "x", " x税 "),  # the second half of a wide sign: the first goes blank
        (0, "x", "x 税 "),
        (1, "务", " 务  "),
        (4, "务", "税税 "),  # no room for a wide sign at the edge
        (4, "xyz", "税税x"),
    ],
)
def test_half_a_wide_sign_is_never_left(x: int, text: str, signs: str) -> None:
    row = Row(5)
    row.write(0, cells_of("税税"), PLAIN)
    row.write(x, cells_of(text), PLAIN)
    assert "".join(row.signs) == signs
