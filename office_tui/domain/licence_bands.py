"""What of the licences matters today: what I decide, whom I chase, what is to be checked, what comes next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from office_tui.domain.bands import Band, Day
from office_tui.domain.clock import due_on
from office_tui.domain.copy import is_original
from office_tui.domain.drift import Truth, drift_of, profile
from office_tui.domain.duties import next_due
from office_tui.domain.event import Event
from office_tui.domain.holdings import Holdings, open_loans, open_renewal, refused_renewal
from office_tui.domain.lending import back_by, days_overdue
from office_tui.domain.licence import Licence
from office_tui.domain.loan import Loan
from office_tui.domain.renewal import Renewal
from office_tui.domain.rounds import next_round, open_findings, series, unchecked
from office_tui.domain.safe_start import is_pressing, latest_safe_start, start_presses
from office_tui.domain.succession import is_ours
from office_tui.domain.today import BandItem
from office_tui.domain.validity import is_current, is_ending, last_day, window
from office_tui.domain.verification import Round

Placed = tuple[Band, BandItem]


class LicenceDay(NamedTuple):
    """The licences' part of today: lines by band, and how many licences press (`safe_start.is_pressing`)."""

    placed: dict[Band, list[BandItem]]
    expiring: int


def licence_day(held: Holdings, day: Day, coming: Iterable[Event]) -> LicenceDay:
    """Return what the licences add to today; of each record only what presses most.

    `coming` is what falls from today to the last day of the coming week (`licence_events`).
    """
    truth = profile(held, day.today)
    seen: set[str] = set()
    placed: dict[Band, list[BandItem]] = {"decide": [], "chase": [], "verify": [], "next": []}
    for band, item in (*_all(held, day, truth), *map(_placed, coming)):
        if item.id not in seen:
            seen.add(item.id)
            placed[band].append(item)
    expiring = sum(is_pressing(each, held, day.today, day.workdays) for each in held.licences.values())
    return LicenceDay(placed, expiring)


def _all(held: Holdings, day: Day, truth: Truth) -> Iterator[Placed]:
    for licence in held.licences.values():
        yield from _of_loans(licence, held, day)
        if is_current(licence):
            renewal = open_renewal(held, licence.id)
            if renewal is not None:
                yield from _of_renewal(renewal, licence, held, day)
            yield from _of_licence(licence, renewal, held, day, truth)
        elif is_ours(licence, day.today, held):
            yield from _of_paper(licence, day, truth)
            yield from _found(licence, held, day)
    yield from _of_rounds(held, day)


def _of_licence(
    licence: Licence, renewal: Renewal | None, held: Holdings, day: Day, truth: Truth
) -> Iterator[Placed]:
    """Yield what is to be decided of a licence, what presses most first."""
    last, today = last_day(licence), day.today
    if last is not None and last < today:
        said = f"expired, {renewal.state}" if renewal is not None else "expired"
        yield "decide", _item(licence, said, last, today, f"Expired: {licence.name}")
    if renewal is None:
        yield from _late_to_begin(licence, held, day)
    due = due_on(renewal.due, day.workdays, today) if renewal is not None and renewal.due else None
    if last is not None and due is not None and due > last:
        yield "decide", _item(licence, "ends undecided", last, today)
    yield from _of_paper(licence, day, truth)
    for duty in licence.duties:
        when = next_due(duty).day
        if when <= day.soon:
            yield "decide", _item(licence, duty.kind, when, today, f"{duty.title}: {licence.name}")
    if renewal is None:
        yield from _to_begin(licence, day)
    yield from _found(licence, held, day)


def _of_paper(licence: Licence, day: Day, truth: Truth) -> Iterator[Placed]:
    """Yield what is wrong with the paper itself; with that of one that was renewed early, too, while it serves."""
    for each in drift_of(licence, truth):
        # In as few words as the narrow column holds.
        why = f"Chinese {each.fact}?" if each.is_unsaid else f"old {each.fact} on it"
        yield "decide", _item(licence, why, None, day.today)
    for copy in licence.copies:
        if is_original(copy.name) and copy.is_missing:
            yield "decide", _item(licence, f"the {copy.name} is missing", None, day.today)


