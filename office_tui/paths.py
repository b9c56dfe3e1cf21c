"""Where things live: data, settings, cache and state; `OFFICE_TUI_HOME` moves them all."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

APP = "office-tui"


class Paths(NamedTuple):
    """The four folders, and the names inside them that others need."""

    data: Path
    config: Path
    cache: Path
    state: Path

    @property
    def file(self) -> Path:
        """The database."""
        return self.data / "office.json"

    @property
    def kept(self) -> Path:
        """The folder of kept messages, attachments and issued documents, each under its SHA-256."""
        return self.data / "kept"

    @property
    def templates(self) -> Path:
        """The director's own templates; they override the shipped ones by name."""
        return self.data / "templates"

    @property
    def settings(self) -> Path:
        """The preferences, in TOML."""
        return self.config / "settings.toml"

    @property
    def workdays(self) -> Path:
        """The director's own working days and holidays, which override the public ones."""
        return self.config / "workdays.toml"

    @property
    def drafts(self) -> Path:
        """What was being typed when a session ended without warning."""
        return self.state / "drafts"

    @property
    def log(self) -> Path:
        """The log of errors; it never holds what was typed."""
        return self.state / "office-tui.log"


def paths() -> Paths:
    """Return the folders of this user, or those under `OFFICE_TUI_HOME` where it is set; creates nothing."""
    home = os.environ.get("OFFICE_TUI_HOME")
    if home:
        root = Path(home).expanduser().absolute()
        return Paths(root / "data", root / "config", root / "cache", root / "state")
    import platformdirs

    dirs = platformdirs.PlatformDirs(APP, appauthor=False)
    return Paths(
        Path(dirs.user_data_dir),
        Path(dirs.user_config_dir),
        Path(dirs.user_cache_dir),
        Path(dirs.user_state_dir),
    )


def make_private(folder: Path) -> Path:
    """Create `folder` (0700, whatever the umask) where it is missing, and return it."""
    if not folder.is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)
    return folder
