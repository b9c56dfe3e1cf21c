"""Which record that is here already a row of a table means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from office_tui.domain.licence import Licence
from office_tui.domain.names import fold, names_of
from office_tui.domain.people import Department, Person
from office_tui.domain.record import Record
from office_tui.errors import UsageError

_GONE = frozenset({"superseded", "surrendered", "revoked"})
"""A licence in these states is no row's: what bears its number now is another paper."""


class Alike:
    """Records by what they are known by, each with what it came as: a line of the file, or nothing."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._by_key: dict[str, list[tuple[Record, int]]] = defaultdict(list)
        for record in records:
            self.add(record, 0)

    def add(self, record: Record, line: int) -> None:
        """Know a record from now on, as it stands in a line of the file; 0 for what was here before."""
        for key in _keys(record):
            self._by_key[key].append((record, line))

    def here(self, record: Record) -> Record | None:
        """Return the record a row means that was here before; `UsageError` where it may be either of two."""
        found = {each.id: each for each, line in self._like(record) if not line}
        exact = [each for each in found.values() if _issuer(each) == _issuer(record)]
        meant = exact or list(found.values())
        if len(meant) > 1 and isinstance(record, Licence):
            issuers = ", ".join(each.issuer or "nobody" for each in meant if isinstance(each, Licence))
            raise UsageError(
                f"Several licences have the number {record.number}: say who issued it ({issuers})."
            )
        return meant[0] if meant else None

    def line_of(self, record: Record) -> int:
        """Return the line of the file that holds the same already; 0 where none does."""
        return next((line for _, line in self._like(record) if line), 0)

    def _like(self, record: Record) -> Iterable[tuple[Record, int]]:
        for key in _keys(record):
            for each, line in self._by_key.get(key, ()):
                # Of two issuers that differ each may give the same number; one that is not said differs from none.
                if not _issuer(each) or not _issuer(record) or _issuer(each) == _issuer(record):
                    yield each, line


def _issuer(record: Record) -> str:
    return fold(record.issuer) if isinstance(record, Licence) and record.number else ""


def _keys(record: Record) -> list[str]:
    """Return by what a record is known; a person's name may be another's, too."""
    if isinstance(record, Licence):
        if record.state in _GONE:
            return []
        return [f"number {fold(record.number)}" if record.number else f"name {fold(record.name)}"]
    if isinstance(record, Department):
        return [fold(name) for name in names_of(record)]
    if isinstance(record, Person):
        if record.email:
            return [fold(record.email)]
        return [f"{fold(name)} \u241f {record.department}" for name in names_of(record)]
    return []
