"""What can be said of a licence today, line by line: how it stands, what is red, and what comes next."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from office_tui.domain.clock import explain
from office_tui.domain.dates import say_date
from office_tui.domain.duties import next_due
from office_tui.domain.holdings import Holdings, open_loans, open_renewal
from office_tui.domain.lending import back_by
from office_tui.domain.licence import Licence
from office_tui.domain.red import reds
from office_tui.domain.rounds import last_check
from office_tui.domain.safe_start import (
    NOT_KNOWN,
    explain_start,
    issuer_unknown,
    latest_safe_start,
    start_presses,
    takes_time,
)
from office_tui.domain.succession import renewed_from, stands
from office_tui.domain.validity import is_current, is_long_term, last_day, window
from office_tui.domain.workdays import Workdays


class Said(NamedTuple):
    """One line: its label, what it says, and whether it is red."""

    label: str
    text: str
    is_red: bool = False


def say_licence(
    licence: Licence, held: Holdings, today: date, workdays: Workdays, name: Callable[[str], str]
) -> list[Said]:
    """Return what a licence's own fields do not say by themselves, most pressing first; `name` says who an id is."""
    told = [Said("stands", _stands(licence, held, today, workdays))]
    told += [Said("red", why, is_red=True) for why in reds(licence, held, today)]
    if is_current(licence):
        told += _coming(licence, held, today, workdays)
    told += _papers(licence, held, today, workdays, name)
    return told


def _stands(licence: Licence, held: Holdings, today: date, workdays: Workdays) -> str:
    said, last = stands(licence, held, today, workdays), last_day(licence)
    over = renewed_from(licence, today, held)
    if over is not None and said != "superseded":
        return f"{said}, superseded by {licence.succeeded_by} from {say_date(over, today)}"
    if is_long_term(licence):
        return f"{said}, long-term"
    return said if last is None else f"{said}, last day {say_date(last, today)}"


def _coming(licence: Licence, held: Holdings, today: date, workdays: Workdays) -> Iterator[Said]:
    span, start = window(licence, workdays), latest_safe_start(licence, held, workdays)
    if span is not None:
        opens = f"from {say_date(span.opens, today)}" if span.opens is not None else "any time"
        yield Said("window", f"{opens}, to {say_date(span.closes, today)}")
    if start is not None and takes_time(licence, workdays):
        late = start_presses(start, today)
        yield Said("safe start", f"{say_date(start.day, today)}; decided by {start.critical}", late)
        yield from (Said("", line) for line in explain_start(start))
    if start is not None and issuer_unknown(licence):
        label = "" if takes_time(licence, workdays) else "safe start"
        yield Said(label, NOT_KNOWN if label else f"{NOT_KNOWN[0].upper()}{NOT_KNOWN[1:]}.")
    for duty in licence.duties:
        yield Said(duty.kind, f"{duty.title}: {say_date(next_due(duty).day, today)}")


def _papers(
    licence: Licence, held: Holdings, today: date, workdays: Workdays, name: Callable[[str], str]
) -> Iterator[Said]:
    for loan in open_loans(held, licence.id):
        due = back_by(loan, workdays, today)
        text = f"{loan.copy} to {name(loan.borrower)} for {loan.purpose}, back {say_date(due, today)} ({loan.id})"
        yield Said("lent", text, due < today)
    renewal = open_renewal(held, licence.id)
    if renewal is not None:
        done = sum(lead.done is not None for lead in renewal.leads)
        yield Said("renewal", f"{renewal.id} {renewal.state}, {done} of {len(renewal.leads)} done")
        if renewal.due is not None:
            yield from (Said("", line) for line in explain(renewal.due, workdays, today))
    check = last_check(licence.id, held)
    if check is not None and check.on is not None:
        found = f": {check.finding}" if check.finding else ""
        yield Said("checked", f"{say_date(check.on, today)} by {name(check.by)}{found}")
