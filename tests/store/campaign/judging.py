"""The judge: what an office holds after a fault, and whether it is sound from then on."""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Final, NamedTuple

from office_tui.domain.capture import Capture
from office_tui.domain.entry import Entry
from office_tui.errors import NoOfficeError
from office_tui.store.mirror import TORN
from office_tui.store.store import Store
from tests.store.acts import QuickDisk, add

NOTHING: Final = "no office"
"""The state in which there is no office yet."""


class Found(NamedTuple):
    """What a recovered office held: a fingerprint of all of it, and the labels of its entries in order."""

    state: str
    labels: tuple[str, ...]


def state_of(store: Store) -> str:
    """Return the fingerprint of everything in an office, its entries included."""
    digest = blake2b(digest_size=16)
    for table, key, row in sorted(store.export()):
        digest.update(b"%b %d %b\n" % (table.encode(), key, row))
    return digest.hexdigest()


def labels_of(store: Store) -> tuple[str, ...]:
    """Return the labels of all transactions, oldest first."""
    return tuple([entry.label for entry in store.scan(Entry)])


def recover(where: Path) -> Found:
    """Open an office after a fault and return what it held; then use it, leave it, and read it as stock does.

    Raises what the store raises, and `AssertionError` where it is not sound.
    """
    try:
        store = Store.open(where, disk=QuickDisk())
    except NoOfficeError:
        Store.open(where, create=True, disk=QuickDisk()).close()
        return Found(NOTHING, ())
    found = Found(state_of(store), labels_of(store))
    try:
        assert not store.check(), "a record cannot be read"
        add(store, "one more")
        held = list(store.export())
    finally:
        store.close()
    assert store.notice in {"", TORN}, store.notice
    compare_with_stock(where, held)
    return found


def compare_with_stock(where: Path, held: Sequence[tuple[str, int, bytes]]) -> None:
    """Assert that the plain file, read by the standard library alone, holds exactly this."""
    plain = json.loads(where.read_bytes())
    plain.pop("_store")
    rows = {(table, int(key)): row for table, kept in plain.items() for key, row in kept.items()}
    assert rows == {(table, key): json.loads(row) for table, key, row in held}


def titles_of(where: Path) -> list[str]:
    """Return the titles of all captures in an office that is at rest or not."""
    store = Store.open(where, disk=QuickDisk())
    try:
        return [each.title for each in store.scan(Capture)]
    finally:
        store.close()
