"""Numbers from the one ledger: taken in the same entry as the record that bears them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import msgspec

from office_tui.domain.letter import Letter
from office_tui.domain.numbers import number, take
from office_tui.domain.people import Series
from office_tui.domain.record import Record
from office_tui.settings import Settings
from office_tui.store.draft import Draft

LEDGER: Final = "numbers"
"""The table of the series; a number once taken stays taken, so nothing of it is ever taken back."""

DIRECTIVE, INCOMING, OUTGOING = "DIR", "IN", "OUT"


def next_number(settings: Settings, ledger: list[Series], series: str, year: int) -> str:
    """Return the number that would be taken next; it is only shown, and may be taken by somebody else first."""
    return number(_pattern(settings, series), series, year, _of(ledger, series, year).last + 1)


def take_number(draft: Draft, settings: Settings, series: str, year: int) -> str:
    """Take the next number of a series in a year, inside the entry that uses it."""
    after, taken = take(_of(list(draft.scan(Series)), series, year))
    draft.put(after)
    return number(_pattern(settings, series), series, year, taken)


def series_of(record: Record) -> str:
    """Return the series that a record's number comes from."""
    if isinstance(record, Letter):
        return INCOMING if record.direction == "in" else OUTGOING
    return DIRECTIVE


def give_up(draft: Draft, record: Record, reason: str) -> None:
    """Note in the ledger that this record's number was taken and is void; it is never given again."""
    _note(draft, record, lambda void, number_: void | {number_: reason})


def _take_up(draft: Draft, record: Record) -> None:
    """Note in the ledger that this record bears its number again."""
    _note(draft, record, lambda void, number_: {each: why for each, why in void.items() if each != number_})


def settle_number(draft: Draft, before: Record | None, after: Record | None, reason: str) -> None:
    """Let the ledger follow a record that went or came back: its number is void, or borne again."""
    if before is not None and after is None:
        give_up(draft, before, reason)
    elif before is None and after is not None:
        _take_up(draft, after)


def _note(draft: Draft, record: Record, edit: Callable[[dict[str, str], str], dict[str, str]]) -> None:
    number_ = getattr(record, "number", "")
    ledger = [each for each in draft.scan(Series) if each.series == series_of(record)]
    if not number_ or not ledger:
        return
    # A pattern without a year cannot say which year it was: the newest series then keeps the note.
    ledger.sort(key=lambda each: (str(each.year) in number_, each.year))
    draft.put(msgspec.structs.replace(ledger[-1], void=edit(ledger[-1].void, number_)))


def _of(ledger: list[Series], series: str, year: int) -> Series:
    known = (each for each in ledger if each.series == series and each.year == year)
    return next(known, Series(series=series, year=year))


def _pattern(settings: Settings, series: str) -> str:
    named = {DIRECTIVE: settings.patterns.directive, INCOMING: settings.patterns.incoming}
    return named.get(series, settings.patterns.outgoing)
