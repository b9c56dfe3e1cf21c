"""Keys that arrive together go where a slow typist's would; Textual alone is shown to need that."""

from __future__ import annotations

from collections.abc import Callable

from tests.tty_session import Session

Opens = Callable[..., Session]

FIRST, SECOND = 2, 5


def test_letters_after_tab_go_into_the_next_field(opens: Opens) -> None:
    session = opens()
    session.send("AB\tCD")
    session.wait_for("CD")
    assert "AB " in session.line(FIRST)
    assert "CD " in session.line(SECOND)


def test_textual_alone_puts_them_all_into_the_first(opens: Opens) -> None:
    def into_the_first() -> bool:
        session = opens("plain")
        session.send("AB\tCD")
        return "ABCD" in session.wait_quiet()

    assert any(into_the_first() for _ in range(5)), (
        "a race, which a busy machine now and then decides rightly"
    )


def test_a_burst_that_opens_a_dialog_types_into_it(opens: Opens) -> None:
    session = opens()
    for number in range(5):
        session.send(f"\x1bOQword{number}\r")
        session.wait_for(f"the word is word{number}")
    assert "word" not in session.line(FIRST)


def test_textual_alone_types_underneath(opens: Opens) -> None:
    def types_underneath() -> bool:
        session = opens("plain")
        session.send("\x1bOQhello\r")
        session.wait_for("the dialog")
        session.wait_quiet()
        session.send("\r")
        session.wait_for("the word is")
        return "h" in session.line(FIRST)

    assert any(types_underneath() for _ in range(5)), "a race, as above"


def test_esc_and_a_letter_in_one_piece_are_two_keys(opens: Opens) -> None:
    session = opens()
    session.send("\x0f")
    session.wait_for("no field")
    session.send("\x1bj")
    session.wait_for("down")
    session.send("\x1b1")
    session.wait_for("screen 1")
    session.send("\x1b")
    session.wait_for("escape")


def test_textual_alone_loses_the_esc_and_the_letter(opens: Opens) -> None:
    session = opens("plain")
    session.send("\x0f")
    session.wait_for("no field")
    session.send("\x1bj")
    session.wait_quiet()
    session.send("\x1b1")
    assert "no field" in session.wait_quiet()


def test_what_is_typed_during_the_start_is_not_lost(opens: Opens) -> None:
    session = opens(wait="")
    session.send("early\tbird")
    session.wait_until(lambda: "early" in session.line(FIRST) and "bird" in session.line(SECOND))


def test_an_app_that_never_rests_still_hears_keys(opens: Opens) -> None:
    session = opens()
    session.send("\x1b[17~")
    session.send("heard")
    session.wait_until(lambda: "heard" in session.line(FIRST))


def test_a_long_burst_loses_nothing(opens: Opens) -> None:
    session = opens()
    session.send("".join(f"{number:02}" for number in range(30)))
    session.wait_for("272829")
    assert "".join(f"{number:02}" for number in range(30)) in session.line(FIRST)


def test_bytes_that_are_no_text_become_a_mark(opens: Opens) -> None:
    session = opens()
    session.send(b"a\xff\xfeb\xc3")
    session.wait_for("a\ufffd\ufffdb")
    session.send("c")
    session.wait_for("b\ufffdc")


def test_textual_alone_dies_of_one_bad_byte(opens: Opens) -> None:
    session = opens("plain")
    session.send(b"a\xff")
    session.exit_code()
