"""Whom to remind today of what: one message to a person, only of what is new on its ladder."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from office_tui.domain.duties import announced, next_due
from office_tui.domain.duty_ids import with_ids
from office_tui.domain.holdings import Holdings, open_loans, open_renewal
from office_tui.domain.ladder import rung_to_tell
from office_tui.domain.lending import back_by
from office_tui.domain.licence import LADDER, Licence
from office_tui.domain.reminder import Reminder, Told
from office_tui.domain.safe_start import latest_safe_start, takes_time
from office_tui.domain.validity import is_current, last_day, window
from office_tui.domain.workdays import Workdays, is_working

LOAN_LADDER = (1, 0, -1, -8, -15, -22, -29)
"""A loan is asked for on its day and then once a week."""
START_LADDER = (14, 0)
WINDOW_LADDER = (0,)


class Due(NamedTuple):
    """Something with a day and a ladder: of which record, what it is in a few words, and who is told.

    One that `goes_on` is still to be told behind its day: it waits for what nobody has done yet. `formerly` is what it
    was remembered as before duties had ids.
    """

    of: str
    what: str
    title: str
    day: date
    ladder: tuple[int, ...]
    to: str
    goes_on: bool = False
    formerly: str = ""


class Line(NamedTuple):
    """One line of a message: what it is about, and what the store remembers of it."""

    title: str
    told: Told


class Message(NamedTuple):
    """All that one person is told today; the soonest stands first. `to` is an id, or a name as typed."""

    to: str
    lines: tuple[Line, ...]


def messages(
    held: Holdings,
    reminders: Iterable[Reminder],
    *,
    today: date,
    workdays: Workdays,
    heads: Mapping[str, str],
    director: str,
    is_gone: Callable[[str], bool] = lambda _: False,
) -> list[Message]:
    """Return today's messages; none on a day that is not worked, none to anybody without news.

    `heads` names who heads each department, for licences without a custodian. What one who `is_gone` would be told,
    the next in line is told: the head, the director.
    """
    if not is_working(today, workdays):
        return []
    told = _told(reminders)
    lines: dict[str, list[Line]] = defaultdict(list)
    for due in dues(held, workdays, heads, director, is_gone):
        known = told[due.of, due.what, due.day] | told[due.of, due.formerly, due.day]
        rung = rung_to_tell(due.ladder, due.day, known, today, workdays, goes_on=due.goes_on)
        if rung is not None:
            lines[due.to].append(Line(due.title, Told(of=due.of, what=due.what, day=due.day, rung=rung)))
    return [
        Message(to, tuple(sorted(of, key=lambda line: line.told.day))) for to, of in sorted(lines.items())
    ]


def dues(
    held: Holdings,
    workdays: Workdays,
    heads: Mapping[str, str],
    director: str,
    is_gone: Callable[[str], bool] = lambda _: False,
) -> Iterator[Due]:
    """Yield everything about licences that anybody is ever reminded of."""
    for licence in held.licences.values():
        in_line = (licence.custodian, heads.get(licence.department, ""))
        to = next((each for each in in_line if each and not is_gone(each)), director)
        if is_current(licence):
            yield from _of_licence(licence, to, held, workdays)
        for loan in open_loans(held, licence.id):
            title = f"{licence.name}: {loan.copy} to be given back"
            of = director if is_gone(loan.borrower) else loan.borrower
            yield Due(loan.id, "back", title, back_by(loan, workdays), LOAN_LADDER, of, goes_on=True)


def _of_licence(licence: Licence, to: str, held: Holdings, workdays: Workdays) -> Iterator[Due]:
    last, id_, name = last_day(licence), licence.id, licence.name
    if last is not None:
        yield Due(id_, "expires", f"{name} expires", last, licence.ladder or LADDER, to)
    for duty in with_ids(licence.duties):
        day, what = next_due(duty).day, f"duty {duty.id}"
        yield Due(id_, what, f"{name}: {duty.title}", day, announced(duty), to, formerly=duty.title)
    start = latest_safe_start(licence, held, workdays)
    if open_renewal(held, id_) is not None or start is None:
        return
    if takes_time(licence, workdays):
        title = f"{name}: begin to renew ({start.critical})"
        yield Due(id_, "safe start", title, start.day, START_LADDER, to, goes_on=True)
    span = window(licence, workdays)
    if span is not None and span.opens is not None:
        title = f"{name}: renewal is taken from now on"
        yield Due(id_, "window opens", title, span.opens, WINDOW_LADDER, to, goes_on=True)


def _told(reminders: Iterable[Reminder]) -> defaultdict[tuple[str, str, date], set[int]]:
    found: defaultdict[tuple[str, str, date], set[int]] = defaultdict(set)
    for reminder in reminders:
        for told in reminder.told:
            found[told.of, told.what, told.day].add(told.rung)
    return found
