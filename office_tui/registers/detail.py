"""Everything a record says, field by field, in the words of its own annotations."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, get_args, get_type_hints

from msgspec import Meta

from office_tui.domain.clock import Clock, due_on, is_paused
from office_tui.domain.dates import say_date
from office_tui.domain.entry import Change
from office_tui.domain.fact import Version
from office_tui.domain.kinds import BY_TABLE, kind_of
from office_tui.domain.record import Attachment, Record
from office_tui.domain.worded import Worded
from office_tui.registers.register import Look

LEFT_OUT = frozenset({"id", "rev"})


def detail(record: Record, look: Look) -> list[tuple[str, str]]:
    """Return (label, text) of every field that says something, in the order of declaration, the id last."""
    told = []
    for name, hint in get_type_hints(type(record), include_extras=True).items():
        text = "" if name in LEFT_OUT else said(getattr(record, name), look)
        if text:
            meta = next((note for note in get_args(hint) if isinstance(note, Meta)), None)
            told.append(((meta.title if meta else None) or name, text))
    return [*told, ("Id", record.id)]


def said(value: Any, look: Look) -> str:
    """Return a field's value in words; nothing for what says nothing."""
    match value:
        case str():
            return look.name(value) if kind_of(value) else value
        case bool():
            return "yes" if value else ""
        case int():
            return str(value) if value else ""
        case datetime():
            return f"{look.here(value):%Y-%m-%d %H:%M}"
        case date():
            return say_date(value, look.today)
        case Clock():
            day = say_date(due_on(value, look.workdays, look.today), look.today)
            return f"paused; resumed now, {day}" if is_paused(value) else day
        case tuple():
            between = "\n" if any(isinstance(one, Worded) for one in value) else ", "
            return between.join(filter(None, (said(one, look) for one in value)))
        case _:
            return _part(value)


def _part(value: Any) -> str:
    """Return a part of a record in words."""
    match value:
        case Worded():
            return value.words()
        case Attachment():
            return value.name
        case Version():
            return f"{' '.join(filter(None, (value.value, value.value_zh)))} (since {value.since})"
        case Change():
            kind = BY_TABLE.get(value.table)
            return f"{kind.prefix if kind else value.table}-{value.key}"
        case _:
            return ""
