"""What goes wrong while the office is open (damage, failing reads, interrupts, other versions), and going on."""

from __future__ import annotations

import errno
import json
import threading
from pathlib import Path

import msgspec
import pytest
import tinydb

from office_tui.errors import AccessError, DamagedError
from office_tui.store import compaction, snapshot
from office_tui.store.disk import Disk
from office_tui.store.frames import FREE, Line
from office_tui.store.still import STILL
from office_tui.store.store import Store
from tests.store.acts import Opens, add, titles


def compact(store: Store) -> None:
    """Write the plain file anew."""
    with store._files.lock:
        store._files.compact()


def journal_of(path: Path) -> Path:
    return path.with_name("office.json.journal")


def damage(path: Path, place: int) -> None:
    """Set one byte of a file to NUL."""
    with path.open("r+b") as file:
        file.seek(place)
        file.write(b"\0")


@pytest.mark.parametrize("place", [0, 1, 500, 65_535, 65_536, 131_071])
def test_a_byte_damaged_in_what_others_wrote_is_refused_before_anything_is_cut_or_written(
    opens: Opens, path: Path, place: int
) -> None:
    one, two = opens(), opens()
    start = journal_of(path).read_bytes().rstrip(FREE)
    for number in range(250):
        add(two, f"{number} " + "y" * 500)
    damage(journal_of(path), len(start) + place)
    before = journal_of(path).read_bytes()
    with pytest.raises(DamagedError, match="damaged at byte"):
        add(one, "a title rather longer than a few bytes")
    assert journal_of(path).read_bytes() == before


class Failing(Disk):
    """Its reads fail while it is told to."""

    fails = False

    def read(self, descriptor: int, length: int, offset: int) -> bytes:
        if self.fails:
            raise OSError(errno.EIO, "Input/output error")
        return super().read(descriptor, length, offset)


def test_after_a_reading_that_failed_it_is_read_anew(opens: Opens) -> None:
    disk = Failing()
    one, two = opens(disk=disk), opens()
    for title in ("x", "y"):
        add(two, title)
        compact(two)
    disk.fails = True
    with pytest.raises(AccessError):
        one.changes(0)
    disk.fails = False
    add(two, "z")
    one.changes(0)
    assert titles(one) == ["x", "y", "z"]


