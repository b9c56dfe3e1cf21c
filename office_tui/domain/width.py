"""How many cells of a terminal a text takes, and how to make it take just so many."""

from __future__ import annotations

from unicodedata import category, east_asian_width


def width(text: str) -> int:
    """Return the cells that `text` takes: two for a wide character, none for a combining one."""
    if text.isascii():
        return len(text)
    return sum(cells(character) for character in text)


def cells(character: str) -> int:
    """Return the cells that one character takes: 0, 1 or 2."""
    if east_asian_width(character) in "WF":
        return 2
    return 0 if category(character) in {"Mn", "Me", "Cf"} else 1


def cut(text: str, room: int) -> str:
    """Return `text` in at most `room` cells, with `…` where something was left out."""
    if width(text) <= room:
        return text
    taken, used = [], 0
    for character in text:
        used += cells(character)
        if used > room - 1:
            break
        taken.append(character)
    return "".join(taken) + "…" if room > 0 else ""


def pad(text: str, room: int) -> str:
    """Return `text` cut or filled with spaces to exactly `room` cells."""
    short = cut(text, room)
    return short + " " * (room - width(short))
