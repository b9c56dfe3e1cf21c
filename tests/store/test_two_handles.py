from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import msgspec
import pytest

from office_tui.domain.capture import Capture
from office_tui.domain.entry import Entry
from office_tui.errors import BusyError, ConflictError, DamagedError
from office_tui.store import lock as lock_module
from office_tui.store.disk import Disk
from office_tui.store.draft import Draft
from office_tui.store.memory import Memory
from office_tui.store.rows import Rows
from office_tui.store.store import Store
from tests.store.acts import Opens, add, capture, save, titles


class CountingDisk(Disk):
    """Notes which files are opened, and how often any is asked about."""

    def __init__(self) -> None:
        self.opened: list[str] = []
        self.asked = 0

    def open(self, path: Path, flags: int) -> int:
        self.opened.append(path.name)
        return super().open(path, flags)

    def status(self, path: str | Path | int) -> object:  # type: ignore[override]  # passed through
        self.asked += 1
        return super().status(path)


def test_each_sees_what_the_other_commits(opens: Opens) -> None:
    one, two = opens(), opens()
    add(one, "first")
    changes = two.changes(0)
    assert changes == (1, frozenset({"CAP-1", "ENT-1"}), frozenset({"captures", "entries"}))
    add(two, "second")
    assert one.changes(1).ids == frozenset({"CAP-2", "ENT-2"})
    assert titles(one) == titles(two) == ["first", "second"]
    assert one.changes(2) == (2, frozenset(), frozenset())


def test_asking_when_nothing_happened_costs_one_stat(opens: Opens) -> None:
    disk = CountingDisk()
    store = opens(disk=disk)
    add(store, "first")
    disk.opened.clear()
    disk.asked = 0
    for _ in range(10):
        store.changes(1)
    assert (disk.opened, disk.asked) == ([], 10)


def test_a_commit_takes_in_what_others_wrote_first(opens: Opens) -> None:
    one, two = opens(), opens()
    add(one, "first")
    assert add(two, "second").ids == ("CAP-2",)
    assert titles(two) == ["first", "second"]


def test_the_second_to_decide_is_told_and_nothing_is_overwritten(opens: Opens) -> None:
    one, two = opens(), opens()
    add(one, "it")
    two.changes(0)
    seen = capture(two, "CAP-1")
    save(one, lambda draft: draft.put(msgspec.structs.replace(seen, title="theirs"), expected=1))
    with pytest.raises(ConflictError, match=r"CAP-1 was changed in the meantime .“a decision”, Chen."):
        save(two, lambda draft: draft.put(msgspec.structs.replace(seen, title="mine"), expected=seen.rev))
    with pytest.raises(ConflictError, match="CAP-1"):
        save(two, lambda draft: draft.delete("CAP-1", expected=seen.rev))
    assert titles(one) == titles(two) == ["theirs"]
    save(one, lambda draft: draft.delete("CAP-1", expected=2))
    with pytest.raises(ConflictError, match="deleted"):
        save(two, lambda draft: draft.put(seen, expected=2))


def test_a_draft_does_not_conflict_with_itself(opens: Opens) -> None:
    store = opens()
    add(store, "it")
    seen = capture(store, "CAP-1")

    save(
        store,
        lambda draft: (
            draft.put(seen, expected=1),
            draft.put(msgspec.structs.replace(seen, title="x"), expected=1),
        ),
    )
    assert titles(store) == ["x"]


def compact(store: Store) -> None:
    """Do what a later compaction in the background will do."""
    with store._files.lock:
        store._files.prepare()
        store._files.compact()


def test_after_a_compaction_others_go_on_without_reading_the_plain_file(opens: Opens) -> None:
    disk = CountingDisk()
    one, two = opens(), opens(disk=disk)
    add(one, "seen by two")
    two.changes(0)
    add(one, "not yet seen by two")
    compact(one)
    add(one, "in the new journal")
    disk.opened.clear()
    memory = two._files.memory
    assert two.changes(1).ids == frozenset({"CAP-2", "CAP-3", "ENT-2", "ENT-3"})
    assert disk.opened == ["office.json.journal", "office.json"]
    assert two._files.memory is memory, "of the plain file only the first line was read"
    add(two, "and back")
    one.changes(3)
    assert (
        titles(one) == titles(two) == ["seen by two", "not yet seen by two", "in the new journal", "and back"]
    )


def test_after_two_compactions_others_read_anew(opens: Opens) -> None:
    one, two = opens(), opens()
    for title in ("a", "b"):
        add(one, title)
        compact(one)
    changes = two.changes(0)
    assert (changes.seq, changes.ids) == (2, None)
    assert "captures" in changes.tables
    add(two, "c")
    one.changes(2)
    assert titles(one) == titles(two) == ["a", "b", "c"]


