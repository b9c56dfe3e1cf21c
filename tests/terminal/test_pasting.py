"""Pastes: whole, cleaned, or refused in words; never half of them in silence."""

from __future__ import annotations

from collections.abc import Callable

from tests.tty_session import Session

Opens = Callable[..., Session]

FIRST, SECOND = 2, 5
MEGABYTE = ("word " * 15 + "end\n") * 13_000


def test_lines_become_one_line_where_there_is_one(opens: Opens) -> None:
    session = opens()
    session.paste("one\ntwo\r\nthree\n")
    session.wait_for("one two three")


def test_textual_alone_keeps_the_first_line_in_silence(opens: Opens) -> None:
    session = opens("plain")
    session.paste("one\ntwo")
    session.wait_for("one")
    assert "two" not in session.wait_quiet()


def test_what_a_terminal_would_act_on_is_taken_out(opens: Opens) -> None:
    session = opens()
    session.paste("a\x1b[31mb\x9bc\u202ed\u200be\x00f")
    session.wait_for("a[31mbcdef")


def test_what_is_too_long_for_a_field_is_refused_in_words(opens: Opens) -> None:
    session = opens(size=(120, 30))
    session.send("\tkeep")
    session.wait_until(lambda: "keep" in session.line(SECOND))
    session.paste("x" * 47)
    session.wait_for("room for 46")
    assert "xx" not in session.line(SECOND)
    session.paste("y" * 46)
    session.wait_for("keep" + "y" * 46)


def test_a_megabyte_goes_into_a_text_whole(opens: Opens) -> None:
    session = opens()
    session.send("\x1b[20~")
    session.paste(MEGABYTE)
    session.wait_for(f"text {len(MEGABYTE)}", timeout=10)


def test_a_megabyte_into_a_line_is_refused(opens: Opens) -> None:
    session = opens(size=(120, 30))
    session.paste(MEGABYTE)
    session.wait_for("Nothing was pasted", timeout=10)
    session.send("still here")
    session.wait_until(lambda: "still here" in session.line(FIRST))


def test_more_than_any_field_takes_is_refused(opens: Opens) -> None:
    session = opens(size=(120, 30))
    session.send("\x1b[20~")
    session.paste(MEGABYTE * 2)
    session.wait_for("are too many", timeout=20)
    session.send("on")
    session.wait_for("text 2")


def test_a_paste_where_no_field_is_says_so(opens: Opens) -> None:
    session = opens(size=(120, 30))
    session.send("\x0f")
    session.wait_for("no field")
    session.paste("lost?")
    session.wait_for("no field has the focus")
