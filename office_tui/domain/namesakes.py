"""Which records share a number or a name, found without looking at every one for every one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from office_tui.domain.licence import Licence
from office_tui.domain.names import fold, names_of
from office_tui.domain.people import Department
from office_tui.domain.record import Record


class Namesakes:
    """Licences by number, departments by every name; each record given is looked at once."""

    def __init__(self, records: Iterable[Record] = ()) -> None:
        """Begin with these records."""
        self._known: dict[tuple[type[Record], str], list[Record]] = defaultdict(list)
        for each in records:
            self.add(each)

    def add(self, record: Record) -> None:
        """Let one more be found; one that shares nothing with others is not kept."""
        for name in _shared(record):
            self._known[type(record), name].append(record)

    def of(self, record: Record) -> Iterator[Record]:
        """Yield those that `problems` has to be asked about beside a record; the record as it is here, too."""
        for name in _shared(record):
            yield from self._known.get((type(record), name), ())


def _shared(record: Record) -> set[str]:
    """Return what a record may not share with others of its kind; nothing for kinds that may share all."""
    if isinstance(record, Licence):
        return {fold(record.number)} - {""}
    return {fold(name) for name in names_of(record)} if isinstance(record, Department) else set()
