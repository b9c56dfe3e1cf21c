"""Type-ahead: which of the things on offer does someone mean who has typed so much of a name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Choice(NamedTuple):
    """Something on offer: the `key` it stands for, its name, other names for it, and a word on what it is."""

    key: str
    name: str
    also: tuple[str, ...] = ()
    note: str = ""


def _rank(name: str, typed: str) -> int:
    """0 the name itself, 1 its beginning, 2 a word's beginning, 3 somewhere inside, 9 not at all."""
    name = name.casefold()
    if name == typed:
        return 0
    if name.startswith(typed):
        return 1
    at = name.find(typed)
    if at < 0:
        return 9
    return 2 if f" {typed}" in name.replace("-", " ") else 3


def ranked(choices: Sequence[Choice], typed: str, *, inside: bool = True) -> list[Choice]:
    """Return the choices that `typed` may mean, the likeliest first; all of them for nothing.

    Without `inside`, only those of which a name or a word of it begins so.
    """
    wanted = typed.strip().casefold()
    if not wanted:
        return list(choices)
    worst = 3 if inside else 2
    ranks = [min(_rank(name, wanted) for name in (choice.name, *choice.also)) for choice in choices]
    order = sorted(range(len(choices)), key=ranks.__getitem__)
    return [choices[i] for i in order if ranks[i] <= worst]
