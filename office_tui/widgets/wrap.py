"""Breaking long lines to a width in cells, only as far as they are looked at."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import get_character_cell_size

from office_tui.widgets.ink import Line, width_of

TAB = 4


def wrap(text: str, width: int) -> Iterator[str]:
    """Yield the rows of one line, broken behind a blank or a wide character where there is one."""
    text = text.expandtabs(TAB)
    width = max(width, 2)
    at = 0
    while True:
        end = _reach(text, at, width)
        if end >= len(text):
            yield text[at:]
            return
        stop = _break(text, at, end)
        yield text[at:stop].rstrip(" ")
        at = stop
        while at < len(text) and text[at] == " ":
            at += 1


def _reach(text: str, at: int, width: int) -> int:
    """How far from `at` the text fits into `width` cells."""
    if text[at : at + width].isascii():
        return at + width
    while at < len(text):
        width -= get_character_cell_size(text[at])
        if width < 0:
            return at
        at += 1
    return at


def _break(text: str, at: int, end: int) -> int:
    """Where to break before `end`: behind the last blank or wide character."""
    for place in range(end, at, -1):
        if text[place - 1] == " " or text[place] == " " or get_character_cell_size(text[place - 1]) > 1:
            return place
    return max(end, at + 1)


def rows(text: str, width: int) -> Iterator[str]:
    """Yield the rows of a whole text, line by line; an indented line goes on below its own beginning."""
    at = 0
    while True:
        end = text.find("\n", at)
        yield from _indented(text[at:] if end < 0 else text[at:end], width)
        if end < 0:
            return
        at = end + 1


def rows_of(text: str, width: int) -> int:
    """Return how many rows a whole text takes."""
    return sum(1 for _ in rows(text, width))


def _indented(text: str, width: int) -> Iterator[str]:
    """Yield the rows of one line, each as far in as its first, but never beyond the middle."""
    blanks = len(text) - len(text.lstrip(" "))
    indent = " " * min(blanks, width // 2)
    yield from (f"{indent}{row}" for row in wrap(text[len(indent) :], width - len(indent)))


def hang(one: Line, width: int) -> Iterator[Line]:
    """Yield the rows of one line: what is too long goes on below the beginning of its last piece."""
    if not one or width_of(one) <= width:
        yield one
        return
    *before, (text, ink) = one
    indent = min(width_of(before), width // 2)
    first, *more = wrap(text, width - indent)
    yield (*before, (first, ink))
    yield from (((" " * indent, ink), (row, ink)) for row in more)
