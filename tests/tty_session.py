"""A program under a real pseudo-terminal, with an emulator that shows what a person would see."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Self

import pyte

DEADLINE = 20.0
"""Seconds that anything may take on a busy machine; no test waits that long unless it fails."""


class _Screen(pyte.Screen):
    """pyte's screen, deaf to the few sequences it would trip over."""

    def set_margins(self, *args: Any, **kwargs: Any) -> None:
        kwargs.pop("private", None)
        super().set_margins(*args, **kwargs)


class Session:
    """One run of a program: keys go in by `send`, the screen is read as text; every wait ends on output.

    The process is the leader of a session of its own whose controlling terminal is ours, as under sshd, so
    `hang_up` gives it a real SIGHUP. Use it as a context manager; what still runs at the end is killed.
    """

    def __init__(
        self,
        command: Sequence[str | Path],
        *,
        env: Mapping[str, str | None] | None = None,
        size: tuple[int, int] = (80, 24),
    ) -> None:
        """Start `command`; `env` is laid over ours (None takes a name out); `size` is width, height."""
        self.width, self.height = size
        self.output = b""
        """All that the program has written."""
        self._screen = _Screen(*size)
        self._stream = pyte.ByteStream(self._screen)
        self._status: int | None = None
        whole = {**os.environ, "TERM": "xterm-256color", "LANG": "C.UTF-8", **(env or {})}
        self.pid, self.fd = pty.fork()
        if self.pid == 0:  # pragma: no cover - the child
            try:
                _set_size(0, *size)
                given = {name: value for name, value in whole.items() if value is not None}
                os.execvpe(str(command[0]), [str(each) for each in command], given)
            finally:
                os._exit(127)
        os.set_inheritable(self.fd, False)  # else the next session's program would hold this line open
        _set_size(self.fd, *size)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # -- what goes in

    def send(self, keys: str | bytes) -> None:
        """Type, all at once; what the program writes meanwhile is read, so neither side blocks the other."""
        rest = keys.encode() if isinstance(keys, str) else keys
        os.set_blocking(self.fd, False)
        end = time.monotonic() + DEADLINE
        while rest and time.monotonic() < end:
            readable, writable, _ = select.select([self.fd], [self.fd], [], 1.0)
            if readable:
                self._read()
            if writable:
                rest = rest[os.write(self.fd, rest[:4096]) :]
        assert not rest, "the program does not read its keys"

    def paste(self, text: str) -> None:
        """Paste, marked as terminals do."""
        self.send(f"\x1b[200~{text}\x1b[201~")

    def resize(self, width: int, height: int) -> None:
        """Change the size of the terminal."""
        self.width, self.height = width, height
        self._screen.resize(height, width)
        _set_size(self.fd, width, height)

    def kill(self, number: int = signal.SIGTERM) -> None:
        """Send a signal to the program."""
        os.kill(self.pid, number)

    def write_over(self) -> None:
        """Blank the screen behind the program's back, as a shell does that has the terminal meanwhile."""
        self._read_waiting()
        self._screen.reset()

    def hang_up(self) -> None:
        """Close the line, as a dropped connection does."""
        os.close(self.fd)
        self.fd = -1

    # -- what comes out

    def screen(self) -> str:
        """Return what is on the screen now, line by line, without blanks at the ends."""
        self._read_waiting()
        return "\n".join(line.rstrip() for line in self._screen.display)

    def line(self, number: int) -> str:
        """Return one line of the screen, the first is 0, negative ones from the foot."""
        return self.screen().split("\n")[number]

    @property
    def title(self) -> str:
        """The title of the window."""
        return str(self._screen.title)

    @property
    def cursor(self) -> tuple[int, int]:
        """Where the cursor is: column and line, from 0."""
        return self._screen.cursor.x, self._screen.cursor.y

    def wait_for(self, text: str, timeout: float = DEADLINE) -> str:
        """Wait until `text` is on the screen; returns the screen."""
        self.wait_until(lambda: text in self.screen(), timeout, f"{text!r} on the screen")
        return self.screen()

    def wait_gone(self, text: str, timeout: float = DEADLINE) -> str:
        """Wait until `text` is no longer on the screen; returns the screen."""
        self.wait_until(lambda: text not in self.screen(), timeout, f"{text!r} gone from the screen")
        return self.screen()

    def wait_until(self, happened: Callable[[], bool], timeout: float = DEADLINE, what: str = "it") -> None:
        """Wait until `happened()`, asked anew after each piece of output and ten times a second."""
        end = time.monotonic() + timeout
        while not happened():
            left = end - time.monotonic()
            assert left > 0, f"waited {timeout} s for {what}; the screen:\n{self.screen()}"
            self._read_some(min(left, 0.1))

    def wait_quiet(self, quiet: float = 0.3, timeout: float = DEADLINE) -> str:
        """Wait until nothing was written for `quiet` seconds; returns the screen."""
        end = time.monotonic() + timeout
        while self._read_some(quiet):
            assert time.monotonic() < end, "the program never rests"
        return self.screen()

    # -- how it ends

    def exit_code(self, timeout: float = DEADLINE) -> int:
        """Wait until the program has ended; its exit code, or minus the signal that killed it."""
        end = time.monotonic() + timeout
        while not self.has_ended():
            left = end - time.monotonic()
            assert left > 0, f"still running after {timeout} s; the screen:\n{self.screen()}"
            self._read_some(min(left, 0.02))
        self._read_waiting()
        assert self._status is not None
        return os.waitstatus_to_exitcode(self._status)

    def has_ended(self) -> bool:
        """Say whether the program has ended."""
        if self._status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            self._status = status if pid else None
        return self._status is not None

    def attributes(self) -> list[object]:
        """Return the settings of the terminal (termios), to compare before and after."""
        return list(termios.tcgetattr(self.fd))

    def close(self) -> None:
        """End the program, whatever it does, and close the line."""
        if not self.has_ended():
            os.kill(self.pid, signal.SIGKILL)
            self._status = os.waitpid(self.pid, 0)[1]
        if self.fd >= 0:
            os.close(self.fd)
            self.fd = -1

    def _read_waiting(self) -> None:
        while self._read_some(0):
            pass

    def _read_some(self, seconds: float) -> bool:
        """Wait up to `seconds` for output and show it; False if there was none."""
        if self.fd < 0:
            time.sleep(min(seconds, 0.02))
            return False
        if not select.select([self.fd], [], [], seconds)[0]:
            return False
        return self._read()

    def _read(self) -> bool:
        try:
            raw = os.read(self.fd, 65_536)
        except BlockingIOError:
            return False
        except OSError:  # the program has closed the terminal
            time.sleep(0.005)
            return False
        self.output += raw
        self._stream.feed(raw)
        return True


def _set_size(fd: int, width: int, height: int) -> None:
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
