"""A part of a record that people read and type as one line: a duty, a step, a copy."""

from __future__ import annotations

from datetime import date
from typing import Final, Self

import msgspec

from office_tui.domain.pattern import pattern

_SEMICOLON: Final = pattern("([;；])")


class Worded(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What stands in a form as one line of text; `read` takes what `words` says."""

    def words(self) -> str:
        """Return the line a person would type for it."""
        raise NotImplementedError

    @classmethod
    def read(cls, line: str, today: date) -> Self:
        """Return what a typed line means; `UsageError` says what is wrong with it and how to write it."""
        raise NotImplementedError

    @classmethod
    def begins(cls, text: str) -> bool:
        """Tell whether a text begins as such a line does, so that a semicolon before it parts two lines."""
        raise NotImplementedError


def parted(type_: type[Worded], text: str) -> list[str]:
    """Return the lines of a text, without empty ones.

    They are parted by ends of lines, by `;;`, or by a `;` behind which another begins; any other belongs to its line.
    """
    lines = [""]
    for row in text.split("\n"):
        lines.append("")
        for mark, piece in _pieces(row):
            if not piece.strip() or not lines[-1] or type_.begins(piece.strip()):
                lines.append(piece)
            else:
                lines[-1] += mark + piece
    return [line.strip() for line in lines if line.strip()]


def _pieces(row: str) -> list[tuple[str, str]]:
    """Return what stands between semicolons, each with the one before it."""
    pieces = _SEMICOLON.split(row)
    return list(zip(["", *pieces[1::2]], pieces[::2], strict=True))
