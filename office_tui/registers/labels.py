"""What each field of a record is called, read once from its annotations."""

from __future__ import annotations

from functools import lru_cache
from typing import get_args, get_type_hints

from msgspec import Meta

from office_tui.domain.record import Record


def label_of(type_: type[Record], name: str) -> str:
    """Return the label of a field: `their_number` of a letter is “Their number”."""
    return _labels(type_)[name]


@lru_cache(maxsize=32)
def _labels(type_: type[Record]) -> dict[str, str]:
    labels: dict[str, str] = {}
    for name, hint in get_type_hints(type_, include_extras=True).items():
        meta = next((note for note in get_args(hint) if isinstance(note, Meta)), None)
        labels[name] = (meta.title if meta else None) or name
    return labels
