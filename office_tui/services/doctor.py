"""The doctor: what is wrong with the office's records and the files they name, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet

from office_tui.domain.kinds import BY_TABLE, KINDS, Kind, key_of, kind_of
from office_tui.domain.record import Record
from office_tui.services.backing_up import behind
from office_tui.services.desk import Desk
from office_tui.services.kept_order import missed, orphans
from office_tui.store.mending.finding import Finding

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
    "merged_into",
    "head",
    "person",
    "verifier",
    "delegated_to",
    "licence",
    "custodian",
    "borrower",
    "successor",
    "succeeds",
    "succeeded_by",
    "round",
)


def examine(desk: Desk) -> Iterator[Finding]:
    """Yield everything that is wrong; a healthy office yields nothing."""
    yield from check(desk)
    yield from missed(desk)
    yield from orphans(desk)
    yield from behind(desk)


def check(desk: Desk) -> Iterator[Finding]:
    """Yield what is wrong with the records: unreadable ones, revisions and names that cannot be, dead links."""
    damaged = desk.store.check()
    unreadable = {(each.table, each.key) for each in damaged}
    for each in damaged:
        yield Finding(
            f"{BY_TABLE[each.table].prefix}-{each.key}",
            f"cannot be read: {each.why}",
            damaged=True,
            cure="left: it is kept as it stands, and shown in no list",
        )
    there = {kind.prefix: desk.store.raw(kind.table).keys() for kind in KINDS}
    for kind in KINDS:
        keys = [key for key in there[kind.prefix] if (kind.table, key) not in unreadable]
        for key, record in zip(keys, desk.store.scan(kind.type), strict=True):
            yield from _itself(kind, key, record, desk.store.seq)
            yield from _links(record, there)


def _itself(kind: Kind, key: int, record: Record, seq: int) -> Iterator[Finding]:
    id_ = f"{kind.prefix}-{key}"
    if record.id != id_:
        yield Finding(id_, f"calls itself “{record.id}”", damaged=True)
    if record.rev > seq:
        yield Finding(id_, f"is of commit {record.rev}, but the last one was {seq}", damaged=True)


def _links(record: Record, there: Mapping[str, AbstractSet[int]]) -> Iterator[Finding]:
    for name in LINKS:
        target = getattr(record, name, "")
        kind = kind_of(target) if target else None
        if kind is not None and key_of(target) not in there[kind.prefix]:
            yield Finding(record.id, f"{name} names {target}, which is not there")
