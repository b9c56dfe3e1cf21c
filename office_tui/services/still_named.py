"""Which departments, people and licences are named by what stays, when other records would go."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Final

from office_tui.domain.kinds import BY_TABLE, key_of, kind_of
from office_tui.store.draft import Draft

_OF = re.compile(rb'"((?:DEP|PER|LIC)-[0-9]{1,18})"')
"""An id of one, as a field holds it."""
_NO_USE: Final = frozenset({"entries", "texts", "numbers", "reminders", "rounds"})
"""Tables that use nobody: what was, what others wrote, numbers, who has been told, what a round would look at."""


def still_named(draft: Draft, asked: Collection[str], going: Collection[str]) -> set[str]:
    """Return which of the departments, people and licences `asked` about are named by a record that stays as it is.

    All records do but those `going`. What stays because of that may name others in turn, a person the department, a
    licence the one that it needs: those stay, too.
    """
    asked = {id_ for id_ in asked if _is_named(id_)}
    staying = set[str]()
    if not asked:
        return staying
    new = asked.intersection(id_ for row in _rows(draft, going) for id_ in _named(row))
    while new:
        staying |= new
        new = {id_ for each in new for id_ in _named(_row(draft, each))} & asked - staying
    return staying


def _is_named(id_: str) -> bool:
    kind = kind_of(id_)
    return kind is not None and kind.table in {"departments", "people", "licences"}


def _rows(draft: Draft, going: Collection[str]) -> Iterator[bytes]:
    """Yield the documents of all that stays."""
    for table in draft.tables():
        if table in BY_TABLE and table not in _NO_USE:
            prefix = BY_TABLE[table].prefix
            yield from (
                bytes(row) for key, row in draft.rows(table).items() if f"{prefix}-{key}" not in going
            )


def _row(draft: Draft, id_: str) -> bytes:
    kind = kind_of(id_)
    row = None if kind is None else draft.row(kind.table, key_of(id_))
    return b"" if row is None else bytes(row)


def _named(row: bytes) -> Iterator[str]:
    return (found.decode() for found in _OF.findall(row))
