"""What the papers of a licence are called, and which of them are originals."""

from __future__ import annotations

import pytest

from office_tui.domain.copy import Copy, is_original
from office_tui.domain.licence import Licence
from office_tui.domain.loan import Loan


@pytest.mark.parametrize(
    ("piece", "original"),
    [
        (Copy(kind="original"), True),
        (Copy(kind="original", number=2), True),
        (Copy(kind="duplicate", number=1), False),
        (Copy(kind="stamped copy"), False),
    ],
)
def test_an_original_is_known_by_its_name(piece: Copy, original: bool) -> None:
    assert is_original(piece.name) is original
    assert Loan(copy=piece.name).is_of_original is original


def test_a_licence_without_recorded_papers_has_an_original() -> None:
    assert Licence().pieces == ["original"]
    both = (Copy(kind="original", number=1), Copy(kind="duplicate"))
    assert Licence(copies=both).pieces == ["original 1", "duplicate"]
