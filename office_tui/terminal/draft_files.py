"""The files of kept drafts: one a form, named by its session, whose lock says that it is alive."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple


class Kept(NamedTuple):
    """What stood in a form."""

    form_id: str
    title: str
    values: dict[str, str]
    at: datetime = datetime.min.replace(tzinfo=UTC)
    """When it was last written."""
    path: Path = Path()
    """Its file; empty where it has none yet."""


class Session:
    """The drafts of one run of the program; alive as long as its lock is held."""

    def __init__(self, lock: Path, fd: int) -> None:
        """Take the lock's path, and its descriptor, locked already."""
        self._lock = lock
        self._fd = fd

    @classmethod
    def begin(cls, folder: Path) -> Session:
        """Begin this process's session; OSError where the folder does not let us."""
        while True:
            lock = folder / f"{os.getpid()}-{os.urandom(4).hex()}.lock"
            fd = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
            fcntl.flock(fd, fcntl.LOCK_EX)
            if os.fstat(fd).st_nlink:
                return cls(lock, fd)
            os.close(fd)  # another session tidied it away before it was locked

    @classmethod
    def dead(cls, lock: Path) -> Session | None:
        """Return the session of that lock if its process is gone; None while it lives."""
        try:
            fd = os.open(lock, os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC)
        except OSError:
            return None
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(fd)
            return None
        return cls(lock, fd)

    def path(self, form_id: str) -> Path:
        """Return the file of a form; its name holds nothing of what the form is about."""
        from hashlib import sha256

        return self._lock.with_suffix(f".{sha256(form_id.encode()).hexdigest()[:12]}.json")

    def files(self) -> list[Path]:
        """Return the session's drafts."""
        return sorted(self._lock.parent.glob(f"{self._lock.stem}.*.json"))

    def write(self, form_id: str, kept: Kept | None) -> None:
        """Put the draft on disk, whole or not at all; None takes it away."""
        import json

        path = self.path(form_id)
        if kept is None:
            path.unlink(missing_ok=True)
            return
        text = json.dumps({"form_id": form_id, "title": kept.title, "values": kept.values})
        part = path.with_suffix(".part")
        fd = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
        with os.fdopen(fd, "w", encoding="ascii") as file:
            os.fchmod(fd, 0o600)
            file.write(text)
            file.flush()
            os.fsync(fd)
        part.replace(path)

    def close(self) -> None:
        """Let go; the lock file stays only where drafts do."""
        if not self.files():
            self._lock.unlink(missing_ok=True)
        os.close(self._fd)


def dead_sessions(folder: Path, mine: Session | None) -> Iterator[Session]:
    """Yield the sessions whose process is gone, each while its lock is held; tidies those without drafts."""
    for lock in sorted(folder.glob("*.lock")):
        session = None if mine is not None and lock == mine._lock else Session.dead(lock)
        if session is not None:
            try:
                yield session
            finally:
                with suppress(OSError):
                    session.close()


def read_kept(path: Path) -> Kept | None:
    """Return the draft in that file; None for one that cannot be read, which stays where it is."""
    import json

    try:
        found: Any = json.loads(path.read_text("ascii"))
        values = {str(name): str(value) for name, value in found["values"].items()}
        at = datetime.fromtimestamp(path.stat().st_mtime, tz=UTC)
        return Kept(str(found["form_id"]), str(found["title"]), values, at, path)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
