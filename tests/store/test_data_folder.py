from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest

from office_tui.errors import AccessError, NoOfficeError
from office_tui.store.disk import PRIVATE, Disk
from office_tui.store.frames import frame
from office_tui.store.store import Store
from tests.store.acts import Opens, add, titles


def test_nothing_is_created_unless_asked(tmp_path: Path, path: Path) -> None:
    for where in (path, tmp_path / "nowhere" / "office.json"):
        with pytest.raises(NoOfficeError) as refused:
            Store.open(where)
        assert refused.value.exit_code == 3
    assert [each.name for each in tmp_path.rglob("*")] == ["data"]


def test_everything_is_private_whatever_the_umask(tmp_path: Path) -> None:
    where = tmp_path / "made" / "office.json"
    umask = os.umask(0)
    try:
        store = Store.open(where, create=True)
        add(store, "one")
        store.close()
    finally:
        os.umask(umask)
    assert where.parent.stat().st_mode & 0o777 == 0o700
    modes = {each.name: each.stat().st_mode & 0o777 for each in where.parent.rglob("*") if each.is_file()}
    assert set(modes.values()) == {PRIVATE}
    assert len(modes) == 5


@pytest.mark.parametrize("mode", [0o720, 0o702, 0o777])
def test_a_folder_others_may_write_to_is_refused_by_name(opens: Opens, path: Path, mode: int) -> None:
    opens().close()
    path.parent.chmod(mode)
    with pytest.raises(AccessError, match=str(path.parent)):
        Store.open(path)
    path.parent.chmod(0o755)
    Store.open(path).close()


def test_somebody_elses_folder_is_refused_by_name(
    opens: Opens, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opens().close()
    monkeypatch.setattr(os, "geteuid", lambda: path.stat().st_uid + 1)
    with pytest.raises(AccessError, match="somebody else"):
        Store.open(path)


@pytest.mark.parametrize(
    "name", ["office.json", "office.json.journal", "office.json.lock", "office.json.open"]
)
def test_a_symbolic_link_is_not_followed(opens: Opens, path: Path, name: str) -> None:
    opens().close()
    victim = path.with_name("victim")
    path.with_name(name).rename(victim)
    path.with_name(name).symlink_to(victim)
    with pytest.raises(AccessError, match=name):
        Store.open(path)


def test_a_pipe_is_neither_read_nor_waited_for(path: Path) -> None:
    os.mkfifo(path, 0o600)
    with pytest.raises(AccessError, match="plain file"):
        Store.open(path)


class FrozenDisk(Disk):
    """Answers as a read-only disk does."""

    def open(self, path: Path, flags: int) -> int:
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            raise OSError(errno.EROFS, "Read-only file system", str(path))
        return super().open(path, flags)

    def cut(self, descriptor: int, length: int) -> None:
        raise AssertionError("a read-only file was cut")


def test_on_a_read_only_disk_everything_can_be_read_and_nothing_saved(opens: Opens, path: Path) -> None:
    writer = opens()
    add(writer, "one")
    reader = opens(create=False, disk=FrozenDisk())
    assert "reading only" in reader.read_only
    assert titles(reader) == ["one"]
    with pytest.raises(AccessError, match="reading only"):
        add(reader, "two")
    add(writer, "two")
    reader.changes(1)
    assert titles(reader) == ["one", "two"]
    reader.close()
    assert reader.notice == ""
    assert not writer.read_only


@pytest.mark.parametrize("gone", ["office.json.lock", "office.json.open", "office.json.journal"])
def test_a_file_copied_alone_opens(opens: Opens, path: Path, tmp_path: Path, gone: str) -> None:
    store = opens()
    add(store, "one")
    store.close()
    copy = tmp_path / "copy"
    shutil.copytree(path.parent, copy)
    copy.chmod(0o700)
    (copy / gone).unlink()
    frozen = Store.open(copy / "office.json", disk=FrozenDisk())
    assert titles(frozen) == ["one"]
    frozen.changes(0)
    frozen.close()
    thawed = Store.open(copy / "office.json")
    add(thawed, "two")
    thawed.close()
    assert titles(opens(copy / "office.json")) == ["one", "two"]


def test_an_earlier_copy_put_back_by_hand_opens(opens: Opens, path: Path) -> None:
    for title in ("one", "two"):
        store = opens()
        add(store, title)
        store.close()
    (earlier,) = path.with_name("backups").glob("office-*-0000000001.json")
    shutil.copy(earlier, path)
    store = opens()
    assert titles(store) == ["one"]
    assert add(store, "three").seq == 2


def test_a_newer_file_put_over_an_older_one_opens(opens: Opens, path: Path, tmp_path: Path) -> None:
    for title in ("one", "two"):
        store = opens()
        add(store, title)
        store.close()
    journal = path.with_name("office.json.journal")
    earlier = journal.read_bytes().replace(b'"base":2', b'"base":1')
    payload = earlier[9:-1]
    journal.write_bytes(frame(payload))
    store = opens()
    assert titles(store) == ["one", "two"]
    assert add(store, "three").seq == 3
    store._files.close()
    assert titles(opens()) == ["one", "two", "three"]
