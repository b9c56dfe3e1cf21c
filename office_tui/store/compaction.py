"""Writing the plain file in a thread, while commits go on."""

from __future__ import annotations

import threading
from contextlib import suppress
from pathlib import Path
from typing import Final

from office_tui.store.disk import Disk
from office_tui.store.journal import Journal
from office_tui.store.memory import Memory
from office_tui.store.plain import PlainFile, State

SMALLEST: Final = 4 << 20
"""A journal shorter than this, in bytes, is left to grow."""

SHARE: Final = 0.25
"""So is one that is a smaller part of the plain file than this."""


def is_due(journal: int, plain: int) -> bool:
    """Say whether a journal of so many bytes is too long for a plain file of so many."""
    return journal > max(SMALLEST, SHARE * plain)


def could_not(why: str) -> str:
    """Say that the plain file stays as it is for now."""
    return f"The plain file could not be written anew ({why}); nothing is lost by it."


class _AbandonedError(Exception):
    """Nobody waits for the file any more."""


class Compaction:
    """What stood in memory after commit `seq`, when `journal` was `offset` bytes long, on its way into a file.

    Afterwards `new` is that file's name, or `failure` says in words why there is none.
    """

    def __init__(self, disk: Disk, plain: PlainFile, journal: Journal, memory: Memory) -> None:
        """Begin at once."""
        self.journal, self.offset, self.seq = journal, journal.offset, memory.seq
        self.new: Path | None = None
        self.failure = ""
        self._disk, self._plain = disk, plain
        self._state = State(
            memory.database, memory.seq, {table: rows.still() for table, rows in memory.tables.items()}
        )
        self._wanted = True
        self._thread = threading.Thread(target=self._write, name="compaction", daemon=True)
        self._thread.start()

    def _write(self) -> None:
        try:
            self.new = self._plain.write(self._state, self._go_on)
        except _AbandonedError:
            pass
        except OSError as error:
            self.failure = error.strerror or str(error)
        except Exception as error:  # noqa: BLE001 - a thread has nobody to raise to, and nothing depends on it
            self.failure = str(error) or type(error).__name__

    def _go_on(self) -> None:
        if not self._wanted:
            raise _AbandonedError

    def is_done(self) -> bool:
        """Say whether the file is written, or will not be."""
        return not self._thread.is_alive()

    def abandon(self) -> None:
        """Stop, and leave nothing behind but what cannot be taken away."""
        self._wanted = False
        self._thread.join()
        if self.new is not None:
            with suppress(OSError):
                self._disk.unlink(self.new)


class Upkeep:
    """Says when a compaction is due, and has at most one going on; `failure`: why the last one came to nothing."""

    def __init__(self, disk: Disk, plain: PlainFile) -> None:
        self._disk, self._plain = disk, plain
        self._running: Compaction | None = None
        self._failed: tuple[Journal | None, int] = (None, 0)
        self.failure = ""

    def next(self, journal: Journal, memory: Memory) -> Compaction | None:
        """Return one that is done, if there is; else begin one if it is due."""
        running = self._running
        if running is None:
            at, length = self._failed
            if is_due(journal.offset - (length if at is journal else 0), self._plain.size):
                self._running = Compaction(self._disk, self._plain, journal, memory)
            return None
        if not running.is_done():
            return None
        self._running = None
        self.failure = ""
        if running.failure:
            self.failed(journal, running.failure)
        return running

    def failed(self, journal: Journal | None, why: str) -> None:
        """Take note that it could not be done; the journal grows as much again before the next attempt."""
        self._failed = (journal, journal.offset if journal else 0)
        self.failure = could_not(why)

    def end(self) -> None:
        """Give up what is going on."""
        running, self._running = self._running, None
        if running is not None:
            running.abandon()
