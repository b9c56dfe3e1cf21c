"""Earlier plain files, kept as they were: one more name for the same bytes."""

from __future__ import annotations

from contextlib import suppress
from typing import Final

from office_tui.paths import make_private
from office_tui.store.disk import Disk
from office_tui.store.folder import Names

KEPT: Final = 5
"""How many earlier files are kept."""


def keep_backup(disk: Disk, names: Names, seq: int) -> None:
    """Keep the plain file as it stands, after commit `seq`; a disk that cannot link goes without."""
    with suppress(OSError):
        folder = make_private(names.backups)
        stem = names.file.stem
        disk.link(names.file, folder / f"{stem}-{seq:010d}.json")
        for old in sorted(folder.glob(f"{stem}-??????????.json"))[:-KEPT]:
            disk.unlink(old)
