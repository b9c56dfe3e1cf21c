"""Telling when a cursor has come to rest, so that what is costly to draw never follows a held key."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Final

REST: Final = 0.15
"""Seconds without a move after which a cursor rests."""


class Rest:
    """One timer: begun anew with every move."""

    def __init__(self) -> None:
        """Begin at rest."""
        self._timer: asyncio.TimerHandle | None = None

    def after(self, tell: Callable[[], object]) -> None:
        """Call `tell` once nothing has moved for a moment."""
        self.stop()
        self._timer = asyncio.get_running_loop().call_later(REST, tell)

    def stop(self) -> None:
        """Tell nothing more."""
        if self._timer is not None:
            self._timer.cancel()
