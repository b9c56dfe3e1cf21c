"""The earlier copies of the plain file: their names, what the disk refuses, and when one may go."""

from __future__ import annotations

import errno
import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from office_tui.store import backups
from office_tui.store.backing_up import back_up
from office_tui.store.backups import copies_of, keep_backup, newest_sound, wrong_with
from office_tui.store.disk import DISK, Disk
from office_tui.store.folder import Names
from office_tui.store.store import Store
from tests.store.acts import Opens, QuickDisk, add, titles

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


class NoLinks(QuickDisk):
    """A disk that knows no second names."""

    def link(self, source: Path, target: Path) -> None:
        """Refuse."""
        raise OSError(errno.EPERM, os.strerror(errno.EPERM), str(target))


def written(path: Path, days: int, content: bytes | None = None) -> Path:
    """Write a file as of so many days after 2 March 2026, noon."""
    if content is not None:
        path.unlink(missing_ok=True)
        path.write_bytes(content)
    moment = (NOON + timedelta(days=days)).timestamp()
    os.utime(path, (moment, moment))
    return path


def kept(path: Path) -> list[str]:
    return [copy.path.name for copy in copies_of(Names(path))]


@pytest.fixture
def plain(opens: Opens, path: Path) -> bytes:
    """An office with one record, at rest."""
    store = opens()
    add(store, "one")
    store.close()
    for copy in copies_of(Names(path)):
        copy.path.unlink()
    return path.read_bytes()


def test_a_copy_is_a_second_name_and_tells_day_and_commit(plain: bytes, path: Path) -> None:
    written(path, 0)
    keep_backup(DISK, Names(path), 123)
    (copy,) = copies_of(Names(path))
    assert copy.path.name == "office-2026-03-02-0000000123.json"
    assert (copy.seq, copy.day.isoformat()) == (123, "2026-03-02")
    assert copy.path.samefile(path)
    assert copy.path.parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("disk", [DISK, NoLinks()])
def test_a_disk_without_links_gets_a_real_copy(plain: bytes, path: Path, disk: Disk) -> None:
    keep_backup(disk, Names(path), 1)
    (copy,) = copies_of(Names(path))
    assert copy.path.read_bytes() == plain
    assert copy.path.stat().st_mode & 0o777 == 0o600
    assert copy.path.samefile(path) == (disk is DISK)
    assert [each.name for each in copy.path.parent.iterdir()] == [copy.path.name]


@pytest.mark.parametrize("disk", [DISK, NoLinks()])
def test_nothing_is_overwritten_nor_kept_twice(plain: bytes, path: Path, disk: Disk) -> None:
    written(path, 0)
    keep_backup(disk, Names(path), 1)
    keep_backup(disk, Names(path), 1)
    assert kept(path) == ["office-2026-03-02-0000000001.json"]
    written(path, 0, b"another history")
    keep_backup(disk, Names(path), 1)
    assert kept(path) == ["office-2026-03-02-0000000001.json", "office-2026-03-02-0000000001-2.json"]
    assert [copy.path.read_bytes() for copy in copies_of(Names(path))] == [plain, b"another history"]


def test_names_without_a_day_are_copies_too_and_others_are_not(plain: bytes, path: Path) -> None:
    folder = path.with_name("backups")
    written(folder / "office-0000000007.json", 3, plain)
    written(folder / "office-2026-03-01-0000000006.json", 3, plain)
    for name in ("office-7.json", "office-2026-03-01-0000000006.json.new-1f", "mine.json"):
        (folder / name).write_bytes(plain)
    assert [(each.seq, each.day.isoformat()) for each in copies_of(Names(path))] == [
        (6, "2026-03-01"),
        (7, "2026-03-05"),
    ]


class Refusing(QuickDisk):
    """A disk that gives no file a second name and takes none away."""

    def link(self, source: Path, target: Path) -> None:
        """Refuse."""
        raise OSError(errno.EACCES, os.strerror(errno.EACCES), str(target))


def test_what_hinders_a_copy_is_said(plain: bytes, path: Path) -> None:
    assert keep_backup(DISK, Names(path), 1) == ""
    assert keep_backup(DISK, Names(path), 1) == ""
    folder = path.with_name("backups")
    assert keep_backup(Refusing(), Names(path), 2) == (
        f"Earlier copies cannot be kept in {folder} (Permission denied)."
    )
    shutil.rmtree(folder)
    folder.write_text("mine")
    assert "File exists" in keep_backup(DISK, Names(path), 3)
    assert folder.read_text() == "mine"


