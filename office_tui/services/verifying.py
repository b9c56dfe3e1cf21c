"""Verification rounds: begun, filled in licence by licence, and what was found put right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec.structs import replace

from office_tui.domain.holdings import Holdings, open_loans
from office_tui.domain.licence import Licence
from office_tui.domain.months import long_date
from office_tui.domain.reach import MOST_MONTHS
from office_tui.domain.record import Record
from office_tui.domain.round_names import refuse_last_day, refuse_name
from office_tui.domain.rounds import next_round, open_findings, round_of, series, unchecked
from office_tui.domain.succession import is_ours
from office_tui.domain.verification import Answer, Check, Round
from office_tui.errors import OfficeError, StepError, UsageError
from office_tui.services.deciding import Done, Seen, decide
from office_tui.services.desk import Desk
from office_tui.services.holdings import as_found, drafted, holdings
from office_tui.services.licences import licence
from office_tui.store.draft import Draft


def begin_round(desk: Desk, name: str, due: date, *, every: int = 3, covers: Sequence[str] = ()) -> Done:
    """Begin a round over all licences that are ours (or those named) until a day; the next follows `every` months.

    With 0 months it is one of its own, and the next of the others comes as it would have.
    `UsageError` for the name of a round that still runs, or a day that is past.
    """
    refuse_last_day(due, desk.today)
    if not 0 <= every <= MOST_MONTHS:
        raise UsageError(
            f"No round follows after {every} months.",
            f"1 to {MOST_MONTHS} are taken; 0 makes it one of its own.",
        )
    made: list[str] = []
    beware: list[str] = []

    def build(draft: Draft) -> None:
        held = drafted(draft)
        refuse_name(name, held, desk.today)
        ids = tuple(covers) or tuple(each.id for each in draft.scan(Licence) if is_ours(each, due, held))
        for id_ in ids:
            licence(draft.get(id_))
        if not ids:
            raise OfficeError("There is no licence to check.", "Enter the licences first.")
        new = Round(
            name=name.strip(), opened=desk.today, due=due, every=every, covers=ids, is_apart=every == 0
        )
        made[:] = [draft.put(new).id]
        following, last = next_round(held), series(held)
        if not every and following is not None and last is not None:
            when = long_date(following)
            beware[:] = [f"It is one of its own: the round after {last.name} begins on {when} all the same."]

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

    beware: list[str] = []
    found = as_found()

    def act(draft: Draft, record: Record) -> Record:
        it, held = licence(record), found(draft)
        if paper == "yes":
            beware.extend(_out(desk, it, held))
        round_ = round_of(it.id, held.rounds, held, desk.today)
        seen_ = Check(
            licence=it.id,
            round=round_.id if round_ else "",
            on=desk.today,
            by=by.strip() or desk.actor,
            seen=paper,
        )
        return draft.put(replace(seen_, confirmed=confirmed, matches=matches, finding=finding.strip()))

    done = decide(desk, seen, "verify licence" + (f": {finding.strip()}" if finding.strip() else ""), act)
    beware.extend(() if finding.strip() else _still_found(desk, done.ids))
    return done._replace(beware=tuple(beware))


def _out(desk: Desk, it: Licence, held: Holdings) -> Iterator[str]:
    """Say that a paper which was seen is out: it was seen where it is, or not at all."""
    for loan in open_loans(held, it.id):
        if loan.is_of_original:
            yield f"The {loan.copy} of {it.id} is out ({loan.id}), with {desk.name(loan.borrower)}."


def _still_found(desk: Desk, ids: Sequence[str]) -> tuple[str, ...]:
    """Return, as a sentence or none, what was found before and nobody has put right."""
    open_ = [each for id_ in ids for each in open_findings(id_, holdings(desk))]
    told = "; ".join(f"{each.licence}: {each.finding}" for each in open_[:3])
    return (f"Not put right yet: {told}.",) if open_ else ()


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


def close(desk: Desk, seen: Sequence[Seen], reason: str, *, last: bool = False) -> Done:
    """Close rounds that will not be finished, for a reason; what was left out of them stays on record.

    With `last` no round follows any more: it is the one that the next is counted from, finished or not.
    """
    if not reason.strip():
        raise UsageError("A round that is not finished is closed with a reason.", "Say in a few words why.")

    def act(draft: Draft, record: Record) -> None:
        if not isinstance(record, Round):
            raise OfficeError(f"{record.id} is no round.", "Rounds are RND-….")
        held = drafted(draft)
        left = unchecked(record, held)
        if last:
            _refuse_other(record, series(held))
        elif not left:
            how = "was closed before" if record.closed else "is finished"
            raise StepError(f"{record.id} {record.name} {how}.", "There is nothing to close.")
        closed = desk.today if left else record.closed
        draft.put(replace(record, closed=closed, reason=reason.strip(), is_last=last or record.is_last))

    return decide(desk, seen, f"close {'last ' if last else ''}round ({reason.strip()})", act)


def _refuse_other(round_: Round, counted_from: Round | None) -> None:
    if counted_from is None or counted_from.id != round_.id:
        other = f"{counted_from.id} {counted_from.name}" if counted_from else ""
        hint = f"The next is counted from {other}: close that one." if other else "None is to come as it is."
        raise StepError(f"No round follows {round_.id} {round_.name}.", hint)
