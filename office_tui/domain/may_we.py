"""May we do this on that day: yes by which licence, or no and why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from office_tui.domain.dates import short_date
from office_tui.domain.drift import drift_of, profile
from office_tui.domain.duties import next_due
from office_tui.domain.holdings import Holdings
from office_tui.domain.lending import back_by
from office_tui.domain.licence import Licence
from office_tui.domain.life import settled_states
from office_tui.domain.names import fold
from office_tui.domain.rounds import open_findings, original_missing
from office_tui.domain.succession import is_valid, state_on, valid_until
from office_tui.domain.validity import last_day
from office_tui.domain.workdays import Workdays

_PAST = settled_states("licence")
"""The states of a licence that is ours no more, which nobody would take for another."""


class Verdict(NamedTuple):
    """An answer: yes or no, by which licence, and the reasons of a no; `beware` is what a yes should know."""

    yes: bool
    licence: str = ""
    name: str = ""
    """What that licence is called."""
    until: date | None = None
    """Its last day; None for a no, and for one that is long-term."""
    reasons: tuple[str, ...] = ()
    beware: tuple[str, ...] = ()


def may_we(
    wanted: str, day: date, held: Holdings, *, today: date, workdays: Workdays, activity: str = ""
) -> Verdict:
    """Answer whether a class of permit allows us something on a day: one licence that stands is enough.

    `wanted` is words of a licence's name, class or keywords, or its id; `activity` must be within its scope.
    """
    found = [licence for licence in held.licences.values() if is_meant(licence, wanted)]
    if not found:
        return Verdict(yes=False, reasons=(f"No licence here is called “{wanted}”.",))
    unusable = {one.id: list(_unusable(one, day, held, today, workdays)) for one in found}
    outside = {one.id: list(_outside(one, activity)) for one in found}
    found.sort(key=lambda one: bool(activity) and not one.scope)  # one that names it is the surer
    by = next((one for one in found if not unusable[one.id] and not outside[one.id]), None)
    stand = {one.id: state_on(one, day, held) for one in found}
    told = [one for one in found if stand[one.id] != "superseded"]  # its successor speaks for itself
    if by is None:
        against = [_said(one, why) for one in told for why in (*unusable[one.id], *outside[one.id])]
        return Verdict(yes=False, reasons=tuple(against))
    rest = [one for one in told if stand[one.id] not in _PAST and one.succeeds != by.id]
    others = [_said(one, why) for one in rest for why in unusable[one.id]]
    beware = (*_unscoped(by, activity), *_of_itself(by, day, held, today), *others)
    return Verdict(True, by.id, by.name, valid_until(by, held), beware=beware)


def is_meant(licence: Licence, wanted: str) -> bool:
    """Tell whether the words name a licence: its id, or all of them in its name, class or keywords."""
    words = fold(wanted).split()
    said = fold(" ".join((licence.name, licence.category, *licence.keywords)))
    return fold(wanted) == fold(licence.id) or (bool(words) and all(word in said for word in words))


def _said(licence: Licence, why: str) -> str:
    return f"{licence.id} {licence.name}: {why}."


def _unusable(licence: Licence, day: date, held: Holdings, today: date, workdays: Workdays) -> Iterator[str]:
    """Say why a licence does not serve on a day, whatever for."""
    last, state = last_day(licence), state_on(licence, day, held)
    if is_valid(licence, day, held):
        pass
    elif state != "held":
        yield f"{state}{f' ({licence.reason})' if licence.reason else ''}"
    elif last is not None and last < day:
        yield f"expired on {short_date(last, day)}"
    else:
        yield "not yet valid"
    for loan in held.loans.get(licence.id, ()):
        due_day = back_by(loan, workdays, today)
        # What is not late yet is taken to come back on its day.
        back = loan.returned or (due_day if due_day >= today else date.max)
        if loan.is_of_original and loan.lent is not None and loan.lent <= day < back:
            due = short_date(due_day, day)
            yield f"its {loan.copy} is on loan ({loan.id}), due back {due}"


def _outside(licence: Licence, activity: str) -> Iterator[str]:
    """Say that what is to be done is not within its scope."""
    if activity and licence.scope and not all(word in fold(licence.scope) for word in fold(activity).split()):
        yield f"“{activity}” is out of its scope ({licence.scope})"


def _unscoped(licence: Licence, activity: str) -> Iterator[str]:
    """Say that nobody has entered what it is good for, where that is asked."""
    if activity and not licence.scope:
        yield f"its scope is not recorded: see whether it names “{activity}”"


def _of_itself(licence: Licence, day: date, held: Holdings, today: date) -> Iterator[str]:
    """Say what a yes rests on: its conditions, the paper to be shown, the duties that were to be met by then."""
    if licence.conditions:
        yield f"under conditions: {licence.conditions}"
    missing = original_missing(licence, held) if licence.copies else ""
    if missing:
        yield missing
    for duty in licence.duties:
        due = next_due(duty).day
        if due < day:
            yield f"{duty.title} {'was' if due < today else 'falls'} due {short_date(due, day)}"
    yield from (each.words for each in drift_of(licence, profile(held, day)))
    for check in open_findings(licence.id, held):
        yield f"found: {check.finding}"
