"""Files that a person names: what is no ordinary file is not waited for, and what is too long is not taken in."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from office_tui.domain.licence import Licence
from office_tui.errors import AccessError, UsageError
from office_tui.services.desk import Desk
from office_tui.services.licences import attach
from office_tui.services.named_file import read_whole
from office_tui.services.register import save
from tests.services.office import now


def test_up_to_so_many_bytes_are_read(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(b"12345")
    assert read_whole(path, 5, "", "") == b"12345"
    with pytest.raises(UsageError, match=r"scan\.pdf is over 0 MB"):
        read_whole(path, 4, "Keep a smaller scan.", "")
    link = tmp_path / "link.pdf"
    link.symlink_to(path)
    assert read_whole(link, 5, "", "") == b"12345"
    with pytest.raises(AccessError, match="No such file"):
        read_whole(tmp_path / "none.pdf", 5, "", "Nothing was kept.")


def test_a_scan_that_is_a_pipe_or_a_device_is_refused_and_leaves_no_file_open(
    office: Desk, tmp_path: Path
) -> None:
    licence = save(office, Licence(name="Fire safety", long_term=True))
    pipe = tmp_path / "scan.pdf"
    os.mkfifo(pipe)
    before = len(list(Path("/proc/self/fd").iterdir()))
    for path in (pipe, Path("/dev/zero"), tmp_path):
        with pytest.raises(UsageError, match="no ordinary file"):
            attach(office, [licence], path)
    assert len(list(Path("/proc/self/fd").iterdir())) == before
    assert now(office, licence.id, Licence) == licence
