"""A licence: what the company may do and be, on whose paper, until when, and what it obliges us to."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from office_tui.domain.copy import Copy
from office_tui.domain.duty import Duty
from office_tui.domain.fact import Printed
from office_tui.domain.lead import Lead
from office_tui.domain.record import Attachment, Record

LicenceClass = Literal["permit", "identity", "title", "rating"]
LicenceState = Literal["held", "suspended", "superseded", "surrendered", "revoked", "lost"]
WindowUnit = Literal["days", "workdays", "months"]

LADDER = (180, 90, 60, 30, 7, 0)
"""How many days before its end a licence is reminded of, unless it says otherwise."""


class Licence(Record, frozen=True, kw_only=True, omit_defaults=True):
    """`LIC-N`: a licence, permit or certificate; whether it is valid, expiring or expired is asked, never stored."""

    name: Annotated[str, Meta(title="Name", description="What it is called: Food permit")] = ""
    category: Annotated[
        LicenceClass,
        Meta(title="Class", description="Permit, identity, title (of ours or a person's), rating"),
    ] = "permit"
    holder: Annotated[str, Meta(title="Holder", description="Who holds it; nothing: the company")] = ""
    issuer: Annotated[str, Meta(title="Issuer", description="The authority that issued it")] = ""
    number: Annotated[str, Meta(title="Number", description="As printed on it")] = ""
    scope: Annotated[
        str, Meta(title="Scope", description="What it allows; nothing: everything of its kind")
    ] = ""
    conditions: Annotated[str, Meta(title="Conditions", description="What it is bound to")] = ""
    issued: Annotated[date | None, Meta(title="Issued", description="The day it was issued")] = None
    valid_from: Annotated[
        date | None, Meta(title="Valid from", description="Its first day; nothing: as issued")
    ] = None
    valid_to: Annotated[date | None, Meta(title="Valid to", description="Its last day")] = None
    long_term: Annotated[bool, Meta(title="Long-term", description="It has no last day")] = False
    window_opens: Annotated[
        int,
        Meta(
            title="Window opens", description="Renewal is taken from so many before its last day; 0: any time"
        ),
    ] = 0
    window_closes: Annotated[
        int, Meta(title="Window closes", description="And until so many before its last day; 0: to the end")
    ] = 0
    window_unit: Annotated[
        WindowUnit, Meta(title="Counted in", description="Days, working days or months")
    ] = "days"
    decision_days: Annotated[
        int, Meta(title="Decided in", description="Working days the issuer takes to renew it")
    ] = 0
    plan: Annotated[
        tuple[Lead, ...],
        Meta(
            title="Renewal needs",
            description="One a line, in order: step 10 days: test; needs: LIC-3",
        ),
    ] = ()
    duties: Annotated[
        tuple[Duty, ...],
        Meta(title="Duties", description="One a line: inspection: Lift, every 6 months from 2026-01-15"),
    ] = ()
    ladder: Annotated[
        tuple[int, ...],
        Meta(title="Remind at", description="Days before its end; nothing: 180, 90, 60, 30, 7, 0"),
    ] = ()
    basis: Annotated[str, Meta(title="Basis", description="The law or rule that asks for it")] = ""
    fee: Annotated[str, Meta(title="Fee", description="What it costs, and how often")] = ""
    department: Annotated[str, Meta(title="Department", description="Who answers for it")] = ""
    custodian: Annotated[str, Meta(title="Custodian", description="Who keeps the paper and is reminded")] = ""
    keywords: Annotated[
        tuple[str, ...], Meta(title="Keywords", description="Other words to find it by, separated by commas")
    ] = ()
    printed: Annotated[
        tuple[Printed, ...], Meta(title="Printed on it", description="One a line: address: 18 Weir Lane")
    ] = ()
    amend_days: Annotated[
        int, Meta(title="Amend within", description="Days after a printed fact changed; 0: at once")
    ] = 0
    copies: Annotated[
        tuple[Copy, ...],
        Meta(title="Papers", description="One a line: original: safe 2; duplicate 1: Production"),
    ] = ()
    attachments: Annotated[tuple[Attachment, ...], Meta(title="Scans", description="Files kept with it")] = ()
    note: Annotated[str, Meta(title="Note", description="What else to know")] = ""
    state: Annotated[
        LicenceState, Meta(title="State", description="As decided; what depends on today is asked")
    ] = "held"
    since: Annotated[date | None, Meta(title="Since", description="The day it came to this state")] = None
    reason: Annotated[str, Meta(title="Reason", description="Why it is suspended, given up or lost")] = ""
    stood: Annotated[
        Literal["", "suspended", "lost", "surrendered", "revoked"],
        Meta(title="Stood", description="How it stands until its successor begins, unless held"),
    ] = ""
    succeeds: Annotated[str, Meta(title="Succeeds", description="The licence it renewed")] = ""
    succeeded_by: Annotated[str, Meta(title="Succeeded by", description="The licence that renewed it")] = ""

    @property
    def pieces(self) -> list[str]:
        """The names of its papers; where none is recorded there is an original all the same."""
        return [copy.name for copy in self.copies] or ["original"]
