"""Granting a renewal: the successor is registered, and supersedes the old licence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from msgspec.structs import replace

from office_tui.domain.clock import stop
from office_tui.domain.licence import Licence
from office_tui.domain.life import step
from office_tui.domain.long_term import with_one_end
from office_tui.domain.months import long_date
from office_tui.domain.next_term import next_first_day
from office_tui.domain.record import Record
from office_tui.domain.validity import last_day
from office_tui.errors import UsageError
from office_tui.services.checking import refuse_wrong
from office_tui.services.deciding import Done, Seen, decide
from office_tui.services.desk import Desk
from office_tui.services.licences import licence, stepped
from office_tui.services.renewing import renewal
from office_tui.store.draft import Draft


def grant(
    desk: Desk,
    seen: Sequence[Seen],
    *,
    number: str = "",
    valid_from: date | None = None,
    valid_to: date | None = None,
    long_term: bool = False,
    change: Callable[[Licence], Licence] = lambda successor: successor,
) -> Done:
    """Register the successor, which supersedes the old licence, in one entry; it is like the old one but for its days.

    Unless said, it is valid from the day after the old one's last, or from today where that is past.
    It has a last day or is `long_term`: `UsageError` where neither is said, or both. `change` may alter more of it
    (its scope, what is printed on it).
    """
    _refuse_unclear_end(valid_to, long_term=long_term)
    if valid_to is not None:
        refuse_ended(valid_to, valid_from)
    beware: list[str] = []

    def act(draft: Draft, record: Record) -> Record:
        it = renewal(record)
        old = licence(draft.get(it.licence))
        state = step("renewal", it.state, "grant")
        # The old one goes first: one number may stay the same, and two licences in force may not share it.
        stood = "" if old.state == "held" else old.state
        # One that was suspended stands so until the new one begins: why is still asked.
        why = old.reason if stood and old.reason else f"renewed: {it.id}"
        over = draft.put(stepped(desk, old, "supersede", reason=why, stood=stood))
        successor = with_one_end(change(_successor(desk, old, number, valid_from, valid_to)))
        beware.extend(_ends_soon(old, successor, desk.today))
        refuse_wrong(draft, successor)
        new = draft.put(successor)
        draft.put(replace(over, succeeded_by=new.id))
        due = stop(it.due, desk.today) if it.due else None
        granted: Any = {"state": state, "since": desk.today, "successor": new.id, "due": due}
        draft.put(replace(it, **granted))
        return new

    done_ = decide(desk, seen, "renewal granted", act)
    return done_._replace(beware=tuple(beware))


def refuse_ended(last: date, first: date | None) -> None:
    """Raise `UsageError` for the last day of a new licence that lies before its first one."""
    if first is not None and last < first:
        raise UsageError(
            f"It would end on {long_date(last)}, before it begins.", f"It is valid from {long_date(first)}."
        )


def _ends_soon(old: Licence, new: Licence, today: date) -> list[str]:
    """Return, as a sentence or none, that a successor has ended, or ends no later than what it supersedes."""
    before, after = last_day(old), last_day(new)
    if after is not None and after < today:
        return [f"It ended on {long_date(after)} already."]
    if before is None or after is None or after > before:
        return []
    return [f"It ends on {long_date(after)}, no later than {old.id}, which ends on {long_date(before)}."]


def _refuse_unclear_end(valid_to: date | None, *, long_term: bool) -> None:
    if (valid_to is None) is not long_term:
        wrong = (
            "It would be long-term and have a last day."
            if long_term
            else "Nobody said until when it is valid."
        )
        raise UsageError(wrong, "Give its last day, or say that it is long-term.")


def _successor(
    desk: Desk, old: Licence, number: str, valid_from: date | None, valid_to: date | None
) -> Licence:
    first = valid_from or next_first_day(old, desk.today)
    return replace(
        old, id="", rev=0, number=number.strip() or old.number, issued=desk.today, valid_from=first,
        valid_to=valid_to, long_term=valid_to is None, stood="", state="held", since=desk.today, reason="",
        attachments=(), succeeds=old.id,
        copies=tuple(replace(each, is_missing=False) for each in old.copies), succeeded_by="",
    )  # fmt: skip
