"""The writing thread: what waits is made into one, what stalls is forgotten, what fails is worked round."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from office_tui.terminal import writer as module
from office_tui.terminal.frame import Frame
from office_tui.terminal.writer import Writer


class Line:
    """A pipe in the place of the terminal's line, which is stalled until it is read."""

    def __init__(self) -> None:
        self.far, self.near = os.pipe()
        self.behind = 0
        self.errors: list[Exception] = []
        self.writer = Writer(self.near, "utf-8", Frame(80, 24), self._behind, self.errors.append)

    def _behind(self) -> None:
        self.behind += 1

    def read_until(self, mark: bytes) -> bytes:
        read = b""
        while mark not in read:
            read += os.read(self.far, 65_536)
        return read


@pytest.fixture
def line() -> Iterator[Line]:
    made = Line()
    yield made
    made.writer.stop()
    os.close(made.near)
    os.close(made.far)


def draw(words: str) -> str:
    return f"\x1b[1;1H{words}"


def test_updates_that_waited_together_travel_as_the_last(line: Line) -> None:
    for number in range(1000):
        line.writer.update(draw(f"state {number:04}"))
    line.writer.say("\x1b]2;end\x07")
    line.writer.start()
    read = line.read_until(b"end")
    assert b"state 0999" in read
    assert b"0998" not in read
    assert len(read) < 60


def test_what_is_said_keeps_its_place(line: Line) -> None:
    line.writer.update(draw("one"))
    line.writer.say("\x1b]2;mid\x07")
    line.writer.update(draw("two"))
    line.writer.say("\x1b]2;end\x07")
    line.writer.start()
    read = line.read_until(b"end")
    assert read.index(b"one") < read.index(b"mid") < read.index(b"two")


def test_a_stalled_line_costs_no_memory_and_is_drawn_anew(
    line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_HELD", 10_000)
    line.writer.start()
    line.writer.say("x" * 1_000_000)  # more than a pipe holds: the thread now waits
    while line.writer._waiting:
        time.sleep(0.005)
    for _ in range(1000):
        line.writer.update(draw("y" * 80))
    assert sum(len(text) for _, text in line.writer._waiting) < 20_000
    line.writer.say("\x1b]2;end\x07")
    line.read_until(b"end")
    line.writer.stop()
    assert line.behind > 0


def test_a_stalled_line_does_not_hold_the_one_who_stops(line: Line) -> None:
    line.writer.start()
    line.writer.say("x" * 1_000_000)
    assert not line.writer.stop(0.05)
    while os.read(line.far, 65_536)[-1:] == b"x" and not line.writer._stopping:
        pass


def test_a_frame_that_fails_is_worked_round(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_self: Frame, _data: str) -> str:
        raise IndexError("frame")

    monkeypatch.setattr(Frame, "difference", fail)
    line.writer.start()
    line.writer.update(draw("one"))
    assert b"\x1b[1;1Hone" in line.read_until(b"one")
    line.writer.update(draw("two"))
    assert b"\x1b[1;1Htwo" in line.read_until(b"two")
    assert [type(error) for error in line.errors] == [IndexError]


def test_a_line_that_is_gone_is_no_error(tmp_path: Path) -> None:
    fd = os.open(tmp_path, os.O_RDONLY)  # a folder: every write to it fails
    writer = Writer(fd, "utf-8", Frame(80, 24), lambda: None, lambda _error: None)
    writer.start()
    for number in range(100):
        writer.update(draw(str(number)))
    assert writer.stop()
    os.close(fd)


def test_what_the_charset_lacks_is_a_mark_for_each_cell(line: Line) -> None:
    writer = Writer(line.near, "latin-1", Frame(80, 24), lambda: None, lambda _error: None)
    writer.start()
    writer.update(draw("é中文x"))
    writer.say("end")
    assert "é????x".encode("latin-1") in line.read_until(b"end")
    writer.stop()
