"""What an office lives through while the disk, the power or a process fails: each scenario is a few lines."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Final, Protocol

import msgspec

from office_tui.domain.capture import Capture
from office_tui.domain.entry import Entry
from office_tui.store.draft import Draft
from office_tui.store.store import Store

Build = Callable[[Draft], None]
"""What a transaction puts."""


class Hands(Protocol):
    """Who lives through a scenario: one notes when what was acknowledged, another tries again after a fault."""

    def open(self, *, create: bool = False) -> Store:
        """Open the office."""
        ...

    def commit(self, store: Store, label: str, build: Build) -> None:
        """Make one transaction, whose label no other one of the scenario has."""
        ...

    def close(self, store: Store) -> None:
        """Leave as one should."""
        ...

    def abandon(self, store: Store) -> None:
        """Be gone without leaving, as a killed process is."""
        ...


Scenario = Callable[[Hands], None]


def adds(*titles: str) -> Build:
    """Return what puts a capture for each title."""

    def build(draft: Draft) -> None:
        for title in titles:
            draft.put(Capture(title=title))

    return build


def rewrites(id_: str, title: str) -> Build:
    """Return what gives a capture another title (or makes one, where a fault prevented it)."""

    def build(draft: Draft) -> None:
        there = draft.get(id_)
        record = there if isinstance(there, Capture) else Capture(title="")
        draft.put(msgspec.structs.replace(record, title=title))

    return build


def takes_away(id_: str) -> Build:
    """Return what deletes one record (and puts one, so that it always changes something)."""

    def build(draft: Draft) -> None:
        draft.delete(id_)
        draft.put(Capture(title=f"instead of {id_}"))

    return build


def undoes(label: str) -> Build:
    """Return what puts back what stood there before the transaction with this label."""

    def build(draft: Draft) -> None:
        for entry in list(draft.scan(Entry)):
            if entry.label == label:
                for change in reversed(entry.changes):
                    draft.restore(change)
        draft.put(Capture(title=f"undid {label}"))

    return build


def birth(hands: Hands) -> None:
    """An office is made, used once, and left."""
    store = hands.open(create=True)
    hands.commit(store, "first", adds("first"))
    hands.close(store)


def morning(hands: Hands) -> None:
    """Transactions of every size, of every kind, and an undo."""
    store = hands.open(create=True)
    hands.commit(store, "small", adds("one"))
    hands.commit(store, "two", adds("two 财务", "and more"))
    hands.commit(store, "a page", adds("p" * 1500))
    hands.commit(store, "rewrite", rewrites("CAP-1", "one, again"))
    hands.commit(store, "three pages", adds("q" * 3000, "r" * 3500))
    hands.commit(store, "delete", takes_away("CAP-2"))
    hands.commit(store, "undo", undoes("three pages"))
    hands.commit(store, "last", adds("last"))
    hands.close(store)


def days(hands: Hands) -> None:
    """Five short days: each evening the plain file is written anew and the old one kept."""
    store = hands.open(create=True)
    hands.close(store)
    for day in range(5):
        store = hands.open()
        hands.commit(store, f"day {day}", adds(f"day {day}", "x" * 40 * day))
        hands.close(store)


def killed(hands: Hands) -> None:
    """A process that is killed again and again: each opening finds what the one before left."""
    store = hands.open(create=True)
    hands.commit(store, "one", adds("one"))
    hands.close(store)
    for life in range(4):
        store = hands.open()
        hands.commit(store, f"life {life}", adds(f"life {life}", "y" * 600))
        hands.commit(store, f"more {life}", rewrites("CAP-1", f"life {life}"))
        hands.abandon(store)
    hands.close(hands.open())


def together(hands: Hands) -> None:
    """Two sessions take turns; the first to leave leaves the plain file alone, the other one writes it."""
    here = hands.open(create=True)
    there = hands.open()
    for turn in range(4):
        hands.commit(here, f"here {turn}", adds(f"here {turn}"))
        hands.commit(there, f"there {turn}", rewrites("CAP-1", f"there {turn} " + "z" * 500))
    hands.close(here)
    hands.commit(there, "alone", adds("alone"))
    late = hands.open()
    hands.commit(late, "late", takes_away("CAP-2"))
    hands.close(there)
    hands.close(late)


def imported(hands: Hands) -> None:
    """More than 256 KiB in one transaction, an undo of it, and a small change after each."""
    store = hands.open(create=True)
    hands.commit(store, "before", adds("before"))
    hands.commit(store, "import", adds(*(f"{number} " + "w" * (number % 9 * 90) for number in range(800))))
    hands.commit(store, "after", adds("after"))
    hands.commit(store, "undo", undoes("import"))
    hands.commit(store, "end", adds("end"))
    hands.close(store)


def growing(hands: Hands) -> None:
    """The journal grows long again and again: a thread writes the plain file, a later commit puts it in place."""
    store = hands.open(create=True)
    for turn in range(9):
        hands.commit(store, f"turn {turn}", adds(f"turn {turn}", "g" * 900))
        if turn % 3:
            wait_for_thread()
    hands.abandon(store)
    hands.close(hands.open())


def growing_together(hands: Hands) -> None:
    """Two sessions find the journal too long at once; a third only looks on, and goes on after both."""
    here, there = hands.open(create=True), hands.open()
    watching = hands.open()
    for turn in range(4):
        hands.commit(here, f"here {turn}", adds("h" * 1500))
        hands.commit(there, f"there {turn}", rewrites("CAP-1", f"there {turn}"))
        wait_for_thread()
    hands.commit(watching, "watching", adds("watching"))
    hands.close(here)
    hands.commit(there, "alone", adds("alone"))
    hands.close(there)
    hands.close(watching)


def wait_for_thread() -> None:
    """Return when no compaction is being written, so that the next commit finds it done."""
    for thread in threading.enumerate():
        if thread.name == "compaction":
            thread.join()


SCENARIOS: Final[dict[str, Scenario]] = {
    each.__name__: each
    for each in (birth, morning, days, killed, together, imported, growing, growing_together)
}
"""Every scenario by its name."""
