"""What of a round of verification is still to be checked, and what was found."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from office_tui.domain.copy import is_original
from office_tui.domain.holdings import Holdings
from office_tui.domain.licence import Licence
from office_tui.domain.months import add_months
from office_tui.domain.reach import capped
from office_tui.domain.succession import is_ours
from office_tui.domain.verification import Check, Round


def unchecked(round_: Round, held: Holdings) -> list[Licence]:
    """Return the licences a round covers that nobody has checked in it, unless they are ours no more on its day.

    Of a round that was closed nothing is to be checked any more.
    """
    day = round_.due or round_.opened or date.max
    covered = (held.licences.get(id_) for id_ in round_.covers if round_.closed is None)
    return [
        licence
        for licence in covered
        if licence is not None
        and is_ours(licence, day, held)
        and first_check(round_, licence.id, held) is None
    ]


def first_check(round_: Round, licence: str, held: Holdings) -> Check | None:
    """Return the check by which a licence was first seen in a round; one made after its day catches up on it."""
    found = [check for check in held.checks.get(licence, ()) if _counts(check, round_)]
    return min(found, key=lambda check: check.on or date.min, default=None)


def checked_late(round_: Round, held: Holdings) -> list[str]:
    """Return the ids of the licences that were first checked after the day of a round."""
    first = ((id_, first_check(round_, id_, held)) for id_ in round_.covers)
    return [id_ for id_, check in first if check is not None and is_late(check, round_)]


def is_late(check: Check, round_: Round) -> bool:
    """Tell whether a check was made after the day of a round."""
    return check.on is not None and round_.due is not None and check.on > round_.due


def rounds_told(check: Check, held: Holdings) -> str:
    """Return the names of the rounds a check was made for or caught up on; `Q1 (late)` after its day."""
    for_ = (
        each
        for each in held.rounds
        if check.licence in each.covers
        and (check.round == each.id or first_check(each, check.licence, held) == check)
    )
    return ", ".join(f"{each.name} (late)" if is_late(check, each) else each.name for each in for_)


def round_of(licence: str, rounds: Sequence[Round], held: Holdings, today: date) -> Round | None:
    """Return the round that a check made today is noted for: the newest not over, else the newest it is missing in."""
    open_ = [each for each in rounds if licence in each.covers and each.closed is None]
    running = [each for each in open_ if each.due is not None and each.due >= today]
    waiting = [each for each in open_ if first_check(each, licence, held) is None]
    return next(reversed([*waiting, *running]), None)


def _counts(check: Check, round_: Round) -> bool:
    """Tell whether a check counts for a round: noted for it, or made since it was begun and until it was closed."""
    if check.round == round_.id:
        return True
    if check.on is None or round_.opened is None:
        return False
    return round_.opened <= check.on and (round_.closed is None or check.on <= round_.closed)


def next_round(held: Holdings) -> date | None:
    """Return the day the next round is to begin; None where none is to follow."""
    last = held.rounds[-1] if held.rounds else None
    if last is None or last.opened is None or not last.every:
        return None
    begun, every = last.opened, last.every
    return capped(lambda: add_months(begun, every))


def open_findings(licence: str, held: Holdings) -> list[Check]:
    """Return the checks of a licence that found something nobody has put right."""
    return [check for check in held.checks.get(licence, ()) if check.finding and check.corrected is None]


def last_check(licence: str, held: Holdings) -> Check | None:
    """Return the newest check of a licence."""
    checks = held.checks.get(licence, ())
    return max(checks, key=lambda check: check.on or date.min, default=None)


def original_missing(licence: Licence, held: Holdings) -> str:
    """Return why nobody can say where the original is; nothing where it is known."""
    originals = [copy for copy in licence.copies if is_original(copy.name)]
    if not originals:
        return "no original is recorded"
    gone = next((copy for copy in originals if copy.is_missing), None)
    if gone is not None:
        return f"the {gone.name} is missing"
    seen = [check for check in held.checks.get(licence.id, ()) if check.seen]
    last = max(seen, key=lambda check: check.on or date.min, default=None)
    return (
        "the original was not seen" if last is not None and last.seen == "no" and not last.corrected else ""
    )
