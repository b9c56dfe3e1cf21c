"""A licence in three lines: where its papers are, when its renewal must begin, what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from office_tui.domain.clock import due_on
from office_tui.domain.copy import Copy
from office_tui.domain.dates import short_date
from office_tui.domain.duties import next_due
from office_tui.domain.holdings import Holdings, open_renewal
from office_tui.domain.lending import back_by, days_overdue, out
from office_tui.domain.licence import Licence
from office_tui.domain.licence_told import Said
from office_tui.domain.reckoning import SafeStart
from office_tui.domain.red import reds
from office_tui.domain.renewal import Renewal
from office_tui.domain.safe_start import (
    NOT_KNOWN,
    issuer_unknown,
    latest_safe_start,
    start_presses,
    takes_time,
)
from office_tui.domain.validity import is_current, window
from office_tui.domain.workdays import Workdays


def brief(
    licence: Licence, held: Holdings, today: date, workdays: Workdays, name: Callable[[str], str]
) -> list[Said]:
    """Return its papers, its way to renewal and what is wrong or comes next, a line each; `name` says who an id is."""
    wrong = [*reds(licence, held, today), *_late_papers(licence, held, today, workdays)]
    papers = "; ".join(_paper(copy, licence, held, today, workdays, name) for copy in licence.copies)
    return [
        Said(licence.id, papers or "no paper is recorded"),
        _renewing(licence, held, today, workdays),
        Said("wrong", "; ".join(wrong), is_red=True) if wrong else Said("next", _next(licence, today)),
    ]


def _paper(
    copy: Copy, licence: Licence, held: Holdings, today: date, workdays: Workdays, name: Callable[[str], str]
) -> str:
    loan = out(held, licence.id, copy.name)
    if loan is not None:
        due = short_date(back_by(loan, workdays, today), today)
        return f"{copy.name} lent to {name(loan.borrower)}, back {due}"
    if copy.is_missing:
        return f"{copy.name} MISSING"
    return f"{copy.name}: {copy.place}" if copy.place else copy.name


def _late_papers(licence: Licence, held: Holdings, today: date, workdays: Workdays) -> Iterator[str]:
    for loan in held.loans.get(licence.id, ()):
        late = days_overdue(loan, today, workdays)
        if late:
            yield f"{loan.copy} {late} days late"


def _renewing(licence: Licence, held: Holdings, today: date, workdays: Workdays) -> Said:
    """Say how far its renewal is, or by when it must begin and what decides that."""
    renewal, start = open_renewal(held, licence.id), latest_safe_start(licence, held, workdays)
    if not is_current(licence):
        return Said(licence.state, licence.reason)
    if renewal is not None and start is None:
        return _with_issuer(renewal, today, workdays)
    if start is None:
        return Said("renewal", "none: it has no last day")
    word = f"{renewal.id} {renewal.state}, " if renewal else ""
    span = window(licence, workdays)
    opens = f"; window from {short_date(span.opens, today)}" if span is not None and span.opens else ""
    late = start_presses(start, today)
    if not takes_time(licence, workdays):
        return Said("renewal", word + NOT_KNOWN, is_red=late)
    unknown = "; the issuer's days are not known" if issuer_unknown(licence) else ""
    return Said("renewal", f"{word}latest safe start {_way(start, today)}{opens}{unknown}", is_red=late)


def _with_issuer(renewal: Renewal, today: date, workdays: Workdays) -> Said:
    """Say what the issuer has, and who owes what by when."""
    if renewal.state == "supplement asked" and renewal.supply_by is not None:
        by = f", {renewal.asked} by {short_date(renewal.supply_by, today)}"
        return Said("renewal", f"{renewal.id} supplement asked{by}", is_red=renewal.supply_by < today)
    due = due_on(renewal.due, workdays, today) if renewal.due is not None else None
    by = f", decision due {short_date(due, today)}" if due is not None else ""
    receipt = f", receipt {renewal.receipt}" if renewal.receipt else ""
    return Said(
        "renewal", f"{renewal.id} {renewal.state}{receipt}{by}", is_red=due is not None and due < today
    )


def _way(start: SafeStart, today: date) -> str:
    """Say the day, how far off it is, and the longest way behind it."""
    away = (start.day - today).days
    near = f"in {away} days" if away > 0 else f"{-away} days ago" if away else "today"
    legs = ", ".join(f"{leg.title} {(leg.ends - leg.begins).days} d" for leg in start.legs)
    blocked = "".join(f"; {why}" for why in start.blocked)
    return f"{short_date(start.day, today)}, {near} ({legs or start.critical}){blocked}"


def _next(licence: Licence, today: date) -> str:
    """Say what is due next of it."""
    if not licence.duties:
        return "no duty is recorded"
    duty = min(licence.duties, key=lambda duty: next_due(duty).day)
    return f"{duty.kind}: {duty.title}, {short_date(next_due(duty).day, today)}"
