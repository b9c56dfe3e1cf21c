"""A million records: brought in, opened, changed, left, and read with the standard library alone."""

from __future__ import annotations

import json
import resource
import time
from pathlib import Path
from random import Random
from typing import Any

from office_tui.store.store import Store
from tests.store.acts import AT
from tests.store.campaign.scenarios import adds, rewrites

_BATCH = 10_000
_CHANGES = 200


def hold_a_million(folder: Path, records: int, seed: int) -> dict[str, Any]:
    """Bring in so many records and return the figures; times in seconds, memory in MB."""
    where = folder / "data" / "office.json"
    chance = Random(seed)
    begun = time.monotonic()
    store = Store.open(where, create=True)
    for batch in range(records // _BATCH):
        _save(
            store, adds(*(f"record {batch * _BATCH + number}" for number in range(_BATCH))), f"batch {batch}"
        )
    store.close()
    made = time.monotonic()
    store = Store.open(where)
    opened = time.monotonic()
    changed = {chance.randrange(1, records) for _ in range(_CHANGES)}
    for key in sorted(changed):
        _save(store, rewrites(f"CAP-{key}", f"changed {key}"), f"change {key}")
    updated = time.monotonic()
    wrong = [] if store.count("captures") == records else [f"{store.count('captures')} records are there"]
    store.close()
    left = time.monotonic()
    wrong += [store.notice] * bool(store.notice) + _checked(where, records, changed)
    return {
        "records": records,
        "megabytes": where.stat().st_size >> 20,
        "made in": round(made - begun, 1),
        "opened in": round(opened - made, 2),
        "milliseconds a change": round((updated - opened) / len(changed) * 1000, 2),
        "left in": round(left - updated, 1),
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10,
        "wrong": wrong,
    }


def _save(store: Store, build: Any, label: str) -> None:
    store.commit(build, actor="Chen", session="s1", label=label, at=AT)


def _checked(where: Path, records: int, changed: set[int]) -> list[str]:
    found = json.loads(where.read_bytes())["captures"]
    expected = {
        str(key): f"changed {key}" if key in changed else f"record {key - 1}" for key in range(1, records + 1)
    }
    wrong = [key for key, title in expected.items() if found.get(key, {}).get("title") != title]
    return [f"CAP-{key} is not what was saved" for key in wrong[:5]]
