"""A disk that fills up: `python -m tests.store.campaign.filling FILE LIMIT` prints the labels it was told are saved.

The longest file may have LIMIT bytes. The writer goes on after a refusal until three in a row were refused; then
there is room again, and it must be able to go on with the same store.
"""

from __future__ import annotations

import json
import resource
import sys
from pathlib import Path

from office_tui.errors import AccessError
from office_tui.store.store import Store
from tests.store.acts import AT
from tests.store.campaign.scenarios import adds


def fill(where: Path, limit: int) -> tuple[list[str], int]:
    """Return the labels of what was saved, and how often the disk was full."""
    store = Store.open(where, create=True)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    saved: list[str] = []
    refused = number = 0
    while refused < 3:
        number += 1
        try:
            _save(store, f"fill {number}", number % 5 * 300)
        except AccessError as error:
            if "room" not in str(error):
                raise
            refused += 1
        else:
            saved.append(f"fill {number}")
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    for again in range(3):
        _save(store, f"again {again}", 2000)
        saved.append(f"again {again}")
    store.close()
    assert not store.notice, store.notice
    return saved, refused


def _save(store: Store, label: str, length: int) -> None:
    store.commit(adds(label, "f" * length), actor="Chen", session="s1", label=label, at=AT)


if __name__ == "__main__":
    print(json.dumps(fill(Path(sys.argv[1]), int(sys.argv[2]))))
