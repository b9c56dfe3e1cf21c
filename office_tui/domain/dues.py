"""Everything about licences that anybody is ever reminded of: its day, its ladder, and who is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from office_tui.domain.clock import due_on
from office_tui.domain.duties import announced, next_due
from office_tui.domain.duty_ids import with_ids
from office_tui.domain.holdings import Holdings, open_loans, open_renewal
from office_tui.domain.lending import back_by
from office_tui.domain.licence import LADDER, Licence
from office_tui.domain.renewal import Renewal
from office_tui.domain.safe_start import latest_safe_start, takes_time
from office_tui.domain.validity import is_current, last_day, window
from office_tui.domain.workdays import Workdays

LOAN_LADDER = (1, 0, *range(-1, -3650, -7))
"""A loan is asked for the day before, on its day, and from then on once a week, for ten years."""
START_LADDER = (14, 0)
WINDOW_LADDER = (0,)
FILE_LADDER = (14, 3, 0, -7)
"""A renewal that was begun is to be filed."""
SUPPLEMENT_LADDER = (7, 1, 0, -7)
DECISION_LADDER = (0, -7)
"""The issuer is asked on the day by which it was to decide, and a week later."""

IsGone = Callable[[str], bool]
"""Tells whether the one of an id is there no more."""


class Due(NamedTuple):
    """Something with a day and a ladder: of which record, what it is in a few words, and who is told.

    One that waits for what nobody has done yet is told behind its day, `until` it is true no more. `formerly` is what
    it was remembered as before duties had ids. A day that moves with the work has the `term`, the last day of its
    licence: each of its rungs is told once for that. `since` is when it was there at the latest.
    """

    of: str
    what: str
    title: str
    day: date
    ladder: tuple[int, ...]
    to: str
    until: date | None = None
    formerly: str = ""
    term: date | None = None
    since: date = date.min


def dues(
    held: Holdings,
    workdays: Workdays,
    heads: Mapping[str, str],
    director: str,
    is_gone: IsGone = lambda _: False,
) -> Iterator[Due]:
    """Yield what is due of every licence, of its renewal, and of what of it is out.

    Told is the custodian, else the head of its department, else the director; of a renewal first its owner, of a loan
    whoever has the paper. `heads` names who heads each department; who `is_gone` is passed over.
    """
    for licence in held.licences.values():
        in_line = (licence.custodian, heads.get(licence.department, ""))
        to = next((each for each in in_line if each and not is_gone(each)), director)
        if is_current(licence):
            yield from _of_licence(licence, to, held, workdays)
            yield from _of_its_renewal(licence, to, held, workdays, is_gone)
        for loan in open_loans(held, licence.id):
            title = f"{licence.name}: {loan.copy} to be given back"
            of = director if is_gone(loan.borrower) else loan.borrower
            yield Due(loan.id, "back", title, back_by(loan, workdays), LOAN_LADDER, of, until=date.max)


def _of_licence(licence: Licence, to: str, held: Holdings, workdays: Workdays) -> Iterator[Due]:
    last, id_, name, since = last_day(licence), licence.id, licence.name, _granted(licence, held)
    if last is not None:
        yield Due(id_, "expires", f"{name} expires", last, licence.ladder or LADDER, to, since=since)
    for duty in with_ids(licence.duties):
        day, what, title = next_due(duty).day, f"duty {duty.id}", f"{name}: {duty.title}"
        yield Due(id_, what, title, day, announced(duty), to, formerly=duty.title, since=since)
    if open_renewal(held, id_) is None:
        yield from _to_begin(licence, to, held, workdays)


def _granted(licence: Licence, held: Holdings) -> date:
    """Return the day it was granted here, whatever steps it took since; `date.min` where nobody knows.

    Once what it succeeds is deleted, with its renewal, that is the day it was issued.
    """
    of = held.renewals.get(licence.succeeds, ())
    granted = next((each.since for each in of if each.successor == licence.id), None)
    return granted or (licence.issued if licence.succeeds else None) or date.min


def _to_begin(licence: Licence, to: str, held: Holdings, workdays: Workdays) -> Iterator[Due]:
    start, span, term = (
        latest_safe_start(licence, held, workdays),
        window(licence, workdays),
        last_day(licence),
    )
    if start is not None and takes_time(licence, workdays):
        title = f"{licence.name}: begin to renew ({start.critical})"
        yield Due(licence.id, "safe start", title, start.day, START_LADDER, to, until=term, term=term)
    if span is not None and span.opens is not None:
        title = f"{licence.name}: renewal window opens"
        closes = span.closes if term is None else min(span.closes, term)
        yield Due(licence.id, "window opens", title, span.opens, WINDOW_LADDER, to, until=closes, term=term)


def _of_its_renewal(
    licence: Licence, to: str, held: Holdings, workdays: Workdays, is_gone: IsGone
) -> Iterator[Due]:
    """Yield what its open renewal waits for next: the filing, the supplement, or the issuer's decision."""
    renewal = open_renewal(held, licence.id)
    if renewal is None:
        return
    owner = renewal.owner if renewal.owner and not is_gone(renewal.owner) else to
    of, name = renewal.id, licence.name
    if renewal.state == "preparing":
        yield from _to_file(renewal, licence, owner, held, workdays)
    elif renewal.state == "supplement asked" and renewal.supply_by is not None:
        title = f"{name}: supplement to be handed in ({renewal.asked})"
        yield Due(of, "supplement", title, renewal.supply_by, SUPPLEMENT_LADDER, owner, until=date.max)
    elif renewal.state == "filed" and renewal.due is not None:
        title = f"{name}: the issuer decides on its renewal"
        yield Due(
            of, "decision", title, due_on(renewal.due, workdays), DECISION_LADDER, owner, until=date.max
        )


def _to_file(
    renewal: Renewal, licence: Licence, to: str, held: Holdings, workdays: Workdays
) -> Iterator[Due]:
    """Yield the filing, and the day to go on with what is left, unless that had passed when it was begun."""
    start, term = latest_safe_start(licence, held, workdays), last_day(licence)
    if start is None:
        return
    title = f"{licence.name}: renewal to be filed"
    yield Due(renewal.id, "file", title, start.filing, FILE_LADDER, to, until=term, term=term)
    late = renewal.begun is not None and start.day <= renewal.begun
    if start.legs and not late:
        title = f"{licence.name}: go on with the renewal ({start.critical})"
        # Each step that is next has a line of its own: the day moves too little for the term to tell them apart.
        what = f"go on ({start.critical})"
        yield Due(renewal.id, what, title, start.day, (0,), to, until=term, term=term)
