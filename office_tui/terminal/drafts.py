"""What is being typed in forms, kept on disk within two seconds, and offered again after a bad end."""

from __future__ import annotations

import os
import threading
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from office_tui.paths import make_private
from office_tui.terminal.draft_files import Kept, Session, dead_sessions, read_kept

DELAY: Final = 1.0
"""Seconds that changes are gathered before they are written."""


class Drafts:
    """The open forms of this session, and what earlier sessions left.

    `keep` and `drop` only change memory; a thread writes. Nothing here raises for a disk that is full or
    read-only: `problem` says what was wrong the last time, or is empty.
    """

    def __init__(self, folder: Path) -> None:
        """Keep drafts in `folder`, which is created (0700) when there is the first one."""
        self.folder = folder
        self.problem = ""
        self._session: Session | None = None
        self._open: dict[str, Kept] = {}
        self._unwritten: dict[str, Kept | None] = {}
        self._changed = threading.Condition()
        self._attempts = 0
        self._hurry = self._closing = False
        self._beginning = threading.Lock()
        self._thread: threading.Thread | None = None

    def __len__(self) -> int:
        """Return how many forms hold something typed."""
        return len(self._open)

    def keep(self, form_id: str, title: str, values: Mapping[str, str]) -> None:
        """Remember what stands in a form: cheap, for every change; `title` is what the offer will call it.

        A form in which nothing is typed any more is dropped.
        """
        self._put(form_id, Kept(form_id, title, dict(values)) if values else None)

    def values(self, form_id: str) -> dict[str, str] | None:
        """Return what this session left in a form that was neither saved nor given up; None for nothing."""
        kept = self._open.get(form_id)
        return dict(kept.values) if kept else None

    def drop(self, form_id: str) -> None:
        """Forget a form: saved, or given up on purpose."""
        if form_id in self._open:
            self._put(form_id, None)

    def flush(self, seconds: float = 2.0) -> bool:
        """Write everything now; False where that took longer than `seconds` or the disk refused."""
        with self._changed:
            attempts = self._attempts
            self._hurry = bool(self._unwritten)
            self._changed.notify_all()
            self._changed.wait_for(lambda: not self._unwritten or self._attempts > attempts + 1, seconds)
            return not self._unwritten

    def close(self) -> None:
        """Write what is left and end; drafts that were not dropped stay for the next session."""
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join(2.0)
        if self._session is not None:
            self._session.close()
            self._session = None

    def left_over(self) -> list[Kept]:
        """Return what sessions that are no longer alive left, oldest first; those still alive keep theirs."""
        found = [
            kept
            for session in dead_sessions(self.folder, mine=self._session)
            for path in session.files()
            if (kept := read_kept(path)) is not None
        ]
        return sorted(found, key=lambda kept: (kept.at, kept.form_id))

    def take(self, kept: Kept) -> Kept | None:
        """Make a left-over draft one of this session's, so that it is kept until dropped, and return it.

        None where another session took it first, or while its form is open here: that one would be written over.
        """
        if kept.form_id in self._open:
            return None
        try:
            path = self._own().path(kept.form_id)
            os.rename(kept.path, path)  # noqa: PTH104 - atomic, and fails for all but the first
        except OSError:
            return None
        mine = kept._replace(path=path)
        self._put(mine.form_id, mine)
        return mine

    def discard(self, kept: Kept) -> None:
        """Throw a left-over draft away."""
        with suppress(OSError):
            kept.path.unlink()

    def _own(self) -> Session:
        with self._beginning:
            if self._session is None:
                self._session = Session.begin(make_private(self.folder))
            return self._session

    def _put(self, form_id: str, kept: Kept | None) -> None:
        with self._changed:
            if kept is None:
                self._open.pop(form_id, None)
            else:
                self._open[form_id] = kept
            self._unwritten[form_id] = kept
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="drafts", daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._unwritten or self._closing)
                if not self._unwritten:
                    return
                self._changed.wait_for(lambda: self._hurry or self._closing, DELAY)
                taken = dict(self._unwritten)
            written = self._write(taken)
            with self._changed:
                for form_id, kept in taken.items():
                    if written and self._unwritten[form_id] is kept:
                        del self._unwritten[form_id]
                self._attempts += 1
                self._hurry = False
                self._changed.notify_all()
                if self._closing and not written:
                    return

    def _write(self, taken: dict[str, Kept | None]) -> bool:
        try:
            for form_id, kept in taken.items():
                self._own().write(form_id, kept)
        except OSError as error:
            self.problem = error.strerror or str(error)
            return False
        self.problem = ""
        return True
