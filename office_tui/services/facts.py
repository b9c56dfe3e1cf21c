"""The facts of the company: changed with a day and a reason, and what has to be amended after it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from msgspec.structs import replace

from office_tui.domain.clean import clean_line
from office_tui.domain.drift import Drift, drift, in_force, profile, to_amend
from office_tui.domain.fact import Fact, Printed, Version, fact_named
from office_tui.domain.names import fold
from office_tui.domain.people import Office
from office_tui.domain.record import Record
from office_tui.errors import OfficeError, UsageError
from office_tui.services.deciding import Done, Seen, decide
from office_tui.services.desk import Desk
from office_tui.services.holdings import drafted, holdings
from office_tui.services.licences import licence
from office_tui.store.draft import Draft


class ToAmend(NamedTuple):
    """All that prints what a fact was: licences with their days, filings under way, templates of our own."""

    licences: tuple[Drift, ...]
    filings: tuple[str, ...]
    templates: tuple[str, ...]


def change_fact(
    desk: Desk, name: str, value: str, *, value_zh: str = "", since: date | None = None, why: str = ""
) -> Done:
    """Say what a fact is from a day on (today if none is given); what it was stays in its history.

    The name and address of the letterhead follow, in the same entry, once that day has come.
    """
    fact, said = fact_named(name), clean_line(value)
    if not fact or not said:
        raise UsageError("Name the fact and what it is.", "Such as: address, 3 Far Street.")
    version = Version(
        value=said, value_zh=clean_line(value_zh), since=since or desk.today, why=clean_line(why)
    )
    made: list[str] = []

    def build(draft: Draft) -> None:
        known = drafted(draft).facts.get(fact, Fact(name=fact))
        others = tuple(each for each in known.versions if each.since != version.since)
        versions = tuple(sorted((*others, version), key=lambda each: each.since))
        made[:] = [draft.put(replace(known, versions=versions)).id]
        office = draft.get("OFF-1")
        if isinstance(office, Office) and in_force(replace(known, versions=versions), desk.today) == version:
            after = _letterhead(office, fact, version)
            if after != office:
                draft.put(after)

    label = f"{fact} is now: {said}"[:120]
    desk.change(label, build)
    return Done(label, tuple(made))


def amend(desk: Desk, seen: Sequence[Seen], fact: str = "") -> Done:
    """Note that licences now print a fact as it is; without a name, all facts that had drifted."""
    wanted = fact_named(fact) if fact else ""

    def act(draft: Draft, record: Record) -> None:
        it = licence(record)
        truth = profile(drafted(draft), desk.today)
        old = {each.fact for each in drift(drafted(draft), desk.today) if each.licence == it.id}
        if not old or (wanted and wanted not in old):
            raise OfficeError(f"What {it.id} prints is true.", "Nothing is to be amended.")
        now_ = old if not wanted else {wanted}
        printed = tuple(
            Printed(fact=each.fact, value=truth[each.fact].value) if each.fact in now_ else each
            for each in it.printed
        )
        draft.put(replace(it, printed=printed))

    return decide(desk, seen, f"amended: {wanted}" if wanted else "amended", act)


def what_to_amend(desk: Desk, name: str) -> ToAmend:
    """Return everything that still prints another value of a fact than it has now."""
    fact, held = fact_named(name), holdings(desk)
    known = held.facts.get(fact)
    version = in_force(known, desk.today) if known else None
    if known is None or version is None:
        raise OfficeError(
            f"Nobody has said what the {fact} is.", f"Such as: office-tui licence fact {fact} …"
        )
    old = {each.value for each in known.versions} | {each.value_zh for each in known.versions}
    old -= {version.value, version.value_zh, ""}
    printing = {each.id for each in held.licences.values() if any(one.fact == fact for one in each.printed)}
    filings = [
        renewal.id
        for id_ in printing
        for renewal in held.renewals.get(id_, ())
        if renewal.state in {"filed", "supplement asked"} and renewal.filed and renewal.filed < version.since
    ]
    return ToAmend(tuple(to_amend(held, fact, version)), tuple(filings), tuple(_templates(desk, old)))


def _templates(desk: Desk, old: set[str]) -> list[str]:
    """Return the names of our own templates in which an old value stands."""
    folder = desk.where.templates
    files = sorted(folder.glob("*.md")) if folder.is_dir() else []
    wanted = [fold(value) for value in old]
    return [
        file.name
        for file in files
        if any(value in fold(file.read_text(encoding="utf-8", errors="replace")) for value in wanted)
    ]


def _letterhead(office: Office, fact: str, version: Version) -> Office:
    if fact == "name":
        return replace(office, company=version.value, company_zh=version.value_zh or office.company_zh)
    return replace(office, address=version.value) if fact == "address" else office
