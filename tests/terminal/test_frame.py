"""What an emulator shows after the difference equals what it shows after the whole."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pyte
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from office_tui.terminal.frame import Frame

WIDTH, HEIGHT = 24, 9
PENS = ["", "1", "2", "31", "1;32", "4", "7", "41", "38;5;99", "38;2;1;2;3;48;5;7", "39;49", "3;9;101"]
WORDS = [
    "a",
    "bc",
    " ",
    "     ",
    "word",
    "税务",
    "한",
    "é",
    "e\u0301",
    "…",
    "─" * 4,
    "0123456789",
    " " * 14,
    "😀",
]


class Emulator:
    """pyte, with automatic wrapping off as Textual has it."""

    def __init__(self, width: int = WIDTH, height: int = HEIGHT) -> None:
        self.screen = pyte.Screen(width, height)
        self.screen.set_mode(pyte.modes.LNM)
        self.screen.reset_mode(pyte.modes.DECAWM)
        self.stream = pyte.Stream(self.screen)

    def feed(self, data: str) -> Emulator:
        self.stream.feed(data)
        return self

    def cells(self) -> list[list[tuple[object, ...]]]:
        """Return what can be seen: the letter's weight and colour are invisible on a blank."""
        return [list(self._line(y)) for y in range(self.screen.lines)]

    def _line(self, y: int) -> Iterator[tuple[object, ...]]:
        for x in range(self.screen.columns):
            cell = self.screen.buffer[y][x]
            seen = (cell.bg, cell.underscore, cell.strikethrough, cell.reverse)
            if cell.data == " ":
                weight: tuple[object, ...] = (cell.fg,) if any(seen[1:]) else ()
            else:
                weight = (cell.fg, cell.bold, cell.italics) if cell.data else ()
            yield (cell.data, seen if cell.data else (), weight)

    @property
    def cursor(self) -> tuple[int, int]:
        return (min(self.screen.cursor.x, self.screen.columns - 1), self.screen.cursor.y)


def fitting(words: list[tuple[str, str]], room: int) -> str:
    """Return the words as Textual writes them, cut and filled to exactly `room` cells."""
    line = ""
    for pen, word in words:
        if cell_len(word) > room:
            break
        room -= cell_len(word)
        line += f"\x1b[{pen}m{word}\x1b[0m" if pen else word
    return line + " " * room


line_words = st.lists(st.tuples(st.sampled_from(PENS), st.sampled_from(WORDS)), max_size=8)
places = st.tuples(st.integers(0, WIDTH - 1), st.integers(0, HEIGHT - 1))
updates = st.dictionaries(st.integers(0, HEIGHT - 1), line_words, min_size=1, max_size=HEIGHT)
Words = list[tuple[str, str]]
Story = list[tuple[dict[int, Words], tuple[int, int]]]
frames = st.lists(st.tuples(updates, places), min_size=1, max_size=5)


def written(update: dict[int, Words], place: tuple[int, int]) -> str:
    lines = "\n".join(f"\x1b[{y + 1};1H{fitting(words, WIDTH)}" for y, words in sorted(update.items()))
    return f"{lines}\x1b[{place[1] + 1};{place[0] + 1}H"


@settings(max_examples=120, deadline=None)
@given(frames)
def test_the_difference_shows_what_the_whole_shows(
    story: Story,
) -> None:
    frame, whole, part = Frame(WIDTH, HEIGHT), Emulator(), Emulator()
    for update, place in story:
        data = written(update, place)
        part.feed(frame.difference(data))
        assert part.cells() == whole.feed(data).cells()
        assert part.cursor == whole.cursor == place


@settings(max_examples=60, deadline=None)
@given(frames, st.randoms(use_true_random=False))
def test_cutting_the_writes_anywhere_changes_nothing(story: Story, dice: random.Random) -> None:
    data = "".join(written(update, place) for update, place in story)
    frame, part = Frame(WIDTH, HEIGHT), Emulator()
    rest = data
    while rest:
        size = dice.randint(1, 20)
        # A combining mark comes in one write with its letter: Textual never writes half a segment.
        while len(rest) > size and rest[size] == "\u0301":
            size += 1
        part.feed(frame.difference(rest[:size]))
        rest = rest[size:]
    assert part.cells() == Emulator().feed(data).cells()


@settings(max_examples=60, deadline=None)
@given(
    st.lists(line_words, min_size=20, max_size=20),
    st.lists(st.tuples(st.integers(0, 12), st.integers(0, 3)), min_size=1, max_size=6),
)
def test_lines_that_moved_are_right(lines: list[list[tuple[str, str]]], story: list[tuple[int, int]]) -> None:
    frame, whole, part = Frame(WIDTH, HEIGHT), Emulator(), Emulator()
    for top, gap in story:
        moved = lines[top : top + 3] + lines[top + 3 + gap : top + gap + HEIGHT]
        data = written(dict(enumerate(moved[:HEIGHT])), (0, 0))
        part.feed(frame.difference(data))
        assert part.cells() == whole.feed(data).cells()


def screen(lines: list[str]) -> str:
    return "\n".join(f"\x1b[{y + 1};1H{line:<{WIDTH}}" for y, line in enumerate(lines)) + "\x1b[1;1H"


LINES = [letter * 9 + f" {letter} " + letter.upper() * 9 for letter in "abcdefghijkl"]


def test_nothing_is_sent_where_nothing_changed() -> None:
    frame = Frame(WIDTH, HEIGHT)
    frame.difference(screen(LINES[:HEIGHT]))
    assert frame.difference(screen(LINES[:HEIGHT])) == ""


