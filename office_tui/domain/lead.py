"""What a renewal needs, in order: steps with their days, materials with theirs, other licences that must be valid."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal, Self

from msgspec import Meta

from office_tui.domain.clean import clean_line
from office_tui.domain.pattern import pattern
from office_tui.domain.reach import read_count
from office_tui.domain.script import is_chinese
from office_tui.domain.worded import Worded
from office_tui.errors import UsageError

LeadKind = Literal["step", "material", "needs"]
LeadUnit = Literal["days", "workdays"]

_BEGIN = (
    r"(?i)(?P<kind>step|material|needs|步骤|材料|前置)\s*"
    r"(?:(?P<days>\d+)\s*(?P<unit>working days?|days?|个?工作日|天|日)?)?"
    r"\s*[:：]\s*"
)
_LINE, _BEGINS = pattern(_BEGIN + r"(?P<title>.+)"), pattern(_BEGIN)
_KINDS: dict[str, LeadKind] = {
    "step": "step", "步骤": "step", "material": "material", "材料": "material", "needs": "needs", "前置": "needs",
}  # fmt: skip
EXAMPLE = (
    "Such as “step 10 working days: agency test”, “material 20 days: audited accounts” or “needs: LIC-3”."
)

EXAMPLE_ZH = "Such as “步骤10个工作日：检测”, “材料20天：审计报告” or “前置：LIC-3”."


class Lead(Worded, frozen=True, kw_only=True, omit_defaults=True):
    """One line of a renewal's plan, in order: a material is needed when the next step begins, or at filing.

    Another licence has to be valid on the day of filing, wherever it stands.
    """

    CALLED: ClassVar[tuple[str, str]] = ("line of the plan", "lines of the plan")

    kind: Annotated[LeadKind, Meta(title="Kind", description="A step, a material, another licence")]
    title: Annotated[str, Meta(title="What", description="The step or material; of another licence its id")]
    days: Annotated[int, Meta(title="Takes", description="So many days from begin to end")] = 0
    unit: Annotated[LeadUnit, Meta(title="Counted in", description="Days or working days")] = "days"
    done: Annotated[date | None, Meta(title="Done", description="The day it was done")] = None

    def words(self) -> str:
        """Return the line a person would type for it; another licence takes no days, whatever was saved with it."""
        unit = "working days" if self.unit == "workdays" else "days"
        takes = (
            f" {self.days} {unit[:-1] if self.days == 1 else unit}"
            if self.days and self.kind != "needs"
            else ""
        )
        return f"{self.kind}{takes}: {self.title}"

    @classmethod
    def read(cls, line: str, today: date) -> Self:
        """Return the step, material or other licence a line means."""
        found = _LINE.fullmatch(clean_line(line))
        if found is None:
            raise UsageError(
                f"“{line}” is no step, material or licence.", EXAMPLE_ZH if is_chinese(line) else EXAMPLE
            )
        unit = (found["unit"] or "").casefold()
        kind = _KINDS[found["kind"].casefold()]
        if kind == "needs" and found["days"]:
            raise UsageError(
                f"“{line}”: another licence takes no days: it is valid on the day of filing, or it is not.",
                "Write “needs: LIC-3”; its own renewal has steps and days of its own.",
            )
        return cls(
            kind=kind,
            title=found["title"].strip().upper() if kind == "needs" else found["title"].strip(),
            days=read_count(found["days"] or ""),
            unit="workdays" if "work" in unit or "工作" in unit else "days",
        )

    @classmethod
    def begins(cls, text: str) -> bool:
        """Tell whether a text begins with a step, material or licence and its colon."""
        return _BEGINS.match(text) is not None
