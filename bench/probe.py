"""Measures a full-screen program from outside, over a pty, as the person at the terminal sees it."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

import pyte

PYTHON = sys.executable
"""The interpreter that every measured program runs in."""
QUIET = 0.25
"""Seconds without a byte after which the screen counts as stable: longer than a cursor takes to rest (0.15)."""
PATIENCE = 2.0
"""Seconds in which a key must show an effect, if it is to have one."""
_NOT_PRINTED = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[ -/]*[0-~]|[\x00-\x1f]"
)
_UNKNOWN_TO_PYTE = re.compile(
    rb"\x1b\[[<=>?][0-9;]*[^hl0-9;]|\x1b\[[0-9;]*[tbST]|\x1b\[[?0-9;]*\$p|\x1b\[[0-9]* q"
)


class Start(NamedTuple):
    """The way to the first screen at rest."""

    seconds: float
    sent: int


class Pressed(NamedTuple):
    """What a key brought about: bytes sent, cells printed, whether that is the whole screen again, and when.

    `first` and `seconds` are the seconds to the first bytes that came, and to the last that changed the screen;
    `moved` is the bytes of that first answer: what a key costs that is followed by another before the screen rests.
    """

    sent: int
    printed: int
    whole: bool
    seconds: float
    first: float
    moved: int


class Program:
    """A program in a terminal of `width` by `height` cells; ended when the block is left."""

    def __init__(
        self, argv: Sequence[str], *, width: int, height: int, env: dict[str, str] | None = None
    ) -> None:
        """Prepare to run `argv` with `env` added to ours."""
        self._argv, self._size = list(argv), (width, height)
        self._env = {
            **os.environ,
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
            "LC_ALL": "C.UTF-8",
            **(env or {}),
        }
        for name in ("NO_COLOR", "PYTHONDONTWRITEBYTECODE"):  # an installed program is compiled, once
            self._env.pop(name, None)
        self.screen = pyte.Screen(width, height)
        self._stream = pyte.ByteStream(self.screen)

    def __enter__(self) -> Self:
        """Start it."""
        self._began = time.perf_counter()
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            os.execvpe(self._argv[0], self._argv, self._env)
        width, height = self._size
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Hang up, and kill it where it does not go."""
        for sign in (signal.SIGHUP, signal.SIGKILL):
            try:
                os.kill(self.pid, sign)
            except ProcessLookupError:
                break
            if self._gone(2.0):
                break
        os.close(self._fd)

    def start(self, ready: str, timeout: float = 60.0) -> Start:
        """Wait until `ready` (a pattern) is on the screen and nothing has come for a while."""
        last, sent = self._began, 0
        while time.perf_counter() - self._began < timeout:
            pieces = self._read_until_quiet()
            sent += sum(len(data) for _, data in pieces)
            last = self._show(pieces) or last
            if re.search(ready, self.text()):
                return Start(last - self._began, sent)
        raise TimeoutError(f"{ready!r} did not appear on the screen:\n{self.text()}")

    def press(self, keys: str) -> Pressed:
        """Type keys at once, and wait until nothing comes any more."""
        began = time.perf_counter()
        os.write(self._fd, keys.encode())
        select.select([self._fd], [], [], PATIENCE)
        pieces = self._read_until_quiet()
        last = self._show(pieces)
        data = b"".join(data for _, data in pieces)
        printed = len(_NOT_PRINTED.sub("", data.decode("utf-8", "replace")))
        on_screen = sum(len(line.strip()) for line in self.screen.display)
        first = pieces[0][0] if pieces else began
        moved = len(pieces[0][1]) if pieces else 0
        return Pressed(
            len(data), printed, printed >= on_screen, (last or began) - began, first - began, moved
        )

    def hold(self, key: str, count: int, rate: float) -> tuple[int, int]:
        """Hold a key down: `count` presses at `rate` a second. Return the bytes sent then, and afterwards."""
        sent, began = 0, time.perf_counter()
        for number in range(count):
            os.write(self._fd, key.encode())
            while (left := began + (number + 1) / rate - time.perf_counter()) > 0:
                sent += self._take(self._read(left))
        return sent, self._take(b"".join(data for _, data in self._read_until_quiet()))

    def text(self) -> str:
        """Return the screen as lines of text."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def peak(self) -> int:
        """Return the most memory it has held so far, in bytes (VmHWM)."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        return int(re.findall(r"VmHWM:\s+(\d+) kB", status)[0]) * 1024

    # -- reading: the emulator runs only while the program is quiet, so as not to slow what is measured

    def _read(self, seconds: float) -> bytes:
        if not select.select([self._fd], [], [], seconds)[0]:
            return b""
        try:
            return os.read(self._fd, 65536)
        except OSError:
            raise EOFError(f"{self._argv} has ended") from None

    def _read_until_quiet(self) -> list[tuple[float, bytes]]:
        pieces: list[tuple[float, bytes]] = []
        try:
            while data := self._read(QUIET):
                pieces.append((time.perf_counter(), data))
        except EOFError as ended:
            self._show(pieces)
            ended.add_note(self.text())
            raise
        return pieces

    def _take(self, data: bytes) -> int:
        self._stream.feed(_UNKNOWN_TO_PYTE.sub(b"", data))
        return len(data)

    def _show(self, pieces: list[tuple[float, bytes]]) -> float | None:
        """Feed the emulator; return when the last piece came that changed the screen."""
        last, before = None, self._cells()
        for when, data in pieces:
            self._take(data)
            after = self._cells()
            if after != before:
                last, before = when, after
        return last

    def _cells(self) -> tuple[object, ...]:
        rows = (
            tuple(self.screen.buffer[y][x] for x in range(self.screen.columns))
            for y in range(self.screen.lines)
        )
        return (self.screen.cursor.x, self.screen.cursor.y, *rows)

    def _gone(self, seconds: float) -> bool:
        until = time.perf_counter() + seconds
        while time.perf_counter() < until:
            if os.waitpid(self.pid, os.WNOHANG)[0]:
                return True
            try:
                self._read(0.02)
            except EOFError:
                time.sleep(0.005)
        return False
