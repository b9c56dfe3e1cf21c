"""What a licence obliges us to again and again: inspections, yearly reports, other duties."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal, Self

from msgspec import Meta

from office_tui.domain.worded import Worded

YEAR = 12
"""Months."""

DutyKind = Literal["inspection", "report", "duty"]


class Duty(Worded, frozen=True, kw_only=True, omit_defaults=True):
    """Something that returns: on days of every year, or every so many months from its first day.

    As a line: `inspection: Lift no. 2, every 6 months from 2026-01-15`, `report: Yearly report, 30 Jun`.
    """

    CALLED: ClassVar[tuple[str, str]] = ("duty", "duties")

    title: Annotated[str, Meta(title="Title", description="What has to be done")]
    kind: Annotated[DutyKind, Meta(title="Kind", description="Inspection, report or another duty")] = "duty"
    since: Annotated[date, Meta(title="From", description="Nothing was due before this day")]
    months: Annotated[int, Meta(title="Every", description="So many months, counted from the first day")] = 0
    days: Annotated[
        tuple[str, ...],
        Meta(title="On", description="Days of every year, such as 06-30; 02-29 may be the 28th"),
    ] = ()
    ahead: Annotated[int, Meta(title="Days ahead", description="So long before it is announced")] = 30
    done: Annotated[
        date | None, Meta(title="Done to", description="The day for which it was last carried out")
    ] = None

    id: Annotated[
        str, Meta(title="Id", description="Its number within its licence, for ever; nobody types it")
    ] = ""

    @property
    def interval(self) -> int:
        """How many months it returns in; 0 where days of the year say when, even beside “every year”."""
        return 0 if self.days and self.months == YEAR else self.months

    def words(self) -> str:
        """Return the line a person would type for it."""
        from office_tui.domain.duty_words import say_duty

        return say_duty(self)

    @classmethod
    def read(cls, line: str, today: date) -> Self:
        """Return the duty a line means; without a first day it counts from today."""
        from office_tui.domain.duty_words import read_duty

        return cls(**read_duty(line, today))

    @classmethod
    def begins(cls, text: str) -> bool:
        """Tell whether a text begins with a kind of duty and its colon."""
        from office_tui.domain.duty_words import begins_duty

        return begins_duty(text)
