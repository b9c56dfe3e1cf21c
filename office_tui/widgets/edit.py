"""One line of text being typed: the text, the cursor, and what the editing keys do to them."""

from __future__ import annotations

from collections.abc import Callable

from rich.cells import cell_len
from rich.style import Style

from office_tui.domain.clean import clean, clean_line
from office_tui.widgets.ink import CURSOR, PLAIN, Line, cut

LONGEST = 20_000
"""The longest line accepted; a longer paste is refused whole, so that nothing is lost unseen."""


class Edit:
    """The text and the place in it where the next letter goes; knows keys, not screens."""

    def __init__(self, text: str = "") -> None:
        """Begin with the cursor behind `text`."""
        self.text = text
        self.at = len(text)

    def press(self, key: str, character: str | None) -> bool:
        """Let a key act; says whether it was an editing key or something to type."""
        act = _KEYS.get(key)
        if act is not None:
            act(self)
            return True
        if character is not None and character.isprintable():
            self.insert(character)
            return True
        return False

    def insert(self, text: str) -> None:
        """Put a letter at the cursor; what a terminal would act on is left out."""
        kept = clean(text).replace("\n", " ").replace("\t", " ")
        self.text = self.text[: self.at] + kept + self.text[self.at :]
        self.at += len(kept)

    def paste(self, text: str) -> str:
        """Put a pasted text at the cursor, as one line; returns why it was refused, or nothing."""
        kept = clean_line(text)
        if len(self.text) + len(kept) > LONGEST:
            return f"Not pasted: {len(kept):,} characters are too long for one line."
        self.insert(kept)
        return ""

    def left(self) -> None:
        """Go back one character; marks without width go with their letter."""
        self.at = max(0, self.at - 1)
        while self.at > 0 and cell_len(self.text[self.at]) == 0:
            self.at -= 1

    def right(self) -> None:
        """Go on one character."""
        self.at = min(len(self.text), self.at + 1)
        while self.at < len(self.text) and cell_len(self.text[self.at]) == 0:
            self.at += 1

    def word_left(self) -> None:
        """Go back to where the word begins."""
        self.at = len(self.text[: self.at].rstrip().rpartition(" ")[0])
        self.at += self.at > 0

    def word_right(self) -> None:
        """Go on to behind the word."""
        rest = self.text[self.at :]
        blank = len(rest) - len(rest.lstrip())
        self.at += blank + len(rest.lstrip().partition(" ")[0])

    def home(self) -> None:
        """Go to the beginning."""
        self.at = 0

    def end(self) -> None:
        """Go to the end."""
        self.at = len(self.text)

    def take(self, go: Callable[[Edit], None]) -> None:
        """Take out what lies between the cursor and where `go` would bring it."""
        here = self.at
        go(self)
        first, last = sorted((here, self.at))
        self.text = self.text[:first] + self.text[last:]
        self.at = first

    def view(self, width: int, ink: Style = PLAIN, *, active: bool = True) -> tuple[Line, int]:
        """Return the part around the cursor in at most `width` cells, and the cursor's cell within it."""
        width = max(width, 4)
        if not active:
            return ((cut(self.text[: width + 1], width), ink),), 0
        first = 0
        while cell_len(self.text[first : self.at]) > width - 3:
            first += max(1, (self.at - first) // 2)
        before, here = self.text[first : self.at], self.text[self.at : self.at + 1] or " "
        room = width - cell_len(before) - cell_len(here)
        after = self.text[self.at + 1 : self.at + 1 + room]
        while cell_len(after) > room:
            after = after[:-1]
        return ((before, ink), (here, CURSOR), (after, ink)), cell_len(before)


_KEYS: dict[str, Callable[[Edit], None]] = {
    "left": Edit.left,
    "right": Edit.right,
    "home": Edit.home,
    "end": Edit.end,
    "ctrl+e": Edit.end,
    "ctrl+left": Edit.word_left,
    "alt+b": Edit.word_left,
    "ctrl+right": Edit.word_right,
    "alt+f": Edit.word_right,
    "backspace": lambda edit: edit.take(Edit.left),
    "ctrl+h": lambda edit: edit.take(Edit.left),
    "delete": lambda edit: edit.take(Edit.right),
    "ctrl+d": lambda edit: edit.take(Edit.right),
    "ctrl+w": lambda edit: edit.take(Edit.word_left),
    "alt+backspace": lambda edit: edit.take(Edit.word_left),
    "ctrl+u": lambda edit: edit.take(Edit.home),
    "ctrl+k": lambda edit: edit.take(Edit.end),
}