def test_of_one_day_the_newest_three_stay(plain: bytes, path: Path) -> None:
    for seq in range(1, 9):
        written(path, 0, plain)
        keep_backup(DISK, Names(path), seq)
    assert [copy.seq for copy in copies_of(Names(path))] == [6, 7, 8]


def used_daily(path: Path, plain: bytes, days: int) -> None:
    for day in range(days):
        written(path, day, plain)
        keep_backup(DISK, Names(path), day + 1)


def test_an_old_copy_goes_when_the_newer_one_that_stands_for_it_is_read_again(
    plain: bytes, path: Path
) -> None:
    used_daily(path, plain, 15)  # the week of the first ends on the seventh day
    assert [copy.seq for copy in copies_of(Names(path))] == [*range(2, 16)]


def test_an_old_copy_stays_when_the_newer_one_is_damaged(plain: bytes, path: Path) -> None:
    used_daily(path, plain, 14)
    sunday = Names(path).backups / "office-2026-03-08-0000000007.json"
    written(sunday, 6, plain[:-1])
    written(path, 14, plain)
    keep_backup(DISK, Names(path), 15)
    assert [copy.seq for copy in copies_of(Names(path))] == [*range(1, 16)]


def test_older_days_are_looked_after_once_a_day_only(
    plain: bytes, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Path] = []

    def note(path: Path, _: Disk) -> str:
        read.append(path)
        return ""

    monkeypatch.setattr(backups, "wrong_with", note)
    used_daily(path, plain, 40)
    del read[:]
    for seq in (41, 42, 43):
        written(path, 40, plain)
        keep_backup(DISK, Names(path), seq)
    assert len(read) == 1


def test_a_copy_made_on_purpose_stays_and_takes_nobodys_place(plain: bytes, path: Path) -> None:
    made = back_up(path, NOON.date()).path
    assert made.name == "office-kept-2026-03-02-0000000001.json"
    for seq in range(1, 9):
        written(path, 0, plain)
        keep_backup(DISK, Names(path), seq)
    assert [copy.seq for copy in copies_of(Names(path))] == [1, 6, 7, 8]
    assert wrong_with(made) == ""
    for seq in (6, 7, 8):
        written(path.with_name("backups") / f"office-2026-03-02-000000000{seq}.json", 0, b"damaged")
    newest = newest_sound(Names(path), "")
    assert newest is not None
    assert (newest[0].path, newest[0].is_kept) == (made, True)


def test_an_older_state_put_back_by_hand_is_kept_although_its_number_is_low(plain: bytes, path: Path) -> None:
    for seq in range(100, 110):
        written(path, 0, plain)
        keep_backup(DISK, Names(path), seq)
    written(path, 0, plain)
    keep_backup(DISK, Names(path), 5)
    assert 5 in [copy.seq for copy in copies_of(Names(path))]


def test_what_is_wrong_with_a_copy_is_said(plain: bytes, path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.json"
    copy.write_bytes(plain)
    assert wrong_with(copy) == ""
    copy.write_bytes(plain[:-3] + b"x" + plain[-2:])
    assert "checksum" in wrong_with(copy)
    assert "No such file" in wrong_with(tmp_path / "none.json")


def test_the_newest_sound_copy_is_found_past_damaged_and_foreign_ones(
    plain: bytes, path: Path, tmp_path: Path
) -> None:
    folder = path.with_name("backups")
    other = Store.open(tmp_path / "other" / "office.json", create=True)
    foreign = other.path.read_bytes()
    other.close()
    (folder / "office-2026-03-01-0000000001.json").write_bytes(plain)
    (folder / "office-2026-03-02-0000000002.json").write_bytes(plain[:-1])
    (folder / "office-2026-03-03-0000000003.json").write_bytes(foreign)
    database = backups.read_copy(path).database
    for known, seq in ((database, 1), ("", 3)):
        found = newest_sound(Names(path), known)
        assert found is not None
        assert found[0].seq == seq
    assert newest_sound(Names(path), "another") is None


def test_each_copy_opens_as_the_office_it_was(opens: Opens, path: Path) -> None:
    for number in range(4):
        store = opens()
        add(store, f"number {number}")
        store.close()
    copy = copies_of(Names(path))[-1]
    path.write_bytes(copy.path.read_bytes())
    assert titles(opens()) == ["number 0", "number 1", "number 2"]
