"""A loan: a piece of a licence out of the house, with whom, what for, and until when."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from office_tui.domain.clock import Clock
from office_tui.domain.copy import is_original
from office_tui.domain.directive import Chase
from office_tui.domain.record import Record


class Loan(Record, frozen=True, kw_only=True, omit_defaults=True):
    """`LOA-N`: one loan of one piece; open until it was returned, in whatever condition."""

    licence: Annotated[str, Meta(title="Licence", description="Of which licence")] = ""
    copy: Annotated[str, Meta(title="Paper", description="Which piece: original, duplicate 1")] = "original"
    borrower: Annotated[str, Meta(title="Borrower", description="The person or department that has it")] = ""
    purpose: Annotated[str, Meta(title="Purpose", description="What it is needed for")] = ""
    approver: Annotated[str, Meta(title="Approved by", description="Who allowed it")] = ""
    lent: Annotated[date | None, Meta(title="Lent", description="The day it went out")] = None
    due: Annotated[Clock | None, Meta(title="Back by", description="By when it must be back")] = None
    returned: Annotated[date | None, Meta(title="Returned", description="The day it came back")] = None
    condition: Annotated[str, Meta(title="Condition", description="How it came back")] = ""
    chases: Annotated[
        tuple[Chase, ...], Meta(title="Chases", description="Reminders given, oldest first")
    ] = ()

    @property
    def is_of_original(self) -> bool:
        """Whether it is an original that is out."""
        return is_original(self.copy)
