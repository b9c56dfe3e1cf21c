"""A renewal: the small project that turns a licence into its successor."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from office_tui.domain.clock import Clock
from office_tui.domain.lead import Lead
from office_tui.domain.record import Record

RenewalState = Literal["preparing", "filed", "supplement asked", "granted", "refused"]


class Renewal(Record, frozen=True, kw_only=True, omit_defaults=True):
    """`REN-N`: the renewal of one licence; the issuer's clock runs from filing and stands while we owe a supplement."""

    licence: Annotated[str, Meta(title="Licence", description="What is renewed")] = ""
    owner: Annotated[str, Meta(title="Owner", description="Who sees to it")] = ""
    begun: Annotated[date | None, Meta(title="Begun", description="The day it was begun")] = None
    leads: Annotated[
        tuple[Lead, ...], Meta(title="Needs", description="Steps, materials and other licences, in order")
    ] = ()
    state: Annotated[RenewalState, Meta(title="State", description="How far it is")] = "preparing"
    since: Annotated[date | None, Meta(title="Since", description="The day it came to this state")] = None
    filed: Annotated[date | None, Meta(title="Filed", description="The day it was handed in")] = None
    receipt: Annotated[str, Meta(title="Receipt", description="The issuer's receipt number")] = ""
    due: Annotated[Clock | None, Meta(title="Decision due", description="By when the issuer decides")] = None
    asked: Annotated[str, Meta(title="Supplement", description="What the issuer asked for besides")] = ""
    supply_by: Annotated[date | None, Meta(title="Supply by", description="By when it must be there")] = None
    reason: Annotated[str, Meta(title="Reason", description="Why it was refused")] = ""
    successor: Annotated[str, Meta(title="Successor", description="The licence it became")] = ""
