"""Whole lines are found wherever they begin, and looking for them takes no longer than the journal is long."""

from __future__ import annotations

from datetime import UTC, datetime
from zlib import crc32

import msgspec
import pytest

from office_tui.store.frames import Header, Line, Row, frame
from office_tui.store.mending import journal_remains
from office_tui.store.mending.journal_remains import MOST_FAILED, read_remains

HEADER = frame(msgspec.json.encode(Header("0123456789abcdef", 0)))
AT = datetime(2026, 3, 2, tzinfo=UTC)


def line(seq: int, text: str = "text") -> bytes:
    row = Row("captures", seq, msgspec.Raw(msgspec.json.encode({"body": text})))
    return frame(msgspec.json.encode(Line(seq, AT, "Chen", "s1", "a decision", "", [row])))


def seqs(content: bytes) -> list[int]:
    return [each.seq for each in read_remains(content, "journal").lines]


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many bytes each checksum was made of."""
    counted: list[int] = []

    def count(content: bytes, start: int = 0) -> int:
        counted.append(len(content))
        return crc32(content, start)

    monkeypatch.setattr(journal_remains, "crc32", count)
    return counted


@pytest.mark.parametrize("joint", [b" ", b"x", b"\r\n"])
def test_lines_whose_newlines_are_all_damaged_are_found(joint: bytes, read: list[int]) -> None:
    content = HEADER + b"".join(line(seq)[:-1] + joint for seq in range(1, 500))
    assert seqs(content) == [*range(1, 500)]
    assert sum(read) < 2 * len(content)


@pytest.mark.parametrize(
    "text", ["20260302 [meeting] about it\n", "20260302 {meeting}\n", '20260302 [1,"a"]\n']
)
def test_a_text_that_looks_like_lines_is_read_once(text: str, read: list[int]) -> None:
    damaged = line(1, text * 1000).replace(b'"Chen"', b'"chen"')
    content = HEADER + damaged + line(2)
    assert seqs(content) == [2]
    assert sum(read) < 3 * len(content)


def test_bytes_made_to_look_like_lines_are_given_up_after_a_while(read: list[int]) -> None:
    forged = b'20260302 [1,"' * 2000
    content = HEADER + line(1)[:-1] + b"x" + forged + b"\n" + line(2)
    assert seqs(content) == [1, 2]
    assert sum(read) < (MOST_FAILED + 3) * len(content)
    assert len(read) < (MOST_FAILED + 3) * 2003
