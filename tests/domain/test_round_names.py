"""What a round may be called, and until when it may run."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from office_tui.domain.holdings import gather
from office_tui.domain.licence import Licence
from office_tui.domain.round_names import free_name, refuse_last_day, refuse_name
from office_tui.domain.verification import Check, Round
from office_tui.errors import UsageError

TODAY = date(2026, 11, 23)
FIRE = Licence(id="LIC-1", name="Fire", long_term=True)


RUNS = Round(id="RND-1", name="2026 Q4", opened=TODAY, due=date(2026, 12, 1), covers=("LIC-1",))
CLOSED = Round(
    id="RND-1", name="2026 Q4", opened=TODAY, due=date(2026, 12, 1), covers=("LIC-1",), closed=TODAY
)
NEXT = Round(id="RND-2", name="2027-q1", opened=TODAY, due=date(2027, 2, 1), covers=("LIC-1",))
SEEN = Check(licence="LIC-1", round="RND-1", on=TODAY, seen="yes")


@pytest.mark.parametrize(
    ("rounds", "name"),
    [
        ((), "2026 Q4"),
        ((RUNS,), "2027 Q1"),
        ((RUNS, NEXT), "2027 Q2"),
        ((CLOSED,), "2026 Q4"),
        ((replace(RUNS, name="2026Q4"),), "2027 Q1"),
    ],
)
def test_the_first_quarter_that_no_round_is_called_after_is_free(
    rounds: tuple[Round, ...], name: str
) -> None:
    assert free_name(gather([FIRE], rounds=rounds), TODAY) == name


@pytest.mark.parametrize("name", ["2026 Q4", "2026-q4", " 2026  Q4 ", "2026Q4", "2026 - Q4"])
def test_the_name_of_a_round_that_runs_is_refused(name: str) -> None:
    with pytest.raises(UsageError, match="RND-1 is called 2026 Q4 and still runs") as refused:
        refuse_name(name, gather([FIRE], rounds=[RUNS]), TODAY)
    assert refused.value.hint.endswith("Such as 2027 Q1.")


def test_the_name_of_a_round_that_is_over_may_be_taken_again() -> None:
    refuse_name("2026 Q4", gather([FIRE], rounds=[CLOSED]), TODAY)
    refuse_name("2026 Q4", gather([FIRE], rounds=[RUNS], checks=[SEEN]), TODAY)
    with pytest.raises(UsageError, match="needs a name"):
        refuse_name(" ", gather([]), TODAY)


def test_a_day_that_is_past_or_that_nobody_means_is_refused() -> None:
    refuse_last_day(TODAY, TODAY)
    with pytest.raises(UsageError, match="22 November 2026 is past"):
        refuse_last_day(date(2026, 11, 22), TODAY)
    with pytest.raises(UsageError, match="too far off"):
        refuse_last_day(date(2300, 1, 1), TODAY)
