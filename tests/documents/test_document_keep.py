"""A document is written as a whole, privately, and never over another."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from office_tui.documents.keep import write_new
from office_tui.errors import AccessError


def test_it_is_written_for_its_owner_only_and_nothing_else_is_left(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    write_new(path, b"abc")
    assert path.read_bytes() == b"abc"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [one.name for one in tmp_path.iterdir()] == ["a.docx"]


@pytest.mark.parametrize("kind", ["file", "folder", "link", "dangling"])
def test_what_is_there_stays(tmp_path: Path, kind: str) -> None:
    path, other = tmp_path / "a.docx", tmp_path / "other"
    if kind == "file":
        path.write_bytes(b"old")
    elif kind == "folder":
        path.mkdir()
    else:
        path.symlink_to(other)
        if kind == "link":
            other.write_bytes(b"old")
    with pytest.raises(AccessError, match="there already"):
        write_new(path, b"new")
    assert not other.exists() or other.read_bytes() == b"old"
    assert not [one for one in tmp_path.iterdir() if one.name.startswith(".")]


@pytest.mark.parametrize("name", ["missing/a.docx", "file/a.docx", "x" * 300, "a\0b"])
def test_where_it_cannot_be_written_a_sentence_says_so(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(AccessError) as caught:
        write_new(tmp_path / name, b"x")
    assert caught.value.hint


def test_a_full_disk_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(AccessError, match="No space left"):
        write_new(tmp_path / "a.docx", b"x")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("there", [True, False])
def test_where_there_are_no_links_it_is_still_never_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    def no_links(*_args: object, **_named: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    path = tmp_path / "a.docx"
    if there:
        path.write_bytes(b"old")
        with pytest.raises(AccessError, match="there already"):
            write_new(path, b"new")
    else:
        write_new(path, b"new")
    assert path.read_bytes() == (b"old" if there else b"new")
    assert [one.name for one in tmp_path.iterdir()] == ["a.docx"]
