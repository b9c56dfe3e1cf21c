"""What every record of the office has in common."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta


class Record(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A row of the office: immutable, and known for ever by its readable id (`DIR-12`).

    A new record has the id `""` until the store gives it one; `rev` is the sequence number of the commit that last
    wrote it, and 0 before the first.
    """

    id: Annotated[str, Meta(title="Id", description="Ours, readable, and never given twice")] = ""
    rev: Annotated[int, Meta(title="Revision", description="The commit that last wrote this record")] = 0


class Problem(msgspec.Struct, frozen=True):
    """One thing wrong with what a person entered, and the field it is about."""

    field: str
    message: str


class Attachment(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A file that came with an item, kept beside the database under the hash of its bytes."""

    name: Annotated[str, Meta(title="Name", description="Made safe: no folder, no control character")]
    size: Annotated[int, Meta(title="Size", description="In bytes")]
    sha256: Annotated[
        str, Meta(title="Hash", description="SHA-256 of the bytes, which is also the kept file's name")
    ]
    type: Annotated[str, Meta(title="Type", description="As the sender declared it")] = ""
