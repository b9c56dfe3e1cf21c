"""Everything the rules about licences ask, gathered once: licences, renewals, loans, checks, rounds, facts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple, TypeVar

from office_tui.domain.fact import Fact, Version
from office_tui.domain.licence import Licence
from office_tui.domain.loan import Loan
from office_tui.domain.people import Office
from office_tui.domain.renewal import Renewal
from office_tui.domain.verification import Check, Round

R = TypeVar("R", Renewal, Loan, Check)


class Holdings(NamedTuple):
    """The office's licences by id, and what belongs to each by the licence's id, oldest first.

    `worked_out` keeps what is laborious to work out of all this, for as long as it stands; it is no part of it,
    and who replaces a part of the holdings leaves it out.
    """

    licences: Mapping[str, Licence] = {}
    renewals: Mapping[str, tuple[Renewal, ...]] = {}
    loans: Mapping[str, tuple[Loan, ...]] = {}
    checks: Mapping[str, tuple[Check, ...]] = {}
    rounds: tuple[Round, ...] = ()
    facts: Mapping[str, Fact] = {}
    worked_out: dict[str, object] | None = None


def gather(
    licences: Iterable[Licence],
    renewals: Iterable[Renewal] = (),
    loans: Iterable[Loan] = (),
    checks: Iterable[Check] = (),
    rounds: Iterable[Round] = (),
    facts: Iterable[Fact] = (),
    office: Office | None = None,
) -> Holdings:
    """Gather records, each kind oldest first; name and address are the office's own until a fact says otherwise."""
    known = _of_the_office(office or Office()) | {fact.name: fact for fact in facts}
    return Holdings(
        {licence.id: licence for licence in licences},
        _by_licence(renewals),
        _by_licence(loans),
        _by_licence(checks),
        tuple(rounds),
        known,
        {},
    )


def open_renewal(held: Holdings, licence: str) -> Renewal | None:
    """Return the renewal of a licence that is neither granted nor refused."""
    of = held.renewals.get(licence, ())
    return next((each for each in of if each.state not in {"granted", "refused"}), None)


def refused_renewal(held: Holdings, licence: str) -> Renewal | None:
    """Return the renewal of a licence that was refused, until another is begun."""
    last = next(reversed(held.renewals.get(licence, ())), None)
    return last if last is not None and last.state == "refused" else None


def open_loans(held: Holdings, licence: str) -> list[Loan]:
    """Return what of a licence is out now."""
    return [loan for loan in held.loans.get(licence, ()) if loan.returned is None]


def _by_licence(records: Iterable[R]) -> dict[str, tuple[R, ...]]:
    found: dict[str, list[R]] = defaultdict(list)
    for record in records:
        found[record.licence].append(record)
    return {licence: tuple(of) for licence, of in found.items()}


def _of_the_office(office: Office) -> dict[str, Fact]:
    told = {"name": (office.company, office.company_zh), "address": (office.address, "")}
    return {
        name: Fact(rev=office.rev, name=name, versions=(Version(value=value, value_zh=zh, since=date.min),))
        for name, (value, zh) in told.items()
        if value or zh
    }