def test_an_interrupt_between_reading_and_taking_in_loses_nothing(
    opens: Opens, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = opens(), opens()
    add(two, "x")

    def interrupted(_: list[Line]) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(one._memory, "apply_all", interrupted)
        with pytest.raises(KeyboardInterrupt):
            one.changes(0)
    add(two, "y")
    one.changes(0)
    assert titles(one) == ["x", "y"]


def test_what_cannot_be_read_leaves_no_descriptor_open(opens: Opens) -> None:
    disk = Failing()
    one, two = opens(disk=disk), opens()
    add(two, "x")
    compact(two)
    disk.fails = True
    before = len(list(Path("/dev/fd").iterdir()))
    for _ in range(20):
        with pytest.raises(AccessError):
            one.changes(0)
    assert len(list(Path("/dev/fd").iterdir())) == before
    disk.fails = False


def test_an_edit_made_before_others_step_over_is_put_aside(opens: Opens, path: Path) -> None:
    one, two = opens(), opens()
    add(two, "x")
    compact(two)
    with tinydb.TinyDB(path) as stock:
        stock.table("captures").insert({"title": "theirs"})
    edited = path.read_bytes()
    one.changes(0)
    add(one, "y")
    two.close()
    one.close()
    assert [each.read_bytes() for each in path.parent.glob("*aside*")] == [edited]
    assert titles(opens()) == ["x", "y"]


@pytest.mark.parametrize("times", [1, 2], ids=["stepped over", "read anew"])
def test_what_a_newer_version_wrote_meanwhile_is_never_written_over(
    opens: Opens, path: Path, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    one, two = opens(), opens()
    add(one, "x")
    first_line = snapshot._first_line
    with monkeypatch.context() as patch:
        patch.setattr(
            snapshot, "_first_line", lambda head: first_line(msgspec.structs.replace(head, schema=2))
        )
        for number in range(times):
            add(two, f"newer {number}")
            compact(two)
    before = path.read_bytes()
    with pytest.raises(AccessError, match="A newer office-tui wrote"):
        add(one, "y")
    two._files.close()
    one.close()
    assert path.read_bytes() == before


def test_who_only_looks_does_not_keep_the_office_from_coming_to_rest(opens: Opens, path: Path) -> None:
    director = opens()
    looking = opens(disk=STILL)
    add(director, "x")
    director.close()
    assert journal_of(path).read_bytes().count(b"\n") == 1
    looking.close()


def test_who_may_only_read_leaves_a_line_without_newline_to_others(opens: Opens, path: Path) -> None:
    one = opens()
    add(one, "x")
    one._files.close()
    journal_of(path).write_bytes(journal_of(path).read_bytes().rstrip(FREE)[:-1])
    looking = opens(disk=STILL)
    assert (titles(looking), looking.changes(0).seq) == ([], 0)
    add(opens(), "y")
    looking.changes(0)
    assert titles(looking) == ["x", "y"]


def test_a_missing_plain_file_is_no_new_office_where_copies_are(opens: Opens, path: Path) -> None:
    for title in ("x", "y"):
        store = opens()
        add(store, title)
        store.close()
    path.unlink()
    with pytest.raises(DamagedError, match="there are earlier copies of it"):
        opens()
    assert not path.exists()


def test_a_damaged_newline_does_not_make_a_journal_empty(opens: Opens, path: Path) -> None:
    store = opens()
    head = len(journal_of(path).read_bytes())
    add(store, "x")
    store._files.close()
    damage(journal_of(path), head - 1)
    path.unlink()
    with pytest.raises(DamagedError, match="its journal is there"):
        opens()
    assert not path.exists()


def test_a_new_office_is_json_that_stock_tinydb_opens(opens: Opens, path: Path) -> None:
    opens().close()
    assert json.loads(path.read_bytes())["captures"] == {}
    with tinydb.TinyDB(path, access_mode="r") as stock:
        assert len(stock.table("captures")) == 0


class Full(Disk):
    """A disk without room, until some is made."""

    is_full = True

    def write(self, descriptor: int, content: bytes | memoryview, offset: int) -> int:
        if self.is_full:
            raise OSError(errno.ENOSPC, "No space left on device")
        return super().write(descriptor, content, offset)


@pytest.mark.parametrize("what", ["edited at rest", "without its journal"])
def test_a_full_disk_lets_the_office_be_read_and_saved_to_again_when_there_is_room(
    opens: Opens, path: Path, what: str
) -> None:
    store = opens()
    add(store, "x")
    store.close()
    if what == "edited at rest":
        with tinydb.TinyDB(path) as stock:
            stock.table("captures").update({"title": "y"}, doc_ids=[1])
    else:
        journal_of(path).unlink()
    disk = Full()
    reader = opens(disk=disk)
    expected = ["y"] if what == "edited at rest" else ["x"]
    assert titles(reader) == expected
    with pytest.raises(AccessError, match="no room on the disk"):
        add(reader, "z")
    disk.is_full = False
    add(reader, "z")
    assert titles(reader) == [*expected, "z"]


def test_who_can_only_read_for_want_of_room_sees_what_others_save_all_the_same(
    opens: Opens, path: Path
) -> None:
    opens().close()
    journal_of(path).unlink()
    reader = opens(disk=Full())
    other = opens()
    add(other, "x")
    assert reader.changes(0).tables == {"captures", "entries"}
    assert titles(reader) == ["x"]
    add(other, "y")
    reader.changes(1)
    assert titles(reader) == ["x", "y"]
    compact(other)
    add(other, "z")
    reader.changes(2)
    assert titles(reader) == ["x", "y", "z"]


def test_a_write_cut_short_is_told_and_taken_away(opens: Opens, path: Path) -> None:
    store = opens()
    add(store, "x")
    add(store, "y")
    store._files.close()
    whole = journal_of(path).read_bytes().rstrip(b"\0")
    journal_of(path).write_bytes(whole[:-20])
    store = opens()
    assert titles(store) == ["x"]
    assert "never confirmed" in store.notice
    store.close()
    assert opens().notice == ""


def test_no_thread_to_be_had_is_a_notice_and_the_commit_stands(
    opens: Opens, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = opens()
    monkeypatch.setattr(compaction, "SMALLEST", 0)
    monkeypatch.setattr(compaction, "SHARE", 0.0)

    def none(_: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", none)
    add(store, "x")
    assert "can't start new thread" in store.notice
    assert titles(store) == ["x"]


def test_an_earlier_state_put_in_place_while_it_is_open_is_told(opens: Opens, path: Path) -> None:
    store = opens()
    add(store, "x")
    compact(store)
    plain, journal = path.read_bytes(), journal_of(path).read_bytes()
    add(store, "y")
    compact(store)
    for name, content in ((path, plain), (journal_of(path), journal)):
        new = name.with_suffix(".put")
        new.write_bytes(content)
        new.rename(name)
    store.changes(0)
    assert titles(store) == ["x"]
    assert store.notice == "An earlier state of office.json was put in place while the office was open."
