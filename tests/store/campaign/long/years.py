"""Ten years of an office: opened every morning, some fifty decisions a day, left every evening, against a model."""

from __future__ import annotations

import json
import time
from pathlib import Path
from random import Random
from typing import Any

import msgspec

from office_tui.domain.capture import Capture
from office_tui.domain.entry import Entry
from office_tui.store.draft import Draft
from office_tui.store.store import Store
from tests.store.acts import AT
from tests.store.campaign.lawless import make_compaction_due_soon

_EVENTS = 50
_OFTEN = 100  # days between two looks at everything


def replay_years(folder: Path, days: int, seed: int) -> dict[str, Any]:
    """Live through so many days and return the figures; times in seconds."""
    where = folder / "data" / "office.json"
    chance = Random(seed)
    titles: dict[str, str] = {}
    wrong: list[str] = []
    events = 0
    longest = 0.0
    for day in range(days):
        if day == days // 2:
            make_compaction_due_soon()  # from here on several times a day
        begun = time.monotonic()
        store = Store.open(where, create=True)
        longest = max(longest, time.monotonic() - begun)
        for number in range(chance.randint(_EVENTS // 2, _EVENTS * 3 // 2)):
            _decide(store, titles, f"day {day}, {number}", chance)
            events += 1
        store.close()
        wrong += [store.notice] * bool(store.notice)
        if day % _OFTEN == 0 or day == days - 1:
            wrong += _compared(where, titles, events, day)
    size = where.stat().st_size >> 20
    return {
        "days": days,
        "events": events,
        "megabytes": size,
        "longest opening": round(longest, 2),
        "wrong": wrong,
    }


def _decide(store: Store, titles: dict[str, str], label: str, chance: Random) -> None:
    """Make one new capture, or change, or delete one; the model does the same."""
    ids = list(titles) if len(titles) < 500 else [f"CAP-{chance.randint(1, len(titles))}" for _ in range(3)]
    chosen = chance.choice(ids) if ids and chance.random() < 0.5 else ""
    seen = store.get(chosen) if chosen in titles else None

    def build(draft: Draft) -> None:
        if seen is None:
            draft.put(Capture(title=label))
        elif chance.random() < 0.1:
            draft.delete(chosen, expected=seen.rev)
        else:
            assert isinstance(seen, Capture)
            draft.put(msgspec.structs.replace(seen, title=label), expected=seen.rev)

    done = store.commit(build, actor="Chen", session="s1", label=label, at=AT)
    [id_] = done.ids
    if store.get(id_) is None:
        del titles[id_]
    else:
        titles[id_] = label


def _compared(where: Path, titles: dict[str, str], events: int, day: int) -> list[str]:
    store = Store.open(where)
    found = {each.id: each.title for each in store.scan(Capture)}
    entries = sum(1 for _ in store.scan(Entry))
    store.close()
    plain = json.loads(where.read_bytes())
    same = {each["id"]: each["title"] for each in plain["captures"].values()}
    if found == same == titles and entries == events:
        return []
    return [f"on day {day} the office is not what was decided"]
