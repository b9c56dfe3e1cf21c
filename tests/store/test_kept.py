from __future__ import annotations

import errno
import os
from hashlib import sha256
from pathlib import Path

import pytest

from office_tui.errors import AccessError, DamagedError, NotFoundError
from office_tui.store.disk import Disk
from office_tui.store.kept import Keeper, keep, kept_path, read_kept, save_copy

CONTENT = b"From: a\r\n\r\n\x00\xff"


def files(folder: Path) -> list[Path]:
    return [each for each in folder.rglob("*") if each.is_file()]


def test_what_is_kept_is_read_back_under_its_hash(tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    sha = keep(folder, CONTENT)
    assert sha == sha256(CONTENT).hexdigest()
    assert read_kept(folder, sha) == CONTENT
    assert kept_path(folder, sha).stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == kept_path(folder, sha).parent.stat().st_mode & 0o777 == 0o700
    assert read_kept(folder, keep(folder, b"")) == b""


def test_keeping_again_writes_nothing(tmp_path: Path) -> None:
    sha = keep(tmp_path, CONTENT)
    before = kept_path(tmp_path, sha).stat()
    with Keeper(tmp_path) as keeper:
        assert keeper.keep(CONTENT) == keeper.keep(CONTENT) == sha
    assert kept_path(tmp_path, sha).stat() == before
    assert len(files(tmp_path)) == 1


class OrderDisk(Disk):
    """Notes the order of what makes a batch durable."""

    def __init__(self) -> None:
        self.noted: list[str] = []

    def sync_files(self, paths: object) -> None:
        assert isinstance(paths, list)
        self.noted.append(f"sync {len(paths)}")
        super().sync_files(paths)

    def rename(self, source: Path, target: Path) -> None:
        self.noted.append("name")
        super().rename(source, target)


def test_a_batch_is_synced_once_before_it_gets_its_names(tmp_path: Path) -> None:
    disk = OrderDisk()
    with Keeper(tmp_path, disk=disk) as keeper:
        shas = [keeper.keep(b"%d" % number) for number in range(20)]
        assert not any(kept_path(tmp_path, sha).exists() for sha in shas)
    assert disk.noted == ["sync 20", *["name"] * 20]
    assert [read_kept(tmp_path, sha) for sha in shas] == [b"%d" % number for number in range(20)]


def test_a_batch_that_fails_leaves_no_litter(tmp_path: Path) -> None:
    def fail() -> None:
        with Keeper(tmp_path) as keeper:
            keeper.keep(b"one")
            keeper.settle()
            keeper.keep(b"two")
            raise RuntimeError("stop")

    with pytest.raises(RuntimeError, match="stop"):
        fail()
    assert [each.read_bytes() for each in files(tmp_path)] == [b"one"]


def test_damage_is_noticed_and_a_short_file_is_kept_again(tmp_path: Path) -> None:
    sha = keep(tmp_path, CONTENT)
    path = kept_path(tmp_path, sha)
    path.write_bytes(CONTENT[:-1] + b"x")
    with pytest.raises(DamagedError, match=sha[:12]):
        read_kept(tmp_path, sha)
    path.write_bytes(b"")
    keep(tmp_path, CONTENT)
    assert read_kept(tmp_path, sha) == CONTENT


@pytest.mark.parametrize(
    "sha", ["", "../../etc/passwd", "0" * 63, "0" * 65, "A" * 64, "0" * 64 + "\n", "/" * 64]
)
def test_only_a_hash_is_a_name(tmp_path: Path, sha: str) -> None:
    with pytest.raises(NotFoundError):
        kept_path(tmp_path, sha)


def test_what_is_missing_or_a_link_is_not_read(tmp_path: Path) -> None:
    sha = keep(tmp_path, CONTENT)
    path = kept_path(tmp_path, sha)
    path.rename(tmp_path / "elsewhere")
    with pytest.raises(NotFoundError):
        read_kept(tmp_path, sha)
    path.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(AccessError, match="symbolic link"):
        read_kept(tmp_path, sha)


def test_a_copy_never_overwrites(tmp_path: Path) -> None:
    sha = keep(tmp_path / "kept", CONTENT)
    target = tmp_path / "target"
    target.mkdir()
    (target / "plan.pdf").write_bytes(b"theirs")
    (target / "plan (2).pdf").symlink_to(tmp_path / "nowhere")
    names = [save_copy(tmp_path / "kept", sha, target, "plan.pdf").name for _ in range(2)]
    assert names == ["plan (3).pdf", "plan (4).pdf"]
    assert (target / "plan.pdf").read_bytes() == b"theirs"
    assert (target / "plan (3).pdf").read_bytes() == CONTENT
    assert save_copy(tmp_path / "kept", sha, target, "../../escape.sh").parent == target
    long = "财" * 200 + ".pdf"
    assert save_copy(tmp_path / "kept", sha, target, long).suffix == ".pdf"
    assert save_copy(tmp_path / "kept", sha, target, "no ending").name == "no ending"
    assert save_copy(tmp_path / "kept", sha, target, "no ending").name == "no ending (2)"


class FullDisk(Disk):
    def write(self, descriptor: int, content: bytes | memoryview, offset: int) -> int:
        if offset > 4:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return super().write(descriptor, memoryview(content)[:5], offset)


def test_a_full_disk_is_said_and_leaves_no_litter(tmp_path: Path) -> None:
    with pytest.raises(AccessError, match="no room on the disk"):
        keep(tmp_path / "kept", CONTENT, disk=FullDisk())
    sha = keep(tmp_path / "kept", CONTENT)
    (tmp_path / "target").mkdir()
    with pytest.raises(AccessError, match="no room on the disk"):
        save_copy(tmp_path / "kept", sha, tmp_path / "target", "a.txt", disk=FullDisk())
    assert [each.name for each in files(tmp_path)] == [sha]
    with pytest.raises(AccessError):
        save_copy(tmp_path / "kept", sha, tmp_path / "no such folder", "a.txt")
