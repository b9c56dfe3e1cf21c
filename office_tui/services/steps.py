"""How one directive or letter changes: pure steps that the verbs of triage and of following through are made of."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from msgspec.structs import replace

from office_tui.domain.assignment import Assignment, stands
from office_tui.domain.capture import Capture, Importance, Text
from office_tui.domain.clock import (
    Clock,
    due_on,
    extend,
    is_late,
    keep_paused,
    keep_running,
    on,
    restart,
    stop,
)
from office_tui.domain.directive import Chase, Directive, Extension
from office_tui.domain.letter import Letter
from office_tui.domain.licence import Licence
from office_tui.domain.life import settled, step, time_stands
from office_tui.domain.loan import Loan
from office_tui.domain.record import Record
from office_tui.domain.renewal import Renewal
from office_tui.domain.standing import is_settled, life_of
from office_tui.domain.verification import Check
from office_tui.errors import OfficeError, StepError, UsageError
from office_tui.services.desk import Desk
from office_tui.store.draft import Draft

Item = Directive | Letter

WITH_REASON = frozenset({"return", "suspend", "clarify", "cancel", "rework", "reopen"})
"""The steps that go back or aside, or wait for an answer; each is journalled with its reason. Merging has its link."""


def item(record: Record) -> Item:
    """Return the record as a directive or letter; `OfficeError` for any other kind."""
    if isinstance(record, Directive | Letter):
        return record
    raise OfficeError(f"{record.id} is neither a directive nor a letter.", "Accept it first.")


def stepped(desk: Desk, record: Record, verb: str, **fields: Any) -> Item:
    """Return the record after a step of its life, with the day it came to that state; back on my list.

    Its clock is stopped while nothing is owed, paused while it is suspended or awaits a clarification, and runs
    on else. `StepError` if the step is illegal, `UsageError` if it lacks its reason.
    """
    it = item(record)
    state: Any = step(life_of(it), it.state, verb)
    if verb in WITH_REASON and not fields.get("reason", "").strip():
        raise UsageError(f"“{verb}” needs its reason.", f"Say in a few words why {it.id} takes this step.")
    went = {"merged_into": ""} if isinstance(it, Directive) else {}
    if time_stands(life_of(it), it.state):
        went["reason"] = ""  # what was asked is answered; the clock's pauses keep it
    after = replace(it, **({"state": state, "since": desk.today, "until": None} | went | fields))
    return replace(after, due=_in_step(desk, after, after.due)) if after.due else after


def _in_step(desk: Desk, it: Item, clock: Clock) -> Clock:
    """Return the clock as it goes in the state that the record has come to."""
    if is_settled(it):
        return stop(clock, desk.today)
    if time_stands(life_of(it), it.state):
        return keep_paused(restart(clock), desk.today, it.reason)
    return keep_running(restart(clock), desk.today)


def write(draft: Draft, it: Item) -> Item:
    """Save a record after a step; the share of who leads it stands where the record stands."""
    before = draft.get(it.id)
    saved = draft.put(it)
    follow_share(draft, before, saved)
    return saved


def chain(draft: Draft, id_: str, link: str) -> set[str]:
    """Return what a record's `link` (`duplicate_of`, `merged_into`) leads to, and what that leads to, to the end."""
    found: set[str] = set()
    while (id_ := getattr(draft.get(id_), link, "")) and id_ not in found:
        found.add(id_)
    return found


def follow_share(draft: Draft, before: Record | None, it: Item) -> None:
    """Let the share of who leads a record follow it, where its state or owner is no longer as `before`."""
    if not isinstance(before, Directive | Letter) or (before.state, before.owner) == (it.state, it.owner):
        return
    for share in _leads(draft, it.id)[-1:]:
        if share.state != "returned":
            state = stands(it.state, share.state)
            reason = (it.reason or _gone_into(it)) if state == "returned" else share.reason
            draft.put(replace(share, state=state, person=it.owner, reason=reason))


