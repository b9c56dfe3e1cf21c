"""What falls on which day: ends, windows, duties, loans, starts, rounds; one list for every calendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from office_tui.domain.clock import due_on
from office_tui.domain.drift import drift
from office_tui.domain.duties import announced, occurrences
from office_tui.domain.duty_ids import with_ids
from office_tui.domain.event import Event, between
from office_tui.domain.event_letters import LETTERS
from office_tui.domain.holdings import Holdings, open_loans, open_renewal
from office_tui.domain.lending import back_by
from office_tui.domain.licence import LADDER, Licence
from office_tui.domain.relied_on import newest_rev
from office_tui.domain.rounds import next_round, series, unchecked
from office_tui.domain.safe_start import explain_start, latest_safe_start, takes_time
from office_tui.domain.validity import is_current, last_day, window
from office_tui.domain.workdays import Workdays


def licence_events(
    held: Holdings, first: date, last: date, *, today: date, workdays: Workdays
) -> list[Event]:
    """Return everything about licences that falls from `first` to `last`, both included, in order.

    What was carried out, given back or decided falls on no day any more.
    """
    found = list(_of_rounds(held))
    for licence in held.licences.values():
        if is_current(licence):
            found += _of_licence(licence, held, first, last, workdays)
            found += _of_renewal(licence, held, today, workdays)
        found += _of_loans(licence, held, today, workdays)
    return between([*found, *_of_facts(held, today)], first, last)


def _event(licence: Licence, what: str, day: date, title: str, **more: object) -> Event:
    fields: dict[str, object] = {"id": licence.id, "kind": "licence", "rev": licence.rev} | more
    return Event(day=day, what=what, title=title, letter=LETTERS[what], **fields)  # type: ignore[arg-type]  # as named


def _of_licence(
    licence: Licence, held: Holdings, first: date, last: date, workdays: Workdays
) -> Iterator[Event]:
    name, end, span = licence.name, last_day(licence), window(licence, workdays)
    if end is not None:
        yield _event(licence, "expires", end, name, alarms=licence.ladder or LADDER)
    renewal = open_renewal(held, licence.id)
    if span is not None and (renewal is None or renewal.state == "preparing"):
        if span.opens is not None:
            yield _event(licence, "window opens", span.opens, name, alarms=(0,))
        yield _event(licence, "window closes", span.closes, name, alarms=(7, 0))
    for duty in with_ids(licence.duties):
        for each in occurrences(duty, first, last):
            if duty.done is None or each.day > duty.done:
                title, key, alarms = f"{name}: {duty.title}", f"{duty.id}-{each.key}", announced(duty)
                yield _event(licence, duty.kind, each.day, title, key=key, alarms=alarms)
    start = latest_safe_start(licence, held, workdays)
    if start is not None and first <= start.day <= last and takes_time(licence, workdays):
        title = f"{name}, renewal: {start.critical}"
        yield _event(
            licence, "safe start", start.day, title, lines=tuple(explain_start(start)), alarms=(14, 0),
            rev=newest_rev(licence, held),
        )  # fmt: skip


def _of_renewal(licence: Licence, held: Holdings, today: date, workdays: Workdays) -> Iterator[Event]:
    renewal = open_renewal(held, licence.id)
    if renewal is None:
        return
    of: dict[str, object] = {"id": renewal.id, "kind": "renewal", "rev": max(renewal.rev, licence.rev)}
    if renewal.state == "filed" and renewal.due is not None:
        day = due_on(renewal.due, workdays, today)
        yield _event(licence, "decision", day, ", ".join(filter(None, (licence.name, licence.issuer))), **of)
    if renewal.state == "supplement asked" and renewal.supply_by is not None:
        title = f"{licence.name}: {renewal.asked}"
        yield _event(licence, "supplement", renewal.supply_by, title, alarms=(7, 1), **of)


def _of_loans(licence: Licence, held: Holdings, today: date, workdays: Workdays) -> Iterator[Event]:
    for loan in open_loans(held, licence.id):
        of: dict[str, object] = {
            "id": loan.id,
            "kind": "loan",
            "rev": max(loan.rev, licence.rev),
            "alarms": (1, 0),
        }
        yield _event(licence, "back", back_by(loan, workdays, today), f"{licence.name}, {loan.copy}", **of)


def _of_rounds(held: Holdings) -> Iterator[Event]:
    for each in held.rounds:
        if each.due is not None and unchecked(each, held):
            yield Event(
                day=each.due, what="round", title=f"Verification {each.name}", id=each.id, kind="round",
                letter=LETTERS["round"], rev=each.rev,
            )  # fmt: skip
    following, last = next_round(held), series(held)
    if following is not None and last is not None:
        yield Event(
            day=following, what="next round", title=f"Verification after {last.name}", id=last.id,
            kind="round", letter=LETTERS["round"], rev=last.rev,
        )  # fmt: skip


def _of_facts(held: Holdings, today: date) -> Iterator[Event]:
    told = set[tuple[str, str]]()
    for each in drift(held, today):
        licence = held.licences[each.licence]
        if (
            each.amend_by > date.min and (each.licence, each.fact) not in told
        ):  # printed in two languages, amended once
            told.add((each.licence, each.fact))
            title = f"{licence.name}: {each.fact}"
            rev = max(licence.rev, held.facts[each.fact].rev)
            yield _event(licence, "amend", each.amend_by, title, key=each.fact, alarms=(7, 0), rev=rev)
