"""What is said to the terminal besides the screen: title, clipboard, mouse, and what is not asked."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable

import pytest

from office_tui.terminal import modes
from office_tui.terminal.ascii_frame import ASCII_FRAME
from tests.tty_session import Session

Opens = Callable[..., Session]

FIRST = 2


def test_the_title_is_set_and_given_back(opens: Opens) -> None:
    session = opens()
    session.send("\x1b[18~")
    session.wait_until(lambda: session.title == "office-tui · 3")
    session.send("\x1b[21~")
    session.exit_code()
    assert session.output.count(modes.PUSH_TITLE.encode()) == 1
    assert session.output.count(modes.POP_TITLE.encode()) == 1


@pytest.mark.parametrize(
    ("term", "has"), [("xterm-256color", True), ("tmux-256color", True), ("linux", False), ("", False)]
)
def test_which_terminals_have_a_title(term: str, has: bool) -> None:
    assert modes.has_title(term) is has


def test_a_title_cannot_carry_a_sequence() -> None:
    assert modes.title("a\x07\x1b]0;b\n中") == "\x1b]2;a]0;b 中\x07"


def test_copying_is_osc_52_and_not_cut(opens: Opens) -> None:
    session = opens()
    session.send("\x1b[19~")
    sequence = b"\x1b]52;c;" + base64.b64encode(b"DIR-12") + b"\x07"
    session.wait_until(lambda: sequence in session.output)
    assert modes.copy("x" * modes.COPY_LIMIT)
    assert modes.copy("x" * (modes.COPY_LIMIT + 1)) == ""


def test_the_title_returns_after_the_editor(opens: Opens) -> None:
    session = opens()
    session.send("\x1b[18~")
    session.wait_until(lambda: session.title == "office-tui · 3")
    session.send("\x1b[24~")
    session.wait_for("the editor")
    assert session.output.count(modes.POP_TITLE.encode()) == 1
    session.send("\n")
    session.wait_for("edited")
    assert session.output.count(modes.title("office-tui · 3").encode()) == 2


def test_the_cursor_stands_where_the_field_has_it(opens: Opens) -> None:
    session = opens()
    session.send("abc")
    session.wait_for("abc")
    session.wait_until(lambda: session.cursor == (6, FIRST))
    session.send("\x1b[D")
    session.wait_until(lambda: session.cursor == (5, FIRST))


def test_the_mouse_is_off_until_asked_for(opens: Opens) -> None:
    session = opens()
    assert b"?1000h" not in session.output
    session.send("\x1b[23~")
    session.wait_for("mouse True")
    assert b"?1000h" in session.output
    session.send("\x1b[23~")
    session.wait_for("mouse False")
    assert session.output.count(b"?1000l") == 1


def test_the_terminal_is_asked_nothing_and_left_as_it_was(opens: Opens) -> None:
    session = opens()
    session.send("\x1b[21~")
    assert session.exit_code() == 0
    queries = rb"\x1b\[[?>=]?[\d;]*(?:c|n|u|\$p|q)|\x1b\](?:4|1[0-2]|22);"
    assert re.search(queries, session.output) is None
    asked = set(re.findall(rb"\x1b\[\?(\d+)h", session.output))
    for mode in asked - {b"25", b"7"}:
        assert session.output.rindex(b"?" + mode + b"l") > session.output.rindex(b"?" + mode + b"h")
    assert session.output.rindex(b"?25h") > session.output.rfind(b"?25l")
    assert session.output.rindex(b"?7h") > session.output.rindex(b"?7l")


def test_textual_alone_asks_and_switches(opens: Opens) -> None:
    session = opens("plain")
    assert b"\x1b[?2026$p" in session.output
    assert b"\x1b[>25u" in session.output
    assert b"\x1b[?1003h" in session.output


def test_ctrl_c_says_how_to_leave_and_ctrl_q_does_nothing(opens: Opens) -> None:
    session = opens()
    session.send("\x11")
    session.send("\x10")
    session.wait_quiet()
    session.send("\x0f\x03")
    session.wait_for("q leaves office-tui.")
    assert not session.has_ended()


def test_textual_alone_quits_on_ctrl_q(opens: Opens) -> None:
    session = opens("plain")
    session.send("\x11")
    assert session.exit_code() == 0


def test_too_small_is_said_and_holds_keys_back_until_it_is_not(opens: Opens) -> None:
    session = opens()
    session.send("abc")
    session.wait_for("abc")
    session.resize(20, 5)
    session.wait_for("Too small: 40×10 is")
    assert "ready" not in session.screen()
    session.send("unseen")
    session.resize(1, 1)
    session.wait_quiet()
    session.resize(80, 24)
    session.wait_until(lambda: "abc" in session.line(FIRST))
    assert "ready" in session.screen()
    session.send("d")
    session.wait_for("abcd")
    assert "Too small" not in session.screen()


def test_a_storm_of_sizes_ends_in_a_whole_screen(opens: Opens) -> None:
    session = opens()
    for width in (100, 60, 120, 79, 81, 80) * 3:
        session.resize(width, 24)
    session.write_over()
    session.wait_for("ready")
    session.wait_quiet()
    assert session.line(FIRST).startswith("▊")


@pytest.mark.parametrize(
    ("text", "plain"), [("┌─┐│└┘├", "+-+|+++"), ("▊▔▁█", "|-_#"), ("a…b → c", "a~b > c"), ("中é", "中é")]
)
def test_lines_in_ascii_keep_their_cells(text: str, plain: str) -> None:
    assert text.translate(ASCII_FRAME) == plain