def _found(licence: Licence, held: Holdings, day: Day) -> Iterator[Placed]:
    for check in open_findings(licence.id, held):
        yield "chase", _item(licence, f"found: {check.finding}", None, day.today)


def _late_to_begin(licence: Licence, held: Holdings, day: Day) -> Iterator[Placed]:
    start = latest_safe_start(licence, held, day.workdays)
    if refused_renewal(held, licence.id) is not None:
        by = start.day if start is not None else None
        yield "decide", _item(licence, "renewal refused", by, day.today, f"Renew again: {licence.name}")
    if start is not None and start_presses(start, day.today):
        yield "decide", _item(licence, "begin to renew", start.day, day.today, f"Renew: {licence.name}")


def _to_begin(licence: Licence, day: Day) -> Iterator[Placed]:
    span = window(licence, day.workdays)
    if span is not None and span.opens is not None and span.opens <= day.today:
        yield "decide", _item(licence, "window open", span.closes, day.today)
    if is_ending(licence, day.today):
        yield "decide", _item(licence, "expiring", last_day(licence), day.today)


def _of_renewal(renewal: Renewal, licence: Licence, held: Holdings, day: Day) -> Iterator[Placed]:
    title, today = f"Renew {licence.name}", day.today
    if renewal.state == "preparing":
        start = latest_safe_start(licence, held, day.workdays)
        ends = is_ending(licence, today)
        has_ended = (last_day(licence) or today) < today  # the licence's own line says so
        if start is not None and not has_ended and (ends or start_presses(start, day.soon)):
            who = renewal.owner or licence.custodian
            yield "chase", _made(renewal, who, f"{title}: {start.critical}", start.day, today)
    elif renewal.state == "supplement asked":
        yield "decide", _made(renewal, licence.issuer, title, renewal.supply_by, today, "supplement asked")
    elif renewal.due is not None and due_on(renewal.due, day.workdays, today) < today:
        due = due_on(renewal.due, day.workdays, today)
        yield "chase", _made(renewal, licence.issuer, title, due, today)
    elif renewal.due is None and is_ending(licence, today):
        yield "chase", _made(renewal, licence.issuer, title, last_day(licence), today, "not decided")


def _of_loans(licence: Licence, held: Holdings, day: Day) -> Iterator[Placed]:
    for loan in open_loans(held, licence.id):
        again = loan.chases[-1].next if loan.chases else None
        is_quiet = again is not None and again > day.today
        if days_overdue(loan, day.today, day.workdays) and not is_quiet:
            due = back_by(loan, day.workdays, day.today)
            yield "chase", _made(loan, loan.borrower, f"{licence.name}: {loan.copy} on loan", due, day.today)


def _of_rounds(held: Holdings, day: Day) -> Iterator[Placed]:
    for each in held.rounds:
        left = len(unchecked(each, held))
        if left and each.due is not None and each.due <= day.soon:
            title = f"Verification round {each.name}: {left} of {len(each.covers)} not checked"
            yield "verify", _made(each, "", title, each.due, day.today)
    following, last = next_round(held), series(held)
    if following is not None and last is not None and following <= day.today:
        title = f"Begin the verification round after {last.name}"
        yield "decide", _made(last, "", title, following, day.today, "next round")


def _placed(event: Event) -> Placed:
    return "next", BandItem(event.id, event.kind, "", event.title, event.day, 0, event.what)


def _item(licence: Licence, why: str, due: date | None, today: date, title: str = "") -> BandItem:
    late = max(0, (today - due).days) if due is not None else 0
    who = licence.custodian or licence.department
    return BandItem(licence.id, "licence", who, title or licence.name, due, late, why, "high")


def _made(
    record: Renewal | Loan | Round, who: str, title: str, due: date | None, today: date, why: str = ""
) -> BandItem:
    late = max(0, (today - due).days) if due is not None else 0
    return BandItem(record.id, type(record).__name__.lower(), who, title, due, late, why)
