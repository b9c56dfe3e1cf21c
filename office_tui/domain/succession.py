"""A licence and its successor: which of the two is in force on a day, and whether it is valid."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from msgspec.structs import replace

from office_tui.domain.holdings import Holdings
from office_tui.domain.licence import Licence
from office_tui.domain.validity import CURRENT, Standing, first_day, last_day, standing
from office_tui.domain.workdays import Workdays


def superseded_from(licence: Licence, held: Holdings) -> date | None:
    """Return the first day on which its successor takes its place; None where nothing superseded it.

    Where the successor is not known, it is the day on which that was entered.
    """
    if licence.state != "superseded":
        return None
    successor = held.licences.get(licence.succeeded_by)
    begins = first_day(successor) if successor is not None else licence.since
    return begins or licence.since or date.min


def valid_until(licence: Licence, held: Holdings) -> date | None:
    """Return the last day it serves: its own, or the one before its successor's first; None where there is none."""
    last, over = last_day(licence), superseded_from(licence, held)
    if over is None:
        return last
    before = over - timedelta(days=1) if over > date.min else over
    return min(last, before) if last is not None else before


def is_valid(licence: Licence, day: date, held: Holdings) -> bool:
    """Tell whether a licence stands on a day: begun, not past its last day, and held, or not superseded yet by then."""
    first, until = first_day(licence), valid_until(licence, held)
    begun = first is None or first <= day
    return state_on(licence, day, held) == "held" and begun and (until is None or day <= until)


def renewed_from(licence: Licence, day: date, held: Holdings) -> date | None:
    """Return the day on which its successor will begin; None where none is to, or it has begun by that day."""
    over = superseded_from(licence, held)
    return over if over is not None and day < over else None


def state_on(licence: Licence, day: date, held: Holdings) -> str:
    """Return its state on a day: until its successor begins it is as it stood at the grant, or has been put since."""
    if renewed_from(licence, day, held) is None:
        return licence.state
    return licence.stood or "held"


def is_ours(licence: Licence, day: date, held: Holdings) -> bool:
    """Tell whether it is ours on a day, held or suspended: what was renewed early is so until its successor begins."""
    return state_on(licence, day, held) in CURRENT


def stands(licence: Licence, held: Holdings, today: date, workdays: Workdays) -> Standing:
    """Return how a licence stands on a day, whether or not it has a successor: one that is renewed ends nothing."""
    state = state_on(licence, today, held)
    if state == licence.state:
        return standing(licence, today, workdays)
    as_it_was = replace(licence, state=state)
    said = standing(as_it_was, today, workdays)
    if said == "expired":  # between its end and its successor's first day nothing is left of it
        return "superseded"
    return "valid" if said in {"expiring", "window open"} else said


def in_force(held: Holdings, id_: str, day: date) -> Licence | None:
    """Return the licence of this id, or what has superseded it by that day; None where there is none."""
    licence = held.licences.get(id_)
    for _ in held.licences:  # no chain is longer, and one that bites its tail must end
        over = superseded_from(licence, held) if licence is not None else None
        if licence is None or not licence.succeeded_by or (over is not None and day < over):
            break
        licence = held.licences.get(licence.succeeded_by)
    return licence


def in_line(held: Holdings, id_: str) -> Iterator[tuple[str, date]]:
    """Yield a licence and whatever came after it, each with the first day on which it stands in its place."""
    since, seen = date.min, set[str]()
    while id_ and id_ not in seen:
        yield id_, since
        seen.add(id_)
        licence = held.licences.get(id_)
        over = superseded_from(licence, held) if licence is not None else None
        if licence is None or over is None:
            return
        id_, since = licence.succeeded_by, max(since, over)
