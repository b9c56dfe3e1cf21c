"""However people write that a licence has no last day, it is read and kept in one way."""

from __future__ import annotations

from datetime import date

import pytest

from office_tui.domain.licence import Licence
from office_tui.domain.long_term import says_long_term, with_one_end


@pytest.mark.parametrize(
    "words", ["长期", "长期有效", "永久", "long-term", "Long term", " LONG-TERM ", "9999-12-31"]
)
def test_no_last_day_is_read(words: str) -> None:
    assert says_long_term(words)


@pytest.mark.parametrize("words", ["", "9999-12-30", "2031-06-30", "term"])
def test_a_day_is_a_day(words: str) -> None:
    assert not says_long_term(words)


@pytest.mark.parametrize(
    ("it", "kept"),
    [
        (Licence(name="Food", valid_to=date.max), (True, None)),
        (Licence(name="Food", valid_to=date.max, long_term=True), (True, None)),
        (Licence(name="Food", long_term=True), (True, None)),
        (Licence(name="Food", valid_to=date(2031, 6, 30)), (False, date(2031, 6, 30))),
    ],
)
def test_it_is_kept_in_one_way(it: Licence, kept: tuple[bool, date | None]) -> None:
    one = with_one_end(it)
    assert (one.long_term, one.valid_to) == kept
