"""Bytes of the terminal to keys."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.events import Key, MouseDown, Paste
from textual.message import Message

from office_tui.terminal import keys
from office_tui.terminal.keys import PASTE_LIMIT, KeyReader, PasteRefused


def said(events: list[Message]) -> list[str]:
    words: list[str] = []
    for event in events:
        match event:
            case Key():
                words.append(event.key)
            case Paste():
                words.append(f"paste:{event.text}")
            case _:
                words.append(type(event).__name__)
    return words


def read_late(reader: KeyReader, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    later = time.monotonic() + 1
    monkeypatch.setattr(time, "monotonic", lambda: later)
    return said(reader.expire())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("aB", ["a", "B"]),
        ("\x1bj", ["escape", "j"]),
        ("\x1b1", ["escape", "1"]),
        ("\x1b\r", ["escape", "enter"]),
        ("\x1b\t", ["escape", "tab"]),
        ("\x1b\x1b[A", ["escape", "up"]),
        ("\x1b:", ["escape", "colon"]),
        ("\x1b]x", ["escape", "right_square_bracket", "x"]),
        ("\x1b[A", ["up"]),
        ("\x1bOA", ["up"]),
        ("\x1b[5~j", ["pageup", "j"]),
        ("\x1b[1;2B", ["shift+down"]),
        ("\x1bOQ", ["f2"]),
        ("\x1b[[B", ["f2"]),
        ("\x1b[Z", ["shift+tab"]),
        ("\x03\x10", ["ctrl+c", "ctrl+p"]),
        ("中é", ["中", "é"]),
        ("\x1b[<0;3;4M", ["MouseDown"]),
        ("\x1b[M !!q", ["q"]),
        ("\x1b[?2026;2$yq", ["q"]),
        ("\x1b[?64;1;2cq", ["q"]),
        ("\x1b[12;40Rq", ["q"]),
        ("\x1b[I\x1b[O\x1b[8;24;80tq", ["q"]),
        ("\x1b[200~a\x1bj\nb\x1b[201~c", ["paste:a\x1bj\nb", "c"]),
        ("\x1b[200~\x1b[201~", ["paste:"]),
        ("x\x1b[200~1\x1b[201~\x1b[200~2\x1b[201~", ["x", "paste:1", "paste:2"]),
    ],
)
def test_what_arrives_in_one_piece(text: str, expected: list[str]) -> None:
    assert said(KeyReader().feed(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\x1b", ["escape"]),
        ("\x1b[", ["escape", "left_square_bracket"]),
        ("\x1bO", ["escape", "O"]),
        ("\x1b[1;", ["escape", "left_square_bracket", "1", "semicolon"]),
    ],
)
def test_what_stays_unfinished_is_keys(
    text: str, expected: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = KeyReader()
    assert reader.feed(text) == []
    assert reader.expire() == []
    wait = reader.wait
    assert wait is not None
    assert 0 < wait <= keys.ESCAPE_WAIT
    assert read_late(reader, monkeypatch) == expected
    assert reader.wait is None


def test_an_unfinished_paste_waits_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    reader = KeyReader()
    assert reader.feed("\x1b[200~abc\x1b[20") == []
    assert reader.wait is None
    assert read_late(reader, monkeypatch) == []
    assert said(reader.feed("1~")) == ["paste:abc"]


def test_esc_before_a_paste_is_a_key() -> None:
    assert said(KeyReader().feed("\x1b\x1b[200~a\x1b[201~")) == ["escape", "paste:a"]


def test_a_paste_beyond_the_limit_is_refused_and_what_follows_read() -> None:
    reader = KeyReader()
    reader.feed("\x1b[200~")
    for _ in range(PASTE_LIMIT // 100_000 + 1):
        assert reader.feed("x" * 100_000) == []
    refused, key = reader.feed("\x1b[201~q")
    assert isinstance(refused, PasteRefused)
    assert refused.characters == PASTE_LIMIT + 100_000
    assert isinstance(key, Key)


def test_the_mouse_is_where_it_was_pressed() -> None:
    (event,) = KeyReader().feed("\x1b[<0;3;4M")
    assert isinstance(event, MouseDown)
    assert (event.x, event.y) == (2, 3)


pieces = st.lists(
    st.sampled_from(
        ["a", "中", "\r", "\x1b[A", "\x1bOQ", "\x1b[1;5C", "\x1b[200~p\x1bq\x1b[201~", "\x1b[6~", "9"]
    )
)


@given(pieces, st.lists(st.integers(0, 60), max_size=8))
def test_it_does_not_matter_where_the_line_cuts(parts: list[str], cuts: list[int]) -> None:
    text = "".join(parts)
    edges = [0, *sorted(min(cut, len(text)) for cut in cuts), len(text)]
    reader = KeyReader()
    events = [event for begin, end in pairwise(edges) for event in reader.feed(text[begin:end])]
    assert said(events) == said(KeyReader().feed(text))
