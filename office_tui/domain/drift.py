"""Fact drift: what is printed on licences and is no longer true of the company."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from office_tui.domain.fact import Fact, Version
from office_tui.domain.holdings import Holdings
from office_tui.domain.licence import Licence
from office_tui.domain.names import fold
from office_tui.domain.reach import later
from office_tui.domain.script import is_chinese
from office_tui.domain.succession import is_ours


class Drift(NamedTuple):
    """One fact on one licence that is not what it is: as printed, as it is, since when, and the day to amend by."""

    licence: str
    fact: str
    printed: str
    truth: Version
    amend_by: date

    @property
    def is_unsaid(self) -> bool:
        """Whether the paper may be right: it is Chinese, and what was so from the first nobody has said in Chinese."""
        said = is_chinese(self.truth.value) or self.truth.value_zh
        return self.truth.since == date.min and is_chinese(self.printed) and not said

    @property
    def words(self) -> str:
        """What is red about it, in a few words."""
        return f"Chinese {self.fact} not known" if self.is_unsaid else f"prints an old {self.fact}"


Truth = Mapping[str, Version]
"""What is true of the company on a day, by the name of each fact."""


def version_on(fact: Fact, day: date) -> Version | None:
    """Return what a fact was on a day; None before it was known. Of two said of one day the later one counts."""
    begun = [version for version in reversed(fact.versions) if version.since <= day]
    return max(begun, key=lambda version: version.since, default=None)


def coming(fact: Fact, day: date) -> list[Version]:
    """Return what a fact will be after a day, the next first; of two said of one day the later one."""
    said = {version.since: version for version in fact.versions if version.since > day}
    return [said[since] for since in sorted(said)]


def profile(held: Holdings, day: date) -> Truth:
    """Return what is true of the company on a day."""
    known = {name: version_on(fact, day) for name, fact in held.facts.items()}
    return {name: version for name, version in known.items() if version is not None}


def drift(held: Holdings, today: date) -> list[Drift]:
    """Return every printed fact that is not true today, on licences that are ours."""
    return _drift(held, today, profile(held, today))


def _drift(held: Holdings, day: date, truth: Truth) -> list[Drift]:
    ours = (licence for licence in held.licences.values() if is_ours(licence, day, held))
    return [each for licence in ours for each in drift_of(licence, truth)]


def drift_of(licence: Licence, truth: Truth) -> Iterator[Drift]:
    """Yield what is printed on one licence and is not true."""
    for printed in licence.printed:
        version = truth.get(printed.fact)
        if version is not None and not is_same(printed.value, version):
            since = version.since if version.since > date.min else licence.issued or date.min
            by = later(since, licence.amend_days)
            yield Drift(licence.id, printed.fact, printed.value, version, by)


def to_amend(held: Holdings, fact: str, value: Version, day: date) -> list[Drift]:
    """Return what would have to be amended of what is ours on a day if a fact became `value`, before it does or after.

    What was renewed early prints it until its successor begins, which prints it too.
    """
    return _drift(held, day, {fact: value})


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