def test_a_cursor_that_moves_down_costs_a_few_bytes() -> None:
    frame = Frame(WIDTH, HEIGHT)
    frame.difference(screen(["> one", "  two"]))
    assert frame.difference("\x1b[1;1H  one\n\x1b[2;1H> two\x1b[2;1H") == " \r\n>\r"


def test_a_line_that_goes_moves_the_others() -> None:
    frame, part = Frame(WIDTH, HEIGHT), Emulator()
    part.feed(frame.difference(screen([*LINES[:7], "", "the foot"])))
    sent = frame.difference(screen([*LINES[:2], *LINES[3:8], "", "the foot"]))
    part.feed(sent)
    assert (
        part.screen.display
        == Emulator().feed(screen([*LINES[:2], *LINES[3:8], "", "the foot"])).screen.display
    )
    assert "\x1b[M" in sent
    assert len(sent) < 60


@pytest.mark.parametrize(
    ("data", "sent"),
    [
        ("\x1b[?25l", "\x1b[?25l"),
        ("\x1b]0;Office\x07", "\x1b]0;Office\x07"),
        ("\x1b]52;c;YQ==\x1b\\", "\x1b]52;c;YQ==\x1b\\"),
        ("\x1b[>1u\x1b[?2026$p\x1b[?1004h", "\x1b[>1u\x1b[?2026$p\x1b[?1004h"),
        ("\a", "\a"),
        ("\x0e\x0f\t\x9b", ""),
    ],
)
def test_what_is_not_drawing_passes_and_controls_do_not(data: str, sent: str) -> None:
    frame = Frame(WIDTH, HEIGHT)
    frame.difference(screen(LINES[:HEIGHT]))
    assert frame.difference(data) == sent


@pytest.mark.parametrize("cut", range(1, 14))
def test_a_sequence_in_two_pieces_passes_whole(cut: int) -> None:
    frame = Frame(WIDTH, HEIGHT)
    data = "\x1b]52;c;YQ==\x1b\\"
    assert frame.difference(data[:cut]) == ("" if cut < len(data) else data)
    assert frame.difference(data[cut:]) == (data if cut < len(data) else "")


def test_drawing_and_modes_keep_their_order() -> None:
    frame = Frame(WIDTH, HEIGHT)
    frame.difference(screen(LINES[:HEIGHT]))
    assert frame.difference("\x1b[1;1HX\x1b[?25h\x1b[1;2HY") == "X\x1b[?25hY"


def test_after_a_redraw_everything_is_drawn_again() -> None:
    frame, part = Frame(WIDTH, HEIGHT), Emulator()
    whole = screen(LINES[:HEIGHT])
    frame.difference(whole)
    frame.redraw()
    assert part.feed("rubbish\x1b[31m").feed(frame.difference("")).cells() == Emulator().feed(whole).cells()


def test_a_resize_begins_a_blank_screen() -> None:
    frame, part = Frame(WIDTH, HEIGHT), Emulator(30, 4)
    frame.difference(screen(LINES[:HEIGHT]))
    frame.resize(30, 4)
    assert frame.difference("\x1b[?25l") == "\x1b[?25l"
    part.feed("rubbish").feed(frame.difference("\x1b[2;3Hnew"))
    assert [line.rstrip() for line in part.screen.display] == ["", "  new", "", ""]


def test_the_other_screen_is_blank_when_it_comes() -> None:
    frame, part = Frame(WIDTH, HEIGHT), Emulator()
    frame.difference(screen(LINES[:HEIGHT]))
    part.feed(frame.difference("\x1b[?1049l\x1b[?1049h\x1b[2;1Hback"))
    assert [line.rstrip() for line in part.screen.display][:3] == ["", "back", ""]


def test_a_sequence_of_unknown_effect_is_followed_by_a_redraw() -> None:
    frame, part = Frame(WIDTH, HEIGHT), Emulator()
    whole = screen(LINES[:HEIGHT])
    part.feed(frame.difference(whole))
    part.feed(frame.difference("\x1b[5;1H\x1b[3M"))
    assert part.screen.display == Emulator().feed(whole).screen.display


@pytest.mark.parametrize(
    "data",
    ["\x1b[3;4H\x1b[J", "\x1b[3;4H\x1b[1J", "\x1b[2J", "\x1b[3;4H\x1b[K", "\x1b[3;4H\x1b[1K", "\x1b[2K"],
)
def test_erasing_is_followed(data: str) -> None:
    frame, part = Frame(WIDTH, HEIGHT), Emulator()
    whole = screen(LINES[:HEIGHT])
    part.feed(frame.difference(whole)).feed(frame.difference(data))
    assert part.cells() == Emulator().feed(whole + data).cells()


def test_only_a_large_frame_is_synchronised() -> None:
    frame = Frame(WIDTH, HEIGHT)
    large = [frame.difference(data) for data in ("\x1b[?2026h", screen(LINES[:HEIGHT]), "\x1b[?2026l")]
    small = [frame.difference(data) for data in ("\x1b[?2026h", "\x1b[1;1HX", "\x1b[?2026l")]
    assert large[0] == ""
    assert large[1].startswith("\x1b[?2026h")
    assert len(large[1]) > 200
    assert large[2] == "\x1b[?2026l"
    assert small == ["", "X", ""]


def test_the_pen_is_laid_down_after_every_frame() -> None:
    frame = Frame(WIDTH, HEIGHT)
    assert frame.difference("\x1b[1;1H\x1b[1;31mred").endswith("\x1b[m")


def test_after_a_sign_of_disputed_width_the_cursor_is_placed_anew() -> None:
    frame = Frame(WIDTH, HEIGHT)
    frame.difference("\x1b[1;1H.")
    assert "😀\x1b[4Gx" in frame.difference("\x1b[1;2H😀x")
