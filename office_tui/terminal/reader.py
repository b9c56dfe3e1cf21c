"""The thread that reads the terminal; a byte in a pipe wakes it, so leaving never waits for a key."""

from __future__ import annotations

import codecs
import os
import select
import threading
from collections.abc import Callable
from typing import Final

from textual.message import Message

from office_tui.terminal.keys import KeyReader

CHUNK: Final = 65_536


class Reader:
    """Reads and decodes until stopped, handing over events in order; bytes that are no text become U+FFFD."""

    def __init__(
        self,
        fd: int,
        encoding: str,
        deliver: Callable[[list[Message]], None],
        gone: Callable[[], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Take what to call, from the thread: with events, when the terminal is gone, on an error of ours."""
        self._fd = fd
        self._decode = codecs.getincrementaldecoder(encoding)("replace").decode
        self._deliver = deliver
        self._gone = gone
        self._failed = failed
        self._wake_read, self._wake_write = os.pipe2(os.O_CLOEXEC | os.O_NONBLOCK)
        self._thread = threading.Thread(target=self._run, name="terminal-input", daemon=True)

    def start(self) -> None:
        """Begin to read."""
        self._thread.start()

    def stop(self) -> None:
        """End the thread at once; what it has not read stays with the terminal."""
        os.write(self._wake_write, b".")
        self._thread.join(1.0)
        if not self._thread.is_alive():
            os.close(self._wake_read)
            os.close(self._wake_write)

    def _run(self) -> None:
        try:
            if not self._read_until_stopped():
                self._gone()
        except Exception as error:  # noqa: BLE001 - whatever it is, the app must learn of it, or it is deaf
            self._failed(error)

    def _read_until_stopped(self) -> bool:
        """Read; True when stopped, False when the terminal is gone."""
        keys = KeyReader()
        poll = select.poll()
        poll.register(self._fd, select.POLLIN)
        poll.register(self._wake_read, select.POLLIN)
        while True:
            wait = keys.wait
            ready = {fd for fd, _ in poll.poll(None if wait is None else wait * 1000)}
            if self._wake_read in ready:
                return True
            events = keys.expire()
            if self._fd in ready:
                try:
                    raw = os.read(self._fd, CHUNK)
                except BlockingIOError:
                    continue
                except OSError:
                    raw = b""
                if not raw:
                    return False
                events += keys.feed(self._decode(raw))
            if events:
                self._deliver(events)
