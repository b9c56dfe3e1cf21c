"""A part of a record that people read and type as one line: a duty, a step, a copy."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import ClassVar, Final, Self

import msgspec

from office_tui.domain.pattern import pattern

_SEMICOLON: Final = pattern("([;；])")
_COLON: Final = pattern("[:：]")


class Worded(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What stands in a form as one line of text; `read` takes what `words` says."""

    CALLED: ClassVar[tuple[str, str]] = ("line", "lines")
    """What one is called, and several are."""

    def words(self) -> str:
        """Return the line a person would type for it."""
        raise NotImplementedError

    @classmethod
    def read(cls, line: str, today: date) -> Self:
        """Return what a typed line means; `UsageError` says what is wrong with it and how to write it."""
        raise NotImplementedError

    @classmethod
    def begins(cls, text: str) -> bool:
        """Tell whether a text begins with a known word and its colon, so that a semicolon before it parts lines."""
        raise NotImplementedError


def parted(type_: type[Worded], text: str) -> list[str]:
    """Return the lines of a text, without empty ones.

    They are parted by ends of lines. What stands on one line alone is parted by `;;`, or by a `;` behind which
    another begins; any other belongs to its line.
    """
    rows = [row.strip() for row in text.split("\n") if row.strip()]
    if len(rows) != 1:
        return rows
    lines = [""]
    for mark, piece in _pieces(rows[0]):
        if not piece.strip() or not lines[-1] or type_.begins(piece.strip()):
            lines.append(piece)
        else:
            lines[-1] += mark + piece
    return [line.strip() for line in lines if line.strip()]


def at_colon(line: str) -> tuple[str, str, str]:
    """Return what stands before the first colon, a colon, and what is behind; the line itself where it has none."""
    found = _COLON.search(line)
    return (
        (line, "", "") if found is None else (line[: found.start()].strip(), ":", line[found.end() :].strip())
    )


def told(type_: type[Worded], parts: Sequence[Worded]) -> str:
    """Return how typed lines were understood: `2 papers: “original: safe 2”, “duplicate 1: Production”`."""
    one, several = type_.CALLED
    lines = ", ".join(f"“{part.words()}”" for part in parts)
    return f"{len(parts)} {one if len(parts) == 1 else several}{': ' if parts else ''}{lines}"


def _pieces(row: str) -> list[tuple[str, str]]:
    """Return what stands between semicolons, each with the one before it."""
    pieces = _SEMICOLON.split(row)
    return list(zip(["", *pieces[1::2]], pieces[::2], strict=True))
