"""Renewing a licence: begun, prepared, filed, supplemented or refused; what is granted is in `granting`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from msgspec.structs import replace

from office_tui.domain.clock import Clock, keep_paused, keep_running, stop
from office_tui.domain.holdings import open_loans, open_renewal
from office_tui.domain.lead import Lead
from office_tui.domain.licence import Licence
from office_tui.domain.life import step
from office_tui.domain.months import long_date
from office_tui.domain.names import fold
from office_tui.domain.reach import MOST_DAYS
from office_tui.domain.record import Record
from office_tui.domain.renewal import Renewal
from office_tui.domain.succession import in_force, is_valid
from office_tui.domain.validity import is_current, last_day, window
from office_tui.domain.workdays import Workdays
from office_tui.errors import OfficeError, StepError, UsageError
from office_tui.services.deciding import Done, Seen, decide
from office_tui.services.desk import Desk
from office_tui.services.holdings import as_found
from office_tui.services.licences import latest, licence
from office_tui.services.who import who
from office_tui.store.draft import Draft


def begin(desk: Desk, seen: Sequence[Seen], owner: str = "") -> Done:
    """Begin to renew licences by their plans; `owner` (an id or name) sees to it, else the custodian."""
    held = as_found()

    def act(draft: Draft, record: Record) -> Record:
        it = licence(record)
        if not is_current(it) or last_day(it) is None:
            why = "has no last day" if is_current(it) else f"is {it.state}"
            raise StepError(f"{it.id} {why}: there is nothing to renew.", "Edit it if that is wrong.")
        running = open_renewal(held(draft), it.id)
        if running is not None:
            raise StepError(f"{it.id} is being renewed already: {running.id}.", f"Go on with {running.id}.")
        person = who(desk, draft, owner, person=True)[1] if owner.strip() else it.custodian
        return draft.put(
            Renewal(licence=it.id, owner=person, begun=desk.today, leads=it.plan, since=desk.today)
        )

    return decide(desk, seen, "begin renewal", act)


def done(desk: Desk, seen: Sequence[Seen], title: str, day: date | None = None) -> Done:
    """Note that a step was taken or a material is there; `title` is its beginning, or its number in the plan."""
    when = latest(day, desk.today)

    def act(draft: Draft, record: Record) -> None:
        it = renewal(record)
        n = _lead(it, title)
        leads = (*it.leads[:n], replace(it.leads[n], done=when), *it.leads[n + 1 :])
        draft.put(replace(it, leads=leads))

    return decide(desk, seen, f"done: {title}", act)


def file(desk: Desk, seen: Sequence[Seen], receipt: str, day: date | None = None) -> Done:
    """Note that a renewal was filed, under the issuer's receipt number; its clock to decide begins.

    `OfficeError` where another licence that it needs is not valid on that day. An original that is out may lie with
    the issuer, who may take what comes outside its window, so that is only said.
    """
    beware: list[str] = []
    when, found = latest(day, desk.today), as_found()
    if not receipt.strip():
        raise UsageError("Filing needs the receipt's number.", "It proves the day.")

    def act(draft: Draft, record: Record) -> None:
        it = renewal(record)
        of = licence(draft.get(it.licence))
        held = found(draft)
        out = [loan for loan in open_loans(held, of.id) if loan.is_of_original]
        beware.extend(f"The {loan.copy} of {of.id} is still out ({loan.id})." for loan in out)
        beware.extend((*_too_early(of, when), *untimely(of, when, desk.workdays)))
        undone = [lead.title for lead in it.leads if lead.done is None and lead.kind != "needs"]
        beware.extend([f"Not noted as done: {', '.join(undone)}."] if undone else [])
        for lead in it.leads:
            other = in_force(held, lead.title, when) if lead.kind == "needs" else None
            if lead.kind == "needs" and (other is None or not is_valid(other, when, held)):
                raise OfficeError(
                    f"{lead.title} is not valid on {when:%d %b %Y}, and {it.id} needs it.",
                    "Renew or put that one right first.",
                )
        takes = min(of.decision_days, MOST_DAYS)
        due = Clock(start=when, unit="workdays", amount=takes) if takes else None
        draft.put(_stepped(desk, it, "file", filed=when, receipt=receipt.strip(), due=due))

    done_ = decide(desk, seen, f"file renewal ({receipt.strip()})", act)
    return done_._replace(beware=tuple(beware))


def _too_early(of: Licence, day: date) -> list[str]:
    """Return, as a sentence or none, that a renewal was filed before the licence itself began."""
    if of.valid_from is None or of.valid_from <= day:
        return []
    return [f"{of.id} is valid from {long_date(of.valid_from)} only: look at the day."]


def untimely(of: Licence, day: date, workdays: Workdays) -> list[str]:
    """Return, as a sentence or none, that a licence's window of renewal is not open on the day of filing."""
    span = window(of, workdays)
    if span is not None and span.opens is not None and day < span.opens:
        return [f"The window opens on {long_date(span.opens)} only: ask whether the issuer takes it now."]
    if span is not None and day > span.closes:
        return [f"The window closed on {long_date(span.closes)}: ask whether the issuer still takes it."]
    return []


