"""Triage: the one-key decisions on what arrived, each a single entry of the journal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from msgspec.structs import replace

from office_tui.domain.capture import Becomes, Capture, CaptureState, Importance
from office_tui.domain.directive import Directive
from office_tui.domain.letter import Letter
from office_tui.domain.life import step
from office_tui.domain.record import Record
from office_tui.domain.standing import comes_back
from office_tui.errors import OfficeError, StepError, UsageError
from office_tui.services import accepting, steps
from office_tui.services.deciding import Done, Seen, decide
from office_tui.services.desk import Desk
from office_tui.services.when import refuse_past
from office_tui.services.who import who
from office_tui.store.draft import Draft

IMPORTANCES: tuple[Importance, ...] = ("low", "normal", "high", "top")


def accept(desk: Desk, seen: Sequence[Seen], becomes: Becomes = "", *, unsure: Becomes = "") -> Done:
    """Accept captures as what they suggest, or all of them as `becomes`: registered, numbered, and given.

    `unsure` says what those become that suggest nothing; what the others suggest stays theirs. A directive that
    was passed on is acknowledged by it.
    """

    def act(draft: Draft, record: Record) -> Record | None:
        if isinstance(record, Directive | Letter) and not becomes:
            steps.write(draft, steps.stepped(desk, record, "accept"))
            return None
        capture = _capture(record, "accept")
        return accepting.register(desk, draft, capture, becomes or capture.suggestion.becomes or unsure)

    return decide(desk, seen, f"accept as {becomes}" if becomes else "accept", act)


def give(desk: Desk, seen: Sequence[Seen], to: str, *, add: bool = False) -> Done:
    """Give items to a department or a person (an id or a name); a name not yet known is added first if `add`."""

    def act(draft: Draft, record: Record) -> Record | None:
        department, owner = who(desk, draft, to, add=add)
        if isinstance(record, Capture):
            draft.put(_suggesting(record, department=department, owner=owner))
            return None
        return steps.assign(desk, draft, record, department, owner)

    return decide(desk, seen, f"give to {desk.name(to)}", act)


def own(desk: Desk, seen: Sequence[Seen], person: str, *, add: bool = False) -> Done:
    """Say who in the department does it, leaving the department as it is where one is set."""

    def act(draft: Draft, record: Record) -> None:
        department, owner = who(desk, draft, person, add=add, person=True)
        if isinstance(record, Capture):
            draft.put(_suggesting(record, owner=owner, department=record.suggestion.department or department))
        else:
            steps.write(draft, steps.owned(record, department, owner))

    return decide(desk, seen, f"owner {desk.name(person)}", act)


def set_due(desk: Desk, seen: Sequence[Seen], day: date, *, reason: str = "") -> Done:
    """Set the due date; of a directive or letter that has one this extends it, or sets the day of the next chase."""

    def act(draft: Draft, record: Record) -> None:
        if isinstance(record, Capture):
            draft.put(_suggesting(record, due=day))
        else:
            draft.put(steps.dated(desk, record, day, reason))

    return decide(desk, seen, f"due {day.isoformat()}", act)


def set_importance(desk: Desk, seen: Sequence[Seen], importance: Importance) -> Done:
    """Say how much it matters."""
    if importance not in IMPORTANCES:
        raise UsageError(f"“{importance}” is no importance.", f"Choose one of: {', '.join(IMPORTANCES)}.")

    def act(draft: Draft, record: Record) -> None:
        if isinstance(record, Capture):
            draft.put(_suggesting(record, importance=importance))
        else:
            draft.put(steps.weighed(record, importance))

    return decide(desk, seen, f"importance {importance}", act)


def raise_importance(desk: Desk, seen: Sequence[Seen]) -> Done:
    """Make items one degree more important than the first of them is; after top comes low."""
    first = desk.get(seen[0].id) if seen else None
    weighed = first.suggestion if isinstance(first, Capture) else first
    now = IMPORTANCES.index(getattr(weighed, "importance", "normal"))
    return set_importance(desk, seen, IMPORTANCES[(now + 1) % len(IMPORTANCES)])


def defer(desk: Desk, seen: Sequence[Seen], until: datetime, reason: str = "") -> Done:
    """Put items away until a moment; they leave the list and come back by themselves."""
    refuse_past(desk, until)

    def act(draft: Draft, record: Record) -> None:
        if isinstance(record, Capture):
            draft.put(_decided(desk, record, "defer", until=until, reason=reason))
        else:
            draft.put(steps.put_off(record, until))

    return decide(desk, seen, f"defer until {until:%d %b %H:%M}", act)


def delegate(
    desk: Desk, seen: Sequence[Seen], to: str, until: datetime | None = None, *, add: bool = False
) -> Done:
    """Hand items to somebody and wait for them; they come back on `until`, else on their day, else in a week."""
    if until is not None:
        refuse_past(desk, until)

    def act(draft: Draft, record: Record) -> None:
        department, owner = who(desk, draft, to, add=add)
        if not isinstance(record, Capture):
            raise OfficeError(f"{record.id} is registered already.", "Give it with w; it then waits on them.")
        back = until or comes_back(record.suggestion.due, desk.now, desk.settings.snooze.morning)
        draft.put(_decided(desk, record, "delegate", delegated_to=owner or department, until=back))

    return decide(desk, seen, f"delegate to {desk.name(to)}", act)


def duplicate(desk: Desk, seen: Sequence[Seen], of: str) -> Done:
    """Say that items repeat another record (an id or a number)."""
    if not of.strip():
        raise UsageError("It is not said of what.", "Give the id or number of what it repeats.")
    original = desk.find(of)
    if not isinstance(original, Capture | Directive | Letter):
        raise OfficeError(f"{original.id} is no item.", "Name a capture, a directive or a letter.")

    def act(draft: Draft, record: Record) -> None:
        if record.id == original.id:
            raise OfficeError(f"{record.id} cannot be a duplicate of itself.", "Name the record it repeats.")
        if record.id in steps.chain(draft, original.id, "duplicate_of"):
            raise OfficeError(
                f"{original.id} is itself a duplicate of {record.id}.", "One of them must stay."
            )
        draft.put(_decided(desk, _capture(record, "duplicate"), "duplicate", duplicate_of=original.id))

    return decide(desk, seen, f"duplicate of {original.id}", act)


def decline(desk: Desk, seen: Sequence[Seen], reason: str) -> Done:
    """Decline items, with the reason; nothing is deleted."""
    if not reason.strip():
        raise UsageError("A decision to decline needs its reason.", "Say in a few words why.")

    def act(draft: Draft, record: Record) -> None:
        if isinstance(record, Capture):
            draft.put(_decided(desk, record, "decline", reason=reason.strip()))
        else:
            steps.write(draft, steps.called_off(desk, record, reason.strip()))

    return decide(desk, seen, "decline", act)


def file(desk: Desk, seen: Sequence[Seen]) -> Done:
    """File items: seen, nothing to do."""

    def act(draft: Draft, record: Record) -> None:
        if isinstance(record, Capture):
            draft.put(_decided(desk, record, "file"))
        else:
            steps.write(draft, steps.stepped(desk, record, "file"))

    return decide(desk, seen, "file", act)


def reopen(desk: Desk, seen: Sequence[Seen], reason: str = "") -> Done:
    """Bring decided items back; what was accepted already stays what it became, and needs a reason."""

    def act(draft: Draft, record: Record) -> None:
        if isinstance(record, Capture):
            back = _decided(
                desk, record, "reopen", reason=reason, until=None, delegated_to="", duplicate_of=""
            )
            draft.put(replace(back, decided=None))
        else:
            steps.write(draft, steps.stepped(desk, record, "reopen", reason=reason.strip()))

    return decide(desk, seen, "reopen", act)


def _capture(record: Record, verb: str) -> Capture:
    if not isinstance(record, Capture):
        raise OfficeError(
            f"{record.id} is not in the inbox.", f"“{verb}” is for what is still to be decided."
        )
    _refuse_accepted(record)
    step("capture", record.state, verb)
    return record


def _suggesting(capture: Capture, **fields: object) -> Capture:
    """Return the capture with more known of what it will be; what it became already is decided on itself.

    A line typed here that somebody is to do, or by a day, is a directive: the rule that reads such a line knows it.
    """
    _refuse_accepted(capture)
    wish = replace(capture.suggestion, **fields)
    if capture.source == "typed" and not wish.becomes and (wish.department or wish.owner or wish.due):
        wish = replace(wish, becomes="directive")
    return replace(capture, suggestion=wish)


def _refuse_accepted(capture: Capture) -> None:
    if capture.state == "accepted":
        raise StepError(f"{capture.id} was accepted already.", f"Decide on what it became: {capture.became}.")


def _decided(desk: Desk, capture: Capture, verb: str, **fields: object) -> Capture:
    _refuse_accepted(capture)
    state: CaptureState = step("capture", capture.state, verb)  # type: ignore[assignment]  # the table has these states
    return replace(capture, state=state, decided=desk.now, **fields)
