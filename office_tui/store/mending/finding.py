"""What a look at the office finds wrong."""

from __future__ import annotations

from typing import NamedTuple


class Finding(NamedTuple):
    """One thing that is wrong: where, what, whether something is damaged rather than merely odd, and its cure.

    `cure` says what `doctor --repair` would do, or what a person can; it may be empty.
    """

    where: str
    what: str
    damaged: bool = False
    cure: str = ""
