"""Finding: which records pass a filter, bodies included."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from office_tui.domain.filter import matches, parse_filter
from office_tui.domain.record import Record
from office_tui.services.desk import Desk
from office_tui.services.look import look

R = TypeVar("R", bound=Record)


def passing(desk: Desk, records: Iterable[R], text: str) -> list[R]:
    """Return the records that a filter lets through, in their order; heads are looked up whole."""
    wanted = parse_filter(text)
    seen = look(desk)
    return [each for each in records if (whole := desk.store.get(each.id)) and matches(wanted, whole, seen)]
