"""The doctor: what is wrong with the office's files and records, in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from office_tui.domain.capture import Capture
from office_tui.domain.kinds import BY_TABLE, KINDS, kind_of
from office_tui.domain.letter import Letter
from office_tui.domain.record import Record
from office_tui.services.desk import Desk
from office_tui.store.kept import kept_path

LINKS = (
    "department",
    "owner",
    "of",
    "text",
    "capture",
    "became",
    "answers",
    "answered_by",
    "duplicate_of",
    "head",
)


class Finding(NamedTuple):
    """One thing that is wrong: where, what, and whether records are damaged rather than merely odd."""

    where: str
    what: str
    damaged: bool = False


def examine(desk: Desk) -> Iterator[Finding]:
    """Yield everything that is wrong; a healthy office yields nothing."""
    for each in desk.store.damaged():
        yield Finding(
            f"{BY_TABLE[each.table].prefix}-{each.key}", f"cannot be read: {each.why}", damaged=True
        )
    for kind in KINDS:
        for record in desk.store.scan(kind.type):
            yield from _links(desk, record)
            yield from _files(desk, record)


def _links(desk: Desk, record: Record) -> Iterator[Finding]:
    for name in LINKS:
        target = getattr(record, name, "")
        if target and kind_of(target) and desk.store.get(target) is None:
            yield Finding(record.id, f"{name} names {target}, which is not there")


def _files(desk: Desk, record: Record) -> Iterator[Finding]:
    if not isinstance(record, Capture | Letter):
        return
    hashes = [record.message, *(each.sha256 for each in record.attachments)]
    for sha in [*hashes, getattr(record, "file", "")]:
        if sha and not kept_path(desk.where.kept, sha).is_file():
            yield Finding(record.id, f"the kept file {sha[:12]}… is not there", damaged=True)
