"""Finding: which records pass a filter, bodies included."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from office_tui.domain.filter import parse_filter
from office_tui.domain.record import Record
from office_tui.domain.sieve import sieve
from office_tui.services.desk import Desk
from office_tui.services.look import look

R = TypeVar("R", bound=Record)


def passing(desk: Desk, records: Iterable[R], text: str) -> list[R]:
    """Return the records that a filter lets through, in their order; heads are looked at as they are."""
    keeps = sieve(parse_filter(text).terms, look(desk, every_name=True))
    return [each for each in records if keeps(each)]


def wrong_with(text: str) -> tuple[str, ...]:
    """Return, in sentences, the terms of a filter that are not understood, or count as words."""
    return parse_filter(text).problems


def unread(text: str) -> tuple[str, ...]:
    """Return, in sentences, the terms of a filter that are not understood and narrow nothing."""
    return parse_filter(text).unread
