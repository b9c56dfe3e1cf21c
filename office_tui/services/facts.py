"""The facts of the company: changed with a day and a reason, and what has to be amended after it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import NamedTuple

from msgspec.structs import replace

from office_tui.domain.clean import clean_line
from office_tui.domain.dates import short_date
from office_tui.domain.drift import Drift, coming, drift, profile, reprinted, to_amend, version_on
from office_tui.domain.fact import Fact, Printed, Version, changed, fact_named
from office_tui.domain.letterhead import letterhead
from office_tui.domain.licence import Licence
from office_tui.domain.names import fold
from office_tui.domain.people import Office
from office_tui.domain.reach import FIRST, LAST, is_far
from office_tui.domain.record import Record
from office_tui.errors import OfficeError, UsageError
from office_tui.services.deciding import Done, Seen, decide
from office_tui.services.desk import Desk
from office_tui.services.holdings import as_found, drafted, holdings
from office_tui.services.licences import licence
from office_tui.store.draft import Draft


class ToAmend(NamedTuple):
    """All that prints another value of a fact than `version`: licences with their days, filings, own templates."""

    version: Version
    licences: tuple[Drift, ...]
    filings: tuple[str, ...]
    templates: tuple[str, ...]


def change_fact(
    desk: Desk, name: str, value: str, *, value_zh: str = "", since: date | None = None, why: str = ""
) -> Done:
    """Say what a fact is from a day on (today if none is given); what it was stays in its history.

    Name and address are the letterhead's from that day on.
    """
    fact, said = fact_named(name), clean_line(value)
    if not fact or not said:
        raise UsageError("Name the fact and what it is.", "Such as: address, 3 Far Street.")
    if is_far(since):
        raise UsageError(f"{since} is too far away.", f"Give a day from {FIRST.year} to {LAST.year}.")
    version = Version(
        value=said, value_zh=clean_line(value_zh), since=since or desk.today, why=clean_line(why)
    )
    made: list[str] = []

    def build(draft: Draft) -> None:
        known = drafted(draft).facts.get(fact, Fact(name=fact))
        _refuse_same(known, version, desk.today)
        after = changed(known, version)
        made[:] = [draft.put(after).id]
        office = draft.get("OFF-1")
        if isinstance(office, Office) and letterhead(office, [after], desk.today) != office:
            draft.put(letterhead(office, [after], desk.today))

    label = f"{_label(holdings(desk).facts.get(fact, Fact(name=fact)), version, desk.today)}: {said}"[:120]
    desk.change(label, build)
    return Done(label, tuple(made))


def _refuse_same(known: Fact, version: Version, today: date) -> None:
    before = version_on(known, version.since)
    if before is not None and (before.value, before.value_zh) == (version.value, version.value_zh):
        when = f" on {short_date(version.since, today)}" if version.since != today else ""
        raise OfficeError(f"The {known.name} is “{version.value}” already{when}.", "Nothing was changed.")


def _label(known: Fact, version: Version, today: date) -> str:
    """Return what is decided, up to its value: now, from a day to come, or in what has been."""
    after = changed(known, version)
    if version_on(after, today) is version:
        return f"{known.name} is now"
    from_ = f"from {short_date(version.since, today)}"
    if version.since > today:
        return f"{known.name} {from_} is"
    later = next(each.since for each in after.versions if each.since > version.since)
    return f"{known.name} {from_} until {short_date(later, today)} was"


def amend(desk: Desk, seen: Sequence[Seen], fact: str = "") -> Done:
    """Note that licences now print a fact as it is; without a name, all facts that had drifted."""
    wanted, held = fact_named(fact) if fact else "", as_found()

    def act(draft: Draft, record: Record) -> None:
        it = licence(record)
        truth = profile(held(draft), desk.today)
        found = [each for each in drift(held(draft), desk.today) if each.licence == it.id]
        _refuse_true(it, wanted, {each.fact for each in found})
        old = {(each.fact, each.printed) for each in _meant(found, wanted)}
        printed = tuple(
            _amended(each, truth[each.fact]) if (each.fact, each.value) in old else each
            for each in it.printed
        )
        draft.put(replace(it, printed=printed))

    found = drift(holdings(desk), desk.today)
    old = {it.fact for one in seen for it in _meant([each for each in found if each.licence == one.id], "")}
    named = wanted or ", ".join(sorted(old))
    return decide(desk, seen, f"amended: {named}" if named else "amended", act)


def _meant(found: Sequence[Drift], wanted: str) -> Sequence[Drift]:
    """Return what of one licence is amended; what may be right in Chinese stays, unless nothing else is meant."""
    meant = [each for each in found if wanted in {"", each.fact}]
    return [each for each in meant if not each.is_unsaid] or meant


def _refuse_true(it: Licence, wanted: str, old: Collection[str]) -> None:
    """Refuse to amend what is true, or what the licence does not print."""
    printed = sorted({each.fact for each in it.printed})
    if wanted and wanted not in printed:
        raise OfficeError(
            f"{it.id} prints no {wanted}.", f"It prints: {', '.join(printed) or 'nothing yet'}."
        )
    if not old or (wanted and wanted not in old):
        raise OfficeError(f"What {it.id} prints is true.", "Nothing is to be amended.")


def _amended(printed: Printed, truth: Version) -> Printed:
    """Return an old line as it is printed now, a Chinese one in Chinese."""
    value = reprinted(printed.value, truth)
    if not value:
        raise OfficeError(
            f"Nobody has said what the {printed.fact} is in Chinese, as it is printed ({printed.value}).",
            f"Such as: office-tui licence fact {printed.fact} “{truth.value}” --chinese …",
        )
    return Printed(fact=printed.fact, value=value)


def what_to_amend(desk: Desk, name: str, on: date | None = None) -> ToAmend:
    """Return everything that prints another value of a fact than it has on a day; today if none is given."""
    fact, held = fact_named(name), holdings(desk)
    known = held.facts.get(fact)
    version = version_on(known, on or desk.today) if known else None
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
    found = to_amend(held, fact, version, on or desk.today)
    return ToAmend(version, tuple(found), tuple(filings), tuple(_templates(desk, old)))


def still_to_amend(desk: Desk, name: str) -> list[ToAmend]:
    """Return the same for what a fact is today, and for each thing it is known to become, the next first."""
    known = holdings(desk).facts.get(fact_named(name), Fact())
    days = [each.since for each in coming(known, desk.today)]
    is_known = version_on(known, desk.today) is not None or not days
    return [what_to_amend(desk, name, day) for day in ([desk.today] if is_known else []) + days]


def _templates(desk: Desk, old: set[str]) -> list[str]:
    """Return the names of our own templates in which an old value stands."""
    folder = desk.where.templates
    files = sorted(file for file in folder.glob("*.md") if file.is_file())
    wanted = [fold(value) for value in old]
    return [
        file.name
        for file in files
        if any(value in fold(file.read_text(encoding="utf-8", errors="replace")) for value in wanted)
    ]
