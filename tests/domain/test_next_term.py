"""Until when a successor is likely to be valid."""

from __future__ import annotations

from datetime import date

import pytest

from office_tui.domain.licence import Licence
from office_tui.domain.next_term import next_last_day


@pytest.mark.parametrize(
    ("first", "last", "then"),
    [
        (date(2021, 5, 3), date(2026, 5, 2), date(2031, 5, 2)),
        (date(2023, 3, 15), date(2026, 3, 14), date(2029, 3, 14)),
        (date(2024, 3, 1), date(2028, 2, 29), date(2032, 2, 29)),
        (date(2026, 1, 1), date(2026, 12, 31), date(2027, 12, 31)),
        (date(2026, 1, 1), date(2026, 1, 20), None),
        (None, date(2026, 5, 2), None),
        (date(2021, 5, 3), None, None),
    ],
)
def test_as_long_again(first: date | None, last: date | None, then: date | None) -> None:
    assert next_last_day(Licence(valid_from=first, valid_to=last)) == then
    assert next_last_day(Licence(issued=first, valid_to=last)) == then


def test_what_is_long_term_has_no_next_term() -> None:
    assert (
        next_last_day(Licence(valid_from=date(2021, 5, 3), valid_to=date(2026, 5, 2), long_term=True)) is None
    )
