"""The fields of a form, from a record's own annotations: one word for label, help, problem and column."""

from __future__ import annotations

import types
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

import msgspec
from msgspec import Meta

from office_tui.domain.worded import Worded

Shape = Literal["text", "lines", "names", "date", "choice", "flag", "number", "numbers", "link"]


class Field(NamedTuple):
    """One field to fill in: its name, label, help, shape; the words to choose from, its table, or its lines' type."""

    name: str
    title: str
    help: str
    shape: Shape
    choices: tuple[str, ...] = ()
    table: str = ""
    part: type[Worded] | None = None


def fields_of(
    type_: type[msgspec.Struct],
    names: Iterable[str],
    links: Mapping[str, str] | None = None,
    long: frozenset[str] = frozenset(),
) -> list[Field]:
    """Return the named fields of a record type, in the order given; `TypeError` for one no form can show."""
    hints = get_type_hints(type_, include_extras=True)
    return [_field(name, hints[name], (links or {}).get(name, ""), lines=name in long) for name in names]


def _field(name: str, hint: Any, table: str, *, lines: bool) -> Field:
    bare, *notes = get_args(hint)
    meta = next((note for note in notes if isinstance(note, Meta)), Meta())
    shape, choices = ("link", ()) if table else ("lines", ()) if lines else _shape(bare)
    part = None if lines or shape != "lines" else get_args(bare)[0]
    return Field(name, meta.title or name, meta.description or "", shape, choices, table, part)


def _shape(bare: Any) -> tuple[Shape, tuple[str, ...]]:
    plain: dict[Any, Shape] = {str: "text", bool: "flag", int: "number", date: "date"}
    if bare in plain:
        return plain[bare], ()
    origin, inside = get_origin(bare), get_args(bare)
    if origin is Literal:
        return "choice", tuple(map(str, inside))
    if origin in {Union, types.UnionType} and date in inside:
        return "date", ()
    if origin is tuple and inside[:1] in {(str,), (int,)}:
        return ("names" if inside[0] is str else "numbers"), ()
    if origin is tuple and isinstance(inside[0], type) and issubclass(inside[0], Worded):
        return "lines", ()
    raise TypeError(f"A form has no way to show {bare}.")
