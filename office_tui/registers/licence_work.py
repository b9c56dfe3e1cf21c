"""The registers of what is done about licences: loans, renewals, rounds and checks; and the company's facts."""

from __future__ import annotations

from typing import Any

from office_tui.domain.dates import short_date
from office_tui.domain.drift import version_on
from office_tui.domain.fact import Fact
from office_tui.domain.lending import back_by, days_overdue
from office_tui.domain.licence import Licence
from office_tui.domain.loan import Loan
from office_tui.domain.renewal import Renewal
from office_tui.domain.rounds import checked_late, rounds_told, unchecked
from office_tui.domain.verification import Check, Round
from office_tui.registers.items import ALL, day
from office_tui.registers.register import Column, Look, Register, View


def _name(record: Any, look: Look) -> str:
    of = look.record(record.licence)
    return of.name if isinstance(of, Licence) else record.licence


def _late(record: Loan, look: Look) -> str:
    if record.returned is not None:
        return f"back {short_date(record.returned, look.today)}"
    late = days_overdue(record, look.today, look.workdays)
    return f"{late} d late" if late else "out"


LOANS = Register(
    "loans",
    "Loans",
    Loan,
    (
        Column("id", lambda record, _: record.id, 7),
        Column("licence", _name),
        Column("paper", lambda record, _: record.copy, 12),
        Column("with", lambda record, look: look.name(record.borrower), 14),
        Column("back by", lambda record, look: day(back_by(record, look.workdays), look), 11),
        Column("state", _late, 11),
        Column("for", lambda record, _: record.purpose, 16),
    ),
    (
        View(
            "out",
            lambda record, _: record.returned is None,
            lambda record, look: back_by(record, look.workdays),
        ),
        ALL,
    ),
)

RENEWALS = Register(
    "renewals",
    "Renewals",
    Renewal,
    (
        Column("id", lambda record, _: record.id, 7),
        Column("licence", _name),
        Column("state", lambda record, _: record.state, 16),
        Column("open", lambda record, _: str(sum(lead.done is None for lead in record.leads)), 4),
        Column("owner", lambda record, look: look.name(record.owner), 14),
        Column("receipt", lambda record, _: record.receipt, 16),
        Column("filed", lambda record, look: day(record.filed, look), 11),
    ),
    (View("open", lambda record, _: record.state not in {"granted", "refused"}), ALL),
)

CHECKS = Register(
    "checks",
    "Checks",
    Check,
    (
        Column("id", lambda record, _: record.id, 7),
        Column("licence", _name),
        Column("on", lambda record, look: day(record.on, look), 11),
        Column("by", lambda record, look: look.name(record.by), 14),
        Column("seen", lambda record, _: record.seen, 4),
        Column("issuer", lambda record, _: record.confirmed, 6),
        Column("facts", lambda record, _: record.matches, 5),
        Column("finding", lambda record, _: record.finding, 24),
        Column("round", lambda record, look: rounds_told(record, look.holdings), 14),
        Column("put right", lambda record, look: day(record.corrected, look), 11),
    ),
    (ALL, View("findings", lambda record, _: bool(record.finding) and record.corrected is None)),
)


def _left(record: Round, look: Look) -> str:
    left = len(unchecked(record, look.holdings))
    return f"{left} of {len(record.covers)} left" if left else f"all {len(record.covers)} seen"


ROUNDS = Register(
    "rounds",
    "Rounds",
    Round,
    (
        Column("id", lambda record, _: record.id, 7),
        Column("round", lambda record, _: record.name),
        Column("begun", lambda record, look: day(record.opened, look), 11),
        Column("due", lambda record, look: day(record.due, look), 11),
        Column("to check", _left, 13),
        Column("late", lambda record, look: str(len(checked_late(record, look.holdings)) or ""), 4),
        Column("closed", lambda record, look: day(record.closed, look), 11),
    ),
    (ALL, View("unfinished", lambda record, look: bool(unchecked(record, look.holdings)))),
)


def _is_now(record: Fact, look: Look) -> str:
    version = version_on(record, look.today)
    return " ".join(each for each in (version.value, version.value_zh) if each) if version else ""


FACTS = Register(
    "facts",
    "Facts",
    Fact,
    (
        Column("fact", lambda record, _: record.name, 16),
        Column("is", _is_now),
        Column("versions", lambda record, _: str(len(record.versions)), 8),
        Column("id", lambda record, _: record.id, 7),
    ),
    (ALL,),
)
