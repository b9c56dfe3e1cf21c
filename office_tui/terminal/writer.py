"""The thread that writes to the terminal: it never makes the app wait, and outlives a line that is gone."""

from __future__ import annotations

import codecs
import os
import select
import threading
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Final

from rich.cells import cell_len

from office_tui.terminal.frame import Frame

PIECE: Final = 4096
"""Bytes written at once; a terminal's own buffer is about as large."""

MOST_HELD: Final = 1_000_000
"""Characters of updates that may wait for a line that stalls."""


class Writer:
    """Takes text for the terminal and writes it in order; what came in while it wrote goes out as one.

    Updates of the screen pass the `Frame`, which makes the fewest bytes of them. On a slow line several
    updates are made into one, so only the last state of the screen travels; when they become too many, all
    are forgotten and `behind` asks for the whole. To a line that is gone nothing is written any more, but
    text is still taken, for ever, without blocking.
    """

    def __init__(
        self,
        fd: int,
        encoding: str,
        frame: Frame,
        behind: Callable[[], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Write to `fd` in `encoding`; from `start` on the frame belongs to the thread.

        From the thread are called: `behind` when the whole screen should be drawn anew, `failed` with an
        error of the frame, after which updates are written as they come.
        """
        self._fd = fd
        self._encoding = encoding
        self._frame = frame
        self._behind = behind
        self._failed = failed
        self._waiting: list[tuple[str, str]] = []
        self._held = 0
        self._forgotten = False
        self._changed = threading.Condition()
        self._stopping = self._gone = self._unshortened = False
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin to write, to a screen of which nothing is known."""
        self._frame.redraw()
        self._stopping = self._gone = False
        self._thread = threading.Thread(target=self._run, name="terminal-output", daemon=True)
        self._thread.start()

    def update(self, text: str) -> None:
        """Take an update of the screen."""
        self._put("update", text)

    def say(self, text: str) -> None:
        """Take a sequence that draws nothing and is written as it stands."""
        self._put("say", text)

    def resize(self, width: int, height: int) -> None:
        """Take the new size of the terminal, in cells, from here on; the same size again draws all anew."""
        self._put("resize", f"{width} {height}")

    def stop(self, seconds: float = 1.0) -> bool:
        """Write what is left and end the thread; False when the line did not take it within `seconds`."""
        with self._changed:
            self._stopping = True
            self._changed.notify()
        thread, self._thread = self._thread, None
        if thread is None:
            return True
        thread.join(seconds)
        return not thread.is_alive()

    def _put(self, kind: str, text: str) -> None:
        if text:
            with self._changed:
                self._waiting.append((kind, text))
                self._held += len(text)
                if self._held > MOST_HELD:
                    self._waiting = [each for each in self._waiting if each[0] != "update"]
                    self._held, self._forgotten = 0, True
                self._changed.notify()

    def _run(self) -> None:
        while True:
            with self._changed:
                while not self._waiting and not self._stopping:
                    self._changed.wait()
                taken, self._waiting, self._held = self._waiting, [], 0
                behind, self._forgotten = self._forgotten, False
            if not taken and not behind:
                return
            self._send(self._text(taken).encode(self._encoding, "a_mark_a_cell"))
            if behind and not self._gone:
                self._behind()

    def _text(self, taken: list[tuple[str, str]]) -> str:
        if not self._unshortened:
            try:
                return "".join(self._shortened(taken))
            except Exception as error:  # noqa: BLE001 - a screen that is dear in bytes is better than none
                self._unshortened = True
                self._failed(error)
        return "".join(text for kind, text in taken if kind != "resize")

    def _shortened(self, taken: list[tuple[str, str]]) -> Iterator[str]:
        for kind, group in groupby(taken, key=lambda each: each[0]):
            texts = [text for _, text in group]
            if kind == "say":
                yield from texts
            elif kind == "resize":
                width, height = texts[-1].split()
                self._frame.resize(int(width), int(height))
                yield self._frame.difference("")
            else:
                yield self._frame.difference("".join(texts))

    def _send(self, encoded: bytes) -> None:
        rest = memoryview(encoded)
        while rest and not self._gone:
            try:
                rest = rest[os.write(self._fd, rest[:PIECE]) :]
            except BlockingIOError:  # somebody made the terminal non-blocking; all its programs share that
                select.select([], [self._fd], [], 1.0)
            except OSError:
                self._gone = True


def _a_mark_a_cell(error: UnicodeError) -> tuple[str, int]:
    """Replace what the terminal's charset lacks by a `?` for each of its cells, so that columns align."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "?" * cell_len(error.object[error.start : error.end]), error.end


codecs.register_error("a_mark_a_cell", _a_mark_a_cell)
