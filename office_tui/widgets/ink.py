"""The few ways text may look; each is an attribute of the terminal or one of its own sixteen colours."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

PLAIN = Style.null()
STRONG = Style(bold=True)
"""What is undecided, and headings."""
DIM = Style(dim=True)
"""What is settled, and labels."""
CURSOR = Style(reverse=True)
"""The cell the next letter goes to, and the line a choice would take."""
ACCENT = Style(color="cyan")
"""Keys and what the program suggests."""
WARN = Style(color="yellow")
"""What presses."""
BAD = Style(color="red", bold=True)
"""What is late or wrong; a word always says so too."""

Span = tuple[str, Style]
Line = Sequence[Span]
"""One line of the screen: pieces of literal text, each in one ink."""

INK = {"information": PLAIN, "warning": WARN, "error": BAD}
"""The ink of a notice, by its severity."""


def line(*pieces: str | Span) -> Line:
    """Return a line made of plain strings and (text, style) pieces."""
    return tuple((piece, PLAIN) if isinstance(piece, str) else piece for piece in pieces if piece)


def width_of(spans: Iterable[Span]) -> int:
    """Return how many cells a line takes; a Chinese character takes two."""
    return sum(cell_len(text) for text, _ in spans)


def fit(text: str, width: int) -> str:
    """Return the text in exactly `width` cells, cut with `…` where it is longer."""
    if cell_len(text) <= width:
        return text + " " * (width - cell_len(text))
    return set_cell_size(text, width - 1) + "…" if width > 0 else ""


def cut(text: str, width: int) -> str:
    """Return the text in at most `width` cells, cut with `…` where it is longer."""
    return text if cell_len(text) <= width else fit(text, width)


def strip(spans: Line, width: int, ground: Style) -> Strip:
    """Return the line as Textual draws it: on `ground`, cut or filled to `width` cells; nothing is markup."""
    segments = [Segment(text, ground + style) for text, style in spans]
    return Strip(segments).adjust_cell_length(width, ground)
