"""An entry: one decision, who took it, when, and what stood there before."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import msgspec
from msgspec import Meta

from office_tui.domain.record import Record


class Change(msgspec.Struct, frozen=True, array_like=True):
    """One record of an entry: its table, its key, and the document before (`null`: there was none)."""

    table: str
    key: int
    before: msgspec.Raw

    @property
    def is_new(self) -> bool:
        """Whether the entry made the record: nothing stood there before."""
        return bytes(self.before) == b"null"


class Entry(Record, frozen=True, kw_only=True, omit_defaults=True):
    """`ENT-N`: a line of the journal; its `rev` is the sequence number of the commit it describes."""

    at: Annotated[datetime, Meta(title="When", description="Real time, with zone")]
    actor: Annotated[str, Meta(title="Who", description="The director, or the login name")] = ""
    session: Annotated[str, Meta(title="Session", description="Which opening of the desk")] = ""
    label: Annotated[str, Meta(title="What", description="The decision, in a few words")] = ""
    undoes: Annotated[str, Meta(title="Undoes", description="The entry this one takes back")] = ""
    changes: Annotated[tuple[Change, ...], Meta(title="Changes", description="What stood there before")] = ()
