"""What falls on which day of a year about licences, worked out once for everybody who looks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from office_tui.domain.event import Event
from office_tui.domain.holdings import Holdings
from office_tui.domain.licence import Licence
from office_tui.domain.licence_events import licence_events
from office_tui.domain.loan import Loan
from office_tui.domain.month_grid import by_day
from office_tui.domain.renewal import Renewal
from office_tui.domain.validity import last_day
from office_tui.services.desk import Desk
from office_tui.services.holdings import TABLES, holdings
from office_tui.services.working_week import known_years

Days = Mapping[date, tuple[Event, ...]]


def licence_days(desk: Desk, year: int) -> Days:
    """Return the events of a year by their days."""
    return desk.remembered(
        f"licence days {year}", lambda: by_day(_of_year(desk, holdings(desk), year)), TABLES
    )


def coming(desk: Desk, last: date) -> Iterator[Event]:
    """Yield the events from today to `last`, both included, in order."""
    today = desk.today
    for year in range(today.year, last.year + 1):
        for day, events in licence_days(desk, year).items():
            if today <= day <= last:
                yield from events


def _of_year(desk: Desk, held: Holdings, year: int) -> list[Event]:
    if not held.licences:
        return []
    first, last = date(year, 1, 1), date(year, 12, 31)
    return licence_events(held, first, last, today=desk.today, workdays=desk.workdays)


def licence_of(desk: Desk, event: Event) -> str:
    """Return the id of the licence an event belongs to; nothing for one of several, such as a round."""
    record = desk.store.get(event.id)
    if isinstance(record, Loan | Renewal):
        return record.licence
    return record.id if isinstance(record, Licence) else ""


def next_day_of(desk: Desk, id_: str) -> date | None:
    """Return the next day on which something of a licence falls; its last day where nothing does so soon."""
    held = holdings(desk)
    mine = {id_, *(each.id for each in (*held.loans.get(id_, ()), *held.renewals.get(id_, ())))}
    soon = date(min(desk.today.year + 1, date.max.year), 12, 31)
    found = next((event.day for event in coming(desk, soon) if event.id in mine), None)
    licence = held.licences.get(id_)
    return found or (last_day(licence) if licence else None)


def year_told(desk: Desk, year: int) -> str:
    """Return what is to be known of the holidays of a year: not all announced, or not known."""
    if not desk.office.country:
        return "weekends only: no country is set"
    if year not in known_years(desk.today.year):
        return "holidays not known"
    return "holidays not all announced" if year in desk.workdays.provisional else ""
