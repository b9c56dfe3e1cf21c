"""Files that a newer office-tui wrote: they may know of more than is understood here."""

from __future__ import annotations

from office_tui.errors import AccessError
from office_tui.store.snapshot import Snapshot


def refuse_newer(found: Snapshot, name: str, done: str) -> None:
    """Raise `AccessError` if a newer office-tui wrote the file of this name; `done`: what is not done with it."""
    if found.newer:
        raise AccessError(
            f"A newer office-tui wrote {name}; what is not understood is not {done}.",
            "Update office-tui; nothing was changed.",
        )
