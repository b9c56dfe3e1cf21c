"""A part of a record that people read and type as one line: a duty, a step, a copy."""

from __future__ import annotations

from datetime import date
from typing import Self

import msgspec


class Worded(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What stands in a form as one line of text; `read` takes what `words` says."""

    def words(self) -> str:
        """Return the line a person would type for it."""
        raise NotImplementedError

    @classmethod
    def read(cls, line: str, today: date) -> Self:
        """Return what a typed line means; `UsageError` says what is wrong with it and how to write it."""
        raise NotImplementedError
