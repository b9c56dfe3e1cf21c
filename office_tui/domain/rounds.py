"""What of a round of verification is still to be checked, and what was found."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from office_tui.domain.copy import is_original
from office_tui.domain.holdings import Holdings
from office_tui.domain.licence import Licence
from office_tui.domain.months import add_months
from office_tui.domain.reach import capped
from office_tui.domain.round_checks import covered_as, first_check, over_on, rounds_of
from office_tui.domain.succession import in_force, in_line, is_ours
from office_tui.domain.verification import Check, Round


def unchecked(round_: Round, held: Holdings) -> list[Licence]:
    """Return the licences a round covers that nobody has checked in it, unless they are ours no more on its day.

    For one that is renewed by that day its successor stands in. Of a round that was closed nothing is to be checked.
    """
    day = over_on(round_)
    left: dict[str, Licence] = {}
    for id_ in round_.covers if round_.closed is None else ():
        licence = in_force(held, id_, day)
        if licence is not None and is_ours(licence, day, held) and first_check(round_, id_, held) is None:
            left[licence.id] = licence
    return list(left.values())


def once_gone(round_: Round, gone: str, held: Holdings) -> Round:
    """Return a round as it is once a licence is gone: what stands in for it and is to be checked is covered itself."""
    left = {each.id for each in unchecked(round_, held)} - {gone}
    covers = list[str]()
    for id_ in round_.covers:
        now = in_force(held, id_, over_on(round_))
        hands_on = now is not None and now.id in left and gone in {each for each, _ in in_line(held, id_)}
        covers.append(now.id if now is not None and hands_on else id_)
    return replace(round_, covers=tuple(dict.fromkeys(covers)))


def checked_late(round_: Round, held: Holdings) -> list[str]:
    """Return the ids of the licences covered that were first checked after the day of a round."""
    first = ((id_, first_check(round_, id_, held)) for id_ in round_.covers)
    return [id_ for id_, check in first if check is not None and is_late(check, round_)]


def is_late(check: Check, round_: Round) -> bool:
    """Tell whether a check was made after the day of a round."""
    return check.on is not None and round_.due is not None and check.on > round_.due


def rounds_told(check: Check, held: Holdings) -> str:
    """Return the names of the rounds a check was made for or caught up on; `Q1 (late)` after its day."""
    for_ = rounds_of(check, held)
    return ", ".join(f"{each.name} (late)" if is_late(check, each) else each.name for each in for_)


def round_of(licence: str, rounds: Sequence[Round], held: Holdings, today: date) -> Round | None:
    """Return the round that a check made today is noted for: the newest not over, else the newest it is missing in."""
    of = {each.id: covered_as(licence, each, held, today) for each in rounds if each.closed is None}
    open_ = [each for each in rounds if of.get(each.id)]
    running = [each for each in open_ if each.due is not None and each.due >= today]
    waiting = [each for each in open_ if any(first_check(each, id_, held) is None for id_ in of[each.id])]
    return next(reversed([*waiting, *running]), None)


def series(held: Holdings) -> Round | None:
    """Return the round that the next is counted from: the newest of the series; None where that has ended.

    A round of its own changes nothing about it. One that is not repeated and not marked so ended it: that is how a
    series was ended before rounds of their own were told apart.
    """
    newest = next((each for each in reversed(held.rounds) if not each.is_apart), None)
    return None if newest is None or newest.is_last or newest.every <= 0 else newest


def next_round(held: Holdings) -> date | None:
    """Return the day the next round is to begin; None where none is to follow."""
    last = series(held)
    if last is None or last.opened is None:
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
