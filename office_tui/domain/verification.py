"""Verification: rounds over the licences, and what was seen of each."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from office_tui.domain.record import Record

Answer = Literal["", "yes", "no"]
"""What a check says to one question; nothing where it was not looked at."""


class Round(Record, frozen=True, kw_only=True, omit_defaults=True):
    """`RND-N`: one round of verification, the licences it covers, and when the next is due."""

    name: Annotated[str, Meta(title="Round", description="What it is called: 2026 Q1")] = ""
    opened: Annotated[date | None, Meta(title="Opened", description="The day it was begun")] = None
    due: Annotated[date | None, Meta(title="Due", description="By when every licence is checked")] = None
    every: Annotated[
        int, Meta(title="Every", description="Months until the next; 0: it is one of its own")
    ] = 0
    covers: Annotated[tuple[str, ...], Meta(title="Covers", description="The licences to be checked")] = ()
    closed: Annotated[date | None, Meta(title="Closed", description="The day it was closed unfinished")] = (
        None
    )
    reason: Annotated[
        str, Meta(title="Reason", description="Why it was closed unfinished, or was the last")
    ] = ""
    is_last: Annotated[bool, Meta(title="Last", description="The series ended with it: none follows")] = False
    is_apart: Annotated[
        bool, Meta(title="Of its own", description="The series goes on beside it; else 0 months ended it")
    ] = False


class Check(Record, frozen=True, kw_only=True, omit_defaults=True):
    """`CHK-N`: what was seen of one licence, by whom, when; what was found, and how it was put right."""

    licence: Annotated[str, Meta(title="Licence", description="What was checked")] = ""
    round: Annotated[str, Meta(title="Round", description="The round it belongs to")] = ""
    on: Annotated[date | None, Meta(title="Checked", description="The day it was checked")] = None
    by: Annotated[str, Meta(title="By", description="Who checked it")] = ""
    seen: Annotated[Answer, Meta(title="Paper seen", description="The original was there")] = ""
    confirmed: Annotated[Answer, Meta(title="Issuer confirms", description="Checked with the issuer")] = ""
    matches: Annotated[Answer, Meta(title="Facts match", description="What is printed is what is true")] = ""
    finding: Annotated[str, Meta(title="Finding", description="What is wrong")] = ""
    correction: Annotated[str, Meta(title="Correction", description="How it was put right")] = ""
    corrected: Annotated[date | None, Meta(title="Put right", description="The day it was put right")] = None
