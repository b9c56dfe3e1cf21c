"""What the tests of services share: a clock that stands, and short ways to make things."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, tzinfo
from typing import TypeVar

import msgspec

from office_tui.domain.capture import Capture, Suggestion
from office_tui.domain.kinds import KINDS
from office_tui.domain.record import Record
from office_tui.services.capturing import capture
from office_tui.services.desk import Desk
from office_tui.store.draft import Draft

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
"""A Monday."""

R = TypeVar("R", bound=Record)
Opens = Callable[..., Desk]


class FixedClock:
    """A clock that stands at `now` until a test sets it on."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self, _: tzinfo | None) -> datetime:
        return self.now


def put(desk: Desk, *records: R, label: str = "test: put") -> list[R]:
    """Save records as they are, in one entry."""
    saved: list[R] = []

    def build(draft: Draft) -> None:
        saved[:] = [draft.put(each) for each in records]

    desk.change(label, build)
    return saved


def captured(desk: Desk, line: str = "cash plan") -> Capture:
    """Capture a line and return the record."""
    return now(desk, capture(desk, line).ids[0], Capture)


def arrived(desk: Desk, title: str = "a letter", **fields: object) -> Capture:
    """Put a capture into the inbox as an import would."""
    made: Capture = msgspec.convert({"title": title, "source": "mail"} | fields, Capture)
    return put(desk, msgspec.structs.replace(made, received=desk.now))[0]


def suggested(desk: Desk, **fields: object) -> Capture:
    """Put a capture with a suggestion into the inbox."""
    return put(desk, Capture(title="something", suggestion=msgspec.convert(fields, Suggestion)))[0]


def now(desk: Desk, id_: str, type_: type[R]) -> R:
    """Return a record as it stands."""
    record = desk.get(id_)
    assert isinstance(record, type_)
    return record


State = Mapping[str, Mapping[str, object]]


def whole(desk: Desk) -> State:
    """Return everything the office says, apart from revisions, the journal and the ledger of numbers."""
    kinds = [kind for kind in KINDS if kind.table not in {"entries", "numbers"}]
    return {
        each.id: msgspec.to_builtins(msgspec.structs.replace(each, rev=0))
        for kind in kinds
        for each in desk.all(kind.type)
    }


def labels(desk: Desk) -> list[str]:
    """Return the journal's labels, newest first."""
    return [each.label for each in desk.entries()]
