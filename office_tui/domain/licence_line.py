"""How a licence stands today, in one letter and a few words: what presses most, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

from office_tui.domain.dates import short_date
from office_tui.domain.drift import Truth
from office_tui.domain.duties import is_announced, next_due
from office_tui.domain.holdings import Holdings, open_loans, open_renewal, refused_renewal
from office_tui.domain.lending import back_by, days_overdue
from office_tui.domain.licence import Licence
from office_tui.domain.loan import Loan
from office_tui.domain.red import reds
from office_tui.domain.safe_start import latest_safe_start, start_presses
from office_tui.domain.succession import renewed_from, stands
from office_tui.domain.validity import is_current, last_day, standing, window
from office_tui.domain.workdays import Workdays

Pressure = Literal["red", "soon", "", "settled"]
ANNOUNCED = 14
"""So many days before a window opens it is spoken of."""


class LicenceLine(NamedTuple):
    """The letter before a licence, the words behind it, and how much that presses."""

    letter: str
    words: str
    presses: Pressure = ""


def licence_line(
    licence: Licence, held: Holdings, today: date, workdays: Workdays, truth: Truth | None = None
) -> LicenceLine:
    """Return what presses most of a licence; give the company's `truth` (`drift.profile`) where many are asked."""
    if not is_current(licence):
        return _not_current(licence, held, today, workdays, truth)
    return next(_pressing(licence, held, today, workdays, truth))


def _not_current(
    licence: Licence, held: Holdings, today: date, workdays: Workdays, truth: Truth | None
) -> LicenceLine:
    """Return the line of one that was given up, lost or renewed; until its successor begins that is said of it."""
    said, over = stands(licence, held, today, workdays), renewed_from(licence, today, held)
    renewed = f"renewed from {short_date(over, today)}" if over is not None and said != "superseded" else ""
    words = renewed if said == "valid" else ", ".join(filter(None, (said, renewed)))
    if said == "lost":
        return LicenceLine("x", words, "red")
    before = "" if said == "valid" else f"{said}, "
    for late in (*_not_back(licence, held, today, workdays), *_red(licence, held, today, truth)):
        return late._replace(words=f"{before}{late.words}")
    if said == "suspended":
        return LicenceLine("s", words, "soon")
    for out in _out(licence, held, today, workdays):
        return out._replace(words=f"{before}{out.words}")
    return LicenceLine("", words, "settled")


def _pressing(
    licence: Licence, held: Holdings, today: date, workdays: Workdays, truth: Truth | None
) -> Iterator[LicenceLine]:
    said, last = standing(licence, today, workdays), last_day(licence)
    renewal = open_renewal(held, licence.id)
    state = f", {renewal.state}" if renewal else ""
    if said == "expired" and last is not None:
        yield LicenceLine("x", f"expired {_days((today - last).days)} ago{state}", "red")
    if said == "suspended":
        # Suspended and late are both true: what is late stays late, as in the calendar and on Today.
        late = next(_late(licence, held, today, workdays, truth), None)
        both = late._replace(words=f"suspended, {late.words}") if late else None
        yield both or LicenceLine("s", "suspended", "soon")
    if said == "expiring" and last is not None:
        left = (last - today).days
        yield LicenceLine("!", f"{_days(left) if left else 'last day'}{state}", "red")
    yield from _late(licence, held, today, workdays, truth)
    if renewal is not None:
        yield LicenceLine("w" if said == "window open" else "", f"renewal {renewal.state}", "soon")
    span = window(licence, workdays)
    if said == "window open" and span is not None:
        yield LicenceLine("w", f"renew by {short_date(span.closes, today)}", "soon")
    yield from _out(licence, held, today, workdays)
    if said == "not yet valid":
        yield LicenceLine("", f"from {short_date(licence.valid_from or licence.issued or today, today)}")
    for duty in sorted(licence.duties, key=lambda duty: next_due(duty).day):
        if is_announced(duty, today):
            yield LicenceLine("", f"{duty.kind} {short_date(next_due(duty).day, today)}")
    if span is not None and span.opens is not None and 0 < (span.opens - today).days <= ANNOUNCED:
        yield LicenceLine("", f"window {short_date(span.opens, today)}")
    yield LicenceLine("", "valid")


def _late(
    licence: Licence, held: Holdings, today: date, workdays: Workdays, truth: Truth | None
) -> Iterator[LicenceLine]:
    """Yield what is wrong or late besides its end: a paper not back, what is red, a renewal not begun."""
    yield from _not_back(licence, held, today, workdays)
    if refused_renewal(held, licence.id) is not None:
        yield LicenceLine("!", "renewal refused", "red")
    start = latest_safe_start(licence, held, workdays)
    if start is not None and start_presses(start, today):
        late = (today - start.day).days
        blocked = "begin renewal today" if start.day == today else "renewal blocked"
        yield LicenceLine("!", f"renewal {late} d late" if late > 0 else blocked, "red")
    yield from _red(licence, held, today, truth)


def _red(licence: Licence, held: Holdings, today: date, truth: Truth | None) -> Iterator[LicenceLine]:
    for why in reds(licence, held, today, truth):
        yield LicenceLine("r", why, "red")


def _not_back(licence: Licence, held: Holdings, today: date, workdays: Workdays) -> Iterator[LicenceLine]:
    for loan in _first_back(licence, held, workdays, today):
        late = days_overdue(loan, today, workdays)
        if late:
            yield LicenceLine("L", f"{loan.copy} {late} d late", "red")


def _out(licence: Licence, held: Holdings, today: date, workdays: Workdays) -> Iterator[LicenceLine]:
    for loan in _first_back(licence, held, workdays, today):
        yield LicenceLine("l", f"out, back {short_date(back_by(loan, workdays, today), today)}", "soon")


def _first_back(licence: Licence, held: Holdings, workdays: Workdays, today: date) -> list[Loan]:
    """Return what is out of it, what was to be back first on top."""
    return sorted(open_loans(held, licence.id), key=lambda loan: back_by(loan, workdays, today))


def _days(count: int) -> str:
    return f"{count} day{'s' * (count != 1)}"