def _gone_into(it: Item) -> str:
    """Say for a share, which has no link of its own, that what it is of went into another directive."""
    return f"merged into {it.merged_into}" if isinstance(it, Directive) and it.merged_into else ""


def _leads(draft: Draft, id_: str) -> list[Assignment]:
    return [each for each in draft.scan(Assignment) if each.of == id_ and each.role == "lead"]


def assign(desk: Desk, draft: Draft, record: Record, department: str, owner: str) -> Item:
    """Pass a directive or letter on: the record says who leads, and an assignment says since when.

    Whoever led it until now no longer does: that share ends as returned.
    """
    saved = draft.put(stepped(desk, record, "assign", department=department, owner=owner))
    for earlier in _leads(draft, saved.id):
        if not settled("assignment", earlier.state):
            draft.put(replace(earlier, state="returned", reason=f"given to {desk.name(owner or department)}"))
    draft.put(Assignment(of=saved.id, department=department, person=owner, given=desk.today))
    return saved


def parts(draft: Draft, record: Record) -> list[Record]:
    """Return what goes when a record goes: its shares; its body unless the capture still names it; a licence's work."""
    going: list[Record] = []
    if isinstance(record, Licence):
        work: list[Renewal | Loan | Check] = [*draft.scan(Renewal), *draft.scan(Loan), *draft.scan(Check)]
        going += [each for each in work if each.licence == record.id]
    if isinstance(record, Directive | Letter):
        going += [each for each in draft.scan(Assignment) if each.of == record.id]
    if isinstance(record, Capture | Directive | Letter) and record.text:
        text = draft.get(record.text)
        shared = not isinstance(record, Capture) and draft.get(record.capture) is not None
        if isinstance(text, Text) and text.of == record.id and not shared:
            going.append(text)
    return going


def owned(record: Record, department: str, owner: str) -> Item:
    """Return the record with its owner, and with the owner's department where none is set."""
    it = item(record)
    return replace(it, owner=owner, department=it.department or department)


def dated(desk: Desk, record: Record, day: date, reason: str) -> Item:
    """Return the record due on `day`: its first date, an extension with its reason while not late, else the next chase.

    The date first set is kept for ever: an extension stands beside it, and what is late stays late.
    """
    it = item(record)
    if is_settled(it):
        raise StepError(f"{it.id} is {it.state}: its day stays what it was.", "Reopen it first.")
    if it.due is None:
        return replace(it, due=_in_step(desk, it, on(day, desk.today)))
    if is_late(it.due, desk.today, desk.workdays):
        return replace(
            it, chases=(*it.chases, Chase(at=desk.now, note=reason or "new date to chase", next=day))
        )
    due = due_on(it.due, desk.workdays, desk.today)
    if day <= due:
        raise OfficeError(
            f"{it.id} is due {due:%d %b %Y} already.",
            "An extension is later than that; the first date is kept.",
        )
    if not reason.strip():
        raise UsageError("More time is given with a reason.", "Say why; the first date is kept.")
    granted = Extension(asked=desk.today, to=day, reason=reason.strip(), by=desk.actor, granted=True)
    return replace(it, due=extend(it.due, day, desk.today), extension=granted)


def weighed(record: Record, importance: Importance) -> Item:
    """Return the record with its importance."""
    return replace(item(record), importance=importance)


def put_off(record: Record, until: datetime) -> Item:
    """Return the record, off my list until a moment; its due date and state stay."""
    it = item(record)
    if is_settled(it):
        raise StepError(f"{it.id} is {it.state}: there is nothing to put off.", "Reopen it first.")
    return replace(it, until=until)


def called_off(desk: Desk, record: Record, reason: str) -> Item:
    """Return the record cancelled, or sent back to its sender, with the reason."""
    return stepped(desk, record, "cancel" if isinstance(record, Directive) else "return", reason=reason)
