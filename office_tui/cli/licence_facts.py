"""What a fact of the company is, what it will be, and what must be amended for each: as text or JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from office_tui.cli.printing import say
from office_tui.domain.fact import fact_named

if TYPE_CHECKING:
    from office_tui.services.desk import Desk
    from office_tui.services.facts import ToAmend


def as_json(desk: Desk, name: str, found: Sequence[ToAmend]) -> dict[str, Any]:
    """Return what a fact is and, under `coming`, what it will be."""
    first, *others = found
    coming = [_plain(each) for each in (found if _is_coming(desk, first) else others)]
    now = {} if _is_coming(desk, first) else _plain(first)
    return {"fact": fact_named(name), **now, "coming": coming}


def say_fact(desk: Desk, name: str, found: Sequence[ToAmend]) -> None:
    """Print what a fact is and, with its day, what it will be."""
    for each in found:
        _say(desk, fact_named(name), each)


def _is_coming(desk: Desk, found: ToAmend) -> bool:
    return found.version.since > desk.today


def _plain(found: ToAmend) -> dict[str, Any]:
    version = found.version
    licences = [
        {"id": each.licence, "printed": each.printed, "amend_by": each.amend_by} for each in found.licences
    ]
    return {
        "value": version.value, "value_zh": version.value_zh, "since": version.since, "why": version.why,
        "licences": licences, "filings": found.filings, "templates": found.templates,
    }  # fmt: skip


def _say(desk: Desk, fact: str, found: ToAmend) -> None:
    from office_tui.domain.dates import short_date

    version = found.version
    when = f", from {short_date(version.since, desk.today)}" if _is_coming(desk, found) else ""
    say(f"{fact}{when}: {version.value} {version.value_zh}".rstrip())
    for each in found.licences:
        by = short_date(each.amend_by, desk.today)
        called = getattr(desk.get(each.licence), "name", "")
        say(f"  amend {each.licence} {called} by {by}: it prints {each.printed}")
    for one in (*found.filings, *found.templates):
        say(f"  amend {one}: it says what it was")
