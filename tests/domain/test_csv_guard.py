"""Cells that a spreadsheet would calculate, and the way back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from office_tui.domain.csv_guard import guard, unguard

CELLS = st.text(st.sampled_from("'=+-@\t\r\n＝＋－＠a1中 ") | st.characters(), max_size=8)


@pytest.mark.parametrize(
    ("cell", "guarded"),
    [
        ("=1+1", "'=1+1"),
        ("+86 10", "'+86 10"),
        ("-5", "'-5"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("＝cmd", "'＝cmd"),
        ("－5", "'－5"),
        ("'=1", "''=1"),
        ("a=1", "a=1"),
        ("'tis so", "'tis so"),
        ("", ""),
    ],
)
def test_what_is_guarded(cell: str, guarded: str) -> None:
    assert guard(cell) == guarded
    assert unguard(guarded) == cell


@given(CELLS)
def test_any_cell_comes_back(cell: str) -> None:
    assert unguard(guard(cell)) == cell


@given(CELLS)
def test_a_guarded_cell_never_begins_with_a_formula(cell: str) -> None:
    assert not guard(cell).startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))