def test_only_the_last_to_leave_writes_the_plain_file(opens: Opens, path: Path) -> None:
    one, two = opens(), opens()
    add(one, "first")
    one.close()
    assert b"first" not in path.read_bytes()
    add(two, "second")
    two.close()
    assert b"first" in path.read_bytes()
    assert path.with_name("office.json.journal").read_bytes().count(b"\n") == 1
    assert len(list(path.with_name("backups").iterdir())) == 1


def test_leaving_without_a_change_writes_nothing(opens: Opens, path: Path) -> None:
    store = opens()
    add(store, "first")
    store.close()
    before = path.stat()
    opens().close()
    assert path.stat() == before


def test_of_one_day_the_newest_three_backups_stay(opens: Opens, path: Path) -> None:
    for number in range(8):
        store = opens()
        add(store, f"number {number}")
        store.close()
    kept = sorted(each.name for each in path.with_name("backups").iterdir())
    assert [name[-15:] for name in kept] == [f"{number:010d}.json" for number in range(5, 8)]
    assert path.with_name("backups").stat().st_mode & 0o777 == 0o700


def test_a_held_lock_is_waited_for_and_then_reported(opens: Opens, monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = opens(), opens()
    monkeypatch.setattr(lock_module, "PATIENCE", 0.05)
    with one._files.lock, pytest.raises(BusyError) as refused:
        add(two, "x")
    assert refused.value.exit_code == 75
    add(two, "y")
    assert titles(two) == ["y"]


def test_a_commit_inside_a_commit_is_a_mistake(opens: Opens) -> None:
    store = opens()
    with pytest.raises(RuntimeError, match="inside"):
        save(store, lambda _: add(store, "x"))
    assert store.count("captures") == 0


def test_a_journal_without_its_office_is_refused(opens: Opens, path: Path) -> None:
    one, two = opens(), opens()
    add(one, "first")
    one._files.close()
    two._files.close()
    path.unlink()
    for create in (True, False):
        with pytest.raises(DamagedError, match="missing"):
            Store.open(path, create=create)
    assert b"first" in path.with_name("office.json.journal").read_bytes()


def test_what_is_remembered_of_changes_has_an_end(opens: Opens) -> None:
    store = opens()
    add(store, "first")
    store.close()
    store = opens()
    assert store.changes(0).ids is None
    save(store, lambda draft: draft.put(Capture(title="second")))
    assert store.changes(1).ids == frozenset({"CAP-2", "ENT-2"})


@pytest.mark.parametrize("late", [False, True], ids=["half", "whole"])
def test_an_interrupt_while_a_change_is_taken_in_loses_nothing(
    opens: Opens, monkeypatch: pytest.MonkeyPatch, late: bool
) -> None:
    one, two = opens(), opens()

    cut: Any = Memory if late else Rows
    whole = cut.apply if late else cut.place

    def interrupted(*given: Any) -> None:
        whole(*given)
        raise KeyboardInterrupt

    monkeypatch.setattr(cut, whole.__name__, interrupted)
    with pytest.raises(KeyboardInterrupt):
        add(one, "interrupted here")
    with pytest.raises(KeyboardInterrupt):
        two.changes(0)
    monkeypatch.undo()
    add(two, "two goes on")
    add(one, "one goes on")
    two.changes(0)
    assert titles(one) == titles(two) == ["interrupted here", "two goes on", "one goes on"]
    assert list(one.export()) == list(two.export())
    assert [(each.rev, len(each.changes), each.changes[0].is_new) for each in one.scan(Entry)] == [
        (1, 1, True),
        (2, 1, True),
        (3, 1, True),
    ]


def test_everybody_makes_the_same_entry_of_the_same_line(opens: Opens) -> None:
    one, two = opens(), opens()
    add(one, "a", "b")
    two.changes(0)
    zone = timezone(timedelta(hours=8))

    def build(draft: Draft) -> None:
        draft.put(Capture(id="CAP-1", title="x"))
        draft.delete("CAP-2")

    at = datetime(2026, 3, 2, 9, 0, 0, 7, tzinfo=zone)
    one.commit(build, actor="陈", session="s", label="“both”", at=at, undoes="ENT-1")
    two.changes(1)
    three = opens()
    assert list(one.export()) == list(two.export()) == list(three.export())
    for store in (one, two, three):
        entry = store.get("ENT-2")
        assert isinstance(entry, Entry)
        assert (entry.at, entry.undoes, [bytes(each.before)[:20] for each in entry.changes]) == (
            at,
            "ENT-1",
            [b'{"id":"CAP-1","rev":', b'{"id":"CAP-2","rev":'],
        )
