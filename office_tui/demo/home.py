"""Where the demo office lives, and how it is made anew without touching anything else."""

from __future__ import annotations

import fcntl
import os
import shutil
from pathlib import Path

from office_tui.errors import AccessError, BusyError
from office_tui.paths import Paths, make_private

MARK = ".office-tui-demo"
"""The file that says that the demo made this folder; without it nothing in there is ever removed."""
_FOLDERS = ("data", "config", "cache", "state")


def demo_home() -> Path:
    """Return the demo's own folder: `demo` under `OFFICE_TUI_HOME` where that is set; creates nothing."""
    home = os.environ.get("OFFICE_TUI_HOME")
    if home:
        return Path(home).expanduser().absolute() / "demo"
    import platformdirs

    return Path(platformdirs.user_state_dir("office-tui-demo", appauthor=False))


def prepare(*, fresh: bool) -> Path:
    """Make the demo office, or keep the one that is there unless it is to be `fresh`; return its folder.

    `AccessError` where the folder holds something the demo did not make; `BusyError` where it is still open.
    """
    from office_tui.demo.build import build

    home = demo_home()
    where = Paths(home / "data", home / "config", home / "cache", home / "state")
    if (home / MARK).is_file():
        if not fresh and where.file.is_file():
            return home
        _clear(home, where)
    elif home.is_symlink() or (home.exists() and not _is_empty(home)):
        raise AccessError(
            f"{home} is there already, and the demo did not make it.",
            "Move it away, or set OFFICE_TUI_HOME to another folder.",
        )
    make_private(home)
    (home / MARK).write_text("Made by “office-tui demo”, which may remove it again.\n", encoding="utf-8")
    build(where)
    return home


def _is_empty(folder: Path) -> bool:
    return folder.is_dir() and not any(folder.iterdir())


def _clear(home: Path, where: Paths) -> None:
    """Remove what an earlier demo built, and only that: another file in the folder stays."""
    _refuse_open(where)
    for name in _FOLDERS:
        folder = home / name
        if folder.is_symlink():
            raise AccessError(f"{folder} is a symbolic link, which the demo did not make.", "Move it away.")
        if folder.is_dir():
            shutil.rmtree(folder)


def _refuse_open(where: Paths) -> None:
    """Refuse while another process has the demo open: its office would vanish under it."""
    presence = where.file.with_name(where.file.name + ".open")
    if not presence.is_file():
        return
    with presence.open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BusyError(
                "The demo is open in another window.", "Leave it there first, or join it with --keep."
            ) from None