def supplement(desk: Desk, seen: Sequence[Seen], asked: str, by: date | None = None) -> Done:
    """Note that the issuer asks for more, by a day; its clock stands until that is handed in."""
    if not asked.strip():
        raise UsageError("Say what is asked for.", "Such as: the audited accounts of last year.")

    def act(draft: Draft, record: Record) -> None:
        it = renewal(record)
        due = keep_paused(it.due, desk.today, f"supplement: {asked.strip()}") if it.due else None
        draft.put(_stepped(desk, it, "supplement", asked=asked.strip(), supply_by=by, due=due))

    return decide(desk, seen, "supplement asked", act)


def resume(desk: Desk, seen: Sequence[Seen]) -> Done:
    """Note that the supplement was handed in; the issuer's clock runs on."""

    def act(draft: Draft, record: Record) -> None:
        it = renewal(record)
        due = keep_running(it.due, desk.today) if it.due else None
        draft.put(_stepped(desk, it, "resume", supply_by=None, due=due))

    return decide(desk, seen, "supplement handed in", act)


def refuse(desk: Desk, seen: Sequence[Seen], reason: str) -> Done:
    """Note that the issuer refused; the licence stays as it is, and red once it ends."""
    if not reason.strip():
        raise UsageError("A refusal has a reason.", "Say what the issuer gave.")

    def act(draft: Draft, record: Record) -> None:
        it = renewal(record)
        due = stop(it.due, desk.today) if it.due else None
        draft.put(_stepped(desk, it, "refuse", reason=reason.strip(), due=due))

    return decide(desk, seen, "renewal refused", act)


def renewal(record: Record | None) -> Renewal:
    """Return the record as a renewal; `OfficeError` for any other."""
    if isinstance(record, Renewal):
        return record
    raise OfficeError(f"{record.id if record else 'That'} is no renewal.", "Renewals are REN-….")


def _stepped(desk: Desk, it: Renewal, verb: str, **fields: Any) -> Renewal:
    state: Any = step("renewal", it.state, verb)
    return replace(it, state=state, since=desk.today, **fields)


def _lead(it: Renewal, title: str) -> int:
    """Return which line of the plan is meant; `UsageError` lists what is open."""
    if title.strip().isdecimal() and 0 < int(title) <= len(it.leads):
        return int(title) - 1
    meant = [n for n, lead in enumerate(it.leads) if lead.done is None and _begins(lead, title)]
    if len(meant) == 1:
        return meant[0]
    open_ = ", ".join(lead.title for lead in it.leads if lead.done is None) or "nothing"
    raise UsageError(f"“{title}” is not one thing that {it.id} still needs.", f"Open: {open_}.")


def _begins(lead: Lead, title: str) -> bool:
    return bool(title.strip()) and fold(lead.title).startswith(fold(title))
