"""Fact drift: what is printed on licences and is no longer true of the company."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from office_tui.domain.fact import Fact, Version
from office_tui.domain.holdings import Holdings
from office_tui.domain.licence import Licence
from office_tui.domain.names import fold
from office_tui.domain.reach import later
from office_tui.domain.script import is_chinese
from office_tui.domain.validity import is_current


class Drift(NamedTuple):
    """One fact on one licence that is not what it is: as printed, as it is, since when, and the day to amend by."""

    licence: str
    fact: str
    printed: str
    truth: Version
    amend_by: date


def version_on(fact: Fact, day: date) -> Version | None:
    """Return what a fact was on a day; None before it was known. Of two said of one day the later one counts."""
    begun = [version for version in reversed(fact.versions) if version.since <= day]
    return max(begun, key=lambda version: version.since, default=None)


def coming(fact: Fact, day: date) -> list[Version]:
    """Return what a fact will be after a day, the next first; of two said of one day the later one."""
    said = {version.since: version for version in fact.versions if version.since > day}
    return [said[since] for since in sorted(said)]


def profile(held: Holdings, day: date) -> dict[str, Version]:
    """Return what is true of the company on a day, by the name of each fact."""
    known = {name: version_on(fact, day) for name, fact in held.facts.items()}
    return {name: version for name, version in known.items() if version is not None}


def drift(held: Holdings, today: date) -> list[Drift]:
    """Return every printed fact that is not true today, on licences that are ours."""
    truth = profile(held, today)
    return [each for licence in held.licences.values() for each in drift_of(licence, truth)]


def drift_of(licence: Licence, truth: dict[str, Version]) -> Iterator[Drift]:
    """Yield what is printed on one licence and is not true."""
    for printed in licence.printed if is_current(licence) else ():
        version = truth.get(printed.fact)
        if version is not None and not is_same(printed.value, version):
            since = version.since if version.since > date.min else licence.issued or date.min
            by = later(since, licence.amend_days)
            yield Drift(licence.id, printed.fact, printed.value, version, by)


def to_amend(held: Holdings, fact: str, value: Version) -> list[Drift]:
    """Return what would have to be amended if a fact became `value`: asked before it is changed, or after."""
    return [each for licence in held.licences.values() for each in drift_of(licence, {fact: value})]


def reprinted(printed: str, version: Version) -> str:
    """Return what is printed once it is amended, in the language it is printed in; nothing where that is not known.

    A fact that is known in one wording only is printed so, unless the paper is Chinese and the wording is not.
    """
    if not is_chinese(printed):
        return version.value
    return version.value_zh or (version.value if is_chinese(version.value) else "")


def is_same(printed: str, version: Version) -> bool:
    """Tell whether a printed text says what a fact is, in either language; width, case and blanks do not matter."""
    return fold(printed) in {fold(version.value), fold(version.value_zh)} - {""}
