"""The ids that came of a decision, in one line however many they are."""

from __future__ import annotations

import pytest

from office_tui.services.deciding import SHOWN, listed


@pytest.mark.parametrize(
    ("count", "says"),
    [
        (0, ""),
        (1, "LIC-1"),
        (SHOWN, ", ".join(f"LIC-{n + 1}" for n in range(SHOWN))),
        (SHOWN + 1, f"{SHOWN + 1}: LIC-1, LIC-2, LIC-3, …, LIC-{SHOWN}, LIC-{SHOWN + 1}"),
        (2_000, "2,000: LIC-1, LIC-2, LIC-3, …, LIC-1999, LIC-2000"),
    ],
)
def test_of_many_only_the_first_and_last_are_named(count: int, says: str) -> None:
    assert listed([f"LIC-{n + 1}" for n in range(count)]) == says
