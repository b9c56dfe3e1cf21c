"""What of a round of verification is still to be checked, and what was found."""

from __future__ import annotations

from datetime import date

from office_tui.domain.holdings import Holdings
from office_tui.domain.licence import Licence
from office_tui.domain.months import add_months
from office_tui.domain.reach import capped
from office_tui.domain.validity import is_current
from office_tui.domain.verification import Check, Round


def unchecked(round_: Round, held: Holdings) -> list[Licence]:
    """Return the licences a round covers that nobody has checked in it, unless they are ours no more."""
    return [
        licence
        for id_ in round_.covers
        if (licence := held.licences.get(id_)) is not None
        and is_current(licence)
        and not any(check.round == round_.id for check in held.checks.get(id_, ()))
    ]


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
    originals = [copy for copy in licence.copies if copy.kind == "original"]
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
