"""Everything in the office that falls on a day, of any kind, between two days."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from datetime import date, datetime
from typing import NamedTuple

import msgspec

from office_tui.domain.assignment import Assignment
from office_tui.domain.capture import Capture
from office_tui.domain.dated import Owed, Seen, of_capture, of_owed, of_share
from office_tui.domain.directive import Directive
from office_tui.domain.event import Event, between
from office_tui.domain.kinds import KINDS
from office_tui.domain.letter import Letter
from office_tui.errors import UsageError
from office_tui.services.desk import Desk


class Span(NamedTuple):
    """From the first day to the last, both included."""

    first: date
    last: date


Source = Callable[[Desk, Seen, Span], Iterator[Event]]
"""Yields events of some kind of record; those outside the span are left out by whoever asked."""


class _Stamp(msgspec.Struct, frozen=True):
    """Of an entry of the journal only which commit it describes, and when that was."""

    at: datetime
    rev: int = 0


def agenda(desk: Desk, span: Span, kinds: Collection[str] = ()) -> list[Event]:
    """Return what falls on the days of the span, in order; only of `kinds` (`directive`, …) where any are given."""
    seen = Seen(desk.now, desk.workdays, desk.name)
    found = (event for source in SOURCES for event in source(desk, seen, span))
    return between((event for event in found if not kinds or event.kind in kinds), *span)


def kind_called(word: str) -> str:
    """Return the kind meant by `directive`, `directives` or `DIR`; `UsageError` for a word that means none."""
    for kind in KINDS:
        if word.casefold() in {kind.name, kind.table, kind.prefix.casefold()}:
            return kind.name
    names = ", ".join(kind.name for kind in KINDS)
    raise UsageError(f"There is no kind “{word}”.", f"Choose one of: {names}.")


def changed_at(desk: Desk) -> dict[int, datetime]:
    """Return when each commit was made, for saying when an event last changed."""
    return {each.rev: each.at for each in desk.headers("entries", _Stamp)}


def _owed(desk: Desk, seen: Seen, _: Span) -> Iterator[Event]:
    records: list[Owed] = [*desk.all(Directive), *desk.all(Letter)]
    for record in records:
        yield from of_owed(record, seen)


def _shares(desk: Desk, seen: Seen, _: Span) -> Iterator[Event]:
    for share in desk.all(Assignment):
        of = desk.store.get(share.of) if share.role == "assist" else None
        yield from of_share(share, of if isinstance(of, Directive | Letter) else None, seen)


def _captures(desk: Desk, seen: Seen, _: Span) -> Iterator[Event]:
    for capture in desk.all(Capture):
        yield from of_capture(capture, seen)


def _licences(desk: Desk, seen: Seen, span: Span) -> Iterator[Event]:
    if desk.store.count("licences"):
        from office_tui.domain.licence_events import licence_events
        from office_tui.services.holdings import holdings

        yield from licence_events(holdings(desk), *span, today=desk.today, workdays=seen.workdays)


SOURCES: tuple[Source, ...] = (_owed, _shares, _captures, _licences)
"""Every kind of record that has days; a new one adds its own source here."""
