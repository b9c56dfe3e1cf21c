"""What is decided about a licence itself: suspended, given up, lost, replaced; a duty done; a scan kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from office_tui.domain.clean import safe_name
from office_tui.domain.copy import Copy, copy_named
from office_tui.domain.duties import is_its_turn, next_due
from office_tui.domain.duty import Duty
from office_tui.domain.duty_ids import meant, with_ids
from office_tui.domain.lending import out
from office_tui.domain.licence import Licence
from office_tui.domain.life import step
from office_tui.domain.months import long_date
from office_tui.domain.reach import FOR_EVER
from office_tui.domain.record import Attachment, Record
from office_tui.domain.succession import state_on
from office_tui.errors import OfficeError, StepError, UsageError
from office_tui.services.deciding import Done, Seen, decide
from office_tui.services.desk import Desk
from office_tui.services.holdings import as_found
from office_tui.services.named_file import read_whole
from office_tui.store.draft import Draft

WITHOUT_REASON = frozenset({"resume", "replace"})
LARGEST_SCAN = 64_000_000
"""Bytes; a larger file is no scan of a licence."""
DAYS_TOLD = 3
"""So many different days of a duty are told when many are noted at once."""


def licence(record: Record | None) -> Licence:
    """Return the record as a licence; `OfficeError` for any other."""
    if isinstance(record, Licence):
        return record
    raise OfficeError(f"{record.id if record else 'That'} is no licence.", "Licences are LIC-….")


def move(desk: Desk, seen: Sequence[Seen], verb: str, reason: str = "") -> Done:
    """Take a step of its life (suspend, resume, surrender, revoke, lose, replace); most need their reason.

    One that was renewed early takes them too until its successor begins, and is superseded all the same.
    """
    if verb == "supersede":
        raise UsageError("What supersedes a licence is its successor.", "Grant its renewal.")
    if verb not in WITHOUT_REASON and not reason.strip():
        raise UsageError(f"“{verb}” needs its reason.", "Say in a few words why.")
    held = as_found()

    def act(draft: Draft, record: Record) -> None:
        it = licence(record)
        state = state_on(it, desk.today, held(draft)) if it.state == "superseded" else it.state
        if state == it.state:
            draft.put(stepped(desk, it, verb, reason=reason.strip()))
        else:
            now = step("licence", state, verb)
            draft.put(replace(it, stood="" if now == "held" else now, reason=reason.strip() or it.reason))

    return decide(desk, seen, f"{verb} licence", act)


def stepped(desk: Desk, it: Licence, verb: str, **fields: Any) -> Licence:
    """Return the licence after a step, with its day; `StepError` if the step is illegal."""
    state: Any = step("licence", it.state, verb)
    return replace(it, **({"state": state, "since": desk.today, "reason": ""} | fields))


def mislay(desk: Desk, seen: Sequence[Seen], copy: str, place: str = "") -> Done:
    """Note that a piece of paper is missing; or, with a `place`, that it was found or has moved there.

    `StepError` for a piece that is out: it lies with whoever has it.
    """
    kind, number = copy_named(copy)
    name, held = Copy(kind=kind, number=number).name, as_found()

    def act(draft: Draft, record: Record) -> None:
        it = licence(record)
        if not any((each.kind, each.number) == (kind, number) for each in it.copies):
            raise OfficeError(f"{it.id} has no {copy}.", "Its papers are fields of the licence: edit it.")
        loan = out(held(draft), it.id, name)
        if loan is not None:
            where = f"out ({loan.id}), with {desk.name(loan.borrower)}"
            raise StepError(f"The {name} of {it.id} is {where}.", "Note first that it is back, and how.")
        copies = tuple(
            replace(each, place=place.strip(), is_missing=not place.strip())
            if (each.kind, each.number) == (kind, number)
            else each
            for each in it.copies
        )
        draft.put(replace(it, copies=copies))

    return decide(desk, seen, f"{copy} {'in ' + place if place.strip() else 'missing'}", act)


def duty_done(desk: Desk, seen: Sequence[Seen], title: str = "", *, own_id: str = "") -> Done:
    """Note that the next day of a duty was met; its `title` may be left out where there is only one.

    A `title` may also be a duty's id or kind; `own_id` is an id and nothing else, and tells two of one title apart.
    What comes back says which day was met and which is next. `StepError` where the next one's turn has not come:
    noting it again would leave that out.
    """
    met: list[str] = []

    def act(draft: Draft, record: Record) -> None:
        it = licence(record)
        duties = with_ids(it.duties)
        one = _duty(it.id, duties, title, own_id)
        _refuse_twice(one, desk.today)
        done = replace(one, done=next_due(one).day)
        met.append(f"for {long_date(next_due(one).day)}, {_next(done)}")
        draft.put(replace(it, duties=tuple(done if each is one else each for each in duties)))

    done_ = decide(desk, seen, f"done: {title}" if title else "duty done", act)
    days = list(dict.fromkeys(met))  # many licences have their days in common
    told = "; ".join(days[:DAYS_TOLD]) + ("; …" if days[DAYS_TOLD:] else "")
    return done_._replace(label=f"{done_.label} ({told})")


def _refuse_twice(duty: Duty, today: date) -> None:
    if duty.done is not None and not is_its_turn(duty, today):
        raise StepError(
            f"{duty.title} was noted for {long_date(duty.done)} already: {_next(duty)}.",
            "Undo takes it back if that was wrong; if the next was met so early, edit the duty.",
        )


def _next(duty: Duty) -> str:
    day = next_due(duty).day
    return f"next {long_date(day)}" if day < FOR_EVER else "none follows"


def _duty(licence_: str, duties: Sequence[Duty], title: str, own_id: str) -> Duty:
    """Return which duty is meant; `UsageError` lists them where none or several are."""
    found = [duty for duty in duties if duty.id == own_id] if own_id else meant(duties, title)
    if len(found) == 1:
        return found[0]
    named = ", ".join(f"{duty.id} {duty.title}" for duty in duties) or "none"
    raise UsageError(f"Which duty of {licence_}?", f"There is: {named}. Give its title, or its number.")


def attach(desk: Desk, seen: Sequence[Seen], path: Path) -> Done:
    """Keep a scan or another file with licences; its bytes are kept by their hash, and survive the file."""
    from office_tui.store.kept import keep

    content = read_whole(path, LARGEST_SCAN, "Keep a smaller scan.", "Nothing was kept.")
    name = safe_name(path.name)
    scan = Attachment(name=name, size=len(content), sha256=keep(desk.where.kept, content))

    def act(draft: Draft, record: Record) -> None:
        it = licence(record)
        if any(each.sha256 == scan.sha256 for each in it.attachments):
            raise OfficeError(f"{it.id} has this file already.", "Nothing was added.")
        draft.put(replace(it, attachments=(*it.attachments, scan)))

    return decide(desk, seen, f"keep {name}", act)


def latest(day: date | None, today: date) -> date:
    """Return the day something was done: today unless another is given, and never one to come."""
    if day is not None and day > today:
        raise UsageError(f"{day:%d %b %Y} has not come yet.", "Say when it was done.")
    return day or today
