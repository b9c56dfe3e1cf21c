"""The one way in which people write that a licence has no last day is read, and the one way in which it is kept."""

from __future__ import annotations

from typing import TypeVar

from msgspec.structs import replace

from office_tui.domain.licence import Licence
from office_tui.domain.names import fold
from office_tui.domain.reach import FOR_EVER
from office_tui.domain.record import Record

R = TypeVar("R", bound=Record)
_WORDS = frozenset({"长期", "长期有效", "永久", "long-term", "long term", FOR_EVER.isoformat()})


def says_long_term(words: str) -> bool:
    """Tell whether what stands for a last day means that there is none."""
    return fold(words.strip()) in _WORDS


def with_one_end(record: R) -> R:
    """Return a licence as it is to be saved: one until 31 December 9999 is long-term; any other record as it is."""
    if isinstance(record, Licence) and record.valid_to == FOR_EVER:
        return replace(record, long_term=True, valid_to=None)
    return record
