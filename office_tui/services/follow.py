"""Following through: chasing, reporting, verifying and closing, each decision one entry of the journal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from msgspec.structs import replace

from office_tui.domain.capture import Capture
from office_tui.domain.clock import due_on, extend, is_late
from office_tui.domain.directive import Chase, Directive, Effect, Extension
from office_tui.domain.letter import Letter
from office_tui.domain.life import legal
from office_tui.domain.loan import Loan
from office_tui.domain.people import Person
from office_tui.domain.record import Record
from office_tui.domain.standing import comes_back, is_settled
from office_tui.domain.width import cut
from office_tui.errors import OfficeError, StepError, UsageError
from office_tui.services.deciding import Done, Seen, decide
from office_tui.services.desk import Desk
from office_tui.services.steps import Item, item, stepped, write
from office_tui.services.when import refuse_past
from office_tui.store.draft import Draft

SAID: Final = 60
"""So many cells of a reason, or of what is asked, stand in a label of the journal."""


def chase(
    desk: Desk,
    seen: Sequence[Seen],
    *,
    channel: str = "",
    effect: Effect = "",
    note: str = "",
    again: date | None = None,
) -> Done:
    """Log one reminder for each record; `again` is the day to ask next, when nothing is chased before it.

    A delegated capture keeps no log of its own: the entry says what came of it, and it comes back on that day.
    """

    def act(draft: Draft, record: Record) -> None:
        if isinstance(record, Capture) and record.state == "delegated":
            draft.put(replace(record, until=_asked_again(desk, record, again), decided=desk.now))
            return
        if isinstance(record, Loan):
            from office_tui.services.lending import (
                chased,
            )  # the rules of lending are loaded when one is chased

            draft.put(chased(desk, record, channel=channel, effect=effect, note=note, again=again))
            return
        it = item(record)
        if is_settled(it):
            raise StepError(f"{it.id} is {it.state}: nobody is asked for it any more.", "Reopen it first.")
        to = it.owner or it.department
        one = Chase(at=desk.now, to=to, channel=channel, effect=effect, note=note, next=again)
        draft.put(replace(it, chases=(*it.chases, one)))

    said = ", ".join(each for each in (channel, effect, note) if each)
    return decide(desk, seen, f"chase ({said[:100]})" if said else "chase", act)


def _asked_again(desk: Desk, capture: Capture, again: date | None) -> datetime:
    """Return when a delegated capture is asked for next: on the morning of that day, else as when handed over."""
    morning = desk.settings.snooze.morning
    if again is None:
        return comes_back(capture.suggestion.due, desk.now, morning)
    until = datetime.combine(again, morning, desk.now.tzinfo)
    refuse_past(desk, until)
    return until


def report(desk: Desk, seen: Sequence[Seen], evidence: str = "") -> Done:
    """Note that those who do it report it done; it then waits to be verified. A letter is answered by it."""

    def act(draft: Draft, record: Record) -> None:
        it = item(record)
        if isinstance(it, Letter):
            write(draft, stepped(desk, it, "answer", **_because(evidence)))
        else:
            shown = evidence.strip() or it.evidence
            write(draft, stepped(desk, it, "report", heard=desk.today, evidence=shown))

    return decide(desk, seen, "report done", act)


def verify(desk: Desk, seen: Sequence[Seen], evidence: str = "", reason: str = "") -> Done:
    """Verify and close: with evidence, or with a typed reason; the verifier is never the one who did it."""
    if not (evidence.strip() or reason.strip()):
        raise UsageError(
            "Closing needs evidence or a reason.", "Say what shows that it is done, or why it is closed."
        )

    def act(draft: Draft, record: Record) -> None:
        it = item(record)
        if _is_mine(desk, it):
            raise OfficeError(
                f"{it.id} was yours to do, so somebody else verifies it.", "Let another person close it."
            )
        if isinstance(it, Directive):
            write(draft, _verified(desk, it, evidence.strip(), reason.strip()))
        else:
            write(draft, stepped(desk, it, "close", reason=evidence.strip() or reason.strip()))

    return decide(desk, seen, "verify and close", act)


def _is_mine(desk: Desk, it: Item) -> bool:
    """Say whether who acts is the one who was to do it, under either name."""
    owner = desk.store.get(it.owner)
    names = {owner.name, owner.name_zh} if isinstance(owner, Person) else {it.owner}
    return desk.actor in names - {""}


def _verified(desk: Desk, it: Directive, evidence: str, reason: str) -> Item:
    """What the director has seen to be done need not be reported first: the steps between are taken together."""
    if "report" in legal("directive", it.state):
        it = replace(it, state="reported done", heard=desk.today)
    if "verify" in legal("directive", it.state):
        it = replace(it, state="verified", verifier=desk.actor)
    return stepped(desk, it, "close", evidence=evidence or it.evidence, reason=reason)


def rework(desk: Desk, seen: Sequence[Seen], reason: str) -> Done:
    """Send back what was reported done but is not, with the reason."""
    if not reason.strip():
        raise UsageError("Sending it back needs a reason.", "Say what is missing.")

    def act(draft: Draft, record: Record) -> None:
        it = item(record)
        count = it.rework + 1 if isinstance(it, Directive) else 0
        write(draft, stepped(desk, it, "rework", reason=reason.strip(), rework=count))

    return decide(desk, seen, "rework", act)


def move(
    desk: Desk, seen: Sequence[Seen], verb: str, reason: str = "", until: datetime | None = None
) -> Done:
    """Take any other legal step of a life (start, return, suspend, resume, dispatch, …); `merging` merges.

    What goes back, aside or to be clarified needs its `reason`; what is suspended comes back on `until`. Both pause
    the due clock until the thing is taken up again.
    """
    if verb == "merge":
        raise UsageError("It is not said into what.", "Give the id or number of the directive it goes into.")
    fields = _because(reason)

    def act(draft: Draft, record: Record) -> None:
        after = stepped(desk, record, verb, **fields)
        write(draft, replace(after, until=_back(desk, until)) if verb == "suspend" else after)

    return decide(desk, seen, f"{verb} ({cut(reason.strip(), SAID)})" if fields else verb, act)


def _because(reason: str) -> dict[str, str]:
    """Return a reason as the field it is written to; without one the field is not touched."""
    return {"reason": reason.strip()} if reason.strip() else {}


def _back(desk: Desk, until: datetime | None) -> datetime:
    if until is None:
        raise UsageError("What is suspended needs a day to come back.", "Say until when.")
    refuse_past(desk, until)
    return until


def ask_more_time(desk: Desk, seen: Sequence[Seen], to: date, reason: str, by: str = "") -> Done:
    """Note that more time is asked for; it is mine to decide, and the due date stands until then."""
    if not reason.strip():
        raise UsageError("More time is asked for with a reason.", "Say why.")

    def act(draft: Draft, record: Record) -> None:
        it = item(record)
        if it.due is None:
            raise OfficeError(f"{it.id} has no day by which it is due.", "Set one first.")
        if is_late(it.due, desk.today, desk.workdays):
            raise OfficeError(
                f"{it.id} is late already.", "Only a new day to chase can be set; it is still judged late."
            )
        if to <= due_on(it.due, desk.workdays, desk.today):
            raise UsageError(f"{to:%d %b %Y} is no later than {it.id} is due.", "Name a later day.")
        asked = Extension(asked=desk.today, to=to, reason=reason.strip(), by=by or it.owner or it.department)
        draft.put(replace(it, extension=asked))

    return decide(desk, seen, f"ask for time until {to.isoformat()}", act)


def answer_time(desk: Desk, seen: Sequence[Seen], *, granted: bool) -> Done:
    """Grant or refuse the time asked for; granted, the clock is extended and the original date kept."""

    def act(draft: Draft, record: Record) -> None:
        it = item(record)
        if it.extension is None or it.extension.granted is not None or it.due is None:
            raise OfficeError(f"Nobody asks for more time for {it.id}.")
        due = extend(it.due, it.extension.to, desk.today) if granted else it.due
        draft.put(replace(it, due=due, extension=replace(it.extension, granted=granted)))

    return decide(desk, seen, "grant time" if granted else "refuse time", act)
