"""Which record that is here already a row of a table means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from office_tui.domain.licence import Licence
from office_tui.domain.names import fold, names_of
from office_tui.domain.people import Department, Person
from office_tui.domain.record import Record
from office_tui.errors import UsageError
from office_tui.registers.same_person import may_be, nearest

_GONE = frozenset({"superseded", "surrendered", "revoked"})
"""A licence in these states is no row's: what bears its number now is another paper."""


class Alike:
    """Records by what they are known by, each with what it came as: a line of the file, or nothing."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._by_key: dict[str, list[tuple[Record, int]]] = defaultdict(list)
        self._meant: dict[str, tuple[int, Record]] = {}
        for record in records:
            self.add(record, 0)

    def add(self, record: Record, line: int) -> None:
        """Know a record from now on, as it stands in a line of the file; 0 for what was here before."""
        for key in _keys(record):
            self._by_key[key].append((record, line))
        if line and record.id:
            self._meant[record.id] = line, record

    def here(self, record: Record) -> Record | None:
        """Return the record a row means that was here before; `UsageError` where it may be either of several.

        It means none whose row above speaks against it: of two rows that contradict each other each is another.
        """
        here = {each.id: each for each, line in self._like(record) if not line}
        found = [each for id_, each in here.items() if _may_be(self._meant.get(id_, (0, each))[1], record)]
        meant = _nearest(record, found)
        if len(meant) > 1 and isinstance(record, Licence):
            issuers = ", ".join(each.issuer or "nobody" for each in meant if isinstance(each, Licence))
            raise UsageError(
                f"Several licences have the number {record.number}: say who issued it ({issuers})."
            )
        if len(meant) > 1 and isinstance(record, Person):
            ids = ", ".join(each.id for each in meant)
            called = record.name or record.name_zh
            raise UsageError(f"Several people are called {called} ({ids}): give the department or email.")
        return meant[0] if meant else None

    def twice(self, record: Record) -> str:
        """Say which line of the file holds the same already, or means the same record; "" where none does."""
        apart = ": give the department or the mail of each" if isinstance(record, Person) else ""
        if record.id in self._meant:
            return f"It means {record.id}, as line {self._meant[record.id][0]} does{apart}."
        line = next((line for _, line in self._like(record) if line), 0)
        return f"It is the same as line {line}{apart}." if line else ""

    def _like(self, record: Record) -> Iterator[tuple[Record, int]]:
        for key in _keys(record):
            yield from (one for one in self._by_key.get(key, ()) if _may_be(one[0], record))


def _nearest(record: Record, found: list[Record]) -> list[Record]:
    """Return which of those that may be meant agree most with a row; several where nothing tells them apart."""
    if isinstance(record, Person):
        return [*nearest(record, [each for each in found if isinstance(each, Person)])]
    return [each for each in found if _issuer(each) == _issuer(record)] or found


def _may_be(here: Record, record: Record) -> bool:
    """Tell whether what a row says does not speak against its being another of the same key.

    Of two issuers that differ each may give the same number; one that is not said differs from none.
    """
    if isinstance(here, Person) and isinstance(record, Person):
        return may_be(here, record)
    return not _issuer(here) or not _issuer(record) or _issuer(here) == _issuer(record)


def _issuer(record: Record) -> str:
    return fold(record.issuer) if isinstance(record, Licence) and record.number else ""


def _keys(record: Record) -> list[str]:
    """Return by what a record may be known: a licence by its number, a person by every name and the mail address."""
    if isinstance(record, Licence):
        if record.state in _GONE:
            return []
        return [f"number {fold(record.number)}" if record.number else f"name {fold(record.name)}"]
    if isinstance(record, Department):
        return [fold(name) for name in names_of(record)]
    if isinstance(record, Person):
        return [fold(each) for each in dict.fromkeys((record.email, *names_of(record))) if each]
    return []
