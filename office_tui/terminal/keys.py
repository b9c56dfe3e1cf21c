"""From what the terminal sends to keys and pastes; a lagging line may bring any number of them at once."""

from __future__ import annotations

import re
import time
from collections.abc import Generator, Iterator
from typing import Final

from textual._xterm_parser import XTermParser
from textual.events import Key, Paste
from textual.keys import Keys
from textual.message import Message

ESCAPE_WAIT: Final = 0.05
"""Seconds after which an unfinished sequence counts as the keys it is made of (Esc alone, mostly)."""

PASTE_LIMIT: Final = 2_000_000
"""The most characters that are taken from one paste."""

_PASTE_BEGINS: Final = "\x1b[200~"
_PASTE_ENDS: Final = "\x1b[201~"

# A whole sequence: CSI (the Linux console's `[[A`, the oldest mouse's `[M...` and rxvt's `[2$` too) or SS3;
# Esc before anything else is the key.
_PIECE: Final = re.compile(
    r"(?P<sequence>\x1b\[\[[A-E]|\x1b\[M.{3}|\x1b\[\d+\$(?!y)"
    r"|\x1b\[[0-?]*[ -/]*[@-LN-Z\\-~]|\x1b\[[0-?]+M|\x1bO[A-Zj-y ])"
    r"|(?P<unfinished>\x1b(?:\[(?:\[|M.{0,2}|[0-?]{0,60}[ -/]{0,2})|O)?\Z)"
    r"|(?P<character>.)",
    re.DOTALL,
)
# Where the cursor is, asked for by some program before us; in line 1 it cannot be told from F3.
_POSITION: Final = re.compile(r"\x1b\[(?!1;)\d+;\d+R")


class PasteRefused(Message):
    """A paste was longer than `PASTE_LIMIT`; nothing of it was taken."""

    def __init__(self, characters: int) -> None:
        """Keep how many characters the paste had."""
        super().__init__()
        self.characters = characters


class KeyReader:
    """Turns decoded input into Textual's events, however it was cut into pieces on the way.

    Esc followed by a character is two keys: over a slow line they arrive in one piece, and nobody here types
    alt+letter. Sequences that mean nothing (late answers of the terminal) are dropped, never typed.
    """

    def __init__(self) -> None:
        self._xterm = XTermParser()
        self._unfinished = ""
        self._since = 0.0
        self._paste: list[str] | None = None
        self._pasted = 0

    @property
    def wait(self) -> float | None:
        """Seconds until `expire` should be called; None where nothing is unfinished."""
        if not self._unfinished or self._paste is not None:
            return None
        return max(0.0, self._since + ESCAPE_WAIT - time.monotonic())

    def feed(self, text: str) -> list[Message]:
        """Return the events that are complete with `text`."""
        return list(self._read(text))

    def expire(self) -> list[Message]:
        """Return what is unfinished as the single keys it is made of, if it waited long enough."""
        return list(self._give_up()) if self.wait == 0.0 else []

    def _read(self, text: str) -> Iterator[Message]:
        text, self._unfinished = self._unfinished + text, ""
        while text:
            if self._paste is not None:
                text = yield from self._read_paste(text)
            else:
                before, begins, text = text.partition(_PASTE_BEGINS)
                yield from self._read_keys(before)
                if begins:
                    yield from self._give_up()
                    self._paste, self._pasted = [], 0

    def _read_keys(self, text: str) -> Iterator[Message]:
        for piece in _PIECE.finditer(text):
            if piece["unfinished"]:
                self._unfinished, self._since = piece[0], time.monotonic()
            elif piece["character"]:
                yield from self._keys(piece[0])
            else:
                yield from self._sequence(piece[0])

    def _give_up(self) -> Iterator[Key]:
        """Yield what is unfinished as single keys."""
        held, self._unfinished = self._unfinished, ""
        for character in held:
            yield from self._keys(character)

    def _sequence(self, sequence: str) -> Iterator[Message]:
        if sequence.startswith("\x1b[<"):
            if mouse := self._xterm.parse_mouse_code(sequence):
                yield mouse
        elif not _POSITION.fullmatch(sequence):
            yield from self._keys(sequence)

    def _keys(self, sequence: str) -> Iterator[Key]:
        if sequence == "\x1b":
            yield Key("escape", sequence)
            return
        for key in self._xterm._sequence_to_key_events(sequence):
            if key.key != Keys.Ignore:
                yield key

    def _read_paste(self, text: str) -> Generator[Message, None, str]:
        """Gather the paste; yields it once it is whole; returns the text that follows it."""
        assert self._paste is not None
        pasted, ends, rest = text.partition(_PASTE_ENDS)
        if not ends:  # the end mark itself may be cut in two
            cut = _begun(text, _PASTE_ENDS)
            pasted, self._unfinished = text[:cut], text[cut:]
        self._pasted += len(pasted)
        if self._pasted <= PASTE_LIMIT:
            self._paste.append(pasted)
        else:
            self._paste.clear()
        if ends:
            whole, self._paste = "".join(self._paste), None
            yield Paste(whole) if self._pasted <= PASTE_LIMIT else PasteRefused(self._pasted)
        return rest


def _begun(text: str, mark: str) -> int:
    """Return where at the end of `text` the mark begins, unfinished; the length of `text` if nowhere."""
    for length in range(min(len(mark) - 1, len(text)), 0, -1):
        if text.endswith(mark[:length]):
            return len(text) - length
    return len(text)
