"""Working days as a plain value, so that the rules never ask a calendar."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import msgspec


class Workdays(msgspec.Struct, frozen=True):
    """Which days are worked: the weekend by weekday (Monday is 0), holidays by name, make-up days that are worked."""

    weekend: frozenset[int] = frozenset({5, 6})
    holidays: Mapping[date, str] = {}
    worked: frozenset[date] = frozenset()
