"""Who we are on a day: the office's name and address, and what the company's facts have made of them since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec.structs import replace

from office_tui.domain.drift import version_on
from office_tui.domain.fact import Fact, Version, changed
from office_tui.domain.people import Office
from office_tui.domain.script import is_chinese


def letterhead(office: Office, facts: Iterable[Fact], day: date) -> Office:
    """Return the office as its letters name it on a day: a fact that is known goes before what was once typed."""
    for fact in facts:
        version = version_on(fact, day)
        if version is not None and fact.name == "name":
            in_chinese = version.value_zh or (
                version.value if is_chinese(version.value) else office.company_zh
            )
            office = replace(office, company=version.value, company_zh=in_chinese)
        elif version is not None and fact.name == "address":
            office = replace(office, address=version.value)
    return office


def told_anew(facts: Iterable[Fact], before: Office, after: Office, day: date) -> Iterator[Fact]:
    """Yield the known facts that an edited letterhead changes, each with what it is from the day on."""
    names = (before.company, before.company_zh), (after.company, after.company_zh)
    for fact in facts:
        if fact.name == "name" and names[0] != names[1] and any(names[1]):
            value = after.company or after.company_zh
            yield changed(fact, Version(value=value, value_zh=after.company_zh, since=day, why="edited"))
        elif fact.name == "address" and after.address and before.address != after.address:
            yield changed(fact, Version(value=after.address, since=day, why="edited"))
