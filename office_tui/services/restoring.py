"""Going back to an earlier copy of the office: what would change, and doing it as one decision."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from office_tui.domain.entry import Change
from office_tui.domain.kinds import BY_TABLE
from office_tui.domain.record import Record
from office_tui.errors import ConflictError, DamagedError, UsageError
from office_tui.services.desk import Desk
from office_tui.services.numbering import LEDGER, settle_number
from office_tui.services.upholding import judged
from office_tui.store.adoption import edited_by_tinydb
from office_tui.store.backups import read_copy
from office_tui.store.draft import Draft
from office_tui.store.frames import NOTHING
from office_tui.store.memory import JOURNAL, id_of
from office_tui.store.newer import refuse_newer
from office_tui.store.snapshot import Snapshot


class Difference(NamedTuple):
    """One record that would be `added`, `changed` or `gone`; `before` is its document in the copy."""

    how: str
    table: str
    key: int
    title: str
    before: msgspec.Raw

    @property
    def id(self) -> str:
        """The record's id."""
        return id_of(self.table, self.key)


class Plan(NamedTuple):
    """What going back to a copy means: seen at commit `seq`, with `entries` decisions made since the copy."""

    seq: int
    differences: list[Difference]
    entries: int


class Restored(NamedTuple):
    """The entry by which a copy came back, and the sentences of the rules that it breaks."""

    entry: str
    beware: tuple[str, ...]


def read_for_restore(path: Path) -> Snapshot:
    """Read a copy, or a file as stock TinyDB left it; a `DamagedError` or `AccessError` says why it cannot serve."""
    try:
        copy = read_copy(path)
    except DamagedError:
        edited = edited_by_tinydb(path.read_bytes())
        if edited is None:
            raise
        return edited
    refuse_newer(copy, path.name, "restored")
    return copy


def compare(desk: Desk, copy: Snapshot) -> Plan:
    """Return what would change; `UsageError` if the copy is of another office."""
    if copy.database != desk.store.database:
        raise UsageError(
            "This is a copy of another office.",
            f"Move {desk.where.data} away first, then restore it into an empty place.",
        )
    now = desk.store.reading()
    copied = copy.tables[JOURNAL].all() if JOURNAL in copy.tables else {}
    since = sum(key not in copied for key in now.rows(JOURNAL))
    return Plan(now.seq - 1, list(_differences(now, copy)), since)


def restore(desk: Desk, plan: Plan, name: str) -> Restored:
    """Put every record back as the copy called `name` has it, as one entry, which undo takes back.

    A copy that breaks a rule comes back all the same, with a warning: this is the way back after trouble, and an
    older version may have allowed what is refused now. `ConflictError` if anything was decided since the plan was made.
    """
    beware: list[str] = []

    def build(draft: Draft) -> None:
        if draft.seq - 1 != plan.seq:
            raise ConflictError(
                "Something was decided in the office since this was shown; nothing was changed.",
                "Look at what would change once more.",
            )
        with judged(draft, [each.id for each in plan.differences if each.table in BY_TABLE]) as broken:
            for each in plan.differences:
                _put(draft, each)
        beware[:] = broken

    commit = desk.change(f"restored from {name}", build)
    return Restored(commit.entry, tuple(beware))


def _differences(now: Draft, copy: Snapshot) -> Iterator[Difference]:
    for table in dict.fromkeys([*now.tables(), *copy.tables]):
        if table in {JOURNAL, LEDGER}:  # what was decided stays told, a number once taken stays taken
            continue
        standing, copied = now.rows(table), copy.tables[table].all() if table in copy.tables else {}
        for key in sorted(standing.keys() | copied.keys()):
            here, there = standing.get(key, NOTHING), copied.get(key, NOTHING)
            if here != there and (how := _how(here, there)):
                shown = there if here == NOTHING else here
                yield Difference(how, table, key, _title(shown), there)


def _how(here: msgspec.Raw, there: msgspec.Raw) -> str:
    if here == NOTHING:
        return "added"
    if there == NOTHING:
        return "gone"
    return "changed" if _content(here) != _content(there) else ""


def _content(document: msgspec.Raw) -> dict[str, Any]:
    found: dict[str, Any] = msgspec.json.decode(document)
    found.pop("rev", None)
    return found


def _title(document: msgspec.Raw) -> str:
    fields = _content(document)
    named = (fields.get(name) for name in ("title", "name", "label", "company", "body"))
    return str(next(filter(None, named), "")).partition("\n")[0][:120]


def _put(draft: Draft, each: Difference) -> None:
    stands = _readable(draft, each)
    draft.restore(Change(each.table, each.key, each.before))
    settle_number(draft, stands, _readable(draft, each), "restored an earlier copy")


def _readable(draft: Draft, each: Difference) -> Record | None:
    if each.table in BY_TABLE:
        with suppress(DamagedError):
            return draft.get(each.id)
    return None
