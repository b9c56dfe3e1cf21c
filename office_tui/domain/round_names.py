"""What a round of verification may be called, and until when it may run."""

from __future__ import annotations

from datetime import date
from itertools import count

from office_tui.domain.holdings import Holdings
from office_tui.domain.months import long_date
from office_tui.domain.names import fold
from office_tui.domain.reach import LAST, is_far
from office_tui.domain.rounds import unchecked
from office_tui.errors import UsageError


def free_name(held: Holdings, today: date) -> str:
    """Return the quarter a new round would be called after, `2026 Q1`: the first that no round is called so."""
    taken = {_alike(each.name) for each in held.rounds if each.closed is None}
    quarters = (f"{at // 4} Q{at % 4 + 1}" for at in count(today.year * 4 + (today.month - 1) // 3))
    return next(name for name in quarters if _alike(name) not in taken)


def refuse_name(name: str, held: Holdings, today: date) -> None:
    """Raise `UsageError` for no name, and for that of a round which still runs."""
    free = f"Such as {free_name(held, today)}."
    if not name.strip():
        raise UsageError("A round needs a name.", free)
    for each in held.rounds:
        if _alike(each.name) == _alike(name) and unchecked(each, held):
            raise UsageError(f"{each.id} is called {each.name} and still runs.", f"Give another name. {free}")


def refuse_last_day(day: date, today: date) -> None:
    """Raise `UsageError` for a day by which no round can be checked."""
    if day < today:
        raise UsageError(f"{long_date(day)} is past.", "A round is to be checked by today or a later day.")
    if is_far(day):
        raise UsageError(f"{long_date(day)} is too far off.", f"The last day is in {LAST.year}.")


def _alike(name: str) -> str:
    """Return what two spellings of one name share: `2026 Q4`, `2026-q4`, `2026Q4`."""
    return fold(name).replace("-", "").replace(" ", "")
