"""What each verb of `licence` does: its words are read, and the service of that name is called."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path

from office_tui.domain.clean import clean_line
from office_tui.domain.dates import read_date
from office_tui.domain.holdings import open_loans, open_renewal
from office_tui.domain.licence import Licence
from office_tui.domain.long_term import says_long_term
from office_tui.domain.record import Record
from office_tui.domain.succession import state_on
from office_tui.errors import OfficeError, UsageError
from office_tui.services import facts, granting, lending, licences, renewing, verifying
from office_tui.services.deciding import Done
from office_tui.services.desk import Desk
from office_tui.services.holdings import holdings

Options = argparse.Namespace
Act = Callable[[Desk, Record, Options], Done]


def act(desk: Desk, options: Options) -> Done:
    """Do what the verb says to the record that was named."""
    return ACTS[options.verb](desk, desk.find(clean_line(options.id)), options)


def day(desk: Desk, words: str, *, back: bool = False) -> date | None:
    """Return the day that words mean, None for no words; `back`: one without a year has been."""
    if not words:
        return None
    return read_date(clean_line(words), desk.today, desk.workdays, sense="back" if back else "ahead")


def _words(said: str | list[str]) -> str:
    return clean_line(said if isinstance(said, str) else " ".join(said))


def _edit(desk: Desk, record: Record, options: Options) -> Done:
    from office_tui.cli.licence_fields import edited

    return edited(desk, licences.licence(record), options.set)


def _lend(desk: Desk, record: Record, options: Options) -> Done:
    return lending.lend(
        desk, [record], borrower=_words(options.borrower), purpose=_words(options.purpose), copy=options.copy,
        approver=_words(options.approver), back_by=read_date(_words(options.back), desk.today, desk.workdays),
    )  # fmt: skip


def _return(desk: Desk, record: Record, options: Options) -> Done:
    seen = _out(desk, record) if isinstance(record, Licence) else record
    return lending.give_back(desk, [seen], _words(options.condition), day(desk, options.on, back=True))


def _out(desk: Desk, licence: Licence) -> Record:
    """Return the one loan by which a paper of it is out; `OfficeError` where there is none, or several are."""
    loans = open_loans(holdings(desk), licence.id)
    if not loans:
        what = f"No paper of {licence.id} {licence.name} is out, so none can come back."
        raise OfficeError(
            what, f"office-tui licence lend {licence.id} … lends one; list loans says what is out."
        )
    if loans[1:]:
        out = ", ".join(f"{loan.id} ({loan.copy}, with {desk.name(loan.borrower)})" for loan in loans)
        raise OfficeError(f"Several papers of {licence.id} are out: {out}.", "Name the loan by its id.")
    return loans[0]


def _renewal(desk: Desk, record: Record) -> Record:
    """Return the renewal meant: itself, or the open one of a licence."""
    if not isinstance(record, Licence):
        return record
    renewal = open_renewal(holdings(desk), record.id)
    if renewal is None:
        raise OfficeError(f"{record.id} is not being renewed.", f"office-tui licence renew {record.id}")
    return renewal


def _step(desk: Desk, record: Record, options: Options) -> Done:
    when = day(desk, options.on, back=True)
    return renewing.done(desk, [_renewal(desk, record)], _words(options.what), when)


def _file(desk: Desk, record: Record, options: Options) -> Done:
    when = day(desk, options.on, back=True)
    return renewing.file(desk, [_renewal(desk, record)], _words(options.receipt), when)


def _supplement(desk: Desk, record: Record, options: Options) -> Done:
    return renewing.supplement(desk, [_renewal(desk, record)], _words(options.asked), day(desk, options.by))


def _grant(desk: Desk, record: Record, options: Options) -> Done:
    long_term = says_long_term(options.to)
    first, last = day(desk, options.first), None if long_term else day(desk, options.to)
    seen = [_renewal(desk, record)]
    return granting.grant(
        desk,
        seen,
        number=_words(options.number),
        valid_from=first,
        valid_to=last,
        long_term=options.long_term or long_term,
    )


def _refuse(desk: Desk, record: Record, options: Options) -> Done:
    return renewing.refuse(desk, [_renewal(desk, record)], _words(options.reason))


def _resume(desk: Desk, record: Record, _: Options) -> Done:
    if isinstance(record, Licence) and state_on(record, desk.today, holdings(desk)) == "suspended":
        return licences.move(desk, [record], "resume")
    return renewing.resume(desk, [_renewal(desk, record)])


def _move(desk: Desk, record: Record, options: Options) -> Done:
    return licences.move(desk, [record], options.verb, _words(getattr(options, "reason", "")))


def _found(desk: Desk, record: Record, options: Options) -> Done:
    place = _words(options.place)
    if not place.strip():
        raise UsageError("Say where it lies now.", f"Such as: licence found {record.id} original “safe 2”.")
    return licences.mislay(desk, [record], _words(options.piece), place)


def _verify(desk: Desk, record: Record, options: Options) -> Done:
    return verifying.check(
        desk, [record], paper=options.paper, confirmed=options.issuer, matches=options.facts,
        finding=_words(options.finding), by=_words(options.by),
    )  # fmt: skip


ACTS: dict[str, Act] = {
    "edit": _edit,
    "lend": _lend,
    "return": _return,
    "renew": lambda desk, record, options: renewing.begin(desk, [record], _words(options.owner)),
    "step": _step,
    "file": _file,
    "supplement": _supplement,
    "grant": _grant,
    "refuse": _refuse,
    "resume": _resume,
    **dict.fromkeys(("suspend", "surrender", "revoke", "lose", "replace"), _move),
    "missing": lambda desk, record, options: licences.mislay(desk, [record], _words(options.piece)),
    "found": _found,
    "done": lambda desk, record, options: licences.duty_done(desk, [record], _words(options.duty)),
    "scan": lambda desk, record, options: licences.attach(desk, [record], Path(options.file)),
    "verify": _verify,
    "close": lambda desk, record, options: verifying.close(
        desk, [record], _words(options.reason), last=options.last
    ),
    "correct": lambda desk, record, options: verifying.correct(desk, [record], _words(options.correction)),
    "amend": lambda desk, record, options: facts.amend(desk, [record], _words(options.fact)),
}
