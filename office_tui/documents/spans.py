"""Running text as spans, each with one look."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from markdown_it.token import Token

# Where a line of Chinese was broken in the source, no blank stands in the document.
WIDE = re.compile(
    "[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff“”‘’…—]"
)


class Span(NamedTuple):
    """A piece of text, in which a line feed is a line break, and how it looks."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False


def spans(tokens: list[Token], *, breaks: bool) -> tuple[Span, ...]:
    """Return the spans of inline tokens; with `breaks` a line of the source is a line of the document."""
    reader = _Reader(breaks=breaks)
    for token in tokens:
        reader.take(token)
    return tuple(_joined(reader.found))


def plain(of: tuple[Span, ...]) -> str:
    """Return the text alone."""
    return "".join(span.text for span in of)


class _Reader:
    """Follows what is bold, italic or a link while it goes through the tokens."""

    def __init__(self, *, breaks: bool) -> None:
        self.found: list[Span] = []
        self._breaks = breaks
        self._bold = self._italic = 0
        self._links: list[tuple[str, int]] = []
        self._soft = False

    def take(self, token: Token) -> None:
        """Add what one token shows."""
        match token.type:
            case "strong_open" | "strong_close":
                self._bold += token.nesting
            case "em_open" | "em_close":
                self._italic += token.nesting
            case "link_open":
                self._links.append((str(token.attrGet("href") or ""), len(self.found)))
            case "link_close":
                self._close_link()
            case "hardbreak":
                self._add("\n")
            case "softbreak":
                self._soft = True
            case "code_inline":
                self._add(token.content, code=True)
            case _:
                self._add(token.content)

    def _add(self, text: str, *, code: bool = False) -> None:
        if self._soft and text:
            self._soft = False
            self._add(self._between(text))
        if text:
            self.found.append(Span(text, self._bold > 0, self._italic > 0, code))

    def _between(self, after: str) -> str:
        """Return what a line end of the source becomes."""
        if self._breaks:
            return "\n"
        before = self.found[-1].text if self.found else ""
        both_wide = before and WIDE.match(before[-1]) and WIDE.match(after[0])
        return "" if both_wide else " "

    def _close_link(self) -> None:
        """Show where a link leads, on paper too, unless its text says so."""
        target, start = self._links.pop()
        shown = "".join(span.text for span in self.found[start:])
        address = target.removeprefix("mailto:")
        if address and shown not in (address, target):
            self._add(f" ({address})" if shown else address)


def _joined(found: list[Span]) -> list[Span]:
    """Join neighbours that look the same."""
    joined: list[Span] = []
    for span in found:
        if joined and joined[-1][1:] == span[1:]:
            joined[-1] = joined[-1]._replace(text=joined[-1].text + span.text)
        else:
            joined.append(span)
    return joined
