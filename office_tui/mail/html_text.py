"""The text of an HTML page, read in one pass: nothing is run, nothing is fetched, no input makes it slow."""

from __future__ import annotations

import re
from html import unescape

_SKIPPED = frozenset({"script", "style", "head", "title", "template", "svg", "noscript", "object", "xml"})
_ENDS_LINE = frozenset({
    "br", "p", "div", "tr", "table", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5",
    "h6", "blockquote", "pre", "hr", "section", "article", "header", "footer", "form", "center",
    "address", "caption",
})  # fmt: skip
_SPACED = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "table", "pre", "dl"})
_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]{0,19})")
_LINK = re.compile(r"""\bhref\s{0,9}=\s{0,9}["']?\s{0,9}(https?://[^\s"'<>]{1,2000})""", re.IGNORECASE)
_BLANK = re.compile(r"[ \t\r\n\f\xa0]+")
_GAPS = re.compile(r"\n{3,}")
_SHOWN_LINK = 120


def html_to_text(page: str) -> str:
    """Return what the page says: blocks as lines, items with `- `, cells apart, links behind their words.

    Linear in the length of the page, however broken it is. The text is not yet cleaned.
    """
    lines = _Lines()
    at = 0
    while (start := page.find("<", at)) >= 0:
        lines.write(page[at:start])
        at = _after_tag(page, start, lines)
    lines.write(page[at:])
    return lines.text()


class _Lines:
    """The text so far; a small automaton that knows what each tag does to it."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._link = ""
        self._link_from = 0
        self._verbatim = False
        self.never_closed: set[str] = set()

    def write(self, words: str) -> None:
        """Add words of the page, its entities resolved and its blanks folded, but not in `<pre>`."""
        plain = unescape(words)
        if shown := plain if self._verbatim else self._folded(plain):
            self._pieces.append(shown)

    def _folded(self, plain: str) -> str:
        """Fold blanks into one; none at the beginning of a line or behind another."""
        folded = _BLANK.sub(" ", plain)
        return (
            folded
            if self._pieces and not self._pieces[-1].endswith((" ", "\n", "\t"))
            else folded.lstrip(" ")
        )

    def tag(self, name: str, *, closing: bool, inside: str) -> None:
        """Add what a tag does to the text."""
        if name in _ENDS_LINE:
            self._pieces.append("\n\n" if name in _SPACED else "\n")
            self._verbatim = not closing if name == "pre" else self._verbatim
        elif name == "li":
            self._pieces.append("\n" if closing else "\n- ")
        elif name in {"td", "th"} and closing:
            self._pieces.append("\t")
        elif name == "a":
            self._anchor(closing=closing, inside=inside)

    def _anchor(self, *, closing: bool, inside: str) -> None:
        if not closing:
            target = _LINK.search(inside[:4000])
            self._link, self._link_from = (unescape(target[1]) if target else ""), len(self._pieces)
        elif self._link:
            words = "".join(self._pieces[self._link_from :])
            if words.strip() and self._link.rstrip("/") not in words:
                cut = "…" if len(self._link) > _SHOWN_LINK else ""
                self._pieces.append(f" <{self._link[:_SHOWN_LINK]}{cut}>")
            self._link = ""

    def text(self) -> str:
        """Return the text with blanks trimmed and at most one empty line in a row."""
        lines = (_apart(line) for line in "".join(self._pieces).split("\n"))
        return _GAPS.sub("\n\n", "\n".join(lines)).strip("\n").rstrip()


def _apart(line: str) -> str:
    """Return a line with its cells two spaces apart; by splitting, since a pattern would be slow on many blanks."""
    first, *others = line.split("\t")
    return "  ".join([first.rstrip(), *filter(None, map(str.strip, others))]).rstrip()


def _after_tag(page: str, start: int, lines: _Lines) -> int:
    """Act on what begins with the `<` at `start`; return where the text goes on."""
    if page.startswith("<!--", start):
        return _past(page, "-->", start + 4)
    if page.startswith(("<!", "<?"), start):
        return _past(page, ">", start)
    found = _NAME.match(page, start)
    if found is None:
        lines.write("<")
        return start + 1
    end = _tag_end(page, found.end())
    name, closing = found[1].lower(), page[start + 1] == "/"
    if name in _SKIPPED and not closing and page[end - 2 : end] != "/>":
        return _past_element(page, name, end, lines.never_closed)
    lines.tag(name, closing=closing, inside=page[found.end() : end])
    return end


def _past(page: str, mark: str, start: int) -> int:
    end = page.find(mark, start)
    return len(page) if end < 0 else end + len(mark)


def _past_element(page: str, name: str, start: int, never_closed: set[str]) -> int:
    """Return the place after the closing tag; without one, only a script or a style swallows the rest.

    What is never closed is remembered, so that no name is looked for in vain twice.
    """
    if name in never_closed:
        return start
    ending = rf"</{name}\b[^>]{{0,200}}>" + (r"|(?=<body\b)" if name in {"head", "title"} else "")
    found = re.compile(ending, re.IGNORECASE).search(page, start)
    if found is not None:
        return found.end()
    never_closed.add(name)
    return len(page) if name in {"script", "style"} else start


def _tag_end(page: str, start: int) -> int:
    """Return the place after the `>` of a tag; one inside quotes does not count, but only a short way."""
    first = end = page.find(">", start)
    while 0 <= end < start + 1000 and page.count('"', start, end) % 2:
        end = page.find(">", end + 1)
    if not 0 <= end < start + 1000:
        end = first
    return len(page) if end < 0 else end + 1
