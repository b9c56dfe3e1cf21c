"""An office with a history, to be broken in every way: what stood in it, and what is said and left after a repair."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from office_tui.domain.capture import Capture, Text
from office_tui.domain.directive import Directive
from office_tui.store.draft import Draft
from office_tui.store.mending.finding import Finding
from office_tui.store.mending.repair import Repaired, damage, repair
from office_tui.store.store import Store
from tests.store.acts import QuickDisk, add, save, state

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)
QUICK = QuickDisk()


class Office(NamedTuple):
    """Where it lies, and everything but the entries, as it was before it was broken."""

    path: Path
    records: list[tuple[str, int, bytes]]

    @property
    def journal(self) -> Path:
        return self.path.with_name("office.json.journal")

    @property
    def backups(self) -> Path:
        return self.path.with_name("backups")

    def break_(self, old: bytes, new: bytes) -> None:
        """Replace bytes of the plain file, which must be there."""
        content = self.path.read_bytes()
        assert old in content
        self.path.unlink()  # a copy may be the same file
        self.path.write_bytes(content.replace(old, new, 1))

    def break_journal(self, old: bytes, new: bytes) -> None:
        content = self.journal.read_bytes()
        assert old in content
        self.journal.write_bytes(content.replace(old, new, 1))

    def told(self) -> list[Finding]:
        """Return what is said of it; nothing is changed by that."""
        from office_tui.store.folder import Names
        from office_tui.store.mending.diagnosis import diagnose

        assert damage(self.path) is not None, "it must not open, or there is nothing to repair"
        return diagnose(Names(self.path)).findings

    def repair(self) -> Repaired:
        """Repair it, and see that everything as it was is kept and that it opens."""
        before = {path.name: path.read_bytes() for path in (self.path, self.journal) if path.exists()}
        done = repair(self.path, NOW, disk=QUICK)
        assert done.kept_in is not None
        assert done.kept_in.name == "damaged-2026-03-02-1"
        assert {name: (done.kept_in / name).read_bytes() for name in before} == before
        assert damage(self.path) is None
        return done

    def opened(self) -> Store:
        return Store.open(self.path, disk=QUICK)

    def now(self) -> list[tuple[str, int, bytes]]:
        """Return everything but the entries as it is now; one more decision must be possible."""
        store = self.opened()
        found = state(store)
        add(store, "one more")
        store.close()
        return found


def said(findings: list[Finding]) -> str:
    """Return all that is said, a line each."""
    return "\n".join(f"{Path(each.where).name}: {each.what} → {each.cure}" for each in findings)


def build(path: Path) -> None:
    """Make an office: a copy of commit 3, the plain file of commit 6, and three more commits in its journal."""
    store = Store.open(path, create=True, disk=QUICK)
    add(store, "one", "two 财务", "three")
    save(store, lambda draft: draft.put(Text(of="CAP-1", body="a long letter " * 60)))
    save(store, lambda draft: draft.put(Directive(title="plan", department="Finance")))
    store.close()
    store = Store.open(path, disk=QUICK)
    add(store, "four", "five")
    save(store, lambda draft: change(draft, 2, "two, changed"))
    save(store, lambda draft: draft.delete("CAP-3"))
    store.close()
    store = Store.open(path, disk=QUICK)
    add(store, "six")
    save(store, lambda draft: change(draft, 4, "four, changed"))
    save(store, lambda draft: draft.put(Directive(title="second plan")))
    store._files.close()  # killed


def change(draft: Draft, key: int, title: str) -> None:
    found = draft.get(f"CAP-{key}")
    assert isinstance(found, Capture)
    from msgspec.structs import replace

    draft.put(replace(found, title=title))


def laid(source: Path, folder: Path) -> Office:
    """Lay a fresh copy of the office into a folder."""
    shutil.copytree(source.parent, folder)
    folder.chmod(0o700)
    path = folder / "office.json"
    store = Store.open(path, disk=QUICK)
    found = state(store)
    store._files.close()
    return Office(path, found)


def lines(journal: bytes) -> list[bytes]:
    """Return a journal's lines without the free space after them."""
    return journal.rstrip(b"\0").split(b"\n")
