"""Verification rounds: begun, filled in licence by licence, and what was found put right."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from office_tui.domain.licence import Licence
from office_tui.domain.reach import LAST, MOST_MONTHS, is_far
from office_tui.domain.record import Record
from office_tui.domain.rounds import next_round, open_findings, round_of, unchecked
from office_tui.domain.succession import is_ours
from office_tui.domain.verification import Answer, Check, Round
from office_tui.errors import OfficeError, StepError, UsageError
from office_tui.services.deciding import Done, Seen, decide
from office_tui.services.desk import Desk
from office_tui.services.holdings import as_found, drafted
from office_tui.services.licences import licence
from office_tui.store.draft import Draft


def begin_round(desk: Desk, name: str, due: date, *, every: int = 3, covers: Sequence[str] = ()) -> Done:
    """Begin a round over all licences that are ours (or those named) until a day; the next follows `every` months."""
    if not name.strip():
        raise UsageError("A round needs a name.", "Such as 2026 Q1.")
    if due < desk.today or is_far(due) or not 0 <= every <= MOST_MONTHS:
        between = f"the next follows after 0 to {MOST_MONTHS} months."
        raise UsageError(f"A round ends today or later, by {LAST.year}, and {between}")
    made: list[str] = []
    beware: list[str] = []

    def build(draft: Draft) -> None:
        held = drafted(draft)
        ids = tuple(covers) or tuple(each.id for each in draft.scan(Licence) if is_ours(each, due, held))
        for id_ in ids:
            licence(draft.get(id_))
        if not ids:
            raise OfficeError("There is no licence to check.", "Enter the licences first.")
        new = Round(name=name.strip(), opened=desk.today, due=due, every=every, covers=ids)
        made[:] = [draft.put(new).id]
        if not every and next_round(held) is not None:
            beware[:] = [
                f"No round follows this one; after {held.rounds[-1].name} one was to begin. Give the months."
            ]

    label = f"begin verification round {name.strip()}"
    desk.change(label, build)
    return Done(label, tuple(made), tuple(made), tuple(beware))


def check(
    desk: Desk,
    seen: Sequence[Seen],
    *,
    paper: Answer = "",
    confirmed: Answer = "",
    matches: Answer = "",
    finding: str = "",
    by: str = "",
) -> Done:
    """Note what was seen of licences, today, by `by` or whoever acts; it counts for every open round, late if over.

    Something has to have been looked at; a “no” needs its finding.
    """
    if not (paper or confirmed or matches):
        raise UsageError(
            "Nothing was checked.", "Say whether the paper was seen, the issuer asked, the facts compared."
        )
    if "no" in {paper, confirmed, matches} and not finding.strip():
        raise UsageError("What is not in order needs a finding.", "Say what is wrong.")

    found = as_found()

    def act(draft: Draft, record: Record) -> Record:
        it, held = licence(record), found(draft)
        round_ = round_of(it.id, held.rounds, held, desk.today)
        seen_ = Check(
            licence=it.id,
            round=round_.id if round_ else "",
            on=desk.today,
            by=by.strip() or desk.actor,
            seen=paper,
        )
        return draft.put(replace(seen_, confirmed=confirmed, matches=matches, finding=finding.strip()))

    return decide(desk, seen, "verify licence" + (f": {finding.strip()}" if finding.strip() else ""), act)


def correct(desk: Desk, seen: Sequence[Seen], correction: str) -> Done:
    """Note how what was found of licences was put right: every open finding of each."""
    if not correction.strip():
        raise UsageError("Say how it was put right.", "Such as: new copy stamped and hung up.")

    held = as_found()

    def act(draft: Draft, record: Record) -> None:
        found = open_findings(licence(record).id, held(draft))
        if not found:
            raise OfficeError(f"Nothing is to be put right of {record.id}.")
        for each in found:
            draft.put(replace(each, correction=correction.strip(), corrected=desk.today))

    return decide(desk, seen, "put right", act)


def close(desk: Desk, seen: Sequence[Seen], reason: str) -> Done:
    """Close rounds that will not be finished, for a reason; what was left out of them stays on record."""
    if not reason.strip():
        raise UsageError("A round that is not finished is closed with a reason.", "Say in a few words why.")

    def act(draft: Draft, record: Record) -> None:
        if not isinstance(record, Round):
            raise OfficeError(f"{record.id} is no round.", "Rounds are RND-….")
        if not unchecked(record, drafted(draft)):
            how = "was closed before" if record.closed else "is finished"
            raise StepError(f"{record.id} {record.name} {how}.", "There is nothing to close.")
        draft.put(replace(record, closed=desk.today, reason=reason.strip()))

    return decide(desk, seen, f"close round ({reason.strip()})", act)
