"""The physical pieces of a licence: the original, numbered duplicates, stamped copies, and where each is."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal, Self

from msgspec import Meta

from office_tui.domain.clean import clean_line
from office_tui.domain.pattern import pattern
from office_tui.domain.reach import read_count
from office_tui.domain.script import is_chinese
from office_tui.domain.worded import Worded, at_colon
from office_tui.errors import UsageError

CopyKind = Literal["original", "duplicate", "stamped copy"]

_PIECE = r"(?i)(original|duplicate|stamped copy|正本|原件|副本|盖章复印件)\s*(\d*)"
_NAME, _BEGINS = pattern(_PIECE), pattern(_PIECE + r"\s*([:：]|$)")
_KINDS: dict[str, CopyKind] = {
    "original": "original", "正本": "original", "原件": "original", "duplicate": "duplicate", "副本": "duplicate",
    "stamped copy": "stamped copy", "盖章复印件": "stamped copy",
}  # fmt: skip
MISSING = frozenset({"missing", "缺失", "遗失", "lost"})
EXAMPLE = "Such as “original: safe 2”, “duplicate 1: Production” or “original: missing”."
EXAMPLE_ZH = "Such as “正本：保险柜”, “副本1：生产部” or “正本：缺失”."


class Copy(Worded, frozen=True, kw_only=True, omit_defaults=True):
    """One piece of paper; which of them is out is asked of the loans, never stored here."""

    CALLED: ClassVar[tuple[str, str]] = ("paper", "papers")

    kind: Annotated[CopyKind, Meta(title="Kind", description="Original, duplicate or stamped copy")]
    number: Annotated[int, Meta(title="Number", description="Which duplicate; 0 where there is only one")] = 0
    place: Annotated[str, Meta(title="Place", description="Where it lies when it is not lent")] = ""
    is_missing: Annotated[bool, Meta(title="Missing", description="Nobody knows where it is")] = False

    @property
    def name(self) -> str:
        """What it is called: `original`, `duplicate 2`."""
        return f"{self.kind} {self.number}" if self.number else self.kind

    def words(self) -> str:
        """Return the line a person would type for it."""
        return f"{self.name}: {'missing' if self.is_missing else self.place}".rstrip(": ")

    @classmethod
    def read(cls, line: str, today: date) -> Self:
        """Return the piece a line means."""
        said, _, place = at_colon(clean_line(line))
        kind, number = copy_named(said)
        gone = place.casefold() in MISSING
        return cls(kind=kind, number=number, place="" if gone else place, is_missing=gone)

    @classmethod
    def begins(cls, text: str) -> bool:
        """Tell whether a text is the name of a paper, or begins with one and its colon; a place may have a colon."""
        return _BEGINS.match(text) is not None


def is_original(name: str) -> bool:
    """Tell whether a piece called so is an original; of several each has its number: `original 1`."""
    return name.partition(" ")[0] == "original"


def copy_named(words: str) -> tuple[CopyKind, int]:
    """Return the kind and number of the piece a name means; `UsageError` for no such name."""
    found = _NAME.fullmatch(clean_line(words))
    if found is None:
        raise UsageError(
            f"“{words}” is neither original, duplicate nor stamped copy.",
            EXAMPLE_ZH if is_chinese(words) else EXAMPLE,
        )
    return _KINDS[found[1].casefold()], read_count(found[2])
