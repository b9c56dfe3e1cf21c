"""The register of licences: what we hold, how each stands, and where its paper is."""

from __future__ import annotations

from datetime import date
from typing import Any

from office_tui.domain.copy import Copy, is_original
from office_tui.domain.dates import short_date
from office_tui.domain.holdings import open_loans, open_renewal
from office_tui.domain.licence import Licence
from office_tui.domain.loan import Loan
from office_tui.domain.red import reds
from office_tui.domain.rounds import original_missing
from office_tui.domain.safe_start import is_pressing
from office_tui.domain.succession import is_ours, renewed_from, stands
from office_tui.domain.validity import is_long_term, is_window_open, last_day
from office_tui.registers.items import day
from office_tui.registers.register import Column, Look, Register, View, everything

MARKS = {"expired": "x", "expiring": "!", "window open": "w", "suspended": "s", "lost": "x"}
"""The letter that says how a licence stands, before any colour does."""


def licence_mark(record: Licence, look: Look) -> str:
    """Return the letter for how a licence stands; `r` where it is red for another reason."""
    mark = MARKS.get(stands(record, look.holdings, look.today, look.workdays), "")
    return mark if mark in {"x", "!"} else ("r" if red(record, look) else mark)


def licence_state(record: Licence, look: Look) -> str:
    """Return how a licence stands, in words; being renewed says so, and having been."""
    said = stands(record, look.holdings, look.today, look.workdays)
    over = renewed_from(record, look.today, look.holdings)
    if over is not None and said != "superseded":
        return f"{said}, renewed from {short_date(over, look.today)}"
    renewal = open_renewal(look.holdings, record.id)
    return f"{said}, {renewal.state}" if renewal is not None else said


def licence_end(record: Licence, look: Look) -> str:
    """Return its last day for a column."""
    return "long-term" if is_long_term(record) else day(record.valid_to, look)


def red(record: Licence, look: Look) -> bool:
    """Keep what is wrong today."""
    return bool(reds(record, look.holdings, look.today))


def _is(*standings: str) -> Any:
    return lambda record, look: stands(record, look.holdings, look.today, look.workdays) in standings


def _pressing(record: Licence, look: Look) -> bool:
    return is_pressing(record, look.holdings, look.today, look.workdays)


def _window_open(record: Licence, look: Look) -> bool:
    return is_window_open(record, look.today, look.workdays)


def _current(record: Licence, look: Look) -> bool:
    """Keep what is ours; what was renewed early is so until its successor begins."""
    return is_ours(record, look.today, look.holdings)


def _on_loan(record: Licence, look: Look) -> bool:
    return bool(open_loans(look.holdings, record.id))


def _missing(record: Licence, look: Look) -> bool:
    return _current(record, look) and bool(original_missing(record, look.holdings))


def _by_end(record: Licence, _look: Look) -> tuple[date, str]:
    return last_day(record) or date.max, record.name.casefold()


def licence_paper(record: Licence, look: Look) -> str:
    """Say what is out, an original before the rest, or that the original is missing, or where it lies."""
    out = sorted(open_loans(look.holdings, record.id), key=lambda loan: not loan.is_of_original)
    return _lent(out[0], look) if out else _place(record)


def licence_original(record: Licence, look: Look) -> str:
    """Say with whom the original is, or that it is missing, or where it lies, whatever other papers are out."""
    out = [loan for loan in open_loans(look.holdings, record.id) if loan.is_of_original]
    return _lent(out[0], look) if out else _place(record)


def _lent(loan: Loan, look: Look) -> str:
    return f"{loan.copy} lent to {look.name(loan.borrower)}"


def _place(record: Licence) -> str:
    original = next((copy for copy in record.copies if is_original(copy.name)), None)
    if original is None or original.is_missing:
        return "missing" if original else ""
    return original.place


BLANK = Licence(copies=(Copy(kind="original"),))
"""What a new licence begins with: nearly every one has an original, and without a paper nothing can be lent."""

LICENCES = Register(
    "licences",
    "Licences",
    Licence,
    (
        Column("id", lambda record, _: record.id, 7),
        Column("", licence_mark, 1),
        Column("licence", lambda record, _: record.name),
        Column("valid to", licence_end, 11),
        Column("state", licence_state, 15),
        Column("custodian", lambda record, look: look.name(record.custodian or record.department), 14),
        Column("paper", licence_paper, 20),
        Column("number", lambda record, _: record.number, 18),
        Column("issuer", lambda record, _: record.issuer, 18),
    ),
    (
        View("held", _current, _by_end),
        View("red", red, _by_end),
        View("expiring", _pressing, _by_end),
        View("window open", _window_open, _by_end),
        View("expired", _is("expired"), _by_end),
        View("on loan", _on_loan, _by_end),
        View("missing originals", _missing, _by_end),
        View("all", everything, _by_end),
    ),
    (
        "name", "category", "holder", "issuer", "number", "scope", "conditions", "issued", "valid_from", "valid_to",
        "long_term", "window_opens", "window_closes", "window_unit", "decision_days", "plan", "duties", "ladder",
        "basis", "fee", "department", "custodian", "keywords", "printed", "amend_days", "copies", "note",
    ),
    {"department": "departments", "custodian": "people"},
    frozenset({"scope", "conditions", "note"}),
    made=True,
    blank=BLANK,
)  # fmt: skip
