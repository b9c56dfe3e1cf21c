"""Markdown as a flat list of blocks, from which both preview and Word file are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from office_tui.documents.spans import Span, spans

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

Shape = Literal["paragraph", "heading", "item", "more", "quote", "rule", "table", "code"]

_OPEN = re.compile(r":::[ \t]*([a-z]+)[ \t]*")
_CLOSE = re.compile(r":::[ \t]*")


class Row(NamedTuple):
    """A row of a table: its cells, and whether it is the heading."""

    cells: tuple[tuple[Span, ...], ...]
    heading: bool


class Block(NamedTuple):
    """One paragraph or table.

    `role` is the part of the document it stands in (`::: addressee` in the template; "" is the running text).
    `level` is that of a heading, or the depth of a list item or quotation from 1; `number` is an item's
    number, 0 for a bullet; `list_` tells lists apart. *more* is a further paragraph of a list item.
    """

    shape: Shape
    spans: tuple[Span, ...] = ()
    role: str = ""
    level: int = 0
    number: int = 0
    list_: int = 0
    rows: tuple[Row, ...] = ()


def blocks(markdown: str) -> list[Block]:
    """Return the blocks of a document's Markdown, in order; an empty paragraph is left out."""
    found: list[Block] = []
    for role, text in _parts(markdown):
        reader = _Reader(role, len(found))
        reader.read(_parser().parse(text))
        found.extend(reader.found)
    return found


def _parts(markdown: str) -> Iterator[tuple[str, str]]:
    """Split at the lines `::: role` and `:::`; a part left open ends with the document."""
    role, lines = "", list[str]()
    for line in markdown.split("\n"):
        opened = _OPEN.fullmatch(line)
        if opened is None and not _CLOSE.fullmatch(line):
            lines.append(line)
            continue
        yield role, "\n".join(lines)
        role, lines = opened.group(1) if opened else "", []
    yield role, "\n".join(lines)


@cache
def _parser() -> MarkdownIt:
    """CommonMark with tables, but without what would surprise somebody who writes a letter.

    Indented text is no code, `[note]: text` is no hidden definition, a rule below a line makes it no heading.
    """
    from markdown_it import MarkdownIt

    from office_tui.documents.emphasis import emphasis_beside_chinese

    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": 100}).enable("table")
    parser.disable(["code", "html_block", "html_inline", "reference", "lheading"])
    parser.inline.ruler.at("emphasis", emphasis_beside_chinese)
    return parser


class _List(NamedTuple):
    """A list that is open: its identity, and its first number (0: bullets)."""

    list_: int
    first: int


class _Reader:
    """Turns the tokens of one part into blocks."""

    def __init__(self, role: str, seed: int) -> None:
        self.found: list[Block] = []
        self._role = role
        self._seed = seed
        self._lists: list[_List] = []
        self._counts: list[int] = []
        self._fresh = False
        self._quotes = 0
        self._heading = 0
        self._rows: list[Row] = []
        self._cells: list[tuple[Span, ...]] = []
        self._in_table = False
        self._in_head = False

    def read(self, tokens: list[Token]) -> None:
        """Take the tokens in order."""
        for token in tokens:
            step = getattr(self, f"_{token.type}", None)
            if step is not None:
                step(token)

    def _inline(self, token: Token) -> None:
        words = spans(token.children or [], breaks=bool(self._role))
        if self._in_table:
            self._cells.append(words)
        elif self._heading:
            self._add(Block("heading", words, level=self._heading))
        elif self._lists:
            self._item(words)
        elif self._quotes:
            self._add(Block("quote", words, level=self._quotes))
        else:
            self._add(Block("paragraph", words))

    def _item(self, words: tuple[Span, ...]) -> None:
        now, depth = self._lists[-1], len(self._lists)
        shape: Shape = "item" if self._fresh else "more"
        number = self._counts[-1] if now.first else 0
        self._fresh = False
        self._add(Block(shape, words, level=depth, number=number, list_=now.list_))

    def _add(self, block: Block) -> None:
        if block.spans or block.rows or block.shape == "rule":
            self.found.append(block._replace(role=self._role))

    def _heading_open(self, token: Token) -> None:
        self._heading = int(token.tag[1:])

    def _heading_close(self, _token: Token) -> None:
        self._heading = 0

    def _bullet_list_open(self, _token: Token) -> None:
        self._open_list(0)

    def _ordered_list_open(self, token: Token) -> None:
        self._open_list(int(token.attrGet("start") or 1) or 1)

    def _open_list(self, first: int) -> None:
        self._seed += 1
        self._lists.append(_List(self._seed, first))
        self._counts.append(first - 1)

    def _bullet_list_close(self, _token: Token) -> None:
        self._lists.pop()
        self._counts.pop()

    _ordered_list_close = _bullet_list_close

    def _list_item_open(self, _token: Token) -> None:
        self._counts[-1] += 1
        self._fresh = True

    def _blockquote_open(self, _token: Token) -> None:
        self._quotes += 1

    def _blockquote_close(self, _token: Token) -> None:
        self._quotes -= 1

    def _hr(self, _token: Token) -> None:
        self._add(Block("rule"))

    def _fence(self, token: Token) -> None:
        text = token.content.rstrip("\n")
        self._add(Block("code", (Span(text, code=True),) if text else ()))

    def _table_open(self, _token: Token) -> None:
        self._in_table, self._rows = True, []

    def _thead_open(self, _token: Token) -> None:
        self._in_head = True

    def _thead_close(self, _token: Token) -> None:
        self._in_head = False

    def _tr_open(self, _token: Token) -> None:
        self._cells = []

    def _tr_close(self, _token: Token) -> None:
        self._rows.append(Row(tuple(self._cells), self._in_head))

    def _table_close(self, _token: Token) -> None:
        self._in_table = False
        self._add(Block("table", rows=tuple(self._rows)))
