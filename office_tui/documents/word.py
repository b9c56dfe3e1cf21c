"""Writes blocks as a Word file: real styles, real lists, A4, fonts for both scripts."""

from __future__ import annotations

import io
import re
from typing import Any

from office_tui.documents import word_page, word_style
from office_tui.documents.blocks import Block, Row
from office_tui.documents.profile import Profile
from office_tui.documents.spans import Span
from office_tui.documents.word_lists import Lists

_BETWEEN_ITEMS = 2
# What XML 1.0 cannot hold; python-docx fails on the first of them.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """Return the text without the characters that no XML file can hold."""
    return _FORBIDDEN.sub("", text)


def word_file(found: list[Block], profile: Profile, *, identifier: str, title: str, author: str) -> bytes:
    """Return the octets of a .docx with these blocks; `identifier` makes the file known when it comes back.

    No moment of writing stands in the properties: those of the empty document we begin with would be wrong.
    """
    from docx import Document

    document = Document()
    styles = word_style.set_styles(document, profile)
    word_page.set_page(document, profile, styles)
    _Writer(document, profile, styles).write(found)
    properties = document.core_properties
    properties.identifier, properties.title = printable(identifier)[:255], printable(title)[:255]
    properties.author = printable(author)[:255]
    properties.comments, properties.language = "", profile.language
    for moment in list(properties._element):
        if moment.tag.endswith(("}created", "}modified", "}lastModifiedBy")):
            properties._element.remove(moment)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


class _Writer:
    """Appends one block after another."""

    def __init__(self, document: Any, profile: Profile, styles: dict[str, str]) -> None:
        self._styles = styles
        self._document = document
        self._profile = profile
        self._lists = Lists(document, profile)

    def write(self, found: list[Block]) -> None:
        """Write all blocks in order."""
        for block, after in zip(found, [*found[1:], None], strict=True):
            if block.shape == "table":
                self._table(block)
            elif block.shape == "rule":
                word_style.line_below(self._paragraph(block), "808080")
            else:
                paragraph = self._paragraph(block)
                self._fill(paragraph, block.spans)
                if after is not None:
                    self._join(paragraph, block, after)

    def _join(self, paragraph: Any, block: Block, after: Block) -> None:
        """Set a paragraph's distance from, and its bond with, the one that follows."""
        tight = block.list_ and after.list_ and block.role == after.role
        if tight and self._profile.look(block).after > _BETWEEN_ITEMS:
            word_style.set_after(paragraph, _BETWEEN_ITEMS)
        leads = after.shape == "item" and not block.list_
        if leads or self._profile.look(after).with_text:
            word_style.keep_with_next(paragraph)

    def _paragraph(self, block: Block) -> Any:
        paragraph = self._styled(block)
        match block.shape:
            case "item" | "more":
                self._lists.mark(paragraph, block)
            case "quote":
                word_style.indent_left(paragraph, 18 * min(block.level, 9))
            case "code":
                word_style.indent_left(paragraph, 18)
        return paragraph

    def _styled(self, block: Block) -> Any:
        """Add an empty paragraph; python-docx would look through every style for the name."""
        paragraph = self._document.add_paragraph()
        paragraph._p.style = self._styles[self._profile.look(block).style]
        return paragraph

    def _fill(self, paragraph: Any, of: tuple[Span, ...]) -> None:
        for span in of:
            run = paragraph.add_run()
            _add_text(run, printable(span.text))
            run.bold, run.italic = span.bold or None, span.italic or None
            if span.code:
                word_style.fixed_width(run)

    def _table(self, block: Block) -> None:
        columns = max(len(row.cells) for row in block.rows)
        table = self._document.add_table(rows=0, cols=columns)
        reference = bool(block.role)
        word_page.set_columns(table, self._profile, labelled=reference)
        if not reference:
            table._tbl.tblStyle_val = self._styles["Table Grid"]
        for row in block.rows:
            self._row(table.add_row(), row, reference=reference)
        word_style.make_gap(self._styled(block))

    def _row(self, made: Any, row: Row, *, reference: bool) -> None:
        word_page.keep_row(made, heading=row.heading and not reference)
        for number, (cell, words) in enumerate(zip(made.cells, row.cells, strict=False)):
            paragraph = cell.paragraphs[0]
            is_label = reference and number == 0
            look = self._profile.label if is_label else self._profile.cell
            paragraph._p.style = self._styles[look.style]
            heading = row.heading and not reference
            self._fill(paragraph, tuple(span._replace(bold=True) for span in words) if heading else words)


def _add_text(run: Any, text: str) -> None:
    """Add text with its tabs, line breaks and every blank; python-docx keeps only the outer blanks."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for piece in re.split(r"([\n\t])", text):
        if piece == "\n":
            run._r.append(OxmlElement("w:br"))
        elif piece == "\t":
            run._r.append(OxmlElement("w:tab"))
        elif piece:
            words = OxmlElement("w:t")
            words.text = piece
            words.set(qn("xml:space"), "preserve")
            run._r.append(words)
